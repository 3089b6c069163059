"""Messages: English strings that can be translated, copied, pickled and stored."""

from __future__ import annotations

import ast
import copy
import json
import pickle
import re
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

import bibtools
from bibtools.support.messages import (
    Message,
    all_of,
    counted,
    from_plain,
    listed,
    message,
    one_of,
    plain,
    translated,
    with_parts,
)


@pytest.fixture(scope="module")
def turkish() -> GNUTranslations:
    catalogue = Catalog(locale="tr")
    catalogue.add("“{value}” is not a year", "“{value}” bir yıl değil")
    catalogue.add(("{count} file", "{count} files"), ("{count} dosya", "{count} dosya"))
    catalogue.add("{several} or {last}", "{several} ya da {last}")
    catalogue.add("write four digits", "dört rakam yazın")
    catalogue.add("{sentence}; {reason}", "{sentence}; {reason}")
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    return GNUTranslations(file)


def test_a_message_is_its_english_sentence() -> None:
    said = message("“{value}” is not a year", value="19x9")
    assert said == "“19x9” is not a year"
    assert json.dumps([said], ensure_ascii=False) == '["“19x9” is not a year"]'


def test_braces_of_values_and_of_sentences_without_values_stay() -> None:
    assert message("“{value}” is not a year", value="{x}") == "“{x}” is not a year"
    assert message("a closing brace (}) too many") == "a closing brace (}) too many"


def test_a_message_is_translated_with_its_values(turkish: GNUTranslations) -> None:
    said = message("“{value}” is not a year", value="19x9")
    assert translated(said, turkish) == "“19x9” bir yıl değil"
    assert translated(counted("{count} file", "{count} files", 2), turkish) == "2 dosya"
    assert translated("write four digits", turkish) == "dört rakam yazın"


def test_messages_in_messages_are_translated_and_plain_values_are_not(turkish: GNUTranslations) -> None:
    said = message("“{value}” is not a year", value="write four digits")
    assert translated(said, turkish) == "“write four digits” bir yıl değil"
    both = message("{sentence}; {reason}", sentence=said, reason=message("write four digits"))
    assert translated(both, turkish) == "“write four digits” bir yıl değil; dört rakam yazın"


def test_what_the_catalogue_lacks_stays_english(turkish: GNUTranslations) -> None:
    assert translated(message("there is no {thing}", thing="rule"), turkish) == "there is no rule"
    assert translated("", turkish) == ""
    assert translated(message("“{value}” is not a year", value=1), None) == "“1” is not a year"


def test_lists(turkish: GNUTranslations) -> None:
    assert one_of(["a"]) == "a"
    assert one_of(["a", "b", "c"]) == "a or b or c"
    assert all_of(["a", "b"]) == "a and b"
    assert listed([]) == ""
    assert translated(one_of(["a", "b", "c"]), turkish) == "a ya da b ya da c"


def test_an_exception_keeps_its_message(turkish: GNUTranslations) -> None:
    error = ValueError(message("“{value}” is not a year", value="x"))
    said = message("{reason}", reason=error)
    assert translated(said, turkish) == "“x” bir yıl değil"


VALUES = st.one_of(st.text(), st.integers(), st.floats(allow_nan=False))


@given(st.dictionaries(st.sampled_from("abc"), VALUES, min_size=1), st.integers(min_value=0, max_value=3))
def test_messages_survive_copies_pickles_and_json(values: dict[str, object], count: int) -> None:
    inner = message("".join(f"<{{{name}}}>" for name in values), **values)
    said = counted("{count} {inner}", "{count} of {inner}", count, inner=inner)
    for made in (
        copy.copy(said),
        copy.deepcopy(said),
        pickle.loads(pickle.dumps(said)),
        from_plain(json.loads(json.dumps(plain(said)))),
    ):
        assert isinstance(made, Message)
        assert isinstance(said, Message)
        assert (made, made.template, made.plural, made.values) == (
            said,
            said.template,
            said.plural,
            said.values,
        )
        assert isinstance(made.values["inner"], Message)


@pytest.mark.parametrize(
    "parts",
    [
        None,
        7,
        "another sentence",
        ["{value} is long"],
        ["“{value}” is not a year", "", {}],
        ["“{value}” is not a year", "", ["x"]],
        ["“{value}” is not a year", 1, {"value": "x"}],
        ["“{value}” is not a year", "", {"value": "y"}],
        ["“{value.__class__}” is not a year", "", {"value": "x"}],
        ["“{value:999999999}” is not a year", "", {"value": "x"}],
    ],
    ids=str,
)
def test_what_are_not_the_parts_of_a_sentence_leaves_it_as_it_is(parts: object) -> None:
    made = with_parts("“x” is not a year", parts)
    assert made == "“x” is not a year"
    assert not isinstance(made, Message)


def test_every_template_with_values_can_be_read_again() -> None:
    for template in templates_with_values():
        values = dict.fromkeys(re.findall(r"\{(\w+)", template), 7)
        said = message(template, **values)
        assert isinstance(from_plain(plain(said)), Message)
        assert from_plain(plain(said)) == said


def templates_with_values() -> list[str]:
    """Return the templates given to `message` in the package."""
    package = Path(bibtools.__file__).parent
    found = []
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "message" and node.keywords:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.append(first.value)
    assert len(found) > 500
    return found


def test_threads_translate_into_their_own_languages(turkish: GNUTranslations) -> None:
    said, seen = message("“{value}” is not a year", value="x"), {}

    def run(number: int) -> None:
        seen[number] = [translated(said, turkish if number % 2 else None) for _ in range(200)]

    threads = [Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, lines in seen.items():
        assert set(lines) == {"“x” bir yıl değil" if number % 2 else "“x” is not a year"}
