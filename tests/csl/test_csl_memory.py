"""A bibliography that takes what still holds from an earlier one is the same as one that is rendered anew."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bibtools.csl import Processor, Style
from bibtools.csl.memory import Memory

FORMATS = ("html", "markdown", "text")
STYLES = (
    "apa",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "ieee",
    "american-medical-association",
    "modern-language-association",
    "harvard-cite-them-right",
    "din-1505-2-alphanumeric",
    "isnad-2-dipnotlu",
)
NAMES = st.fixed_dictionaries(
    {"family": st.sampled_from(["Doe", "Roe"]), "given": st.sampled_from(["Jane", "John", "J.", "Jack"])}
)
VALUES = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["book", "article-journal", "chapter"]),
        "title": st.sampled_from(["A", "B", "C study"]),
        "author": st.lists(NAMES, max_size=3),
        "issued": st.sampled_from([1999, 2000, "?"]).map(lambda year: {"date-parts": [[year]]}),
    },
    optional={"volume": st.just("3"), "publisher": st.just("P"), "DOI": st.just("10.1/x")},
)
LISTS = st.lists(st.tuples(st.sampled_from("abcdefgh"), VALUES), max_size=8, unique_by=lambda each: each[0])


def _items(pairs: list[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    return {key: {"id": key, **values} for key, values in pairs}


def _sections(items: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    return {"Books": [key for key, item in items.items() if item["type"] == "book"], "All": list(items)}


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lists=st.lists(LISTS, min_size=2, max_size=4), in_sections=st.booleans())
def test_what_is_remembered_changes_nothing(
    style: str, lists: list[list[tuple[str, dict[str, Any]]]], in_sections: bool
) -> None:
    loaded = Style.load(style)
    memory = Memory()
    before: dict[str, dict[str, Any]] = {}
    for items in map(_items, lists):
        sections = _sections(items) if in_sections else None
        changed = {key for key in items if key in before and items[key] != before[key]}
        again, anew = (Processor(loaded, dict(items), "tr-TR", links=True) for _ in range(2))
        made = again.bibliographies_again(FORMATS, memory, changed, sections)
        wanted = anew.bibliographies(FORMATS, sections=sections)
        assert [one.text for one in made] == [one.text for one in wanted]
        assert sorted(again.warnings) == sorted(anew.warnings)
        texts = memory.texts
        memory = Memory.from_json(json.loads(json.dumps(memory.to_json())))
        memory.texts = texts
        before = items


def test_entries_that_still_hold_are_not_evaluated(monkeypatch: pytest.MonkeyPatch) -> None:
    import bibtools.csl.listing as module

    evaluated: list[str] = []
    real = module.evaluate_entry

    def counting(ev: Any, item: Any, substitution: Any) -> Any:
        evaluated.append(item.id)
        return real(ev, item, substitution)

    monkeypatch.setattr(module, "evaluate_entry", counting)
    people = [{"family": f"Doe{n}", "given": "Jane"} for n in range(9)]
    items = {
        f"k{n}": {"id": f"k{n}", "type": "book", "title": f"T{n}", "author": [people[n]]} for n in range(9)
    }
    style, memory = Style.load("chicago-author-date"), Memory()
    Processor(style, dict(items)).bibliographies_again(FORMATS, memory)
    assert len(evaluated) == 9
    evaluated.clear()
    items["k4"] = {**items["k4"], "title": "Another"}
    made = Processor(style, dict(items)).bibliographies_again(FORMATS, memory, {"k4"})
    assert set(evaluated) <= {"k3", "k4", "k5"}
    assert "Another" in made[2].text
    assert made[2].text == Processor(style, dict(items)).bibliographies(FORMATS)[2].text


NUMBERED_BACKWARDS = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<citation><layout><text variable="title"/></layout></citation>
<bibliography><sort><key variable="citation-number" sort="descending"/></sort>
<layout><text variable="citation-number" suffix=". "/><text variable="title"/></layout></bibliography>
</style>"""


def test_numbers_that_run_backwards_follow_what_is_gone() -> None:
    style, memory = Style.load(NUMBERED_BACKWARDS, validate=False), Memory()
    items = {key: {"id": key, "type": "book", "title": key.upper()} for key in "abc"}
    Processor(style, dict(items)).bibliographies_again(FORMATS, memory)
    del items["a"]
    made = Processor(style, dict(items)).bibliographies_again(FORMATS, memory)
    assert made[2].text == Processor(style, dict(items)).bibliographies(FORMATS)[2].text
    assert made[2].text.splitlines() == ["2. C", "1. B"]
