"""What the parser remembers is bounded, so that a million references take no more memory than ten thousand."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from pkgutil import walk_packages
from typing import Any

import pytest

import bibtools.parser
from bibtools.parser import tagger


def _caches() -> Iterator[tuple[str, Any]]:
    for module in walk_packages(bibtools.parser.__path__, "bibtools.parser."):
        for name, value in vars(import_module(module.name)).items():
            if hasattr(value, "cache_parameters"):
                yield f"{module.name}.{name}", value


def test_every_cache_is_bounded() -> None:
    """A function without arguments has one value to keep."""
    caches = dict(_caches())
    assert len(caches) > 10
    unbounded = {
        name
        for name, cache in caches.items()
        if cache.cache_parameters()["maxsize"] is None and signature(cache).parameters
    }
    assert not unbounded


def test_tokens_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "_KEEP", 20)
    made = tagger.Tagger()
    for number in range(50):
        made.tag(f"Kaya, Ali{number}. Kitap{number}. Ankara: Yayın{number}, {1900 + number}.")
        assert len(made._seen) <= 20
