"""Roman numerals, both ways."""

from __future__ import annotations

_VALUES = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
_PIECES = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def to_roman(number: int) -> str:
    """Return a number from 1 to 3999 as a Roman numeral in lower case; any other number in figures."""
    if not 0 < number < 4000:
        return str(number)
    made = []
    for value, letters in _PIECES:
        count, number = divmod(number, value)
        made.append(letters * count)
    return "".join(made)


def from_roman(numeral: str) -> int:
    """Return the value of a Roman numeral in letters of any case. Raises KeyError for any other letter."""
    values = [_VALUES[letter] for letter in numeral.lower()]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
