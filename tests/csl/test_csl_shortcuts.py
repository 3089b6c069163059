"""What makes rendering fast changes nothing: narrowed programs and templates against the long way round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import all_styles
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from run_suite import check
from test_csl_properties import FORMATS, ITEMS
from test_csl_suite import CASES, SUITE, _ratchet

from bibtools.csl import Citation, Cite, Processor, Style

STYLES = [
    "apa",
    "ieee",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "isnad-dipnotlu",
    "turk-tarih-kurumu",
]


@contextmanager
def narrowed_at_once() -> Iterator[None]:
    """Narrow programs for the first item of a kind."""
    with patch("bibtools.csl.program._PATIENCE", 0), patch("bibtools.csl.program._GROWTH", 1):
        yield


@contextmanager
def narrowed_for_ranges() -> Iterator[None]:
    """Narrow programs for the range of kinds that a type has, and for no kind alone."""
    with (
        patch("bibtools.csl.program._PATIENCE", float("inf")),
        patch("bibtools.csl.program._WIDE_PATIENCE", 1),
    ):
        yield


SHORT_WAYS = [narrowed_at_once, narrowed_for_ranges]


@contextmanager
def the_long_way() -> Iterator[None]:
    """Evaluate everything, and set the punctuation of each entry by itself."""
    with (
        patch("bibtools.csl.program._PATIENCE", float("inf")),
        patch("bibtools.csl.program._WIDE_PATIENCE", float("inf")),
        patch("bibtools.csl.finish._outline", lambda *_arguments: False),
    ):
        yield


def outcome(name: str, items: list[dict[str, Any]], output: str, *, links: bool = True) -> list[Any]:
    """Return all that a style makes of items, in citations of one and of two and in the bibliography."""
    processor = Processor(Style.load(name), items, output=output, links=links, link_titles=links)
    cited = [
        Citation(
            [Cite(item["id"], str(place), "page"), *([Cite(items[0]["id"])] if place % 2 else [])], note=place
        )
        for place, item in enumerate(items, 1)
    ]
    processor.arrange(cited)
    made = processor.bibliography()
    return [processor.citations(), made.entries, made.text, made.max_offset, processor.warnings]


def thrice(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return items three times: a template is made for the second of a make-up and used for the third."""
    return [{**item, "id": f"{item['id']}-{copy}"} for copy in range(3) for item in items]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(items=ITEMS, name=st.sampled_from(STYLES), output=st.sampled_from(FORMATS), links=st.booleans())
@example(items=[{"type": "book", "title": "&:", "id": "a"}], name="apa", output="markdown", links=False)
@example(items=[{"type": "book", "title": "A &lt;", "id": "a"}], name="apa", output="markdown", links=False)
def test_any_items(items: list[dict[str, Any]], name: str, output: str, links: bool) -> None:
    with the_long_way():
        whole = outcome(name, thrice(items), output, links=links)
    for short_way in SHORT_WAYS:
        with short_way():
            assert outcome(name, thrice(items), output, links=links) == whole


@pytest.mark.parametrize("name", ["apa", "ieee", "vancouver", "turk-tarih-kurumu"])
@pytest.mark.parametrize("output", FORMATS)
def test_addresses_of_links(name: str, output: str) -> None:
    """Equal addresses, those with signs that formats escape, and titles that are links."""
    texts = [
        {"DOI": "10.5555/a&b", "URL": "https://doi.org/10.5555/a&b"},
        {"URL": "https://example.org/(x)?a=1&b='2'", "PMID": "123", "PMCID": "PMC45"},
        {"URL": "https://example.org/yol/ış\\{}", "DOI": "10.5555/(12)3<4"},
        {"archive": "BOA", "DOI": "10.5555/x"},
    ]
    items = [
        {
            "id": f"{number}",
            "type": kind,
            "title": f"Title {number}",
            "issued": {"date-parts": [[2001]]},
            **each,
        }
        for kind in ("article-journal", "webpage")
        for number, each in enumerate(texts, 10 if kind == "webpage" else 0)
    ]
    with narrowed_at_once():
        short = outcome(name, thrice(items), output)
    with the_long_way():
        assert short == outcome(name, thrice(items), output)


@pytest.mark.parametrize("name", all_styles.sample(all_styles.independent(), 40))
def test_any_style(name: str) -> None:
    with the_long_way():
        whole = outcome(name, thrice(all_styles.ITEMS), "html")
    for short_way in SHORT_WAYS:
        with short_way():
            assert outcome(name, thrice(all_styles.ITEMS), "html") == whole


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_own_cases(path: Path) -> None:
    for short_way in SHORT_WAYS:
        with short_way():
            expected, got = check(path)
        assert got == expected


@pytest.mark.skipif(
    not SUITE.is_dir(), reason="the CSL test suite is absent: python tests/csl/fetch_suite.py"
)
@pytest.mark.parametrize("short_way", SHORT_WAYS)
def test_suite(short_way: Callable[[], AbstractContextManager[None]]) -> None:
    with short_way():
        failing = {path.stem for path in sorted(SUITE.glob("*.txt")) if len(set(check(path))) > 1}
    assert failing == {name for name in _ratchet() if (SUITE / f"{name}.txt").exists()}
