"""Headings that open a reference list or the notes, stand inside a list, or end it."""

from __future__ import annotations

import re

from bibtools.language.name_lists import AND
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_OPENING = """
kaynakca kaynaklar kaynakcalar bibliyografya bibliyografi yararlanilan\\s+kaynaklar basvurulan\\s+kaynaklar
basvuru\\s+kaynaklari secilmis\\s+(?:kaynakca|bibliyografya) secme\\s+kaynakca okuma\\s+listesi onerilen\\s+okumalar
faydalanilan\\s+(?:eserler|kaynaklar) atif(?:lar|\\s+yapilan\\s+kaynaklar)
references reference\\s+list bibliography select(?:ed)?\\s+bibliography works\\s+cited literature(?:\\s+cited)?
list\\s+of\\s+references sources further\\s+reading literatur(?:verzeichnis)? quellen(?:verzeichnis)?
bibliographie bibliografia references\\s+bibliographiques sources\\s+et\\s+bibliographie riferimenti\\s+bibliografici
bibliografia\\s+citata opere\\s+citate referencias(?:\\s+bibliograficas)? fuentes
""".split()
_NOTES = """
dipnot(?:lar)? sonnotlar notlar footnotes endnotes notes anmerkungen fussnoten endnoten
""".split()
_INNER = """
arsivler? arsiv\\s+(?:belgeleri|kaynaklari|vesikalari) kitaplar makaleler tezler gazeteler sureli\\s+yayinlar
(?:internet|elektronik|dijital|basili|yazma|telif)\\s+(?:kaynaklari?|kaynaklar|eserler)
hatiratlar? hatiralar ansiklopedi(?:ler)?(?:\\s+maddeleri)? tetkik(?:\\s+eserler|ler) resmi\\s+(?:yayinlar|kaynaklar)
(?:birincil|ikincil|ana)\\s+kaynaklar kitap\\s+ve\\s+makaleler arastirma(?:lar|\\s+(?:ve\\s+inceleme\\s+)?eserleri?)
web\\s+siteleri books articles theses newspapers archives? archival\\s+sources unpublished\\s+(?:sources|documents)
primary\\s+sources secondary\\s+(?:sources|literature) web\\s+sites online\\s+sources journals monographs
bucher aufsatze archivalien periodika
""".split()
_CLOSING = """
ek(?:ler)? ozet(?:ce)? abstract summary ozgecmis dizin index appendi(?:x|ces) extended\\s+summary summary tablolar
sekiller tesekkur acknowledg(?:e)?ments? extended\\s+abstract about\\s+the\\s+authors? yazar\\s+hakkinda
cikar\\s+catismasi(?:\\s+beyani)? anhang register makale\\s+bilgisi etik\\s+(?:beyan|kurul).*
yazar(?:lar)?(?:\\s+bilgileri)?
(?:conflict|declaration)\\s+of\\s+interests? funding author(?:s|\\s+biograph(?:y|ies)|\\s+contributions?)?
(?:ek|appendix|annexe?|anhang|appendice|allegato)\\s*[-–.:]?\\s*(?:\\d{1,2}|[ivxlc]{1,4}|[a-z])(?:\\s*[-–.:)].*)?
(?:paper|article|manuscript)?\\s*(?:received|accepted|submitted)(?:\\s*:.*|\\s+(?:on\\s+)?\\d.*)
(?:makale(?:nin)?\\s+)?(?:gelis|kabul|yayin|gonderim|basvuru)\\s+tarihi.*
""".split()
_NUMBERING = r"(?:(?:[ivxlc]+|\d+(?:\.\d+)*|[a-z])\s*[.)\-–]\s*)?"
_DECORATION = r"[\s#*_=:.\-–—]*"


def _pattern(words: list[str], behind: str = "") -> re.Pattern[str]:
    return lazy(f"{_DECORATION}{_NUMBERING}{_DECORATION}(?:{'|'.join(words)}){behind}{_DECORATION}")


_KINDS = (
    ("opening", _pattern(_OPENING)),
    ("notes", _pattern(_NOTES)),
    ("inner", _pattern(_INNER, rf"(?:\s+(?:{AND.strict(folded=True)})\s+\w+)?")),
    ("closing", _pattern(_CLOSING)),
)
_LONGEST = 60


def heading_kind(line: str) -> str:
    """Return what heading a line is: `opening` a list, `notes`, `inner` (in a list), `closing` it, or nothing."""
    text = line.strip()
    if not text or len(text) > _LONGEST:
        return ""
    folded = fold_letters(text)
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(folded)), "")
