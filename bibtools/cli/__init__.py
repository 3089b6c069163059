"""The command line: arguments in, library call, exit code out. 0 is clean, 1 there are findings, 2 an error."""

from bibtools.cli.app import main

__all__ = ["main"]
