"""The locale file that serves a language: its own, else one of its script, its first dialect, or a relative's."""

from __future__ import annotations

from functools import cache

from bibtools.csl.data import locale_folder
from bibtools.language.languages import is_language, language_tag
from bibtools.support.files import is_file

DEFAULT = "en-US"
_BY_SUBTAG = {
    ("zh", "Hant"): "zh-TW",
    ("zh", "HK"): "zh-TW",
    ("zh", "MO"): "zh-TW",
    ("zh", "Hans"): "zh-CN",
    ("sr", "Cyrl"): "sr-Cyrl-RS",
    ("sr", "Latn"): "sr-Latn-RS",
}
"""Language and script, or a region that writes in it → locale."""
_RELATED = {
    "az": "tr-TR",
    "crh": "tr-TR",
    "gag": "tr-TR",
    "ota": "tr-TR",
    "tk": "tr-TR",
    "bs": "hr-HR",
    "no": "nb-NO",
    "fo": "da-DK",
    "lb": "de-DE",
    "mo": "ro-RO",
    "ast": "es-ES",
}
"""Language without a locale → that of a language of the same script whose terms its readers understand."""


@cache
def resolve_code(language: str) -> str:
    """Return the code of the locale file for a language tag or name: `tr` gives `tr-TR`, an unknown one `en-US`."""
    folder = locale_folder()
    if folder is None:
        return DEFAULT
    tag = language_tag(language.strip())
    base, *parts = tag.split("-")
    tried = [
        tag,
        *(_BY_SUBTAG.get((base, part), "") for part in parts),
        *_dialects(base),
        _RELATED.get(base, ""),
    ]
    return next((code for code in tried if code and is_file(folder / f"locales-{code}.xml")), DEFAULT)


def serving(language: str) -> str:
    """Return the code of the locale file of a language; the empty string if it has none and no relative serves."""
    code = resolve_code(language)
    return code if code != DEFAULT or language_tag(language.strip()).split("-")[0] == "en" else ""


def is_known(language: str) -> bool:
    """Return whether a language has a locale, or is at least known by its code or name, so that another may serve."""
    base = language_tag(language.strip()).split("-")[0]
    return bool(serving(language)) or base in _RELATED or is_language(base)


def told_fallback(language: str) -> str:
    """Return a sentence on the locale that stands in for a language; the empty string if none has to.

    The first dialect of a language without a region (`de` for `de-DE`) needs no word.
    """
    tag, code = language_tag(language.strip()), resolve_code(language)
    if tag == code or tag == code.split("-")[0]:
        return ""
    return f"There is no locale {tag}; the terms and dates are those of {code}."


def _dialects(base: str) -> list[str]:
    """Return the locale of a language that is its only one, or the first by the index of the locales."""
    folder = locale_folder()
    if folder is None:
        return []
    found = [path.stem.removeprefix("locales-") for path in folder.glob(f"locales-{base}-*.xml")]
    return found if len(found) == 1 else [_index().get(base, base)]


@cache
def _index() -> dict[str, str]:
    import json

    folder = locale_folder()
    path = folder / "locales.json" if folder else None
    if path is None or not is_file(path):
        return {}
    return dict(json.loads(path.read_text(encoding="utf-8")).get("primary-dialects", {}))
