"""What a person accepted in a review, as `corrections.jsonl` says it: a check does not call it doubtful again.

Each line of the file holds the text of a reference (`raw`) and, under ACCEPTED, the reference that was accepted. That
has force for a source line as long as its text is the same, and for a field as long as its value is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bibtools.errors import ConfigError, InputError
from bibtools.model import Record, Reference
from bibtools.model.datamodel import Dialect
from bibtools.pipeline.check_files import is_bib
from bibtools.pipeline.config import load_config
from bibtools.support.messages import message

FILE = "corrections.jsonl"
"""The name of the file; it stands beside the .bib to which a review is saved."""
ACCEPTED = "accepted"
"""The key of a line that holds the accepted reference as CSL-JSON, without its id."""
_BEGINNING = 12
"""Characters by which lines are looked up; a reference is longer."""

Fields = frozenset[tuple[str, str]]
"""Names of fields in lower case, each with a value that was accepted."""


def files_about(name: str) -> tuple[Path, ...]:
    """Return the files that may say what was accepted in a document: beside it, and beside the project's .bib."""
    beside = Path(name).parent / FILE
    if is_bib(name):
        return (beside,)
    try:
        config = load_config(beside.absolute().parent)
    except ConfigError:  # Whoever reads the settings of the project tells it.
        return (beside,)
    return tuple(dict.fromkeys((beside.absolute(), config.bib.absolute().with_name(FILE))))


class Acceptances:
    """The accepted references of some files, by the texts that they were read from."""

    def __init__(self, files: Iterable[Path]) -> None:
        """Read the files, of which some may not exist. Raise InputError if one is not in the gold format."""
        from bibtools.training.evaluation.gold import read_gold

        self._lines: dict[str, list[tuple[str, Reference]]] = {}
        for path in files:
            for line in read_gold(path) if path.is_file() else ():
                if isinstance(line.get(ACCEPTED), dict):
                    raw = _spaced(line["raw"])
                    self._lines.setdefault(raw[:_BEGINNING], []).append(
                        (raw, Reference.from_csl(line[ACCEPTED]))
                    )

    def fields(self, record: Record, dialect: Dialect) -> Fields:
        """Return the fields, with the values that were accepted for them, of the entry of a source line.

        A line that was split or joined in the review begins with the accepted text, or that begins with the line.
        """
        raw = _spaced(record.raw)
        found = [
            reference for text, reference in self._alike(raw) if text.startswith(raw) or raw.startswith(text)
        ]
        return frozenset(pair for reference in found for pair in _fields(reference, dialect))

    def cover(self, record: Record, dialect: Dialect) -> bool:
        """Return whether the reference of a source line was accepted with all its values."""
        raw = _spaced(record.raw)
        accepted = [reference for text, reference in self._alike(raw) if text == raw]
        return any(
            set(_fields(record.reference, dialect)) <= set(_fields(each, dialect)) for each in accepted
        )

    def _alike(self, raw: str) -> Sequence[tuple[str, Reference]]:
        return self._lines.get(raw[:_BEGINNING], ())


def acceptances(name: str) -> tuple[Acceptances, Sequence[str]]:
    """Return what was accepted in a document, and a sentence if the file about it is damaged."""
    try:
        return Acceptances(files_about(name)), ()
    except InputError as error:
        said = message(
            "{error}; what was accepted there counts as not accepted. {hint}",
            error=error,
            hint=message(error.hint),
        )
        return Acceptances(()), (said,)


def _fields(reference: Reference, dialect: Dialect) -> Iterable[tuple[str, str]]:
    from bibtools.formats.bibtex import to_fields

    _, fields = to_fields(reference, dialect)
    return [(name.lower(), value) for name, value in fields.items()]


def _spaced(text: str) -> str:
    return " ".join(text.split())
