"""Items in groups of those whose cites look the same."""

from __future__ import annotations


class Lookalikes:
    """The text of the cite of each item, and the items of each text.

    Most texts have one item only, which takes no collection of its own.
    """

    def __init__(self) -> None:
        """Start without items."""
        self.texts: dict[str, str] = {}
        self._alone: dict[str, str] = {}
        self._several: dict[str, dict[str, None]] = {}

    def put(self, key: str, text: str | None) -> None:
        """Take an item into the group of a text, out of the one that it is in; None for one that is gone."""
        old = self.texts.pop(key, None)
        if old is not None:
            self._leave(key, old)
        if text is None:
            return
        self.texts[key] = text
        if text in self._several:
            self._several[text][key] = None
        elif text in self._alone:
            self._several[text] = {self._alone.pop(text): None, key: None}
        else:
            self._alone[text] = key

    def _leave(self, key: str, text: str) -> None:
        group = self._several.get(text)
        if group is None:
            del self._alone[text]
            return
        del group[key]
        if len(group) == 1:
            (self._alone[text],) = self._several.pop(text)

    def of(self, text: str) -> list[str]:
        """Return the items of a text, in the order in which they came."""
        if text in self._alone:
            return [self._alone[text]]
        return list(self._several.get(text, ()))

    def shared(self) -> list[str]:
        """Return the texts that several items have."""
        return list(self._several)

    def is_shared(self, text: str) -> bool:
        """Return whether several items have a text."""
        return text in self._several
