"""Spoiling references as real lists are spoilt, without losing the labels.

Each damage takes the pieces of a labelled reference (`labelled.Labelled`: joined by spaces, unless a label begins
with `+`) and gives them back changed. `damage` draws a few of them; it works on any labelled reference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from bibtools.language.casing import lower, upper
from bibtools.training.labelled import Labelled

Pieces = list[tuple[str, str]]
_SAFE = frozenset({"url", "doi", "isbn"})
_BULLETS = ("-", "- -", "--", "•", "*", "–", "·", "•-", "○", "#", ">", "♦")
_OCR = tuple(
    tuple(swap.replace("_", " ").split(":"))
    for swap in (
        "ı:i i:ı İ:I I:İ ş:s ğ:g ü:u ö:o ç:c â:a î:i û:u l:1 1:l 0:O O:0 rn:m m:rn e:c c:e li:h ll:11 S:5 ş:ş_ é:e "
        "ü:ii ä:a ß:B .:, ,:."
    ).split()
)
"""What is read for what in a scan; `_` stands for a space."""
_FOLDS = str.maketrans("ıİşŞğĞüÜöÖçÇâîûÂÎÛ’‘“”", "iIsSgGuUoOcCaiuAIU''\"\"")


def _each(pieces: Pieces, change: Callable[[str], str]) -> Pieces:
    return [(label, text if label.lstrip("+") in _SAFE else change(text)) for label, text in pieces]


def _bullet(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    number = rng.randint(1, 400)
    if rng.random() < 0.5:
        return [("citation-number", rng.choice(_BULLETS)), *pieces]
    form = rng.choice(("{}.", "[{}]", "({})", "{})", "{}", "{}-", "{}.-", "[{}]."))
    rest = list(pieces)
    if rng.random() < 0.25 and form != "{}":
        rest[0] = ("+" + rest[0][0].lstrip("+"), rest[0][1])
    return [("citation-number", form.format(number)), *rest]


def _lose_commas(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    share = rng.choice((0.2, 0.5, 1.0))
    return [
        (label, text.rstrip(",") if rng.random() < share and len(text) > 2 else text)
        for label, text in pieces
    ]


def _change_commas(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    mark = rng.choice((".", ";", ":", " ,", " -", " /", "."))
    return [
        (label, text[:-1] + mark if text.endswith(",") and len(text) > 2 else text) for label, text in pieces
    ]


def _glue(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    """Join pieces: after punctuation anywhere, and a year to the place before it."""
    made = pieces[:1]
    every = rng.random() < 0.3
    for label, text in pieces[1:]:
        last = made[-1][1]
        stop = last[-1] in ",.;:)"
        year = label == "date" and made[-1][0].lstrip("+") == "location" and text[:1].isdigit()
        if year and rng.random() < 0.6:
            made[-1] = (made[-1][0], last.rstrip(",:"))
            label = "+date"
        elif stop and not label.startswith("+") and (every or rng.random() < 0.3):
            label = "+" + label
        made.append((label, text))
    return made


def _tighten(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    """Lose the space after commas and full stops inside pieces."""
    marks = rng.choice((",", ".", ",.:"))
    return _each(
        pieces,
        lambda text: re.sub(rf"(?<=[{marks}]) (?=\w)", lambda m: "" if rng.random() < 0.6 else " ", text),
    )


def _loosen(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    """Put a space before punctuation."""
    return _each(pieces, lambda text: re.sub(r"(?<=\w)([,:;])(?=$|\s)", r" \1", text))


def _pdf_spacing(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    """Set the space before a mark and not behind it, as text of a PDF often is: `Rev .Lett.15 ,798( 1965)`."""

    def change(text: str) -> str:
        text = re.sub(r"(?<=\w)([.,;:]) (?=\w)", r" \1", text) if rng.random() < 0.5 else text
        text = re.sub(r"\((?=\w)", "( ", text) if rng.random() < 0.5 else text
        return re.sub(r"(?<=\w)([.,;:])$", r" \1", text) if rng.random() < 0.6 else text

    made = _each(pieces, change)
    return made[:1] + [
        ("+" + label.lstrip("+") if rng.random() < 0.5 else label, text) for label, text in made[1:]
    ]


def _ocr(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    swaps = rng.sample(_OCR, 5)

    def change(text: str) -> str:
        for old, new in swaps:
            if old in text and rng.random() < 0.3 and len(text) > 3:
                text = text.replace(old, new, 1)
        return text

    return _each(pieces, change)


def _ascii(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    return _each(pieces, lambda text: text.translate(_FOLDS))


def _quotes(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    opening, closing = rng.choice(
        (
            ('"', '"'),
            ("“", "”"),
            ("“", "“"),
            ("”", "”"),
            ("''", "''"),
            ("‘", "’"),
            ("«", "»"),
            ("“", '"'),
            ("", ""),
        )
    )
    apostrophe = rng.choice("'’‘`´")

    def change(text: str) -> str:
        text = re.sub(r"(?<=\w)['’](?=\w)", apostrophe, text)
        return (
            re.sub(r"[”\"»](?=\W*$)", closing, re.sub(r"^([^\w\"“«]*)[“\"«]", rf"\1{opening}", text)) or text
        )

    return _each(pieces, change)


def _dashes(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    dash = rng.choice(("–", "—", "-", " - ", "–", "‐", "−", "--"))
    return [
        (
            label,
            re.sub(r"(?<=\d) ?[-–] ?(?=\d)", dash, text)
            if label.lstrip("+") in ("pages", "date", "volume", "title")
            else text,
        )
        for label, text in pieces
    ]


def _capital_names(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    return [(label, upper(text, lang) if label.lstrip("+") == "author" else text) for label, text in pieces]


def _capital_title(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    return [(label, upper(text, lang) if label.lstrip("+") == "title" else text) for label, text in pieces]


def _small(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    return _each(pieces, lambda text: lower(text, lang))


def _truncate(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    """Cut the end off: a bracket, a few letters, the last piece."""
    kept = list(pieces)
    if len(kept) > 3 and rng.random() < 0.35:
        kept.pop()
        return [*kept[:-1], (kept[-1][0], kept[-1][1].rstrip(",;: ") or kept[-1][1])]
    label, text = kept[-1]
    cut = text.rstrip(".)") if rng.random() < 0.6 else text[: max(2, len(text) - rng.randint(1, 4))]
    return [*kept[:-1], (label, cut or text)]


def _end(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    label, text = pieces[-1]
    ended = (
        text.rstrip(".")
        if text.endswith(".") and len(text) > 2
        else text + rng.choice((".", ".", ";", ",", " ."))
    )
    return [*pieces[:-1], (label, ended)]


def _double_spaces(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    return _each(pieces, lambda text: re.sub(" ", lambda m: "  " if rng.random() < 0.15 else " ", text))


def _decompose(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    return _each(pieces, lambda text: unicodedata.normalize("NFD", text))


def _break_word(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    """Leave the hyphen of a line break in a long word."""
    spot = rng.randrange(len(pieces))
    label, text = pieces[spot]
    if label.lstrip("+") in _SAFE:
        return pieces
    broken = re.sub(r"(\w{4,})(\w{3,})", r"\1- \2", text, count=1)
    return [*pieces[:spot], (label, broken), *pieces[spot + 1 :]]


def _markup(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    """Leave the marks of italics round a title."""
    opening, closing = rng.choice((("<i>", "</i>"), ("<em>", "</em>"), ("*", "*"), ("_", "_"), ("**", "**")))

    def marked(text: str) -> str:
        return re.sub(r"^(\W*)(.*?)(\W*)$", rf"\1{opening}\2{closing}\3", text)

    return [
        (label, marked(text) if label.lstrip("+") in ("title", "journal", "container-title") else text)
        for label, text in pieces
    ]


def _unbalance(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    """Lose one bracket or quotation mark."""
    marks = [
        (number, spot)
        for number, (_, text) in enumerate(pieces)
        for spot, char in enumerate(text)
        if char in '()[]“”«»"'
    ]
    if not marks:
        return pieces
    number, spot = rng.choice(marks)
    label, text = pieces[number]
    return [*pieces[:number], (label, text[:spot] + text[spot + 1 :]), *pieces[number + 1 :]]


def _remark(pieces: Pieces, rng: Random, lang: str) -> Pieces:
    """Put a word before the reference, as footnotes do."""
    word = rng.choice(
        (
            "Bkz.",
            "Bkz.",
            "bkz.",
            "Bk.",
            "Bkz:",
            "Krş.",
            "Ayrıca bkz.",
            "Aynı konuda bkz.",
            "See",
            "Vgl.",
            "Cfr.",
        )
    )
    return [("note", word), *pieces]


_DAMAGES: tuple[tuple[int, Callable[[Pieces, Random, str], Pieces]], ...] = (
    *((10, _lose_commas), (5, _change_commas), (12, _glue), (8, _tighten), (4, _loosen), (10, _quotes)),
    *((7, _dashes), (4, _capital_names), (3, _capital_title), (3, _small), (3, _markup), (4, _unbalance)),
    *((8, _truncate), (8, _end), (4, _double_spaces), (2, _break_word), (9, _ocr), (4, _ascii)),
    *((1, _decompose), (5, _remark), (14, _bullet), (5, _pdf_spacing)),
)
"""How often in about 130, and the damage; those that are drawn are done in this order."""


def damage(item: Labelled, rng: Random) -> Labelled:
    """Return the reference with one to three damages; the same generator state gives the same ones."""
    pieces = list(item.segments)
    weights = [weight for weight, _ in _DAMAGES]
    drawn = set(rng.choices(range(len(_DAMAGES)), weights, k=rng.choice((1, 1, 1, 2, 2, 3))))
    for number in sorted(drawn):
        changed = [(label, text.strip()) for label, text in _DAMAGES[number][1](pieces, rng, item.lang)]
        if all(text for _, text in changed):
            pieces = changed
    return Labelled(tuple(pieces), item.type, item.lang, item.people)
