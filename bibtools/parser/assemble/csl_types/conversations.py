"""Conversations, and what people who were asked said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bibtools.language import genres
from bibtools.language.conversations import INFORMANT_CODE, INFORMANTS, INTERVIEW, TALK
from bibtools.language.genres import begins_with, speaks_of
from bibtools.parser.assemble.csl_types.containers import is_newspaper
from bibtools.parser.assemble.csl_types.evidence import Evidence, folded
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_TALK = lazy(TALK, re.IGNORECASE)
_COMMUNICATION = lazy(
    r"\b(?:(?:private|personal) communication|pers\. comm|communication personnelle|comunicazione personale"
    r"|comunicación personal|persönliche mitteilung|briefliche mitteilung)\b",
    re.IGNORECASE,
)
_SOUND = lazy(r"\b(?:ses kaydi|ses bandi|kaset kaydi|ses kaseti)\b")
"""The recording of what somebody said, in text folded with `fold_letters`."""
_CODE = lazy(rf"\W*(?:{INFORMANT_CODE})\W*")
_CODE_FIRST = lazy(rf"\W*(?:{INFORMANT_CODE})")
_INFORMANT = lazy(rf"kaynak (?:{'|'.join(map(fold_letters, INFORMANTS))})\b[^:]{{0,20}}:")
"""What begins a line on an informant: `Kaynak kişi 3: Satı Er`."""
_OF_INFORMANT = lazy(
    r"\b(?:dogumlu|yasinda|yasi?\s?:|mezunu|ilkokul|okuma yazma\w*|okur\s?yazar|derleme|gorusme\w*|ciftci"
    r"|ev hanimi|emekli)\b"
)
"""What is said of an informant: born in, of age, schooling, occupation."""
_ASKED_BY = lazy(r"\W*(?:(?:oral history )?interview(?:ed)?|recorded) (?:by|with)\b|\W*interview, ")
_MONTH = lazy(r"[^\W\d_]{3,}\s\d{4}")
_OF_PRINT = ("page", "volume", "issue", "editor")
_ARTICLE = lazy(r"(?:the|le|la|les|l'|der|die|das|el|il|lo|o|a)\b|l['’]")


def is_of_person_asked(values: Mapping[str, Any], fragments: Mapping[str, str]) -> bool:
    """Return whether a reference without a title names a person who was asked, as a code or a word beside it says."""
    if not values.get("author") or values.get("title") or values.get("container-title"):
        return False
    genre = str(values.get("genre", ""))
    said = _TALK.search(genre) is not None or speaks_of(INTERVIEW, fold_letters(genre))
    if not said and _COMMUNICATION.search(f"{genre} {fragments.get('note', '')}"):
        return True
    return said or bool(_CODE.fullmatch(fragments.get("citation-number", "")))


def conversation(seen: Evidence) -> str:
    """Return `interview` for a conversation or what an informant said, or `personal_communication`; else nothing."""
    if not (seen.title or seen.container) and _COMMUNICATION.search(seen.genre):
        return "personal_communication"
    if _INFORMANT.match(seen.title) or is_of_person_asked(seen.values, seen.fragments):
        return "interview"
    if _CODE_FIRST.match(seen.raw) and _OF_INFORMANT.search(seen.line):
        return "interview"
    if seen.has("author") and not seen.container and _ASKED_BY.match(folded(seen.fragments.get("note"))):
        return "interview"
    if seen.of_day and not seen.container and begins_with(INTERVIEW, seen.title):
        return "interview"
    if seen.has("publisher"):
        return ""
    if _SOUND.search(seen.genre) and not (seen.container or seen.has("page")):
        return "interview"
    if not speaks_of(INTERVIEW, seen.title):
        return ""
    if seen.container:
        return "interview" if _talked_at(seen) else ""
    dated = seen.of_day or _MONTH.match(str(seen.values.get("issued") or ""))
    return "interview" if dated or not seen.has("publisher-place") else ""


def _talked_at(seen: Evidence) -> bool:
    """Return whether the container is the place of a conversation and not a newspaper."""
    words = seen.container
    if seen.quoted or not seen.of_day or seen.has(*_OF_PRINT) or _ARTICLE.match(words):
        return False
    return not (is_newspaper(words) or speaks_of(genres.JOURNAL, words) or speaks_of(genres.MAGAZINE, words))
