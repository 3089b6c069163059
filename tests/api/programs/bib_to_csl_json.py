"""Convert a .bib file to CSL-JSON, and tell what was left out of it."""

import sys
import warnings
from pathlib import Path

import bibtools


def convert(source: Path) -> tuple[str, list[str]]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", bibtools.BibtoolsWarning)
        references: list[bibtools.Reference] = bibtools.load(source)
    return bibtools.dump(references, "csl-json"), [str(each.message) for each in caught]


def main(arguments: list[str]) -> int:
    try:
        text, told = convert(Path(arguments[0]))
    except bibtools.InputError as error:
        print(f"{error.place}: {error.message} {error.hint}")
        return 2
    print(text, end="")
    for message in told:
        print(message)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
