"""Raised letters and digits of Unicode as raised text."""

from __future__ import annotations

from unicodedata import decomposition, normalize


class Superscripts(dict[int, str]):
    """A table for `str.translate` that writes raised characters as markup around the plain text they stand for.

    Raised is what Unicode maps to other text with the tag `<super>` (UnicodeData.txt, compatibility mappings). The
    table is filled as characters come up, since looking at all of Unicode takes longer than a bibliography. `same` are
    the characters met so far that are written as they are.
    """

    def __init__(self, before: str, after: str, others: dict[str, str]) -> None:
        """Take the markup around raised text, and what other characters are written as."""
        super().__init__({ord(char): text for char, text in others.items()})
        self._before = before
        self._after = after
        self.same: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        raised = decomposition(char).startswith("<super>")
        if not raised:
            self.same.add(char)
        text = self[code] = self._before + normalize("NFKD", char) + self._after if raised else char
        return text
