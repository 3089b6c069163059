"""Processes that work on parts of a table."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import os
from operator import itemgetter

from bibtools.pipeline.batches.workers import Workers

if __name__ == "__main__":
    with Workers(2) as workers:
        Workers.PART = 1
        list(workers.in_order(iter([(0, 0)] * 4), itemgetter(0)))
        print("done", flush=True)
        os.kill(os.getpid(), {signal})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_the_processes_end_when_the_program_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.replace("{signal}", str(int(signal.SIGKILL))), encoding="utf-8")
    # The processes have the pipe, too: it is at its end when all of them are.
    ended = subprocess.run([sys.executable, program], stdout=subprocess.PIPE, text=True, timeout=120)
    assert ended.returncode == -signal.SIGKILL
    assert ended.stdout == "done\n"
