"""The command line. Exit codes: 0 nothing found, 1 there are findings, 2 an error, 130 interrupted."""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its exit code: 130 if it is interrupted (Ctrl-C), also while it loads."""
    # Most of what a short run makes is modules, which stay: searching them for garbage again and again takes a tenth
    # of it. A long run still is searched.
    gc.set_threshold(100_000, 20, 100)
    import signal

    struck = []

    def strike(number: int, frame: object) -> None:
        # Some imports catch everything, this included: that it happened must not be forgotten.
        struck.append(number)
        raise KeyboardInterrupt

    code = 130
    try:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, strike)
        from bibtools.cli.app import main as run

        code = run()
    except KeyboardInterrupt:
        pass
    finally:
        # Nothing is left to do, and an interruption would print a traceback from within that.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        # Python searches everything for garbage when it ends; what is frozen it passes over.
        gc.freeze()
    sys.exit(130 if struck else code)
