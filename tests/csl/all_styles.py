"""Render twelve varied items with every bundled style and say what is wrong.

    uv run python tests/csl/all_styles.py                  all independent styles and a sample of dependent ones
    uv run python tests/csl/all_styles.py --sample 40      evenly spread over them
    uv run python tests/csl/all_styles.py --only apa

For each style every item is cited twice (once with a page) and the bibliography is made. A style fails if that raises,
if an entry is missing without a warning, if `None` stands in the text, or if punctuation is doubled that the style does
not write itself. Exit code 1 if any style fails.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bibtools.csl import Citation, Cite, Processor, Style
from bibtools.csl.data import style_folders

ITEMS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("items.json").read_text(encoding="utf-8"))
DOUBLED = re.compile(r"[,;:]{2,}|[,;:]\.|(?<!\.)\.\.(?!\.)|[?!]\.|\.[,;:](?=[,;:])")
DEPENDENT_EVERY = 100


@dataclass(slots=True)
class Outcome:
    """What one style did: its kind, how much it rendered, what is wrong, how many warnings it gave."""

    name: str
    kind: str = ""
    cites: int = 0
    entries: int = 0
    warnings: int = 0
    faults: list[str] = field(default_factory=list)


def independent() -> list[str]:
    """The names of our own styles and of all independent ones, sorted."""
    return sorted({path.stem for folder in style_folders()[:2] for path in folder.glob("*.csl")})


def dependent() -> list[str]:
    """The names of the dependent styles that are tried."""
    return sorted(path.stem for path in style_folders()[2].glob("*.csl"))[::DEPENDENT_EVERY]


def sample(names: list[str], size: int | None) -> list[str]:
    """Spread `size` names evenly over all of them."""
    return names if not size or size >= len(names) else [names[i * len(names) // size] for i in range(size)]


def try_style(name: str) -> Outcome:
    """Render the items with a style."""
    outcome = Outcome(name)
    try:
        style = Style.load(name)
        outcome.kind = "note" if style.is_note else "in-text"
        processor = Processor(style, ITEMS, output="text")
        texts = _cites(processor)
        outcome.cites = len(texts)
        if style.has_bibliography:
            bibliography = processor.bibliography()
            outcome.entries = len(bibliography.entries)
            _missing(outcome, [entry.key for entry in bibliography.entries], processor.warnings)
            texts += [entry.text for entry in bibliography.entries]
        outcome.warnings = len(processor.warnings)
    except Exception as error:
        outcome.faults.append(f"raised {type(error).__name__}: {error}")
        return outcome
    _look_at(outcome, texts)
    return outcome


def _cites(processor: Processor) -> list[str]:
    cites = [
        Cite(item["id"], locator, "page" if locator else "") for item in ITEMS for locator in ("", "25-27")
    ]
    processor.arrange(Citation([cite], note=number, id=str(number)) for number, cite in enumerate(cites, 1))
    return processor.citations()


def _missing(outcome: Outcome, keys: Iterable[str], warnings: list[str]) -> None:
    """Note the items that have no entry though no warning says that the style renders nothing for them."""
    told = {warning.split(":")[0] for warning in warnings if "the bibliography leaves it out" in warning}
    missing = {item["id"] for item in ITEMS} - set(keys) - told
    if missing:
        outcome.faults.append(f"no entry for {', '.join(sorted(missing))}")


def _look_at(outcome: Outcome, texts: Iterable[str]) -> None:
    """Note `None` and doubled punctuation that the style does not write itself."""
    own = _written(outcome.name)
    for text in texts:
        if re.search(r"\bNone\b", text):
            outcome.faults.append(f"None in: {text}")
        for match in DOUBLED.finditer(text):
            if match[0] not in own:
                outcome.faults.append(f"doubled {match[0]!r} in: {text}")


def _written(name: str) -> set[str]:
    """Return the pairs of marks that a style writes itself.

    A processor merges two equal marks where one element's suffix meets the end of its content, but it keeps what the
    style puts between elements: a prefix or delimiter behind a suffix, and any two different marks (",.").
    """
    opening, closing = set(), set()
    whole: set[str] = set()
    for element in Style.load(name).root.iter():
        if isinstance(element.tag, str):
            for attribute in ("prefix", "delimiter", "value", "suffix"):
                text = element.get(attribute, "")
                whole |= {text[i : i + 2] for i in range(len(text) - 1)}
                if text.strip():
                    (closing if attribute == "suffix" else opening).add(text.strip()[0])
    ends = set(".,;:?!")
    return whole | {a + b for a in ends for b in opening | closing if b in opening or a != b}


def report(outcomes: list[Outcome], seconds: float, show: int) -> str:
    """Return the summary table and the first faults."""
    lines = ["kind      styles  cites   entries  warnings  failing styles"]
    kinds = Counter(outcome.kind or "none" for outcome in outcomes)
    for kind in sorted(kinds):
        own = [outcome for outcome in outcomes if (outcome.kind or "none") == kind]
        numbers = [
            sum(getattr(outcome, name) for outcome in own) for name in ("cites", "entries", "warnings")
        ]
        failing = sum(bool(outcome.faults) for outcome in own)
        lines.append(f"{kind:9} {len(own):6} {numbers[0]:6} {numbers[1]:9} {numbers[2]:9} {failing:15}")
    failing_outcomes = [outcome for outcome in outcomes if outcome.faults]
    for outcome in failing_outcomes[:show]:
        lines.append(f"{outcome.name}: {outcome.faults[0]}" + f" (+{len(outcome.faults) - 1})")
    lines.append(f"{seconds:.0f} s; {len(outcomes) - len(failing_outcomes)} of {len(outcomes)} styles right")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sample", type=int, help="only so many styles, evenly spread")
    parser.add_argument("--only", help="only this style")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", type=int, default=40, help="how many faults to print")
    arguments = parser.parse_args()
    names = [arguments.only] if arguments.only else sample([*independent(), *dependent()], arguments.sample)
    start = time.monotonic()
    if arguments.jobs > 1:
        with ProcessPoolExecutor(arguments.jobs) as pool:
            outcomes = list(pool.map(try_style, names, chunksize=20))
    else:
        outcomes = [try_style(name) for name in names]
    print(report(outcomes, time.monotonic() - start, arguments.show))
    return 1 if any(outcome.faults for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
