"""New keys in the texts that cite."""

from __future__ import annotations

from collections.abc import Mapping

from bibtools.errors import UsageError
from bibtools.linter.citing import Mention
from bibtools.model import Text
from bibtools.support.dataclass import dataclass

_MADE = (".aux", ".bcf", ".ipynb")
"""Files that programs write: they are not edited."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text with other content, and how many citations in it were renamed."""

    text: Text
    content: str
    count: int


def rewrite_citations(text: Text, keys: Mapping[str, str]) -> list[Rewritten]:
    """Return the texts (this one and those that it includes) whose citations change: old key → new key.

    Raises UsageError for a file that a program made from another.
    """
    from bibtools.language.text_files import read_text
    from bibtools.pipeline.citing_files import read_citations

    if text.name.lower().endswith(_MADE):
        hint = "Name the document that it was made from."
        raise UsageError("citations are not renamed in this kind of file", hint=hint, file=text.name)
    by_file: dict[str, list[Mention]] = {}
    for mention in read_citations(text).keys:
        if mention.name in keys:
            by_file.setdefault(mention.place.file or text.name, []).append(mention)
    made = []
    for name, mentions in by_file.items():
        each = text if name == text.name else read_text(name)[0]
        content, count = _renamed(each, mentions, keys)
        made.append(Rewritten(each, content, count))
    return made


def _renamed(text: Text, mentions: list[Mention], keys: Mapping[str, str]) -> tuple[str, int]:
    content, pieces, at = text.content, [], 0
    for start, name in sorted({(key_offset(text, mention), mention.name) for mention in mentions}):
        if start >= at:
            pieces += [content[at:start], keys[name]]
            at = start + len(name)
    return "".join([*pieces, content[at:]]), len(pieces) // 2


def key_offset(text: Text, mention: Mention) -> int:
    """Return where the key itself begins: pandoc's citations are placed at their `@` or `@{`."""
    return text.content.index(mention.name, text.offset(mention.place.line or 1, mention.place.column or 1))
