"""The page's texts in the languages of its catalogues: `locale/LANGUAGE.po`, one file a language.

English is the language of the source. A third language is one more file, made with
`pybabel extract -F bibtools/web/review/locale/babel.cfg -o web.pot bibtools/web/review` and `pybabel init`.
"""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from bibtools.support.translations import catalogue

FOLDER = Path(__file__).parent / "locale"
SOURCE = "en"


@cache
def languages() -> tuple[str, ...]:
    """Return the languages of the page: that of the source, and those of the catalogues."""
    return (SOURCE, *sorted(path.stem for path in FOLDER.glob("*.po")))


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the texts of a language, with the messages of bibtools; those of the source without a catalogue."""
    path = FOLDER / f"{language}.po"
    if language not in languages() or not path.is_file():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = BytesIO()
    with path.open("rb") as stream:
        write_mo(made, read_po(stream, locale=language))
    made.seek(0)
    texts = gettext.GNUTranslations(made)
    messages = catalogue(language)
    if messages is not None:
        texts.add_fallback(messages)
    return texts


def chosen_language(cookie: str, accepted: str) -> str:
    """Return the language that a person chose, else the first of `Accept-Language` (RFC 9110) that the page has."""
    if cookie in languages():
        return cookie
    wanted = []
    for place, part in enumerate(accepted.split(",")):
        tag, _, quality = part.strip().partition(";")
        try:
            weight = float(quality.strip().removeprefix("q=")) if quality else 1.0
        except ValueError:
            weight = 0.0
        wanted.append((-weight, place, tag.strip().split("-")[0].lower()))
    return next((tag for weight, _, tag in sorted(wanted) if weight and tag in languages()), SOURCE)
