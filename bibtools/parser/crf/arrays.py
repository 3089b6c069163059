"""Arrays of numbers in one file, which loads in a few milliseconds.

The first line is JSON, which says what the file holds; behind it stand the numbers, little-endian, and some text. The
format of numpy itself takes 20 ms more to load, as it needs the parser of Python.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from math import prod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

Form = tuple[tuple[int, ...], str]
"""The shape of an array, and the kind of its numbers (`<f4`)."""


def packed(head: Mapping[str, Any], arrays: Sequence[NDArray[Any]], text: bytes) -> bytes:
    """Return the file of arrays, which have the kinds of numbers that they are to be read with."""
    return b"".join([json.dumps(head).encode(), b"\n", *(array.tobytes() for array in arrays), text])


def head_of(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what the first line says, and all behind it. Raise ValueError if it is no JSON object."""
    line, _, rest = data.partition(b"\n")
    head = json.loads(line)
    if not isinstance(head, dict):
        raise ValueError("the first line is no JSON object")
    return head, rest


def arrays_of(rest: bytes, forms: Sequence[Form]) -> tuple[list[NDArray[Any]], bytes]:
    """Return arrays of the given forms, and the text behind them. Raise ValueError if there are too few numbers."""
    import numpy

    made, at = [], 0
    for shape, kind in forms:
        array = numpy.frombuffer(rest, kind, prod(shape), at).reshape(shape).copy()
        made.append(array)
        at += array.nbytes
    return made, rest[at:]
