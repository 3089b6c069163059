"""Citations as people and programs give them: in pandoc's Markdown, or as the citation objects of citeproc.

A citation object has `citationItems` (the schema csl-citation.json of CSL 1.0.2: `id`, `locator`, `label`, `prefix`,
`suffix`, `suppress-author`, `author-only`), and may have `citationID` and `properties`: `noteIndex` (the number of its
note, 0 in the text), `mode` (`composite`, `author-only`, `suppress-author`), `infix`, `unsorted`,
`suppress-trailing-punctuation`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bibtools.errors import InputError
from bibtools.support.dataclass import dataclass
from bibtools.support.json_values import read_value
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl import Citation, Cite
    from bibtools.model.document import CitationItem

_HINT = (
    'Give a list of citations such as [{"citationItems": [{"id": "KEY", "locator": "12", "label": "page"}]}].'
)
_OPEN = "suppress-trailing-punctuation"
_MODES = ("", "composite", "author-only", "suppress-author")
_BOLD = lazy(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ITALIC = lazy(r"\*(?=\S)(.+?)(?<=\S)\*|(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)")


@dataclass(frozen=True, slots=True)
class Given:
    """A citation as it was given. `note` is the number of its note, 0 in the text, None where it does not say."""

    citation: Citation
    note: int | None = None


def is_markdown(text: str) -> bool:
    """Return whether a text has a citation of pandoc's Markdown in it."""
    from bibtools.documents.markdown.citations import cited

    return "@" in text and bool(cited(text))


def markdown_citations(texts: Sequence[str], language: str) -> list[Given]:
    """Return the citations of texts in pandoc's Markdown.

    Texts without square brackets (`@key, 12`, `see @other`) are the cites of one citation. As soon as one of them is a
    citation by itself (`[@key, 12; -@other]`, `@key [12]`, `@key`), each text has citations of its own.
    """
    from bibtools.documents.markdown.citations import citations_in, cited

    if not any(_is_whole(text) for text in texts):
        items = [item for text in texts for item in cited(text, language) or _plain(text)]
        return [Given(_of_items(items, narrative=False))]
    found = []
    for text in texts:
        made = list(citations_in(text, language))
        if not _is_whole(text):
            found.append(Given(_of_items(cited(text, language) or _plain(text), narrative=False)))
        found += [Given(_of_items(each.items, each.narrative)) for each in made if _is_whole(text)]
    return found


def _is_whole(text: str) -> bool:
    """Return whether a text is a citation without more ado: it has brackets, or is a key alone."""
    from bibtools.documents.markdown.citations import citations_in

    return any(
        "[" in text[each.start : each.end] or (each.narrative and each.start == 0 and each.end == len(text))
        for each in citations_in(text)
    )


def _plain(text: str) -> list[CitationItem]:
    from bibtools.model.document import CitationItem

    return [CitationItem(text)]


def _of_items(items: Iterable[CitationItem], narrative: bool) -> Citation:
    from bibtools.csl import Citation, Cite

    cites = [
        Cite(
            item.key,
            item.locator,
            item.label,
            _marked_up(item.prefix),
            _marked_up(item.suffix),
            "suppress-author" if item.suppress_author else None,
        )
        for item in items
    ]
    # Words around a cite ("see", "against this") belong to its place in the sentence.
    worded = any(cite.prefix or cite.suffix for cite in cites)
    return Citation(cites, mode="composite" if narrative else "", unsorted=worded)


def _marked_up(text: str) -> str:
    """Return a text with Markdown's emphasis as the tags that CSL knows."""
    return _ITALIC.sub(lambda match: f"<i>{match[1] or match[2]}</i>", _BOLD.sub(r"<b>\1</b>", text))


def read_citations(content: str, name: str, language: str = "") -> list[Given]:
    """Return the citations of a JSON text; `name` is that of its file, for messages.

    Raises InputError, with the place of the fault, for anything else.
    """
    try:
        data = read_value(content)
    except json.JSONDecodeError as error:
        raise InputError(
            message("this is not JSON: {reason}", reason=error.msg),
            hint=_HINT,
            file=name,
            line=error.lineno,
            column=error.colno,
        ) from error
    if isinstance(data, Mapping) and isinstance(data.get("citations"), list):
        data = data["citations"]
    if not isinstance(data, list):
        raise InputError("this JSON is not a list of citations", hint=_HINT, file=name)
    return citation_objects(data, language, name)


def citation_objects(data: Iterable[Any], language: str = "", name: str | None = None) -> list[Given]:
    """Return citations given as objects, or as texts in pandoc's Markdown, one each.

    Raises InputError, naming the number of the citation, for one that is neither.
    """
    found = []
    for number, each in enumerate(data, 1):
        where = f"citation {number}"
        if isinstance(each, str):
            made = markdown_citations([each], language)
            if len(made) != 1 or not is_markdown(each):
                raise InputError(
                    message(
                        "{where}: “{each}” is not one citation such as [@key, 12]", where=where, each=each
                    ),
                    hint=_HINT,
                    file=name,
                )
            found += made
        else:
            found.append(_object(each, where, name))
    return found


def _object(each: Any, where: str, name: str | None) -> Given:
    from bibtools.csl import Citation

    items = each.get("citationItems") if isinstance(each, Mapping) else None
    if not isinstance(items, list) or not items:
        raise InputError(message("{where} has no citationItems", where=where), hint=_HINT, file=name)
    properties = each.get("properties") or {}
    if not isinstance(properties, Mapping):
        raise InputError(message("{where}: properties is not an object", where=where), hint=_HINT, file=name)
    note, mode = properties.get("noteIndex"), properties.get("mode") or ""
    if note is not None and (type(note) is not int or note < 0):
        raise InputError(
            message("{where}: noteIndex is not the number of a note: {note!r}", where=where, note=note),
            hint=_HINT,
            file=name,
        )
    if mode not in _MODES:
        wanted = ", ".join(filter(None, _MODES))
        raise InputError(
            message("{where}: there is no mode {mode!r}", where=where, mode=mode),
            hint=message("Use one of {wanted}.", wanted=wanted),
            file=name,
        )
    citation = Citation(
        [_cite(item, where, name) for item in items],
        id=str(each.get("citationID") or ""),
        mode=mode,
        infix=str(properties.get("infix") or ""),
        unsorted=properties.get("unsorted") is True,
        open_ended=any(each.get(_OPEN) is True for each in (properties, *items)),
    )
    return Given(citation, note)


def _cite(item: Any, where: str, name: str | None) -> Cite:
    from bibtools.csl import Cite

    key = item.get("id") if isinstance(item, Mapping) else None
    if isinstance(key, bool) or not isinstance(key, str | int) or key == "":
        raise InputError(message("{where}: a citation item has no id", where=where), hint=_HINT, file=name)
    for field in ("locator", "label", "prefix", "suffix"):
        if isinstance(item.get(field), list | dict | bool):
            raise InputError(
                message("{where}: the {field} of {key} is not a text", where=where, field=field, key=key),
                hint=_HINT,
                file=name,
            )
    return Cite.from_csl(
        {**item, "position": None, **{k: str(item[k]) for k in ("prefix", "suffix") if item.get(k)}}
    )
