"""The Turkish supplement: every term form that English has, none of it English."""

from __future__ import annotations

import pytest
from lxml import etree
from paths import ROOT

from bibtools.csl.data import locale_folder
from bibtools.csl.locale import Locale

SUPPLEMENT = ROOT / "bibtools" / "csl" / "locale_data" / "tr-TR.tsv"
SAME_IN_BOTH = {"film", "video", "internet", "podcast", "patent"}
"""Words that Turkish has borrowed as they are (patent, film …)."""
SYMBOLS = {
    "open-quote",
    "close-quote",
    "open-inner-quote",
    "close-inner-quote",
    "colon",
    "comma",
    "semicolon",
}
SHORT_ALIKE = {("month-03", "short"): "Mar."}


def _terms(code: str) -> dict[tuple[str, str], tuple[str, str]]:
    folder = locale_folder()
    assert folder is not None
    found = {}
    for term in etree.parse(str(folder / f"locales-{code}.xml")).iter("{*}term"):
        single, multiple = term.find("{*}single"), term.find("{*}multiple")
        text = (term.text if single is None else single.text) or ""
        both = (text.strip("\n"), (multiple.text or "") if multiple is not None else text)
        found[term.get("name"), term.get("form", "long")] = both
    return found


def _rows() -> list[list[str]]:
    return [line.split("\t") for line in SUPPLEMENT.read_text(encoding="utf-8").splitlines()]


def test_every_line_has_six_columns_and_a_reason_and_no_term_twice():
    header, *rows = _rows()
    assert header == ["term", "form", "gender-form", "single", "multiple", "reason"]
    assert all(len(row) == 6 and row[3] and row[5] for row in rows)
    keys = [tuple(row[:3]) for row in rows]
    assert len(keys) == len(set(keys))


def test_no_line_repeats_what_the_bundled_locale_says():
    bundled = _terms("tr-TR")
    kept = [row[:2] for row in _rows()[1:] if bundled.get((row[0], row[1])) == (row[3], row[4] or row[3])]
    assert kept == [["no-publisher", "short"]], "only the term that is discussed may be repeated"


@pytest.mark.parametrize(("name", "form"), sorted(_terms("en-US")))
def test_term_is_there_and_turkish(name: str, form: str):
    english = _terms("en-US")[name, form]
    turkish = Locale(None, "tr-TR").data.terms.get((name, form, ""))
    assert turkish is not None, "missing: the English term would come through"
    if english[0] and name not in SYMBOLS and form != "symbol" and name not in SAME_IN_BOTH:
        alike = SHORT_ALIKE.get((name, form))
        assert turkish[0] == alike or turkish != english
        assert not {"by", "with", "of"} & set(turkish[0].split())


def test_words_that_follow_a_number_stay_singular():
    locale = Locale(None, "tr-TR")
    for name in ("chapter", "volume", "figure", "number-of-pages", "number-of-volumes"):
        assert locale.term(name, "long", plural=True) == locale.term(name, "long")
