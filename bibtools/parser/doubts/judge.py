"""The probability of each value of a reference, and a Change of kind `doubt` for each that may be wrong."""

from __future__ import annotations

from bibtools.model import Change, Origin
from bibtools.parser.doubts.reading import Reading
from bibtools.parser.doubts.reasons import reasons
from bibtools.parser.doubts.table import DoubtTable
from bibtools.parser.doubts.two_works import doubt_of_second, second_work
from bibtools.support.messages import message

TOLD = 0.95
"""The probability below which the reasons of a doubt are told; a linter decides which of them it reports."""


def judge(table: DoubtTable, reading: Reading, origins: dict[str, Origin]) -> list[Change]:
    """Set the probabilities of the values in `origins`, and return the doubts, that of a second work first."""
    second = second_work(reading.raw, reading.pieces)
    doubts = [doubt_of_second(reading.raw, second)] if second else []
    for variable, origin in list(origins.items()):
        pieces = reading.sources.get(variable)
        if not pieces or pieces[0].certain or not table.knows(variable):
            continue
        signs = reading.signs(variable)
        sure = table.sure(variable, signs)
        origins[variable] = Origin(origin.span, origin.by, round(sure, 4), origin.inferred)
        if sure < TOLD:
            told = reasons(reading, variable, signs.names())
            if not told:
                continue
            reason = message("{reason}; {other}", reason=told[0], other=told[1]) if told[1:] else told[0]
            value = reading.values.get(variable)
            before = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
            doubts.append(Change(variable, before, before, "parse", "doubt", reason, origin.span))
    return doubts
