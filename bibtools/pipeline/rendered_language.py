"""The language of the words that a style adds: “ed.”, “vd.”, the names of months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bibtools.errors import LocaleError
from bibtools.support.messages import message

if TYPE_CHECKING:
    from bibtools.csl import Style
    from bibtools.model import Reference


def language_of(
    style: Style, references: Iterable[Reference], locale: str | None = None, project_locale: str = ""
) -> str:
    """Return the language tag: the first that there is of `locale`, the style's, the project's and the references'.

    That of the references is the one that most of them are in, if the CSL locales have it; else it is American English.
    Raises LocaleError as `check_locale`.
    """
    from bibtools.csl.localecodes import DEFAULT

    named = locale or style.locale or project_locale
    if named:
        check_locale(named)
    return named or _of_most(references) or DEFAULT


def check_locale(locale: str) -> None:
    """Raise LocaleError for a tag that is no language's; the processor says what stands in for one without a locale."""
    from bibtools.csl.localecodes import is_known

    if not is_known(locale):
        raise LocaleError(
            message("there is no locale {locale!r}", locale=locale),
            hint="Give a language tag such as tr-TR, en-US or de-DE.",
        )


def _of_most(references: Iterable[Reference]) -> str:
    """Return the locale of the language that most references are in; empty if most say none or have no locale."""
    from bibtools.csl.localecodes import serving

    counts = Counter(serving(each.language) if each.language else "" for each in references)
    return counts.most_common(1)[0][0] if counts else ""
