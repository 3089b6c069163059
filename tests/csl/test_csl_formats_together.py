"""A bibliography rendered in several formats at once is, in each, what it is when rendered in that format alone."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtools.csl import Processor, Style

FORMATS = ["html", "text", "markdown", "latex", "rtf", "typst", "json"]
STYLES = ["apa", "ieee", "isnad-dipnotlu", "chicago-author-date", "modern-language-association"]
style_of = cache(Style.load)

names = st.lists(
    st.fixed_dictionaries(
        {"family": st.sampled_from(["Kaya", "Öz", "de Vries"]), "given": st.sampled_from(["Ali", "A.", ""])}
    ),
    max_size=3,
)
titles = st.sampled_from(["Liman", "Ne <i>zaman</i>?", "“Alıntı”", "A & B", "x_1 # 100%", "", "Deniz."])
item = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["book", "article-journal", "chapter"]),
        "title": titles,
        "author": names,
        "issued": st.sampled_from([{"date-parts": [[1999]]}, {"date-parts": [[2001, 5, 2]]}, {}]),
        "container-title": titles,
        "DOI": st.sampled_from(["", "10.1000/182"]),
    }
)


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=15, deadline=None)
@given(items=st.lists(item, max_size=6), cut=st.integers(0, 6), in_sections=st.booleans())
def test_formats_together(style: str, items: list[dict[str, Any]], cut: int, in_sections: bool) -> None:
    known = [{**each, "id": f"k{number}"} for number, each in enumerate(items)]
    keys = [each["id"] for each in known]
    sections = {"A": keys[:cut], "B": keys[cut:]} if in_sections else None

    def processor(output: str = "text") -> Processor:
        return Processor(style_of(style), known, "tr-TR", output, links=True, link_titles=True)

    together = processor().bibliographies(FORMATS, sections=sections)
    for name, made in zip(FORMATS, together, strict=True):
        alone = processor(name).bibliography(sections=sections)
        assert made.text == alone.text
        assert (made.entries, made.sections) == (alone.entries, alone.sections)
        assert made.max_offset == alone.max_offset
