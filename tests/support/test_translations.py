"""The catalogues of messages: which language is chosen, and whether the translations are whole and fit."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import Any

import pytest
from paths import ROOT, TESTS

from bibtools.support.translations import catalogue, code_of, language_of, languages

sys.path.insert(0, str(ROOT / "docs"))

import messages

CASES = TESTS / "cases" / "translations"
ENVIRONMENTS = tomllib.loads((CASES / "environments.toml").read_text(encoding="utf-8"))["case"]
LACKING = tomllib.loads((CASES / "lacking.toml").read_text(encoding="utf-8"))
TRANSLATED = sorted(messages.catalogues())
_PLACEHOLDER = re.compile(r"\{(\w+)")


@pytest.mark.parametrize("case", ENVIRONMENTS, ids=lambda case: str(case["environment"]))
def test_the_environment_chooses_the_language(case: dict[str, Any]) -> None:
    assert language_of(case["environment"]) == case["language"]


def test_languages_are_those_with_a_catalogue() -> None:
    assert languages() == sorted(["en", *TRANSLATED])
    assert code_of("tr-TR") == code_of("TR_tr.UTF-8") == "tr"
    assert catalogue("en") is None
    assert catalogue("xx") is None


@pytest.mark.parametrize("language", TRANSLATED)
def test_few_messages_lack_a_translation(language: str) -> None:
    lacking = messages.missing(language)
    assert len(lacking) <= LACKING[language], f"{len(lacking)} lack a translation:\n" + "\n".join(lacking)


def test_sentences_with_values_can_be_translated() -> None:
    unmarked = messages.collect().unmarked
    assert len(unmarked) <= LACKING["f-strings"], "use message(…) here:\n" + "\n".join(unmarked)


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_placeholders_of_their_templates(language: str) -> None:
    wrong = []
    for entry in messages.read(language):
        templates = [entry.id] if isinstance(entry.id, str) else list(entry.id)
        texts = [entry.string] if isinstance(entry.string, str) else list(entry.string)
        wanted = {name for template in templates for name in _PLACEHOLDER.findall(template)}
        for number, text in enumerate(texts):
            # The sentence about one thing need not say how many there are.
            spared = {"count"} if len(texts) > 1 and number == 0 else set()
            found = set(_PLACEHOLDER.findall(text))
            wrong += [text] if entry.id and text and not wanted - spared <= found <= wanted else []
    assert not wrong


def test_the_template_is_current() -> None:
    current = messages.TEMPLATE.read_bytes() == messages.written(messages.template())
    assert current, "run `python docs/messages.py`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_current(language: str) -> None:
    path = messages.catalogues()[language]
    current = path.with_suffix(".mo").read_bytes() == messages.compiled(messages.read(language))
    assert current, "run `python docs/messages.py`"


def test_english_loads_no_catalogue() -> None:
    probe = (
        "import sys; from bibtools.cli.app import run; run(['explain', 'NAM001']);"
        "from bibtools.support import translations as each;"
        "print(each.catalogue('en'), 'bibtools.cli.parser_words' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "None False"
