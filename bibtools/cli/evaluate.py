"""`bibtools eval`: measure the parser on references that were labelled by hand."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from bibtools.cli.console import write_result
from bibtools.cli.options import Output
from bibtools.cli.outputs import choose_format, refuse_inputs

EPILOG = "Example: bibtools eval tests/gold/*.jsonl --by lang --errors 20"


class Format(StrEnum):
    """Output formats of `eval`."""

    TEXT = "text"
    JSON = "json"


def command(
    files: Annotated[
        list[Path], typer.Argument(metavar="GOLD", help="Gold files: JSON lines, see docs/gold.md.")
    ],
    by: Annotated[
        str | None, typer.Option("--by", metavar="KEY", help="Also score by a key of gold: lang or type.")
    ] = None,
    errors: Annotated[int, typer.Option("--errors", min=0, metavar="N", help="Show the first N errors.")] = 0,
    model: Annotated[
        Path | None,
        typer.Option("--model", metavar="FOLDER", help="Score this model instead of the one in the package."),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", help="What to write. [default: text, or json for -o FILE.json]"),
    ] = None,
    output: Output = None,
) -> int:
    """Score the parser on hand-labelled references.

    Prints precision, recall and F1 of each field, how many references have every field right, type accuracy, and
    how well the confidences are calibrated.
    """
    from bibtools.parser.parser import parse_many
    from bibtools.parser.tagger import Tagger
    from bibtools.training.evaluation.report import report, summary, to_json
    from bibtools.training.evaluation.score import score

    chosen = choose_format(format, output, {".txt": Format.TEXT, ".json": Format.JSON}, Format.TEXT)
    refuse_inputs(output, files)
    golds = _golds(files)
    records = list(parse_many((gold["raw"] for gold in golds), tagger=Tagger(model) if model else None))
    pairs = list(zip(golds, records, strict=True))
    groups = sorted({str(gold.get(by, "")) for gold in golds}) if by else []
    parts = {name: score(p for p in pairs if str(p[0].get(by or "", "")) == name) for name in groups}
    whole = score(pairs)
    if chosen is Format.JSON:
        value = to_json(whole) | ({"by": {name: to_json(part) for name, part in parts.items()}} if by else {})
        write_result(json.dumps(value, ensure_ascii=False, indent=2), output)
    else:
        lines = [summary(name or "(none)", part) + "\n" for name, part in parts.items()]
        write_result("".join(lines) + report(whole, errors=errors), output)
    return 0


def _golds(files: list[Path]) -> list[dict[str, Any]]:
    """Return the labelled references of gold files. Raise InputError for a file without any: it measures nothing."""
    from bibtools.errors import InputError
    from bibtools.training.evaluation.gold import read_gold

    golds = []
    for path in files:
        read = list(read_gold(path))
        if not read:
            hint = "Name a file with a labelled reference a line; docs/gold.md says how they are written."
            raise InputError("there are no references in this file", hint=hint, file=str(path))
        golds += read
    return golds
