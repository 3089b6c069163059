"""Citations that are typed in a text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bibtools.parser.in_text.scanning import typed_citations
from bibtools.parser.in_text.typed import TypedCite

_FILE = Path(__file__).parents[1] / "cases" / "parser" / "typed-citations.toml"

_CASES = tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", _CASES, ids=[case["text"][:30] for case in _CASES])
def test_what_is_found(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = [
        f"{text[each.span.start : each.span.end]} → {' ; '.join(map(_shown, each.cites))}"
        for each in typed_citations(text)
    ]
    assert found == case["found"]


def _shown(cite: TypedCite) -> str:
    values = (cite.head, cite.year, cite.letter, cite.locator, cite.label, cite.suffix, cite.number)
    return "|".join(values)
