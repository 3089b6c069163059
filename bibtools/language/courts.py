"""Turkish courts, their chambers, and how their decisions are numbered and dated.

The forms are those of Turkish law reviews and of the courts' own headings (karar künyesi): court and chamber, Esas
(number of the case) and Karar (number of the decision), the day (T., KT.), and the number of an application.
"""

from __future__ import annotations

from bibtools.support.patterns import lazy

_CHAMBER = (
    r"\d{1,2}\s?\.?\s?(?:(?:Hukuk|Ceza|İdari Dava|Vergi Dava)\s)?"
    r"(?:Dairesi|Daire|H\.?\s?D|C\.?\s?D|İ\.?D\.?D|V\.?D\.?D|D)\.?(?!\w)"
)
_BOARD = (
    r"(?:H\.?G\.?K|C\.?G\.?K|İ\.?B\.?(?:G\.?)?K|İBBGK|İBHGK|İBCGK|İDDK|VDDK|İDDGK|VDDGK)\.?(?!\w)"
    r"|(?:(?:Hukuk|Ceza)\s)?Genel Kurulu|(?:(?:İdari|Vergi)\s)?Dava Daireleri(?: Genel)? Kurulu"
    r"|İçtihad[ıi](?:ları)? Birleştirme[^,;:\d]{0,40}? Kurulu|İçt\. Bir\. (?:[^,;:\d]{0,30} )?Kurulu"
)
_HIGH = (
    r"(?:(?:Yargıtay|Askerî? Yargıtay|Danıştay|Sayıştay)|(?:Yarg|Dan|Dnş|Y|D)\.)"
    rf"\s?,?\s?(?:{_CHAMBER}|{_BOARD})"
    r"|[YD]\d{1,2}(?:HD|CD|D)(?!\w)|[YD](?:HGK|CGK|İBK|İBGK|İBBGK|İBHGK|İBCGK|İDDK|VDDK)\.?(?!\w)|(?:HGK|CGK)\.?(?!\w)"
    r"|T(?:emyiz|EMYİZ) M(?:ahkemesi|AHKEMESİ)(?:\s[^\W\d_]+\sDairesi)?(?!\w)"
)
_NAMED = (
    r"(?:(?:Türkiye Cumhuriyeti\s)?Anayasa Mahkemesi|Avrupa İnsan Hakları Mahkemesi"
    r"|Uyuşmazlık Mahkemesi(?:\s(?:Hukuk|Ceza) Bölümü)?"
    r"|Yüksek Adalet Divanı|Yüksek Seçim Kurulu|YSK|Milletlerarası Daim[iî] Adalet Divanı"
    r"|Şûra-yı Devlet(?:\sDeavi Dairesi)?"
    r"|Yargıtay|Danıştay|Sayıştay|AYM|AİHM|İHAM|ABAD)(?!\w)(?:\s(?:Genel Kurulu|Büyük Dairesi?|\([^()]{4,30}\)))?"
)
_LOWER = (
    r"(?:[^\W\d_a-zçğıöşü][\w'’]+\s(?:\(?\d{1,2}\.?\)?\s?)?){1,5}(?:Mahkemesi|BAM|BİM)(?!\w)"
    rf"(?:\s?,?\s?(?:{_CHAMBER}))?"
)
COURT = rf"(?:T\.?\s?C\.?\s+)?(?:{_HIGH}|{_NAMED}|{_LOWER})"
"""A regular expression for the name of a court with its chamber."""

_DIGITS = r"\d{1,6}\s?[/-]\s?\d{1,6}(?:[/-]\d{1,5})*"
_NUMBER_WORD = r"(?:\s?(?:[Nn][or]|[Ss]ayı(?:sı)?|[Nn]umarası)\b)?\.?\s?:?\s?"
APPLICATION = (
    rf"(?:B\.\s?[Nn]o|(?:Bireysel\s)?(?:[Bb]aşvuru|BAŞVURU|[Aa]pp(?:l|lication)?)\.?\s?(?:[Nn]o|NO|[Nn]umarası))"
    rf"\.?\s?:?\s?{_DIGITS}"
)
"""A regular expression for the number of an application to a court: `B. No: 2013/1234`."""
CASE_NUMBER = (
    rf"(?<!\w)(?:{APPLICATION}|(?:E|K|Esas|Karar|ESAS|KARAR)\b\.?{_NUMBER_WORD}{_DIGITS}|[Nn]o[.:]\s?{_DIGITS}"
    rf"|YD\s[İi]tiraz{_NUMBER_WORD}{_DIGITS}"
    rf"|{_DIGITS}\s?(?:E|K|Esas|Karar)\b\.?|E\.\s?\d{{1,5}},\s?K\.\s?\d{{1,5}}(?![\d/]))"
)
"""A regular expression for the number of a case or decision: `E. 2011/4-513`, `2011/621 K.`, `Karar No: 1989/12`."""
_IS_NUMBER = lazy(CASE_NUMBER)


def is_case_number(number: str) -> bool:
    """Return whether a number says that it counts cases, decisions or applications of a court."""
    return _IS_NUMBER.match(number) is not None


REPORTS = "BVerfGE|BVerfGK|BVerwGE|BGHZ|BGHSt|RGZ|RGSt|BAGE|BSGE|BFHE|PrOVGE|BayObLGZ|OLGZ|BGE|VfSlg|OGHSt"
"""A regular expression for the reports that German, Austrian and Swiss courts publish themselves."""
_IS_REPORTS = lazy(rf"(?:{REPORTS})")


def is_reports(name: str) -> bool:
    """Return whether a name is that of reports which a German, Austrian or Swiss court publishes: `BGHZ`."""
    return _IS_REPORTS.fullmatch(name) is not None
