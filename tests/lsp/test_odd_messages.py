"""The server answers odd messages by an error of the protocol; the cases are in tests/cases/lsp/odd-messages.json."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any

import pytest
from paths import TESTS

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from bibtools.lsp.server import make_server
from bibtools.lsp.stdin import BoundedInput

CASES = json.loads((TESTS / "cases" / "lsp" / "odd-messages.json").read_text(encoding="utf-8"))


class Output(BytesIO):
    def close(self) -> None:
        """Stay open, to be read."""


def served(data: bytes) -> list[dict[str, Any]]:
    output = Output()
    make_server("0").start_io(BoundedInput(BytesIO(data)), output)  # type: ignore[arg-type]
    return [json.loads(body) for body in re.split(rb"Content-[^{]*", output.getvalue()) if body]


def framed(message: dict[str, Any]) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_odd_message_is_answered(case: dict[str, Any]) -> None:
    answers = served(b"".join(map(framed, case["messages"])))
    answer = next(each for each in answers if each.get("id") == 7)
    assert answer["error"]["code"] == case["code"], answer


def test_a_length_beyond_any_document_does_not_end_the_server() -> None:
    start = CASES[2]["messages"][0]
    asked = framed({"id": 7, "method": "bibtools/nothing", "params": {}})
    answers = served(framed(start) + b"Content-Length: 99999999999\r\n\r\n" + asked)
    assert any(each.get("id") == 7 for each in answers)
