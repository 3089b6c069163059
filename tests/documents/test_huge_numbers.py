"""Numbers of documents that no program writes: they count as none, and fill no memory."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from bibtools.documents import read
from bibtools.documents.counting import written_number
from bibtools.documents.fields.libreoffice import bibliography_mark
from bibtools.documents.fields.word_sources import read_sources
from bibtools.pipeline.restyling.applying import RestyleOptions, restyle_document
from bibtools.pipeline.restyling.doubts import strange_numbers
from tests.documents.packing import flat_odt
from tests.pipeline import articles, odt_articles
from tests.pipeline.restyled_odt import parts, zipped_again

_NUMBER = re.compile(rb"=\"\d+\"|(?<=note-citation>)\d+(?=<)|(?<=_)\d+(?=\")")
HUGE = (b"9" * 5_000, b"9999999999", "²".encode())


def _with(data: bytes, huge: bytes) -> bytes:
    """Return a package with another number in the place of every one that its parts have."""
    return zipped_again(
        {
            name: _NUMBER.sub(lambda match: b'="' + huge + b'"' if match[0][:1] == b"=" else huge, content)
            if name.endswith(".xml") and not name.startswith(("META-INF", "[Content"))
            else content
            for name, content in parts(data).items()
        }
    )


@pytest.mark.parametrize("huge", HUGE, ids=["5,000 digits", "10 digits", "no digit of decimals"])
@pytest.mark.parametrize(
    ("name", "data"),
    [("a.docx", articles.article()), ("a.odt", odt_articles.article(numbered=True))],
    ids=["docx", "odt"],
)
def test_a_document_of_huge_numbers_is_read_and_restyled(name: str, data: bytes, huge: bytes) -> None:
    odd = _with(data, huge)
    assert parts(odd) != parts(data)
    assert len(read(odd, name).blocks) == len(read(data, name).blocks)
    assert restyle_document(odd, name, (), RestyleOptions("turk-tarih-kurumu", "tr-TR")).data


@pytest.mark.parametrize("form", ["lowerLetter", "upperRoman", "chicago", "decimal"])
def test_a_number_that_no_list_counts_to_is_written_in_figures(form: str) -> None:
    assert written_number(9_999_999_999, form) == "9999999999"


@pytest.mark.parametrize("value", ["x", "-1", "9" * 5_000])
def test_an_odd_number_of_levels_counts_as_one(value: str) -> None:
    levels = (
        f'<text:list-level-style-number text:level="1" style:num-format="1" text:display-levels="{value}"/>'
    )
    text = '<text:list text:style-name="L"><text:list-item><text:p>Bir</text:p></text:list-item></text:list>'
    data = flat_odt(
        {"automatic": f'<text:list-style style:name="L">{levels}</text:list-style>', "text": text}
    )
    assert read(data, "a.fodt").blocks[0].marker == "1"


@pytest.mark.parametrize("huge", ["9" * 5_000, "²"])
def test_a_year_of_another_program_that_is_no_number_stays_text(huge: str) -> None:
    sources = etree.fromstring(
        f"<Sources><Source><Tag>a</Tag><Year>{huge}</Year><Month>{huge}</Month></Source>"
        f"<Source><Tag>b</Tag><Year>1999</Year><Month>5</Month><Day>{huge}</Day></Source></Sources>"
    )
    found = read_sources(sources)
    assert (found["a"].issued, found["b"].issued) == (f"{huge} {huge}", f"{huge} 5 1999")
    mark = etree.fromstring(
        '<text:m xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" text:identifier="a" '
        f'text:year="{huge}"/>'
    )
    assert bibliography_mark(mark).items[0].reference.issued == huge


def test_a_note_with_a_huge_number_is_compared_as_written() -> None:
    assert not strange_numbers(f"s. {'9' * 5_000}", ["9" * 5_000])
    assert strange_numbers(f"s. {'9' * 5_000}", ["9" * 4_999])
