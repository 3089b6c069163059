"""LaTeX's commands for emphasis and the like, and CSL's rich text that they mean, as tables."""

from __future__ import annotations

SMALL_CAPS = '<span style="font-variant:small-caps;">'
NOCASE = '<span class="nocase">'

TAGS = {
    "emph": ("<i>", "</i>"),
    "textit": ("<i>", "</i>"),
    "mkbibemph": ("<i>", "</i>"),
    "mkbibitalic": ("<i>", "</i>"),
    "textsl": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"),
    "mkbibbold": ("<b>", "</b>"),
    "textsc": (SMALL_CAPS, "</span>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "mkbibsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
    "url": ("", ""),
    "textrm": ("", ""),
    "textup": ("", ""),
    "texttt": ("", ""),
    "mbox": ("", ""),
    "hbox": ("", ""),
    "noopsort": None,
}
"""Command → what stands around its argument; None drops the argument."""

SWITCHES = {
    "it": "emph",
    "itshape": "emph",
    "em": "emph",
    "sl": "emph",
    "bf": "textbf",
    "bfseries": "textbf",
}
SWITCHES |= {"sc": "textsc", "scshape": "textsc", "rm": "textrm", "tt": "texttt"}
"""Command that holds to the end of its group → the command of TAGS that means the same."""
