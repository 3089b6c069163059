"""What a document cites and where: data beside the references of a document."""

from __future__ import annotations

from typing import Any

from bibtools.model.text import Place
from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Cite:
    """One work that a citation cites.

    `key` is that of the reference, empty if it is not known which work is meant. `locator` is the place in the work
    as written (`45 vd.`), `label` what it counts (a CSL locator label) and `volume` the volume where the reference
    is of several. `prefix` and `suffix` are the words before and behind the cite; `raw` is all of it as written.
    """

    key: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    volume: str = ""
    raw: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The cites of one note, or of one citation field in the text (`note` is empty then), and its whole text.

    A note that cites nothing has no cites.
    """

    note: str
    text: str
    place: Place
    cites: tuple[Cite, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the object that `parse --citations` writes; what is empty is left out of cites."""
        names = ("key", "locator", "label", "volume", "prefix", "suffix", "raw")
        return {
            "note": self.note or None,
            "source": self.place.to_json(),
            "text": self.text,
            "cites": [
                {name: value for name in names if (value := getattr(cite, name)) or name == "key"}
                for cite in self.cites
            ],
        }
