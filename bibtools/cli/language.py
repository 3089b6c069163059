"""The language of what the command line says to a person: `--lang`, or else what the environment asks for.

Results for programs stay in English, whatever the language.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING

from bibtools.errors import UsageError
from bibtools.support.messages import message, translated
from bibtools.support.translations import catalogue, code_of, language_of, languages

if TYPE_CHECKING:
    from gettext import NullTranslations

OPTION = "--lang"
_CATALOGUE: ContextVar[NullTranslations | None] = ContextVar("catalogue", default=None)


def choose_language(arguments: Sequence[str]) -> list[str]:
    """Choose the language by the arguments of a run and the environment; return the other arguments.

    This happens before the arguments are parsed, so that what is said about them is in that language.
    Raise UsageError if there is no translation into the language that the option names.
    """
    _CATALOGUE.set(catalogue(language_of(os.environ)))
    named, rest = _parted(arguments)
    if named:
        code = code_of(named)
        if code not in languages():
            raise UsageError(
                message("there is no translation into “{language}”", language=named),
                hint=message("the languages are {languages}", languages=", ".join(languages())),
            )
        _CATALOGUE.set(catalogue(code))
    return rest


def _parted(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Return the value of the last `--lang` before `--` (empty without one), and the arguments without it."""
    named, rest, words = "", [], iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word.startswith(f"{OPTION}="):
            named = word.partition("=")[2]
        elif word == OPTION and (value := next(words, None)) is not None:
            named = value
        else:
            rest.append(word)
    return named, rest


def current_catalogue() -> NullTranslations | None:
    """Return the catalogue of the chosen language; None for English."""
    return _CATALOGUE.get()


def say(text: str) -> str:
    """Return a sentence in the chosen language."""
    return translated(text, _CATALOGUE.get())
