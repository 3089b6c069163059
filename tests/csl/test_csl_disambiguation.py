"""Cites are told apart, whatever was cited before, and at a cost that grows with the names that differ."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtools.csl import Citation, Cite, Processor, Style, refinement
from bibtools.csl.items import Item
from bibtools.csl.locale import Locale
from bibtools.csl.names.namesakes import People
from bibtools.csl.names.options import NameOptions
from bibtools.csl.names.order import Group, arrange
from bibtools.csl.names.shown import NameList, Shown

RULES = ("by-cite", "all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials")
NAMES = ('form="short"', 'form="short" initialize-with=". "', 'initialize-with="."', 'form="long"')
PERSON = st.fixed_dictionaries(
    {"family": st.sampled_from(["Doe", "Roe", "van Loe"])},
    optional={"given": st.sampled_from(["John", "Jane", "J.", "Mary", "Ayşe", "Ali"])},
)
ITEMS = st.lists(
    st.tuples(st.lists(PERSON, min_size=1, max_size=4), st.sampled_from([2000, 2001])), min_size=1, max_size=6
)


def _style(rule: str, name: str, *, suffix: bool) -> Style:
    return Style.load(
        f"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
        <info><title>t</title><id>t</id><updated>2026-11-26T00:00:00Z</updated></info>
        <citation givenname-disambiguation-rule="{rule}" disambiguate-add-givenname="true"
            disambiguate-add-names="true" disambiguate-add-year-suffix="{str(suffix).lower()}">
          <layout delimiter="; "><names variable="author" suffix=" ">
            <name {name} et-al-min="3" et-al-use-first="1"/></names>
            <date variable="issued"><date-part name="year"/></date></layout>
        </citation></style>""",
        validate=False,
    )


def _items(drawn: list[tuple[list[dict[str, str]], int]]) -> list[dict[str, Any]]:
    return [
        {"id": str(number), "type": "book", "author": people, "issued": {"date-parts": [[year]]}}
        for number, (people, year) in enumerate(drawn)
    ]


def _citations(keys: list[str]) -> list[Citation]:
    return [Citation([Cite(key)], id=key) for key in keys]


@settings(max_examples=60, deadline=None)
@given(drawn=ITEMS, rule=st.sampled_from(RULES), name=st.sampled_from(NAMES))
def test_cites_with_year_suffixes_all_differ(
    drawn: list[tuple[list[dict[str, str]], int]], rule: str, name: str
) -> None:
    items = _items(drawn)
    processor = Processor(_style(rule, name, suffix=True), items)
    processor.arrange(_citations([item["id"] for item in items]))
    texts = processor.citations()
    assert len(set(texts)) == len(texts)


@settings(max_examples=80, deadline=None)
@given(drawn=ITEMS, rule=st.sampled_from(RULES), name=st.sampled_from(NAMES), data=st.data())
def test_what_came_before_leaves_no_trace(
    drawn: list[tuple[list[dict[str, str]], int]], rule: str, name: str, data: st.DataObject
) -> None:
    """Cites are told apart as if they had come at once: one by one, and after others have gone again."""
    items = _items(drawn)
    style = _style(rule, name, suffix=data.draw(st.booleans()))
    keys = [item["id"] for item in items]
    left = [key for key in keys if data.draw(st.booleans(), label=f"keep {key}")]
    edited = Processor(style, items)
    for citation in _citations(keys):
        edited.cite(citation)
    at_once = Processor(style, items)
    at_once.arrange(_citations(keys))
    assert edited.citations() == at_once.citations()
    for key in keys:
        if key not in left:
            edited.delete(key)
    fresh = Processor(style, items)
    fresh.arrange(_citations(left))
    assert edited.citations() == fresh.citations()


@pytest.mark.parametrize("authors", [40, 400])
def test_names_that_all_cites_share_cost_nothing(authors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of papers by hundreds of people only the names that differ are written out, in each cite once a step."""
    people = [{"family": f"F{number}", "given": f"G{number}"} for number in range(authors)]
    raw = [[*people, {"family": "X", "given": given_name}] for given_name in "ABC"]
    items = [Item({"id": str(k), "type": "book", "author": one}, print) for k, one in enumerate(raw)]
    options = NameOptions({"form": "short"}, {}, {}, Locale(Style.load("apa").root, "en-US"))
    shown = Shown(range(1), ellipsis=False, ended=True)
    lists = {item.id: [NameList(item.names["author"], options, shown)] for item in items}
    looks = 0

    def counted(*arguments: Any) -> list[Group]:
        nonlocal looks
        looks += 1
        return arrange(*arguments)

    monkeypatch.setattr(refinement, "arrange", counted)
    cells = refinement.refine(items, lists, People("by-cite", True), hidden=True)
    assert [len(cell) for cell, _state in cells] == [1, 1, 1]
    assert all(state.names == {0: authors + 1} for _cell, state in cells)
    assert 0 < looks <= 3 * len(items)
