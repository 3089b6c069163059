"""Every verb may be called from many threads at once: the same results as in one thread, and no error."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from paths import ROOT, TESTS

import bibtools

THREADS = 8
SEED = next((ROOT / "seeds").glob("*.txt"))
BIB = ROOT / "references" / "sources.bib"


def parsed() -> list[object]:
    return [bibtools.normalise(bibtools.parse(raw)) for raw in bibtools.find(SEED)]


def rendered(style: str) -> list[str]:
    references = bibtools.load(BIB)
    return [
        bibtools.render(references, style, "tr-TR"),
        bibtools.cite(references, references[0].id, style, "tr-TR"),
    ]


def dumped(format: str) -> str:
    return bibtools.dump(bibtools.load(BIB), format)


WORK: dict[str, Callable[[], object]] = {
    "find, parse, normalise": parsed,
    "check a file": partial(bibtools.check, BIB),
    "check a list": partial(bibtools.check, SEED.read_text(encoding="utf-8")),
    "render and cite in notes": partial(rendered, "isnad-dipnotlu"),
    "render and cite in brackets": partial(rendered, "apa"),
    **{f"load, dump {name}": partial(dumped, name) for name in ("biblatex", "csl-json", "ris")},
}


def everything(first: int) -> dict[str, str]:
    """Return the results of all work, which begins with another piece in each thread."""
    names = list(WORK)
    order = names[first % len(names) :] + names[: first % len(names)]
    return {name: repr(WORK[name]()) for name in order}


def main() -> None:
    """Do all work in many threads while nothing is loaded yet, then in one, and print what differs."""
    warnings.simplefilter("ignore", bibtools.BibtoolsWarning)
    sys.setswitchinterval(1e-6)
    with ThreadPoolExecutor(THREADS) as pool:
        together = list(pool.map(everything, range(THREADS)))
    alone = everything(0)
    print(
        [name for found in together for name in WORK if found[name] != alone[name]], len(together), len(alone)
    )


def test_all_verbs_at_once_from_a_cold_start() -> None:
    done = subprocess.run(
        [sys.executable, __file__],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (f"[] {THREADS} {len(WORK)}\n", "")


if __name__ == "__main__":
    main()
