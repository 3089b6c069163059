"""Words that were parted at the end of a line and kept hyphen and space: `Diver- sity`, `Envi- ron.`"""

from __future__ import annotations

import re

from bibtools.language.name_lists import BETWEEN_HALVES
from bibtools.model import Change, Record
from bibtools.normaliser.steps import span_of, with_change, with_value
from bibtools.support.folding import fold_case
from bibtools.support.messages import message, with_stop
from bibtools.support.patterns import lazy

_BY = "normalise.hyphens"
_VARIABLES = ("title", "container-title", "collection-title", "publisher", "publisher-place", "genre")
_PARTED = lazy(r"(?P<head>(?<![\w-])[^\W\d_]{2,})-\s+(?P<tail>[^\W\d_]{2,})")


def join_hyphenated(record: Record) -> Record:
    """Join the two parts of such words in titles and imprints; each is recorded as a repair."""
    for variable in _VARIABLES if "- " in record.raw else ():
        value = record.reference.get(variable)
        if not isinstance(value, str):
            continue
        found = list(filter(_is_one_word, _PARTED.finditer(value)))
        for match in reversed(found):
            whole = match["head"] + match["tail"]
            value = f"{value[: match.start()]}{whole}{value[match.end() :]}"
            reason = with_stop(
                message("“{parted}” is one word that was parted at the end of a line", parted=match[0])
            )
            change = Change(
                variable, match[0], whole, _BY, "repair", reason, span_of(record, variable, match[0])
            )
            record = with_change(record, change)
        if found:
            record = with_value(record, variable, value, _BY)
    return record


def _is_one_word(match: re.Match[str]) -> bool:
    return match["tail"].islower() and fold_case(match["tail"]) not in BETWEEN_HALVES
