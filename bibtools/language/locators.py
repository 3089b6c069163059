"""The place in a work that a citation names in words: `p. 33`, `s. 45-47`, `cilt 3, s. 12`, `vr. 12b`.

The labels are the locators of CSL 1.0.2 (appendix II) and the words those that pandoc's manual names ("Citation
syntax") with the Turkish, German, French and Italian ones. A word may stand for several labels (`v.` is a verse in
English, a volume elsewhere): the language of the text decides, then the order of the tables.
"""

from __future__ import annotations

from functools import cache

from bibtools.language.units import COLUMN, FOLIO, FOLLOWING, ISSUE, PAGE, PART, VOLUME
from bibtools.language.word_table import ANY, WordTable
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

NOTE = WordTable(
    {
        "tr": "dipnot dipnotu dipnotlar dn. dpn.",
        "en": "note notes footnote n(.) nn(.) fn(.)",
        "de": "anmerkung anm(.) fußnote fn(.)",
        "it": "nota note",
    }
)
_LOCATORS: dict[str, WordTable] = {
    "page": PAGE,
    "folio": FOLIO,
    "column": COLUMN,
    "sub-verbo": WordTable({"la": "s.v(.) s.vv(.) sv. sub_verbo", "de": "s._v. stichwort"}),
    "chapter": WordTable(
        {
            "tr": "bölüm bölümler böl(.) bab bâb fasıl fasl",
            "en": "chapter chapters chap(.) chaps(.) ch(.) chs(.)",
            "de": "kapitel kap(.)",
            "fr": "chapitre chapitres",
            "it": "capitolo capitoli cap(.) capp(.)",
        }
    ),
    "book": WordTable({"tr": "kitap kit.", "en": "book books bk(.) bks(.)", "de": "buch", "fr": "livre"}),
    "supplement": WordTable({"en": "supplement supplements suppl(.)"}),
    "verse": WordTable({"tr": "ayet âyet ay. beyit mısra", "en": "verse verses v(.) vv(.)", "de": "vers"}),
    "paragraph": WordTable(
        {
            "tr": "paragraf par(.) fıkra fık.",
            "en": "paragraph paragraphs para(.) paras(.)",
            "de": "absatz abs.",
            "fr": "paragraphe",
            ANY: "¶ ¶¶",
        }
    ),
    "section": WordTable(
        {
            "tr": "kesim alt_bölüm",
            "en": "section sections sec(.) secs(.)",
            "de": "abschnitt",
            ANY: "§ §§",
        }
    ),
    "note": NOTE,
    "line": WordTable(
        {"tr": "satır satırlar str.", "en": "line lines l(.) ll(.)", "de": "zeile z.", "fr": "ligne"}
    ),
    "figure": WordTable(
        {"tr": "şekil şek(.) resim res.", "en": "figure figures fig(.) figs(.)", "de": "abb(.) abbildung"}
    ),
    "table": WordTable({"tr": "tablo tab(.) cetvel çizelge", "en": "table tables tbl(.)", "de": "tabelle"}),
    "appendix": WordTable({"tr": "ek ekler lahika", "en": "appendix appendices app(.)", "de": "anhang"}),
    "article-locator": WordTable(
        {"tr": "madde maddesi md(.) m(.)", "en": "article articles art(.) arts(.)", "de": "artikel"}
    ),
    "opus": WordTable({"en": "opus opera op(.) opp(.)"}),
    "volume": VOLUME,
    "issue": ISSUE,
    "part": PART,
}
"""Label → words. Where two labels of a language have a word in common, the first one has it."""

_LANGUAGES = ("tr", "en", "de", "fr", "it", "es", "la", ANY)
"""The languages whose words are tried behind those of the text, in this order."""

_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3}|c{1,3}(?:xc|xl|l?x{0,3}))(?:ix|iv|v?i{0,3})"
_NUMBER = rf"\d\w*(?!\w)(?:[./:]\w+(?!\w))*(?:\(\w+\))*|[A-Za-z]\d\w*(?!\w)|{_ROMAN}|{_ROMAN.upper()}"
_ATOM = rf"(?:\(?(?:{_NUMBER})(?!['’]?[^\W\d_])\)?)"
_JOINT = r"(?:\s*[-\u2010-\u2015]+\s*|\s*[,&]\s*|\s+(?:ve|and|und|et)\s+)"
_FOLLOWING = rf"(?i:\s*(?<!\w)(?:{FOLLOWING.loose()})(?!\w))?"
_VALUE = lazy(rf"{_ATOM}(?:{_JOINT}{_ATOM})*{_FOLLOWING}")
_LABELS = (
    lazy(r"(?P<word>[^\W\d_]+\.?\s?[^\W\d_]+)\.?:?\s*(?=[^\s,;])"),
    lazy(r"(?P<word>[^\W\d_]+|[§¶]+)\.?:?\s*(?=[^\s,;])"),
)
"""A label of two words (`s.v.`, `sub verbo`), and one of one."""
_HEADWORD = lazy(r"[^,;]+")
_COMMA = lazy(r"\s*,?\s*")
_ENCLOSED = lazy(r"\s*,?\s*\{(?P<inside>(?:[^{}]|\{[^{}]*\})*)\}")


def split_locator(text: str, language: str = "") -> tuple[str, str, str]:
    """Return label, locator and the rest of what stands behind a cited work; a number alone is a page.

    `language` is that of the text, as a language tag. A second place belongs to the locator (`2, s. 14` behind `c.`).
    What stands in curly brackets is a locator whatever it looks like, and empty brackets say that there is none, as in
    pandoc. Label and locator are empty where the text names no place.
    """
    enclosed = _ENCLOSED.match(text)
    if enclosed:
        return (*_named(enclosed["inside"].strip(), language), text[enclosed.end() :])
    label, value, end = _place(text, _behind_comma(text, 0), language)
    if not value:
        return "", "", text
    while text[end : end + 1] == ",":
        start = _behind_comma(text, end)
        more, _, stop = _place(text, start, language, counted=True)
        if not more:
            break
        value, end = f"{value}, {text[start:stop].strip()}", stop
    return label, value, text[end:]


def _behind_comma(text: str, start: int) -> int:
    match = _COMMA.match(text, start)
    return match.end() if match else start


def _place(text: str, start: int, language: str, *, counted: bool = False) -> tuple[str, str, int]:
    """Return label, value and end of the place that begins at an offset; only one with a label if `counted`."""
    label, behind = _label(text, start, language)
    if label:
        found = (_HEADWORD if label == "sub-verbo" else _VALUE).match(text, behind)
        if found and found[0].strip():
            return label, found[0].strip(), found.end()
    found = None if counted else _VALUE.match(text, start)
    return ("page", found[0].strip(), found.end()) if found and found[0].strip() else ("", "", start)


def _label(text: str, start: int, language: str) -> tuple[str, int]:
    """Return the label that a word at an offset stands for, or the empty string, and where its value begins."""
    for pattern in _LABELS:
        match = pattern.match(text, start)
        label = label_of(match["word"], language) if match else ""
        if match and label:
            return label, match.end()
    return "", start


def _named(text: str, language: str) -> tuple[str, str]:
    """Return label and value of a text that is known to be a locator."""
    label, start = _label(text, 0, language)
    return (label or ("page" if text else "")), text[start:]


def label_of(word: str, language: str = "") -> str:
    """Return the CSL label that a word or abbreviation stands for in a text of a language, or the empty string."""
    base = language.replace("_", "-").split("-")[0].lower()
    folded = fold_case(word).rstrip(".")
    for tried in dict.fromkeys((base, *_LANGUAGES)):
        found = _words(tried).get(folded)
        if found:
            return found
    return ""


@cache
def _words(language: str) -> dict[str, str]:
    """Return word → label for a language; words are folded and without their last full stop."""
    found: dict[str, str] = {}
    for label, table in _LOCATORS.items():
        for form in table.of(language):
            if "*" not in form:
                word = form.replace("(.)", ".").replace("_", " ").rstrip(".")
                found.setdefault(fold_case(word), label)
    return found
