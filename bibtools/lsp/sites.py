"""Where keys stand: in the heads and links of .bib files, and in the texts that cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bibtools.lsp.host import Host, project_files, read_file
from bibtools.lsp.references import bibliographies
from bibtools.model import Span, Text
from bibtools.pipeline.check_files import is_bib
from bibtools.support.patterns import lazy

LINKS = ("crossref", "xref", "xdata", "related", "entryset")
"""Fields that hold the keys of other entries."""
_KEY = lazy(r"[^\s,{}\"]+")

Role = Literal["entry", "alias", "link", "cite"]
"""What a key is there: that of an entry, one of its `ids`, a link to another entry, or a citation."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a key stands."""

    key: str
    span: Span
    role: Role


def sites(text: Text) -> Iterator[Site]:
    """Yield the keys in a text, in the order of its parts."""
    yield from _in_bib(text) if is_bib(text.name) else _in_citing(text)


def _in_bib(text: Text) -> Iterator[Site]:
    from bibtools.bibtex.scanner import scan

    for entry in scan(text).entries:
        if entry.key:
            yield Site(entry.key, entry.key_span, "entry")
        for field in entry.fields:
            name = field.name.lower()
            if name in LINKS or name == "ids":
                start = field.value_span.start
                for match in _KEY.finditer(field.raw):
                    span = Span(start + match.start(), start + match.end())
                    yield Site(match[0], span, "alias" if name == "ids" else "link")


def _in_citing(text: Text) -> Iterator[Site]:
    from bibtools.linter.citations import scan_citations
    from bibtools.pipeline.library.citing import key_offset

    for mention in scan_citations(text).keys:
        start = key_offset(text, mention)
        yield Site(mention.name, Span(start, start + len(mention.name)), "cite")


def site_at(text: Text, offset: int) -> Site | None:
    """Return the key that stands at an offset; None if none does."""
    return next((each for each in sites(text) if each.span.start <= offset <= each.span.end), None)


def defining_file(host: Host, path: Path, key: str) -> Path | None:
    """Return the .bib file that defines a key for a document: itself, one that it cites from, or one of the project."""
    own = host.opened(path)
    wanted = [path] if is_bib(str(path)) else []
    if own is not None and not wanted:
        wanted = bibliographies(own, path.parent, host.root())
    others = (each for each in project_files(host, path) if is_bib(str(each)) and each not in wanted)
    for candidates in (wanted, others):
        for each in candidates:
            text = read_file(host, each)
            if text is not None and any(
                site.key == key for site in sites(text) if site.role in ("entry", "alias")
            ):
                return each
    return None


def all_sites(host: Host, path: Path, key: str) -> list[tuple[Path, Text, list[Site]]]:
    """Return where a key stands in the files of a project: in the .bib file that defines it, and where it is used.

    A text that names other bibliographies than that file cites something else, even under the same key.
    """
    home = defining_file(host, path, key)
    found = []
    for each in project_files(host, path):
        text = read_file(host, each)
        if text is None or key not in text.content:
            continue
        if is_bib(str(each)):
            if home is not None and each.resolve() != home.resolve():
                continue
        elif home is not None and not _cites_from(host, text, each, home):
            continue
        here = [site for site in sites(text) if site.key == key]
        if here:
            found.append((each, text, here))
    return found


def _cites_from(host: Host, text: Text, path: Path, bibliography: Path) -> bool:
    """Return whether a text cites from a .bib file: one that it names, or any if it names none."""
    found = bibliographies(text, path.parent, host.root())
    return bibliography.resolve() in {each.resolve() for each in found}
