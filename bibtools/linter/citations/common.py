"""Functions that the readers of citations share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtools.linter.citing import Mention
from bibtools.model import Text
from bibtools.support.patterns import lazy

_NAME = lazy(r"[^,]+")


def blanked(content: str, pattern: re.Pattern[str]) -> str:
    """Return a text with all matches of a pattern replaced by spaces; line ends and offsets stay the same."""
    return pattern.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), content)


def listed(text: Text, content: str, start: int, end: int) -> Iterator[Mention]:
    """Yield the comma-separated names between two offsets."""
    for match in _NAME.finditer(content, start, end):
        name = match[0].strip()
        if name:
            lead = len(match[0]) - len(match[0].lstrip())
            yield Mention(name, text.place(match.start() + lead))
