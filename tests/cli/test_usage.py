"""The usage line of a command shows which arguments may be left out and which may be repeated."""

from __future__ import annotations

import pytest

from bibtools.cli.app import run


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("check", "[PATH]..."),
        ("cite", "{FILE} [KEY]..."),
        ("extract", "{FILE}..."),
        ("init", "[FOLDER]"),
        ("parse", "{FILE}..."),
        ("restyle", "{FILE}"),
        ("review", "[FILE]..."),
        ("styles", "[QUERY]..."),
    ],
)
def test_usage(name: str, arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"Usage: bibtools {name} [OPTIONS] {arguments}"
