"""Laws and decisions of courts."""

from __future__ import annotations

from bibtools.language import courts, genres, laws
from bibtools.language.courts import is_case_number, is_reports
from bibtools.language.genres import ends_with, speaks_of
from bibtools.parser.assemble.csl_types.containers import is_newspaper
from bibtools.parser.assemble.csl_types.evidence import Evidence
from bibtools.support.patterns import lazy

_ACT_OF_YEAR = lazy(r"\bact(?: of)? \d{4}")
_CASE = lazy(r"\sv\.?\s|^\s(?:In re|Ex parte)\s")
"""“Against” between the parties of a case."""
_COURT = lazy(
    r"(?:Cass\.|Corte (?:d['’]appello|di cassazione|costituzionale)|Trib\.|Cons(?:iglio|\.) (?:di )?(?:Stato|giust)"
    r"|App\.|Cour (?:de cassation|d['’]appel)|Conseil d['’][ÉE]tat|C\.E\.|BGH|BVerfG|BVerwG|BAG|BSG|BFH|OLG|LG|KG|RG"
    r"|EuGH|HR|ECtHR|ECJ|Sacra Romana Rota)(?!\w)"
)
"""A court where the author of a decision would be."""
_COURT_LAST = lazy(
    r"\(?(?:CA|HL|PC|UKSC|QB|Ch|(?:\d{1,2}(?:st|nd|rd|th)|D\.C\.) Cir\.?|(?:[NSEWCM]\. ?)?D\. ?[A-Z][\w.]+)\)?"
)
"""A court in the bracket behind a case of the common law: `2 QB 318 (CA)`, `612 F.2d 1141 (8th Cir. 1980)`."""
_DECISION = lazy(rf"(?:{courts.COURT})(?:.*\b[Ss]ayılı [Kk]arar(?:ı|lar)?\b|.{{0,20}}\d{{4}}/\d+)")
_TURKISH_COURT = lazy(rf"(?:{courts.COURT})\W*")
_NUMBER = lazy(courts.CASE_NUMBER)
_APPLICATION = lazy(courts.APPLICATION)


def is_decision(author: str, text: str) -> bool:
    """Return whether the author of a reference is a court, `Yargıtay 11. HD`, or the number of a case stands in it."""
    return bool(_COURT.match(author) or _TURKISH_COURT.fullmatch(author) or _NUMBER.search(text))


_OF_BOOK = ("publisher", "number-of-pages", "collection-number", "publisher-place")
_DAY_IN_TITLE = lazy(r"\b(?:\d{1,2}[./ ]\s?\w{1,12}[./ ]\s?\d{4}|\w{3,10} \d{4})\b")


def case(seen: Evidence) -> str:
    """Return `legal_case` for the decision of a court; the empty string otherwise."""
    if not seen.title and _COURT.match(seen.fragments.get("author", "")):
        return "legal_case"
    reports = not seen.title and is_reports(str(seen.values.get("container-title", "")))
    if reports or seen.has("authority") or is_case_number(str(seen.values.get("number", ""))):
        return "legal_case"
    title = str(seen.values.get("title") or "")
    if _of_court(seen) or (_CASE.search(title) and _APPLICATION.search(seen.raw)):
        return "legal_case"
    if ("karar" in seen.words or "/" in title) and not seen.has("author") and _DECISION.match(title):
        return "legal_case"
    return ""


def _of_court(seen: Evidence) -> bool:
    """Return whether a court is the author and the number of a case stands somewhere: `AYM, E. 2011/27, …`."""
    # A court may have been read as a person: `Danıştay 6. D.`
    name = seen.fragments.get("author", "").strip(" ,;:")
    return bool(name and _TURKISH_COURT.fullmatch(name) and _NUMBER.search(seen.raw))


def case_of_parties(seen: Evidence) -> str:
    """Return `legal_case` for a case cited by its parties: `Roe v. Wade`; the empty string otherwise."""
    named = (seen.has("author") and not _COURT_LAST.fullmatch(_first_name(seen))) or seen.quoted
    if (
        seen.container
        and seen.has("page")
        and not named
        and _CASE.search(f" {seen.values.get('title') or ''}")
    ):
        return "legal_case"
    return ""


def law(seen: Evidence) -> str:
    """Return `legislation` for a law, a decree or a gazette; the empty string otherwise."""
    if seen.has("archive") and not seen.container:
        return ""
    if _in_gazette_of_union(seen):
        return "legislation"
    # What a person wrote somewhere is about a law: `Hüseyin Er, “Basın Kanunu”, Vakit`; so is news of a day.
    written = seen.container and (
        seen.of_person or (seen.quoted and seen.of_day and is_newspaper(seen.container))
    )
    if (
        speaks_of(genres.LAW, seen.container)
        or (speaks_of(genres.LAW, seen.title) and not written)
        or (_is_law(seen.title) and not written and not seen.has(*_OF_BOOK))
    ):
        return "legislation"
    if laws.LAW_LAST.search(seen.title):
        return "legislation"
    if seen.of_person:
        return ""
    if laws.LAW_FIRST.match(seen.title):
        return "legislation"
    if speaks_of(laws.GAZETTE, seen.container) or seen.beside(laws.GAZETTE):
        return "legislation"
    dated = seen.of_day or _DAY_IN_TITLE.search(seen.title) or seen.has("number")
    return "legislation" if dated and laws.LAW_WITH_DAY.match(seen.title) else ""


def _in_gazette_of_union(seen: Evidence) -> bool:
    """Return whether a work stands in an issue of the Official Journal: `OJ L 315`."""
    letters = seen.container.replace(".", "").replace(" ", "")
    issue = str(seen.values.get("issue") or seen.values.get("volume") or "")
    return letters in laws.EU_GAZETTE and bool(laws.EU_ISSUE.fullmatch(issue))


def _first_name(seen: Evidence) -> str:
    creator = seen.creator
    return (creator.literal or f"{creator.given or ''} {creator.family or ''}".strip()) if creator else ""


def _is_law(title: str) -> bool:
    return ends_with(genres.LAW_TITLE, title) or bool(_ACT_OF_YEAR.search(title))
