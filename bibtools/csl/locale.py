"""Localisation: terms, dates and options, found by the fallback that CSL lays down.

Later sources win: the locale files en-US, the language's primary dialect and the dialect itself, then the
style's own `cs:locale` elements without language, for the language, and for the dialect.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAMESPACE
from bibtools.csl.data import locale_folder
from bibtools.csl.localecodes import resolve_code
from bibtools.language.languages import language_tag
from bibtools.support.files import is_file

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FALLBACK = {"verb-short": ("verb-short", "verb", "long"), "symbol": ("symbol", "short", "long")}

TermKey = tuple[str, str, str]
"""Name, form and gender form (empty where there is none) of a term."""


class LocaleData:
    """What one source says. `terms` gives (single, multiple) texts; `dates` the localised date elements."""

    __slots__ = ("dates", "genders", "options", "ordinals", "terms")

    def __init__(self) -> None:
        self.terms: dict[TermKey, tuple[str, str]] = {}
        self.genders: dict[str, str] = {}
        self.ordinals: dict[str, str] = {}
        self.dates: dict[str, _Element] = {}
        self.options: dict[str, str] = {}

    def update(self, other: LocaleData) -> None:
        """Put another source over this one; new ordinals replace all of the old ones."""
        if any(key[0] == "ordinal" for key in other.terms):
            self.ordinals.clear()
            for key in [key for key in self.terms if key[0] == "ordinal" or key[0].startswith("ordinal-")]:
                del self.terms[key]
        self.terms.update(other.terms)
        self.genders.update(other.genders)
        self.ordinals.update(other.ordinals)
        self.dates.update(other.dates)
        self.options.update(other.options)

    def forget(self, other: LocaleData) -> None:
        """Take out the terms that another source has in any form: its long form is nearer than our short one."""
        names = {key[0] for key in other.terms}
        for key in [key for key in self.terms if key[0] in names]:
            del self.terms[key]


class Locale:
    """The localisation that holds for a style: `Locale(style_root, "tr-TR")`."""

    def __init__(self, style_root: _Element | None, language: str) -> None:
        """Merge the sources for `language` (a locale code such as `tr-TR`, or just `tr`)."""
        self.code = resolve_code(language)
        self.base = self.code.split("-")[0]
        self.language = language_tag(language)
        """The language that was asked for: titles are cased and entries sorted by it, whosever terms are used."""
        given = language.replace("_", "-")
        data, own = LocaleData(), LocaleData()
        data.update(file_data("en-US"))
        for code in dict.fromkeys((resolve_code(self.base), self.code)):
            own.update(file_data(code))
        if self.base != "en":
            data.forget(own)
        data.update(own)
        if style_root is not None:
            for wanted in dict.fromkeys((None, given.split("-")[0], self.base, given, self.code)):
                for element in style_root.iterfind(f"{NAMESPACE}locale"):
                    if element.get(_LANG) == wanted:
                        data.update(read_locale(element))
        self.data = data
        self.punctuation_in_quote = data.options.get("punctuation-in-quote") == "true"
        self.limit_ordinals = data.options.get("limit-day-ordinals-to-day-1") == "true"

    def term(self, name: str, form: str = "long", plural: bool = False, gender: str = "") -> str | None:
        """Return a term's text, or None where no source has it. Forms fall back as CSL lays down."""
        terms = self.data.terms
        for tried in _FALLBACK.get(form) or ((form, "long") if form != "long" else ("long",)):
            found = (gender and terms.get((name, tried, gender))) or terms.get((name, tried, ""))
            if found:
                return found[plural]
        for tried in ("feminine", "masculine"):
            found = terms.get((name, form, tried))
            if found:
                return found[plural]
        return None

    def quotes(self) -> tuple[str, str, str, str]:
        """Return the outer opening and closing and the inner opening and closing quotation marks."""
        names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
        first, second, third, fourth = (self.term(name) or "" for name in names)
        return first, second, third, fourth


def read_locale(element: _Element) -> LocaleData:
    """Read a `cs:locale` element."""
    data = LocaleData()
    for child in element:
        if child.tag == f"{NAMESPACE}terms":
            for term in child:
                _read_term(term, data)
        elif child.tag == f"{NAMESPACE}date":
            data.dates[child.get("form", "text")] = child
        elif child.tag == f"{NAMESPACE}style-options":
            data.options.update({str(key): str(value) for key, value in child.attrib.items()})
    return data


def _text(element: _Element) -> str:
    """Return an element's text; white space with a line break in it is only indentation."""
    text = element.text or ""
    return "" if "\n" in text and not text.strip() else text


def _read_term(term: _Element, data: LocaleData) -> None:
    name = (term.get("name") or "").replace("sub verbo", "sub-verbo")
    gender_form = term.get("gender-form", "")
    single = _text(term)
    multiple = single
    for child in term:
        if child.tag == f"{NAMESPACE}single":
            single = _text(child)
        elif child.tag == f"{NAMESPACE}multiple":
            multiple = _text(child)
    if not len(term):
        multiple = single
    data.terms[name, term.get("form", "long"), gender_form] = (single, multiple)
    if term.get("gender"):
        data.genders[name] = term.get("gender", "")
    if name.startswith("ordinal-"):
        default = "last-digit" if name[8:9] == "0" else "last-two-digits"
        data.ordinals[name] = term.get("match", default)


@cache
def file_data(code: str) -> LocaleData:
    """Return what the locale file of a code says, with our supplement; empty if there is no such file."""
    from lxml import etree

    folder = locale_folder()
    path = folder / f"locales-{code}.xml" if folder else None
    if path is None or not is_file(path):
        return LocaleData()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    data = read_locale(etree.parse(str(path), parser).getroot())
    supplement = Path(__file__).parent / "locale_data" / f"{code}.tsv"
    if supplement.is_file():
        _read_supplement(supplement, data)
    return data


def _read_supplement(path: Path, data: LocaleData) -> None:
    """Put our own terms over a locale file: term, form, gender, single, multiple, reason, by tabs.

    Rows of two other kinds have a name of theirs instead of a term: `date-part` sets the form of a part of dates in
    text, and `name-option` an attribute of cs:name that the language settles and no style can.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < 4 or columns[0] == "term":
            continue
        name, form, gender, single, multiple = ([*columns, ""])[:5]
        if name == "date-part":
            _set_date_part(data.dates["text"], form, single)
        elif name == "name-option":
            data.options[form] = single
        else:
            data.terms[name, form or "long", gender] = (single, multiple or single)


def _set_date_part(date: _Element, name: str, form: str) -> None:
    for part in date:
        if part.get("name") == name:
            part.set("form", form)
