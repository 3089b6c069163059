"""What holds for all tests: messages are English, whatever language the machine speaks."""

from __future__ import annotations

import os
import sys

import pytest

for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return the cores for the whole suite and 0, which is this process, for chosen files: a start costs a second."""
    whole = config.args_source is not pytest.Config.ArgsSource.ARGS
    return (os.cpu_count() or 1) if whole else 0


_LONGEST = (
    "test_restyling.py",
    "test_restyled_odt.py",
    "test_review_browser.py",
    "test_csl_shortcuts.py",
    "test_docs.py",
    "test_linter_properties.py",
    "test_restyled_odt_text.py",
    "test_latex.py",
    "test_build_again.py",
)
"""The files that take ten seconds and more."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no process ends long after the others."""
    rank = {name: number for number, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))


@pytest.fixture(autouse=True)
def english() -> None:
    """Forget the language that an earlier test asked the command line for."""
    module = sys.modules.get("bibtools.cli.language")
    if module:
        module.choose_language([])
