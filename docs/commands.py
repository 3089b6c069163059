"""Run commands of bibtools, each in a copy of this process that has loaded modules and models already."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile

_MODULES = ("bibtools.cli.app", "bibtools.pipeline.restyling.applying", "bibtools.pipeline.checking")


def printed(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    """Return what `bibtools` with these arguments prints in a folder: stdout, then stderr.

    A copy of this process (fork) runs it, so that nothing that the command changes stays.
    """
    _load()
    sys.stdout.flush()
    sys.stderr.flush()
    with TemporaryFile("w+b") as out, TemporaryFile("w+b") as err:
        child = os.fork()
        if child == 0:
            _run(arguments, folder, environment, out.fileno(), err.fileno())
        os.waitpid(child, 0)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8"))
    return "".join(texts)


@cache
def _load() -> None:
    """Load what most commands need: a copy has it too."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for module in _MODULES:
        import_module(module)
    from bibtools.parser.tagger import shipped

    shipped()


def _run(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], out: int, err: int) -> None:
    """Be the process of the command; never return."""
    code = 1
    try:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.argv = ["bibtools", *arguments]
        sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8")
        from bibtools.cli import main

        main()
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # Without the exit handlers, which are those of the process that was copied.
        os._exit(code)
