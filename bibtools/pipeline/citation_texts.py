"""From keys and citations to styled citations: one, or all those of a document, with its bibliography."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bibtools.errors import UsageError
from bibtools.pipeline.citation_input import Given, is_markdown, markdown_citations
from bibtools.pipeline.rendering import Rendered, RenderOptions, make_processor, with_locale
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message, one_of

if TYPE_CHECKING:
    from bibtools.csl import Processor
    from bibtools.model import Reference


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """The citations of a document as texts, with the bibliography of what they cite.

    `notes` has the number of each citation's note, 0 in the text; `missing` the keys that no reference has.
    """

    ids: tuple[str, ...]
    notes: tuple[int, ...]
    texts: tuple[str, ...]
    bibliography: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    warnings: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the object that `cite --document` writes."""
        cited = zip(self.ids, self.notes, self.texts, strict=True)
        return {
            "citations": [{"citationID": id, "noteIndex": note, "text": text} for id, note, text in cited],
            "bibliography": [{"id": key, "text": text} for key, text in self.bibliography],
            "missing": list(self.missing),
            "warnings": list(self.warnings),
        }


def citation(
    references: Sequence[Reference],
    keys: Sequence[str],
    options: RenderOptions,
    locator: str = "",
    label: str = "page",
    *,
    narrative: bool = False,
) -> Rendered:
    """Return the citation of the references with these keys, or that pandoc's Markdown says; several are lines.

    The locator belongs to the last of the keys. A `narrative` citation has its author in the sentence: Tanör (2009);
    in a style of notes, the author is the first line and the note the second. Raises UsageError for a key that no
    reference has.
    """
    options = with_locale(options, references)
    given = _given(references, keys, options)
    for each in given:
        for cite in each.citation.cites:
            require_key(references, cite.id)
    if locator:
        last = given[-1].citation.cites[-1]
        if last.locator:
            raise UsageError(
                message("{id} has a place already: {locator}", id=last.id, locator=last.locator),
                hint="Give it once: @key, 12, or --locator 12.",
            )
        last.locator, last.label = locator, label
    if narrative:
        for each in given:
            each.citation.mode = "composite"
    cited = {cite.id for each in given for cite in each.citation.cites}
    processor, _ = make_processor([each for each in references if each.id in cited], options)
    _number(given, note_style=True)
    processor.arrange([each.citation for each in given])
    return Rendered("\n".join(processor.citations()), tuple(processor.warnings))


def _given(references: Sequence[Reference], keys: Sequence[str], options: RenderOptions) -> list[Given]:
    """Return the citations that keys or texts stand for; a key with an @ in it is a key all the same."""
    from bibtools.csl import Citation, Cite

    known = {each.id for each in references}
    if all(key in known or not is_markdown(key) for key in keys):
        return [Given(Citation([Cite(key) for key in keys]))]
    return markdown_citations(keys, options.locale or "")


def cited_document(
    references: Sequence[Reference], given: Sequence[Given], options: RenderOptions
) -> CitedDocument:
    """Return the texts of all citations of a document, each as it is among the others, and the bibliography.

    Where no citation has a note, each has a note of its own in a style of notes. A cite of a key that no reference has
    is left out, and told.
    """
    processor, style = make_processor(references, options)
    _number(given, note_style=style.is_note)
    made = [each.citation for each in given]
    processor.arrange(made)
    known = {each.id for each in references}
    cited = dict.fromkeys(cite.id for each in made for cite in each.cites)
    texts = tuple(processor.citations())
    return CitedDocument(
        tuple(each.id for each in made),
        tuple(each.note for each in made),
        texts,
        _entries(processor) if style.has_bibliography and known & cited.keys() else (),
        tuple(key for key in cited if key not in known),
        tuple(processor.warnings),
    )


def _entries(processor: Processor) -> tuple[tuple[str, str], ...]:
    return tuple((entry.key, entry.text) for entry in processor.bibliography().entries)


def _number(given: Sequence[Given], *, note_style: bool) -> None:
    """Set the notes of citations: one that does not say its own follows the one before it in a style of notes."""
    last = 0
    for each in given:
        each.citation.note = each.note if each.note is not None else (last + 1 if note_style else 0)
        last = max(last, each.citation.note)


def require_key(references: Sequence[Reference], key: str) -> None:
    """Raise UsageError, with near keys, for a key that no reference has."""
    if any(each.id == key for each in references):
        return
    from difflib import get_close_matches

    near = get_close_matches(key, [reference.id for reference in references], 3, 0.5)
    hint = (
        message("Did you mean {near}?", near=one_of(near))
        if near
        else "`bibtools cite FILE --all` shows every key."
    )
    raise UsageError(message("no entry has the key {key!r}", key=key), hint=hint)
