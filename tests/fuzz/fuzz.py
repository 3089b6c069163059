"""Fuzz the readers: each gets damaged and invented input, and must read it or refuse it with a sentence.

    uv run python tests/fuzz/fuzz.py [--seconds 30] [--seed 1] [TARGET…]

An exception that is no BibtoolsError is a fault; hypothesis then shows the smallest input that raises it. The same seed
gives the same inputs in the same order. The smoke test in this folder runs every target for a moment.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
import warnings
from contextlib import suppress
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(1, str(Path(__file__).resolve().parents[1]))

from fuzz_inputs import damaged
from fuzz_targets import TARGETS, Target
from hypothesis import HealthCheck, given, seed, settings

from bibtools.errors import BibtoolsError

_EXAMPLES = 200
SLOW = 5.0
"""CPU seconds that an input of a few kilobytes may take."""


def fuzz(target: Target, seconds: float, start: int, examples: int = _EXAMPLES) -> int:
    """Run a target with inputs for so many seconds and return how many it got; raise what it raises.

    The time is looked at after each input, but hypothesis goes on to make inputs until it has made `examples`.
    """
    end = time.monotonic() + seconds
    count = 0

    def once(data: bytes) -> None:
        nonlocal count
        if count and time.monotonic() > end:
            return
        count += 1
        began = time.process_time()
        with suppress(BibtoolsError):
            target.read(data)
        taken = time.process_time() - began
        assert taken < SLOW, f"{taken:.1f} s for {len(data)} bytes"

    while not count or time.monotonic() < end:
        quiet = settings(
            max_examples=examples,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            print_blob=False,
        )
        seed(start)(quiet(given(damaged(target.seeds, target.tokens))(once)))()
        start += 1
    return count


def main() -> int:
    """Fuzz the targets that are named, by default all, and print what was found."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--seconds", type=float, default=30, help="for each target")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("targets", nargs="*", default=list(TARGETS), metavar="TARGET")
    given_ = options.parse_args()
    failed = 0
    os.environ["BIBTOOLS_DEBUG"] = "1"  # commands raise what is unforeseen instead of printing it
    warnings.simplefilter("ignore")
    for name in given_.targets:
        try:
            count = fuzz(TARGETS[name], given_.seconds, given_.seed)
            print(f"{name:14} {count:7} inputs, no fault", flush=True)
        except Exception:
            failed += 1
            print(f"{name:14} FAULT\n{traceback.format_exc()}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
