"""PAG003 single-dash-in-pages."""

from __future__ import annotations

from collections.abc import Iterator

from bibtools.linter.document import Document, Item, editable
from bibtools.linter.edits import replace_value
from bibtools.linter.pages import DASHES
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_PLAIN = lazy(rf"(\s*[A-Z]?\d+[A-Za-z]?)\s*[-{DASHES}]\s*([A-Z]?\d+[A-Za-z]?\s*)")
_MOST = 20
"""The number of ranges up to which each has a finding of its own."""


@rule(
    "PAG003",
    "single-dash-in-pages",
    Severity.INFO,
    scope="file",
    bib_only=True,
    dialects=("bibtex",),
    fix="safe",
    fix_does="Writes two hyphens.",
    peers=("JabRef", "bibclean", "bibtex-tidy", "bibcop"),
)
def single_dash_in_pages(document: Document) -> Problems:
    """Range of pages with a hyphen, in a BibTeX file.

    ## What it does
    Finds `12-20`, and `12–20` with a Unicode dash, in BibTeX files. (biber reads both as ranges.) If more than 20
    ranges of a file are written so, the file has one finding, and its fix corrects them all.

    ## Why is this bad?
    The en dash of a range is written `--`. Styles that do not correct the hyphen print one.

    ## Example
    ```bib
    @article{baydar1971,
      title = {Bir Belge},
      journal = {Türk Dili},
      year = {1971},
      pages = {12-20}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      title = {Bir Belge},
      journal = {Türk Dili},
      year = {1971},
      pages = {12--20}
    }
    ```
    """
    found = list(_ranges(document))
    if len(found) <= _MOST:
        for item, field, made in found:
            said = message("“{value}” should be “{made}”", value=field.value, made=made)
            edits = replace_value(field, made)
            yield Problem(
                said, item=item, field=field, edits=edits, action=message("Write {made}", made=made)
            )
        return
    item, field, made = found[0]
    yield Problem(
        message(
            "{count} ranges of pages in this file have a single dash: “{value}” should be “{made}”",
            count=len(found),
            value=field.value,
            made=made,
        ),
        item=item,
        field=field,
        edits=tuple(edit for _, each, text in found for edit in replace_value(each, text)),
        action="Write -- in all ranges of pages",
    )


def _ranges(document: Document) -> Iterator[tuple[Item, EntryField, str]]:
    """Yield the fields whose ranges have a single dash, and their values with two."""
    for item, field in document.by_name.get("pages", ()):
        value = field.value
        if "--" in value or value.isdecimal() or not editable(field):
            continue
        parts = value.split(",")
        found = [_PLAIN.fullmatch(part) for part in parts]
        if any(found):
            yield (
                item,
                field,
                ",".join(f"{m[1]}--{m[2]}" if m else part for m, part in zip(found, parts, strict=True)),
            )
