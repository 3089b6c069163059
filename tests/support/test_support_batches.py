"""Items in batches."""

from collections.abc import Iterator

import pytest

from bibtools.support.batches import batches


def test_every_item_is_in_one_batch_in_order():
    assert list(batches(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(batches(range(6), 3)) == [[0, 1, 2], [3, 4, 5]]
    assert list(batches([], 3)) == []


def test_no_more_items_are_taken_than_a_batch_has():
    source = iter(range(10))
    assert next(batches(source, 4)) == [0, 1, 2, 3]
    assert next(source) == 4


def test_items_before_an_exception_are_not_lost():
    def broken() -> Iterator[int]:
        yield from range(4)
        raise ValueError("broken")

    made = batches(broken(), 3)
    assert [next(made), next(made)] == [[0, 1, 2], [3]]
    with pytest.raises(ValueError, match="broken"):
        next(made)
