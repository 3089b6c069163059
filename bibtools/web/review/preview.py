"""How a reference looks in a style, as pieces that the template escapes: no text of a document is ever markup."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bibtools.errors import BibtoolsError
from bibtools.model import Reference
from bibtools.model.styled import StyledText
from bibtools.support.dataclass import dataclass

STYLES = (
    "turk-tarih-kurumu",
    "isnad-2-dipnotlu",
    "apa-tr-7",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "apa",
    "modern-language-association",
    "ieee",
)
"""Styles that the page offers besides those of the project."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A reference in a bibliography and, where the style is one of notes, in a note; or why it cannot be shown."""

    entry: StyledText = ()
    note: StyledText = ()
    fault: str = ""
    hint: str = ""


def preview(
    reference: Reference, style: str, project_locale: str, references: Iterable[Reference]
) -> Preview:
    """Return how a reference looks among others, whose language counts if neither style nor project names one.

    Never raises: a style that cannot be used is told in `fault`.
    """
    from bibtools.pipeline.citation_texts import citation
    from bibtools.pipeline.rendering import RenderOptions, styled_page, with_locale
    from bibtools.pipeline.styled_text import styled

    try:
        options = with_locale(RenderOptions(style, None, "json", project_locale=project_locale), references)
        page, _ = styled_page([reference], options)
        entries = [entry for _, entries in page.sections for entry in entries]
        note: StyledText = ()
        if _of_notes(style):
            note = styled(citation([reference], [reference.id], options).text)
        return Preview(entries[0] if entries else (), note)
    except BibtoolsError as error:
        return Preview(fault=error.message, hint=error.hint)


@lru_cache(maxsize=16)
def _of_notes(style: str) -> bool:
    from bibtools.csl import Style

    return Style.load(style).is_note
