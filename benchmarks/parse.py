"""Measure `bibtools parse --lines --format csl-json`: CPU seconds, memory and start-up.

usage: python benchmarks/parse.py [--count 10000] [--stage]

The lines are those of tests/gold, repeated with another number at the end of each, so that a cache of whole lines would
not help. With --stage the parser alone is measured, in this process.

To compare two versions on a machine that others use, run both at the same time, each on a core of its own, and then
once more with the cores swapped:

    taskset -c 0 python benchmarks/parse.py & taskset -c 1 python OTHER/benchmarks/parse.py; wait
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GOLD = Path(__file__).parents[1] / "tests" / "gold"


def lines(count: int) -> list[str]:
    raws = [
        json.loads(line)["raw"]
        for path in sorted(GOLD.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return [f"{raws[i % len(raws)]} {i}" for i in range(count)]


def cpu(command: list[str]) -> tuple[float, int]:
    """Return the CPU seconds of a command, and the peak memory of all child processes so far in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, after.ru_maxrss // 1024


def whole(count: int) -> None:
    tool = [sys.executable, "-m", "bibtools.cli"] if not _script() else [str(_script())]
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder) / "one.txt", Path(folder) / "many.txt"
        one.write_text(lines(1)[0] + "\n", encoding="utf-8")
        many.write_text("\n".join(lines(count)) + "\n", encoding="utf-8")
        start, _ = cpu([*tool, "parse", "--lines", "--format", "csl-json", str(one)])
        used, memory = cpu([*tool, "parse", "--lines", "--format", "csl-json", str(many)])
    print(f"start-up with one reference {start:.2f} s CPU")
    print(
        f"{count} references {used:.2f} s CPU: {count / used:.0f} a CPU second, start-up included; {memory} MB"
    )


def _script() -> Path | None:
    path = Path(sys.executable).parent / "bibtools"
    return path if path.exists() else None


def stage(count: int) -> None:
    from bibtools.parser.parser import parse_many

    todo = lines(count)
    start = time.process_time()
    done = sum(1 for _ in parse_many(todo))
    used = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"the parser alone: {done} references {used:.2f} s CPU, {done / used:.0f} a CPU second; {memory} MB"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--stage", action="store_true")
    options = parser.parse_args()
    stage(options.count) if options.stage else whole(options.count)
