"""The languages that bibtools speaks, and the catalogues of its messages (GNU gettext, `bibtools/locale`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LOCALE = Path(__file__).parent.parent / "locale"
"""Holds `bibtools.pot` and, per language, `LC_MESSAGES/bibtools.po` and the `.mo` compiled of it."""
DOMAIN = "bibtools"
ENGLISH = "en"


def languages() -> list[str]:
    """Return the codes of the languages that messages can be shown in; English is one of them."""
    return sorted({ENGLISH, *(path.parent.parent.name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))})


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language that the environment asks for, and English if there is no translation into it.

    The order is that of GNU gettext: LANGUAGE, a list separated by colons, is asked first, unless the locale (LC_ALL,
    LC_MESSAGES or LANG) is `C` or `POSIX`.
    https://www.gnu.org/software/gettext/manual/html_node/Locale-Environment-Variables.html
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    wanted = [locale] if locale in ("C", "POSIX") else [*environment.get("LANGUAGE", "").split(":"), locale]
    return next((code for code in map(code_of, wanted) if code and _known(code)), ENGLISH)


def code_of(locale: str) -> str:
    """Return the language of a locale: `tr` of `tr_TR.UTF-8`, `tr-TR` and `TR`."""
    return locale.replace("-", "_").partition("_")[0].partition(".")[0].partition("@")[0].lower()


def _known(language: str) -> bool:
    return language == ENGLISH or (language.isalpha() and _compiled(language).is_file())


def _compiled(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


@lru_cache(maxsize=4)
def catalogue(language: str) -> NullTranslations | None:
    """Return the catalogue of a language; None for English and for a language without one."""
    if language == ENGLISH or not _known(language):
        return None
    from gettext import GNUTranslations

    with _compiled(language).open("rb") as file:
        return GNUTranslations(file)
