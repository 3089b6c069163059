"""The command line. Exit codes: 0 nothing found, 1 there are findings, 2 an error."""

from __future__ import annotations

import gc

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its exit code."""
    # Most of what a short run makes is modules, which stay: searching them for garbage again and again takes a tenth
    # of it. A long run still is searched.
    gc.set_threshold(100_000, 20, 100)
    from bibtools.cli.app import main as run_and_leave

    run_and_leave()
