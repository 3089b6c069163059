"""Many threads parse as one does: no error, and the same bytes."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator

import pytest
from paths import TESTS

from bibtools.parser.parser import parse

THREADS = 8


def lines() -> list[str]:
    rows = (TESTS / "gold" / "tr.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(row)["raw"] for row in rows[:120]]


@pytest.fixture
def _switching_often() -> Iterator[None]:
    """Let threads interrupt each other as often as they can, so that what they share by mistake shows."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_switching_often")
def test_the_same_lines_in_eight_threads_give_the_same_bytes_as_in_one() -> None:
    raws = lines()

    def parsed() -> str:
        return "\n".join(json.dumps(parse(raw).to_json(), ensure_ascii=False) for raw in raws)

    alone = parsed()
    together: list[str] = []
    threads = [threading.Thread(target=lambda: together.append(parsed())) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(together) == THREADS, "no thread ended with an error"
    assert set(together) == {alone}
