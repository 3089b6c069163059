"""Deciding the CSL type from what was found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NEWSPAPER = re.compile(
    r"gazete(?:si)?\b|ceride|hâ?kimiyet-i milliye|^(?:cumhuriyet(?: kitap)?|ulus|akşam|vakit|tanin|"
    r"ikdam|milliyet|hürriyet|tercüman|zaman|"
    r"sabah|radikal|son posta|son telgraf|yeni gün|anadolu'?da yeni ?gün|peyam-ı sabah|alemdar|vatan|"
    r"dünya|kurun|birgün|evrensel|"
    r"tasvir(?:-i efkâr)?|tevhid-i efkâr|tercüman-ı (?:hakikat|ahval)|takvim-i vekayi|irade-i milliye|"
    r"açık ?söz|öğüt|yeni sabah|"
    r"yeni asır|ceride-i havadis|basiret|ileri|taraf|sözcü|star|yeni şafak|posta|yenigün)$|newspaper|"
    r"\btimes\b|herald|guardian|"
    r"\bpost\b|zeitung|corriere|\bstampa\b|repubblica|le monde|le temps|figaro|tribune|\bnews\b|"
    r"allgemeine|el país|matbuat",
    re.IGNORECASE,
)
_KNOWN_PAPER = re.compile(
    r"^(?:h[aâ]kimiyet-i milliye|anadolu'?da yeni ?gün|yeni ?gün|tanin|ikdam|akşam|ulus|vakit|son posta|tasvir-i efkâr|"
    r"takvim-i vekayi|irade-i milliye|tevhid-i efkâr|peyam-ı sabah|milliyet|hürriyet|cumhuriyet)$",
    re.IGNORECASE,
)
_MAGAZINE = re.compile(
    r"newsweek|new yorker|der spiegel|\btime magazine|^nokta$|^aktüel$|l'espresso|magazine", re.IGNORECASE
)
_LAW = re.compile(
    r"resm[iîı] (?:gazete|ceride)|\bdüst[uû]r\b|\b(?:rg|kanunlar dergisi)\b|gazzetta ufficiale|"
    r"official gazette",
    re.IGNORECASE,
)
_LAW_TITLE = re.compile(
    r"\b(?:kanunu?|kararname(?:si)?|yönetmeliği|nizamname(?:si)?|anayasası?)\s*$|\bact(?: of)? \d{4}|\bact$",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"zab[ıi]t ceridesi|zab[ıi]tları|gizli celse|tutanak dergisi|meclis.*tutana|\bt\.?b\.?m\.?m\.?\s?(?:zc|gcz|td)|"
    r"\bm[ma]zc\b|parliamentary debates|hansard|stenograf|\bminutes of\b|atti parlamentari|débats parlementaires",
    re.IGNORECASE,
)
_ENCYCLOPEDIA = re.compile(
    r"ansiklopedi|encyclop|enzyklop|enciclop|\bdia\b|\bdi̇a\b|^tdvia|^i̇?a\.?$|lexikon|dictionary of|"
    r"dizionario|dictionnaire|sözlüğü|britannica|"
    r"larousse|handwörterbuch|grundbegriffe",
    re.IGNORECASE,
)
_PROCEEDINGS = re.compile(
    r"proceeding|^proc\.|\bconf(?:erence|\.)|sempozyum|kongre|bildiri|kurultay|symposium|workshop|"
    r"congress|\batti\b|convegno|colloque|"
    r"actes du|tagung|kongress|çalıştay|\bsymp\b|neural information",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"\btez[i]?\b|thesis|dissert|\bdiss\b|thèse|\btesi\b|\bph\.?\s?d\b|habilitation|doktorarbeit|"
    r"\bm\.?a\.? thesis|magisterarbeit|"
    r"tesis doctoral|lisans tezi",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"technical report|tech\. rep|\breport\b|\braporu?\b|working paper|memorandum|white paper|"
    r"policy brief|çalışma raporu|research memo",
    re.IGNORECASE,
)
_FILM = re.compile(r"\[?(?:belgesel|film|motion picture|dvd|videorecording|documentary)\b", re.IGNORECASE)
_MAP = re.compile(r"\bharita(?:sı)?\b|\[map\]|\bkarte\b", re.IGNORECASE)
_ARCHIVE = re.compile(
    r"\b(?:boa|bca|atase|ti̇te|tite|tsma|vgma|dab)\b|arşiv|archiv|devlet arşivleri", re.IGNORECASE
)
_SOFTWARE = re.compile(r"computer software|\[software\]|statistical computing|software", re.IGNORECASE)


_OF_BOOK = ("publisher", "number-of-pages", "collection-number", "publisher-place")


def stands_alone(container: str) -> bool:
    """Return whether a container may be cited without anything in it: a gazette, a collection of laws."""
    folded = _fold(container)
    return bool(_LAW.search(folded) or _ENCYCLOPEDIA.search(folded))


def is_plain(container: str) -> bool:
    """Return whether nothing in a container's title makes it proceedings, an encyclopaedia, a gazette or minutes."""
    folded = _fold(container)
    return not any(p.search(folded) for p in (_LAW, _ENCYCLOPEDIA, _PROCEEDINGS, _MINUTES, _NEWSPAPER))


def _fold(text: Any) -> str:
    return str(text or "").replace("İ", "i").replace("I", "ı" if "ı" in str(text) else "I").lower()


def decide_type(
    values: Mapping[str, Any], *, journal: bool, quoted: bool, fragment: Mapping[str, str]
) -> str:
    """Return the CSL type.

    `values` are the fields, `journal` says that the container was tagged as a journal, `quoted` that the
    title stood in quotation marks; `fragment` maps labels to their raw text.
    """
    title, container = _fold(values.get("title")), _fold(values.get("container-title"))
    genre = _fold(values.get("genre")) + " " + _fold(fragment.get("note")) + " " + _fold(values.get("medium"))
    if _THESIS.search(_fold(values.get("genre"))) or (_THESIS.search(genre) and not container):
        return "thesis"
    if values.get("director") or _FILM.search(genre):
        return "motion_picture"
    if _MINUTES.search(title) or _MINUTES.search(container):
        return "hearing"
    if (
        _LAW.search(container)
        or _LAW.search(title)
        or (_LAW_TITLE.search(title) and not any(values.get(of_book) for of_book in _OF_BOOK))
    ):
        return "legislation"
    if container:
        return _part(container, values, journal=journal)
    return _whole(title, genre, values, quoted=quoted)


def _part(container: str, values: Mapping[str, Any], *, journal: bool) -> str:
    if _ENCYCLOPEDIA.search(container):
        return "entry-encyclopedia"
    if _KNOWN_PAPER.search(container) and not values.get("editor") and not values.get("publisher"):
        return "article-newspaper"
    if (
        values.get("URL")
        and values.get("accessed")
        and not (journal or values.get("page") or values.get("editor"))
    ):
        return "webpage"
    if journal and not values.get("editor"):
        # A newspaper is told by its name, or by a day of publication without volume and issue.
        if _NEWSPAPER.search(container) and not values.get("volume"):
            return "article-newspaper"
        if _MAGAZINE.search(container):
            return "article-magazine"
        return "article-journal"
    if _PROCEEDINGS.search(container):
        return "paper-conference"
    if journal or (
        not values.get("publisher")
        and not values.get("editor")
        and values.get("volume")
        and values.get("issue")
    ):
        return "article-journal"
    return "chapter"


def _whole(title: str, genre: str, values: Mapping[str, Any], *, quoted: bool) -> str:
    if values.get("archive") and not values.get("publisher"):
        return (
            "document"
            if not re.search(r"\bmss?\b", _fold(values.get("archive_location"))) or not title
            else "manuscript"
        )
    if _REPORT.search(genre):
        return "report"
    if "patent" in genre:
        return "patent"
    if _MAP.search(genre):
        return "map"
    if _SOFTWARE.search(title + genre) and values.get("URL"):
        return "software"
    if values.get("URL") and (
        values.get("accessed") or not (values.get("publisher-place") or values.get("ISBN"))
    ):
        return "webpage"
    if _REPORT.search(title) and not values.get("publisher"):
        return "report"
    if quoted and values.get("page") and not values.get("publisher"):
        return "article-journal"
    if not title and not values.get("author"):
        return "document"
    return "book"
