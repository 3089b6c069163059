"""A sample of what `tests/csl/all_styles.py` does with every style, so that it runs each time."""

from __future__ import annotations

import all_styles
import pytest

SIZE = 40


@pytest.mark.parametrize(
    "name", all_styles.sample([*all_styles.independent(), *all_styles.dependent()], SIZE)
)
def test_style_renders_every_item(name: str):
    outcome = all_styles.try_style(name)
    assert not outcome.faults
    assert outcome.cites == 2 * len(all_styles.ITEMS)


def test_every_bundled_independent_style_is_listed():
    from bibtools.csl.catalogue import list_styles

    listed = [entry for entry in list_styles(dependent=False) if not entry.parent]
    assert sorted(entry.name for entry in listed) == all_styles.independent()
    assert all(entry.title for entry in listed)


@pytest.mark.parametrize("name", all_styles.dependent()[:5])
def test_dependent_style_is_rendered_by_its_parent(name: str):
    outcome = all_styles.try_style(name)
    assert not outcome.faults
