"""Date values."""

from __future__ import annotations


class DateValue:
    """A date or range. Parts that are not known are None; `end` is set for ranges.

    A part is (year, month, day), with a month of 13 to 16 for spring to winter; an `open_end` range has no end
    ("2003–"). `season` is what the source itself calls the season: 1 to 4 or a text.
    """

    __slots__ = ("circa", "end", "literal", "open_end", "season", "start")

    def __init__(
        self,
        start: tuple[int | None, int | None, int | None] = (None, None, None),
        end: tuple[int | None, int | None, int | None] | None = None,
        season: int | str | None = None,
        literal: str = "",
        circa: bool = False,
        open_end: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.season = season
        self.literal = literal
        self.circa = circa
        self.open_end = open_end
