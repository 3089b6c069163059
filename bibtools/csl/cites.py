"""Citations as callers give them, and as the processor keeps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bibtools.csl.text.clean import clean
from bibtools.support.whole_numbers import whole_number

if TYPE_CHECKING:
    from bibtools.csl.numbers.grammar import NumberValue


class Cite:
    """One source cited in a citation.

    `id` is the item's, `locator` the place in it and `label` what the locator counts (page, chapter,
    folio …; page by default). `prefix` and `suffix` stand around the cite. `mode` is None, `author-only`
    or `suppress-author`. `position` (0 first, 1 subsequent, 2 ibid, 3 ibid with locator), `near` and
    `first_note` are set by the processor.
    """

    __slots__ = (
        "first_note",
        "id",
        "label",
        "locator",
        "mode",
        "near",
        "number",
        "position",
        "prefix",
        "suffix",
    )

    def __init__(
        self,
        id: str,
        locator: str = "",
        label: str = "",
        prefix: str = "",
        suffix: str = "",
        mode: str | None = None,
    ) -> None:
        self.id = str(id)
        self.locator = clean(str(locator or "")).rstrip()
        self.label = (label or "").replace("sub verbo", "sub-verbo")
        self.prefix = clean(prefix or "")
        self.suffix = clean(suffix or "")
        self.mode = mode
        self.position = 0
        self.near = False
        self.first_note = 0
        self.number: NumberValue | None = None

    @classmethod
    def from_csl(cls, raw: Mapping[str, Any]) -> Cite:
        """Read a citation item of CSL-JSON, with `author-only`, `suppress-author` and `position`."""
        mode = next((name for name in ("author-only", "suppress-author") if raw.get(name)), None)
        cite = cls(
            str(raw.get("id", "")),
            raw.get("locator") or "",
            raw.get("label") or "",
            raw.get("prefix") or "",
            raw.get("suffix") or "",
            mode,
        )
        cite.position = {0: 0, 1: 1, 2: 2, 3: 3}.get(raw.get("position") or 0, 0)
        cite.near = bool(raw.get("near-note"))
        cite.first_note = whole_number(str(raw.get("first-reference-note-number") or ""), 0)
        return cite


class Citation:
    """A citation in the text or a note: one or more cites.

    `note` is the number of the note it stands in, 0 for one in the text. `mode` is empty, `author-only`,
    `suppress-author` or `composite` (author in the text, the rest in brackets; `infix` stands between).
    An `open_ended` one is without the mark that the style puts at the end, for text that goes on behind it; one with
    `text_before` stands within a sentence and does not begin with a capital letter.
    The processor sets `ordered`, the cites in the order in which they are rendered; `keys` are the ids of all.
    """

    __slots__ = (
        "cites",
        "id",
        "infix",
        "keys",
        "mode",
        "note",
        "open_ended",
        "ordered",
        "prefix",
        "suffix",
        "text_before",
        "unsorted",
    )

    def __init__(
        self,
        cites: Sequence[Cite],
        note: int = 0,
        id: str = "",
        prefix: str = "",
        suffix: str = "",
        mode: str = "",
        infix: str = "",
        unsorted: bool = False,
        open_ended: bool = False,
        text_before: bool = False,
    ) -> None:
        self.open_ended = open_ended
        self.text_before = text_before
        self.cites = cites
        self.note = note
        self.id = id
        self.prefix = prefix
        self.suffix = suffix
        self.mode = mode
        self.infix = infix
        self.unsorted = unsorted
        self.ordered: list[Cite] = []
        self.keys = tuple(cite.id for cite in cites)
