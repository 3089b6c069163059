"""Apply fixes and suppressions to the .bib files of a check, and write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bibtools.linter.adopting import add_ignores
from bibtools.linter.document import Document
from bibtools.linter.fixing import fix_until_stable
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings
from bibtools.model import Finding, Text
from bibtools.pipeline.check_documents import with_text
from bibtools.pipeline.checking import CheckRun
from bibtools.pipeline.rewriting import rewrite
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import counted


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file, its content after the fixes, and how many findings of each code were fixed."""

    text: Text
    content: str
    counts: Mapping[str, int]

    @property
    def codes(self) -> str:
        """The counts in words: `2 IDN002, 1 TXT011`."""
        return ", ".join(f"{count} {code}" for code, count in sorted(self.counts.items()))


def fixed_files(
    documents: Iterable[Document], settings: CheckSettings, *, unsafe: bool
) -> Iterator[FixedFile]:
    """Yield the .bib files that fixes change, with their new content."""
    for document in documents:
        if document.kind == "bib" and not document.hidden:
            fixed = fixed_file(document, settings, unsafe=unsafe)
            if fixed.content != document.text.content:
                yield fixed


def fixed_file(document: Document, settings: CheckSettings, *, unsafe: bool) -> FixedFile:
    """Return a .bib file with the safe fixes applied, and the unsafe ones too if `unsafe` is true."""

    def check(content: str) -> Sequence[Finding]:
        return check_documents([with_text(document, content, settings)], settings)

    fixed = fix_until_stable(document.text.content, check, unsafe=unsafe)
    return FixedFile(document.text, fixed.content, fixed.counts)


def write_ignores(checked: CheckRun, reason: str, encoding: str | None, tell: Callable[[str], None]) -> None:
    """Write suppressions of all findings into the .bib files that they are in."""
    for document in checked.documents:
        found = [each for each in checked.findings if each.place.file == document.name]
        if document.kind == "bib" and found and not document.hidden:
            rewrite(document.text, add_ignores(document, found, reason), encoding=encoding)
            tell(
                counted(
                    "{name}: {count} finding suppressed.",
                    "{name}: {count} findings suppressed.",
                    len(found),
                    name=document.name,
                )
            )
