"""What the commands and environments of LaTeX do to a text that is read, not typeset.

Source: the LaTeX2e manual (latexref.xyz) and the manuals of the packages that the names belong to. `o` stands for an
optional argument, `m` for a mandatory one.
"""

from __future__ import annotations

HEADINGS = {
    "part": 1,
    "chapter": 1,
    "section": 1,
    "subsection": 2,
    "subsubsection": 3,
    "paragraph": 4,
    "subparagraph": 5,
    "addchap": 1,
    "addsec": 1,
}
ITALIC = frozenset("emph textit textsl em it itshape slshape sl".split())
UPRIGHT = frozenset("textup textnormal upshape normalfont textrm rm".split())
PARAGRAPHS = frozenset(
    "par bigskip medskip smallskip clearpage newpage maketitle hrule hline centering".split()
)
LINES = frozenset("newline linebreak tabularnewline break".split())
SPACES = frozenset("quad qquad enspace thinspace space newblock hfill hskip".split())

SKIPPED = {
    **dict.fromkeys(
        "documentclass usepackage RequirePackage PassOptionsToPackage includegraphics".split(), "om"
    ),
    **dict.fromkeys(
        "label ref pageref eqref autoref cref Cref vref nameref vspace hspace stepcounter".split(), "m"
    ),
    **dict.fromkeys("pagestyle thispagestyle pagenumbering markright hypersetup selectlanguage".split(), "m"),
    **dict.fromkeys(
        "bibliographystyle includeonly newlength geometry linespread graphicspath cline".split(), "m"
    ),
    **dict.fromkeys(
        "hyphenation setmainlanguage setotherlanguage setdefaultlanguage index glossary".split(), "om"
    ),
    **dict.fromkeys(
        "setmainfont setsansfont setmonofont fancyhead fancyfoot color usetikzlibrary".split(), "om"
    ),
    **dict.fromkeys("setlength addtolength setcounter addtocounter markboth fontsize".split(), "mm"),
    **dict.fromkeys("newcommand renewcommand providecommand DeclareRobustCommand".split(), "moom"),
    **dict.fromkeys("newenvironment renewenvironment".split(), "moomm"),
    **dict.fromkeys("NewDocumentCommand RenewDocumentCommand DeclareMathOperator".split(), "mmm"),
    **dict.fromkeys("newcounter newfontfamily newtheorem enlargethispage thinmuskip".split(), "mo"),
    "addcontentsline": "mmm",
    "rule": "omm",
    "fancyhf": "m",
    "vskip": "",
    "hbadness": "",
    "bibliographyfont": "m",
    "phantomsection": "",
    "setstretch": "m",
    "citestyle": "m",
    "setcitestyle": "m",
    "DeclareFieldFormat": "omm",
    "renewbibmacro": "mom",
    "ExecuteBibliographyOptions": "om",
    "printbibliography": "o",
    "pdfbookmark": "omm",
    "setmainbibfont": "m",
}
"""Commands of which nothing is printed in the text, with their arguments."""

BEFORE_TEXT = {
    "textcolor": "om",
    "foreignlanguage": "om",
    "raisebox": "moo",
    "parbox": "ooom",
    "makebox": "oo",
    "framebox": "oo",
    "scalebox": "m",
    "resizebox": "mm",
    "rotatebox": "om",
    "multicolumn": "mm",
    "multirow": "omom",
    "caption": "o",
    "hyperref": "o",
    "hyperlink": "m",
    "hypertarget": "m",
    "colorbox": "m",
}
"""Commands with arguments that are not printed before the one that is."""

ENVIRONMENTS = {
    **dict.fromkeys("tabular longtable array supertabular tabu".split(), "om"),
    **dict.fromkeys("tabularx tabulary".split(), "mom"),
    **dict.fromkeys("minipage".split(), "ooom"),
    **dict.fromkeys("figure table enumerate itemize description sidewaysfigure sidewaystable".split(), "o"),
    **dict.fromkeys("thebibliography otherlanguage multicols spacing hyphenrules".split(), "m"),
    **dict.fromkeys("list adjustwidth".split(), "mm"),
    "otherlanguage*": "om",
    "wrapfigure": "omom",
    "figure*": "o",
    "table*": "o",
}
"""Environments with arguments that are not printed."""

TABLES = frozenset("tabular tabular* tabularx tabulary longtable array supertabular tabu".split())
LISTS = frozenset("itemize enumerate description list compactitem compactenum thebibliography".split())
VERBATIM = frozenset("verbatim verbatim* Verbatim lstlisting minted alltt".split())
DROPPED = frozenset("comment tikzpicture pgfpicture filecontents filecontents*".split())
MATHEMATICS = frozenset(
    "equation equation* align align* gather gather* multline multline* displaymath math eqnarray eqnarray*".split()
)
