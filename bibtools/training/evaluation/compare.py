"""When a value equals gold: after NFC, Turkish-aware lower case, folded white space and bare ends.

White space beside a mark is a habit of typing, `Ankara:Nobel` or `Ankara: Nobel`; between letters and digits it counts.

A name is right if its words are, in any order; of a date the year counts, Rumi years as Gregorian ones; a
publisher may lack its Yay., Yayınları, Yayınevi.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any

from bibtools.language.months import MONTH, month_of
from bibtools.language.statements import NOT_YET_PRINTED
from bibtools.language.written_dates import says_no_date
from bibtools.support.folding import fold_case, fold_letters

FIELDS = (
    "author", "editor", "translator", "title", "container", "publisher", "location", "date", "volume", "issue",
    "pages", "edition", "series",
)  # fmt: skip
"""The fields that are scored, under the names of the gold format."""
VARIABLE = {
    "container": "container-title",
    "location": "publisher-place",
    "pages": "page",
    "series": "collection-title",
    "date": "issued",
}
"""Gold field → CSL variable, where the names differ."""
_TYPES = {
    "article": ("article-journal",),
    "inreference": ("entry-encyclopedia",),
    "incollection": ("chapter",),
    "inproceedings": ("paper-conference",),
    "misc": ("document", "hearing", "legislation", "report"),
    "phdthesis": ("thesis",),
    "mastersthesis": ("thesis",),
}
_HOUSE = re.compile(
    r"[\W_]*\b(?:yay|yayin|yayinlari|yayinevi|yayincilik|neşriyat|matb|matbaasi|basimevi|kitabevi)$"
)
_BESIDE_MARK = re.compile(r"(?<=[^\w\s])\s|\s(?=[^\w\s])")
_NOT_YET = re.compile(NOT_YET_PRINTED.loose(), re.IGNORECASE)
_RUMI = re.compile(rf"{MONTH}\D*\b(?P<year>1[23]\d\d)\b")


def fold(text: Any) -> str:
    """Return the form in which two values are compared."""
    made = fold_case(unicodedata.normalize("NFC", str(text)))
    made = made.replace("’", "'").replace("“", '"').replace("”", '"')
    made = _BESIDE_MARK.sub("", " ".join(re.sub(r"[‐‑–—−]", "-", made).split()))
    return re.sub(r"^[\W_]+|[\W_]+$", "", made)


def values(item: Mapping[str, Any], field: str, *, csl: bool) -> Counter[str]:
    """Return the comparable values of a field of a gold object, or with `csl` of a CSL-JSON object."""
    value = item.get(VARIABLE.get(field, field), item.get(field)) if csl else item.get(field)
    if csl and field == "author" and not value:
        # The gold format has no other key for the court of a decision.
        value = item.get("authority")
    if value in (None, "", [], {}):
        return Counter()
    if field in ("author", "editor", "translator"):
        names = value if isinstance(value, list) else [value]
        return Counter(made for made in map(_name, names) if made)
    return Counter(made for made in [_text(field, value)] if made)


def _text(field: str, value: Any) -> str:
    if field == "date":
        return _date(value)
    folded = fold(value)
    if field == "publisher":
        return _HOUSE.sub("", folded) or folded
    if field in ("volume", "issue", "edition"):
        return re.sub(r"^(?:c|cilt|s|sayi|vol|no)\W+", "", folded) or folded
    if field == "pages":
        return re.sub(r"^(?:pp?|ss?|sf|sayfa)\W+", "", folded).replace(" ", "")
    return folded


def _name(name: Any) -> str:
    if isinstance(name, str):
        name = {"literal": name}
    if name.get("others"):
        return ""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    text = name.get("literal") or " ".join(str(name.get(part, "")) for part in parts)
    return " ".join(sorted(re.findall(r"\w+", fold(text))))


def _date(value: Any) -> str:
    if isinstance(value, Mapping):
        if value.get("date-parts"):
            return str(value["date-parts"][0][0])
        value = value.get("raw") or value.get("literal") or ""
    year = re.search(r"\b(1[5-9]\d\d|20\d\d)\b", str(value))
    if year:
        return year[0]
    folded = fold(value)
    if says_no_date(folded + ".") or _NOT_YET.fullmatch(folded):
        return ""
    rumi = _RUMI.search(fold_letters(folded))
    return str(int(rumi["year"]) + 584) if rumi and not month_of(rumi)[1] else folded


def right_type(gold: Mapping[str, Any], csl_type: str) -> bool:
    """Return whether a CSL type is the one that gold means; `csl_type` of gold is the more exact word."""
    wanted = gold.get("csl_type")
    if wanted:
        return bool(csl_type == wanted or (wanted == "review" and csl_type.startswith("article")))
    return csl_type in _TYPES.get(gold["type"], (gold["type"],))
