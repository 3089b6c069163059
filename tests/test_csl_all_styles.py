"""A sample of what `tests/csl/all_styles.py` does with every style, so that it runs each time."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SIZE = 40


def _script() -> ModuleType:
    path = Path(__file__).parent / "csl" / "all_styles.py"
    spec = importlib.util.spec_from_file_location("all_styles", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["all_styles"] = module
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()


@pytest.mark.parametrize("name", SCRIPT.sample([*SCRIPT.independent(), *SCRIPT.dependent()], SIZE))
def test_style_renders_every_item(name: str):
    outcome = SCRIPT.try_style(name)
    assert not outcome.faults
    assert outcome.cites == 2 * len(SCRIPT.ITEMS)


def test_every_bundled_independent_style_is_listed():
    from bibtools.csl.catalogue import list_styles

    listed = [entry for entry in list_styles(dependent=False) if not entry.parent]
    assert sorted(entry.name for entry in listed) == SCRIPT.independent()
    assert all(entry.title for entry in listed)


@pytest.mark.parametrize("name", SCRIPT.dependent()[:5])
def test_dependent_style_is_rendered_by_its_parent(name: str):
    outcome = SCRIPT.try_style(name)
    assert not outcome.faults
