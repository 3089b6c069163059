"""Numbers of documents that no program writes: they count as none, and fill no memory."""

from __future__ import annotations

import re

import pytest

from bibtools.documents import read
from bibtools.documents.counting import written_number
from bibtools.pipeline.restyling.applying import RestyleOptions, restyle_document
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
