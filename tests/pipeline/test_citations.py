"""Which note of a document cites which work, and what becomes of works that are cited more than once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import TESTS

from bibtools.model import Cite, Record, Text
from bibtools.parser.repeats import is_repeat
from bibtools.pipeline.parsing import read_document, with_keys
from bibtools.pipeline.sources import Source, read_source

CASES = sorted((TESTS / "cases" / "pipeline" / "citations").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_citations(case: Path) -> None:
    content, _, expected = case.read_text(encoding="utf-8").partition("=====\n")
    works = read_document(read_source(content.encode(), case.name))
    keyed = list(with_keys(works.records))
    shown = [
        line
        for citation in works.citations(keyed)
        for line in (
            map(f"{citation.note} | {{}}".format, map(_cite, citation.cites))
            if citation.cites
            else [f"{citation.note} |"]
        )
    ]
    if "entry " in expected:
        shown += list(_entries(keyed))
    assert shown == expected.splitlines()


def _cite(cite: Cite) -> str:
    place = f" p.{cite.locator}" if cite.locator else ""
    return f"{cite.key or '?'}{place} | {cite.prefix} | {cite.suffix}".rstrip(" |")


def _entries(keyed: list[Record]) -> Iterator[str]:
    for record in keyed:
        if not is_repeat(record):
            said = [
                f"{each.kind} {each.field}"
                for each in record.changes
                if each.by.startswith(("build", "parse.rep"))
            ]
            more = f"{len(record.places)} more place{'s' * (len(record.places) != 1)}"
            yield f"entry {record.reference.id}: {', '.join([more, *said])}"


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "Kılıç, a.g.e., s. 5",
                    "Ibid.",
                    "bkz. Can Öz, Gümrük Tarihi, İstanbul 2001, s. 9 vd.",
                    "bu konuda görüşler çeşitlidir.",
                    "Öz, s. 3",
                    "12",
                    "“",
                    "(",
                ]
            ),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_every_word_of_a_note_is_in_its_citation(notes: list[list[str]]) -> None:
    lines = [f"{number}. {'; '.join(note)}" for number, note in enumerate(notes, 1)]
    works = read_document(Source(Text("x.txt", "Dipnotlar\n\n" + "\n".join(lines) + "\n")))
    for citation in works.citations(list(with_keys(works.records))):
        whole = " ".join(cite.raw for cite in citation.cites)
        assert not citation.cites or _words(whole) == _words(citation.text)


def _words(text: str) -> list[str]:
    return [word for word in "".join(char if char.isalnum() else " " for char in text).split() if word]
