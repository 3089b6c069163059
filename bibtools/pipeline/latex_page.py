"""A whole LaTeX file around a bibliography, which pdfLaTeX, LuaLaTeX and XeLaTeX set with the same letters.

LuaLaTeX and XeLaTeX take a font that has the letters; pdfLaTeX composes those that its fonts lack from a letter and the
accents of Unicode's decomposition, and keeps the letter itself as what is read back from the PDF (ActualText). Other
scripts than Latin need LuaLaTeX or XeLaTeX.
"""

from __future__ import annotations

import string
import unicodedata

_LANGUAGES = {"tr": "turkish", "de": "german", "fr": "french", "es": "spanish", "it": "italian"}
"""Language → babel's name of it; Debian has their patterns in texlive-latex-recommended and texlive-lang-european."""
_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0327": "c",
    "\u0328": "k",
}
"""Combining character → LaTeX's command for the accent."""
_BELOW = {
    "\u0323": r"\raisebox{-.9ex}{.}",
    "\u032e": r"\raisebox{-2ex}{\u{}}",
    "\u0331": r"\raisebox{-2ex}{\={}}",
}
"""Combining character below a letter → what is set there."""
_SIGNS = {
    "\u02be": r"\raisebox{.55ex}{\scriptsize)}",
    "\u02bf": r"\raisebox{.55ex}{\scriptsize(}",
    "\u02b9": r"\textquotesingle{}",
    "\u02bc": r"\textquoteright{}",
    "\u2010": "-",
    "\u2011": r"\mbox{-}",
}
"""Sign → what pdfLaTeX sets for it: the half rings of ayn and hamza, hyphens and apostrophes."""
_FONTS = ("Noto Serif", "FreeSerif", "Libertinus Serif", "DejaVu Serif", "CMU Serif")
"""Fonts with the letters of transliteration, Greek and Cyrillic; the first that is installed is taken."""
_BREAKS = "".join(rf"\do\{letter}" for letter in string.ascii_letters + string.digits)
_PAGE = r"""\documentclass{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage{lmodern,textcomp}
  \input{glyphtounicode}\pdfgentounicode=1
%LETTERS%
\else
  \usepackage{fontspec}
%FONTS%
\fi
\usepackage[%BABEL%]{babel}
\usepackage[hidelinks]{hyperref}
\urlstyle{same}
\makeatletter
\g@addto@macro\UrlBreaks{\do\-%BREAKS%}
% Headings stand at the margin, whatever entries are indented by, and the first entry below one is as all others.
\renewcommand\section{\@startsection{section}{1}{\z@}{3ex plus 1ex minus .2ex}{1.2ex}%
  {\normalfont\large\bfseries\leftskip0pt}}
\let\@afterindentfalse\@afterindenttrue
\makeatother
\emergencystretch=3em
\begin{document}
%LAYOUT%

%HEADING%

%TEXT%

\end{document}
"""
_DEFINITIONS = r"""  % A letter is read back as #1, whatever it is composed of; an accent below it is not read back.
  \newcommand\bibletter[2]{\leavevmode
    \pdfliteral direct{/Span <</ActualText <FEFF#1>>> BDC}#2\pdfliteral direct{EMC}}
  \newcommand\bibbelow[2]{\leavevmode\setbox2\hbox{#2}\rlap{\pdfliteral direct{/Span <</ActualText <>>> BDC}%
    \hbox to\wd2{\hss\smash{#1}\hss}\pdfliteral direct{EMC}}}
"""


def latex_page(text: str, language: str, heading: str, *, hanging: bool) -> str:
    """Return a LaTeX file with a bibliography in it; all lines of an entry but the first hang where asked for."""
    babel = _LANGUAGES.get(language.split("-")[0].lower(), "english")
    # Turkish makes = active, which breaks URLs; no shorthand is needed here.
    option = ",shorthands=off" if babel != "english" else ""
    layout = r"\setlength{\parindent}{-2em}\setlength{\leftskip}{2em}" if hanging else r"\parindent0pt"
    layout += r"\setlength{\parskip}{.4em plus .1em}"
    parts = {
        "LETTERS": _DEFINITIONS + "\n".join(_declarations(heading + text)),
        "FONTS": "  " + _fonts(_FONTS),
        "BABEL": babel + option,
        "BREAKS": _BREAKS,
        "LAYOUT": layout,
        "HEADING": _headed(heading),
        "TEXT": text,
    }
    page = _PAGE
    for name, value in parts.items():
        page = page.replace(f"%{name}%", value, 1)
    return page


def _headed(heading: str) -> str:
    """Return the heading; without it in pdfLaTeX, if that has no letters for it."""
    made = rf"\section*{{\LARGE {heading}}}"
    return made if all(map(_is_in_fonts, heading)) else rf"\ifPDFTeX\else{made}\fi"


def _fonts(names: tuple[str, ...]) -> str:
    """Return the choice of the first font that is there; the default font where none is."""
    if not names:
        return r"\relax"
    return rf"\IfFontExistsTF{{{names[0]}}}{{\setmainfont{{{names[0]}}}}}{{{_fonts(names[1:])}}}"


def _declarations(text: str) -> list[str]:
    """Return how pdfLaTeX sets the letters of a text that its fonts lack."""
    made = []
    for char in sorted(set(text)):
        set_as = _signed(char) or _composed(char)
        if set_as:
            made.append(f"  \\DeclareUnicodeCharacter{{{ord(char):04X}}}{{{set_as}}}")
    return made


def _signed(char: str) -> str:
    sign = _SIGNS.get(char)
    return f"\\bibletter{{{ord(char):04X}}}{{{sign}}}" if sign else ""


def _composed(char: str) -> str:
    """Return a letter with accents as LaTeX composes it; empty for one that the fonts have, or that is not composed."""
    decomposed = unicodedata.normalize("NFD", char)
    base, accents = decomposed[0], decomposed[1:]
    if not accents or _is_in_fonts(char) or not base.isascii():
        return ""
    if any(each not in _ACCENTS and each not in _BELOW for each in accents):
        return ""
    below = "".join(f"\\bibbelow{{{_BELOW[each]}}}{{{base}}}" for each in accents if each in _BELOW)
    above = [_ACCENTS[each] for each in accents if each in _ACCENTS]
    letter = f"\\{base}" if above and base in "ij" else base
    for accent in above:
        letter = f"\\{accent}{{{letter}}}"
    return f"{below}\\bibletter{{{ord(char):04X}}}{{{letter}}}"


def _is_in_fonts(char: str) -> bool:
    """Return whether the encoding T1 (Cork) has a letter: that of Latin-1, and some of Latin Extended-A."""
    return ord(char) < 0x100 or char in "ĂăĄąĆćČčĎďĘęĚěĞğĹĺĽľŃńŇňŐőŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽžİ"
