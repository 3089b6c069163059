"""What every catalogue offers, local or online."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from bibtools.catalogues.card import Card
from bibtools.model import Found, Reference


class Catalogue(Protocol):
    """A catalogue that can be asked for a work."""

    @property
    def name(self) -> str:
        """What the catalogue is called in evidence."""

    def find(self, reference: Reference, card: Card) -> Iterable[Found]:
        """Yield the records that may be the work; more and other ones are allowed, since they are judged afterwards.

        `card` is the card of `reference`. Raise NoAnswer if the catalogue cannot be asked now.
        """


class NoAnswer(Exception):
    """A catalogue gave no answer; the message is the reason, as a part of a sentence: “it did not answer in 10 s”."""
