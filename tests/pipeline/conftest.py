"""What tests of restyled documents share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from bibtools.csl import Style
from bibtools.model import Raw, Record
from bibtools.pipeline import parsing


@pytest.fixture(scope="module")
def read_once() -> Iterator[None]:
    """Keep styles, and what the parser makes of the references of a document, which is restyled many times.

    That the same references always give the same records is shown elsewhere (tests/parser).
    """
    known: dict[tuple[Raw, ...], list[Record]] = {}
    parse = parsing.parse_references

    def parse_once(raws: Iterable[Raw], **options: object) -> Iterator[Record]:
        assert options == {"jobs": 1, "model": None}
        key = tuple(raws)
        if key not in known:
            known[key] = list(parse(key))
        return iter(known[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "parse_references", parse_once)
        patch.setattr(Style, "load", staticmethod(cache(Style.load)))
        yield
