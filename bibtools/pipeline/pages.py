"""Whole HTML pages, LaTeX and Typst files around a rendered bibliography, ready to be opened."""

from __future__ import annotations

_CSS = """\
body { max-width: 42em; margin: 3em auto; padding: 0 1.5em; }
body { font: 17px/1.5 "Noto Serif", "DejaVu Serif", Georgia, serif; }
.csl-entry { margin-bottom: 0.6em; overflow-wrap: anywhere; }
.csl-left-margin { float: left; min-width: 2em; padding-right: 0.4em; }
.csl-right-inline { margin-left: 2.4em; }
.csl-indent { margin-left: 2em; }
"""
_HANGING = ".csl-entry { padding-left: 2em; text-indent: -2em; }\n"


def whole_page(text: str, format: str, *, title: str, language: str, hanging: bool) -> str:
    """Return a whole file of the format with a bibliography in it.

    `title` and `language` (a language tag) go into its head; `hanging` indents all lines of an entry but the first.
    Formats that need no frame (text, markdown, json, and rtf, which is always whole) are returned as they are.
    """
    if format == "html":
        return _html(text, title, language, hanging)
    if format == "latex":
        from bibtools.pipeline.latex_page import latex_page

        return latex_page(text, language, hanging=hanging)
    if format == "typst":
        return _typst(text, language, hanging)
    return text


def _html(text: str, title: str, language: str, hanging: bool) -> str:
    from html import escape

    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_CSS}{_HANGING if hanging else ''}</style>\n</head>\n"
        f"<body>\n{text}\n</body>\n</html>\n"
    )


def _typst(text: str, language: str, hanging: bool) -> str:
    indent = "\n#set par(hanging-indent: 2em)" if hanging else ""
    return f'#set text(lang: "{language.split("-")[0]}"){indent}\n\n{text}\n'
