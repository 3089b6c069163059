r"""LaTeX: \cite and all its relatives (natbib, biblatex), \input, \bibliography, \addbibresource."""

from __future__ import annotations

import re

from bibtools.linter.citations.common import blanked, listed
from bibtools.linter.citing import Citations
from bibtools.model import Text
from bibtools.support.patterns import lazy

_COMMENT = lazy(r"(?<!\\)(?:\\\\)*%[^\r\n]*")
_VERBATIM = lazy(
    r"\\begin\{(verbatim|lstlisting|minted|comment)\*?\}.*?(?:\\end\{\1\*?\}|\Z)|\\verb\*?([^\w\s*])[^\r\n]*?\2",
    re.DOTALL,
)
_CITE = lazy(r"\\([A-Za-z]*[Cc]ite[A-Za-z]*|bibentry|fullcite)\*?(?![A-Za-z@])")
_NO_CITES = frozenset(
    "citestyle setcitestyle citesetup DeclareCiteCommand DeclareMultiCiteCommand newcite citename citereset "
    "citefield mkbibcite ifciteseen ifciteindex ifcitation citetrackerfalse citetrackertrue".split()
)
_OPTIONS = lazy(r"\s*(?:\[[^\]]*\]|\([^)]*\))*\s*\{([^{}]*)\}")
_INPUT = lazy(
    r"\\(?:input|include|subfile|InputIfFileExists)\s*\{([^{}]+)\}"
    r"|\\(?:sub)?import\s*\{([^{}]*)\}\s*\{([^{}]+)\}"
)
_BIBLIOGRAPHY = lazy(
    r"\\(?:(?:no)?bibliography\s*|(?:addbibresource|addglobalbib|addsectionbib)\s*(?:\[[^\]]*\])?\s*)\{([^{}]+)\}"
)


def scan(text: Text) -> Citations:
    """Return the citations of a LaTeX document."""
    content = blanked(blanked(text.content, _VERBATIM), _COMMENT)
    found = Citations()
    for match in _CITE.finditer(content):
        if match[1] in _NO_CITES:
            continue
        at = match.end()
        several = match[1].lower().endswith("cites")
        while part := _OPTIONS.match(content, at):
            mentions = list(listed(text, content, *part.span(1)))
            found.everything = found.everything or any(each.name == "*" for each in mentions)
            found.keys += [each for each in mentions if each.name != "*" and "#" not in each.name]
            at = part.end()
            if not several:
                break
    for match in _INPUT.finditer(content):
        group = 1 if match[1] else 3
        for mention in listed(text, content, *match.span(group)):
            folder = (match[2] or "").rstrip("/")
            name = f"{folder}/{mention.name}" if folder else mention.name
            found.includes.append(type(mention)(name, mention.place))
    for match in _BIBLIOGRAPHY.finditer(content):
        found.bibliographies += listed(text, content, *match.span(1))
    return found
