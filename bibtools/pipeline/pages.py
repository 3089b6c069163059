"""Whole HTML pages, LaTeX and Typst files around a rendered bibliography, ready to be opened."""

from __future__ import annotations

_CSS = """\
:root { color-scheme: light dark; }
body { max-width: 42em; margin: 2.5em auto; padding: 0 1.25em; }
body { font: 17px/1.5 "Noto Serif", "DejaVu Serif", Georgia, serif; }
h1, h2 { line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.6em; margin: 0 0 1em; }
h2 { font-size: 1.2em; margin: 1.8em 0 0.8em; }
a { overflow-wrap: anywhere; }
.csl-entry { margin-bottom: 0.6em; overflow-wrap: break-word; break-inside: avoid; }
.csl-entry:target { background: light-dark(#fff3bf, #4a4000); }
.csl-left-margin { float: left; min-width: 2em; padding-right: 0.4em; }
.csl-right-inline { margin-left: 2.4em; }
.csl-indent { margin-left: 2em; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; }
  a { color: inherit; text-decoration: none; }
}
"""
_HANGING = ".csl-entry { padding-left: 2em; text-indent: -2em; }\n"
_HEADINGS = {
    "ar": "المراجع",
    "az": "Ədəbiyyat",
    "de": "Literaturverzeichnis",
    "el": "Βιβλιογραφία",
    "es": "Bibliografía",
    "fr": "Bibliographie",
    "it": "Bibliografia",
    "nl": "Bibliografie",
    "pt": "Bibliografia",
    "ru": "Список литературы",
    "tr": "Kaynakça",
}
"""Language → what a bibliography is headed with; elsewhere it is “Bibliography”."""


def whole_page(text: str, format: str, *, title: str, language: str, hanging: bool) -> str:
    """Return a whole file of the format with a bibliography in it.

    `title` (what the bibliography is of) and `language` (a language tag) go into its head, the language's word for a
    bibliography above it; `hanging` indents all lines of an entry but the first.
    Formats that need no frame (text, markdown, json, and rtf, which is always whole) are returned as they are.
    """
    if format == "html":
        return _html(text, title, language, hanging)
    if format == "latex":
        from bibtools.pipeline.latex_page import latex_page

        return latex_page(text, language, bibliography_heading(language), hanging=hanging)
    if format == "typst":
        return _typst(text, language, hanging)
    return text


def bibliography_heading(language: str) -> str:
    """Return what a bibliography is headed with in a language."""
    return _HEADINGS.get(language.split("-")[0].lower(), "Bibliography")


def _html(text: str, title: str, language: str, hanging: bool) -> str:
    from html import escape

    heading = bibliography_heading(language)
    named = f"{heading}: {title}" if title else heading
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(named)}</title>\n<style>\n{_CSS}{_HANGING if hanging else ''}</style>\n</head>\n"
        f"<body>\n<h1>{heading}</h1>\n{text}\n</body>\n</html>\n"
    )


def _typst(text: str, language: str, hanging: bool) -> str:
    indent = "\n#set par(hanging-indent: 2em)" if hanging else ""
    head = f'#set text(lang: "{language.split("-")[0]}"){indent}\n#show heading: set block(below: 0.9em)'
    return f"{head}\n\n= {bibliography_heading(language)}\n\n{text}\n"
