"""`bibtools check` of Parquet files: in constant memory, into another Parquet file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bibtools.cli.outputs import refuse_inputs
from bibtools.errors import UsageError
from bibtools.support.messages import counted

_LEVELS = ("info", "warning", "error")


def refuse_options(*given: object) -> None:
    """Raise UsageError if any of the options is given that only files of references have."""
    if any(given):
        hint = (
            "Give only -o, --jobs, --resume, --column and --fail-on; filter the column `findings` afterwards."
        )
        raise UsageError("a table is checked by the default rules, without other options", hint=hint)


def check_tables(
    files: Sequence[str], output: Path, column: str, jobs: int, resume: bool, fail_on: str
) -> int:
    """Check the references of Parquet files into another one; return 1 if a finding is as severe as `fail_on`.

    Raise UsageError if the files are no Parquet files, InputError if one cannot be read, OutputError if the result
    cannot be written.
    """
    from bibtools.cli.checking import found_in_words
    from bibtools.cli.console import tell
    from bibtools.pipeline.batches.checked_files import check_to_parquet

    if not files or any(not file.lower().endswith(".parquet") for file in files):
        hint = "Make one of a list: bibtools parse --lines a.txt -o a.parquet"
        raise UsageError("a Parquet file of findings is made of Parquet files", hint=hint)
    refuse_inputs(output, files)
    total, by_severity = check_to_parquet(files, output, column=column, jobs=jobs, resume=resume)
    tell(
        counted(
            "{output}: {count} reference checked: {found}.",
            "{output}: {count} references checked: {found}.",
            total,
            output=output,
            found=found_in_words(by_severity),
        )
    )
    return int(any(by_severity[level] for level in _LEVELS[_LEVELS.index(fail_on) :]))
