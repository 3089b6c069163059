"""JSON values from files of any origin: what Python would fail on later is told when it is read."""

from __future__ import annotations

import json
from typing import Any

from bibtools.support.patterns import lazy

DEEPEST = 100
"""How many lists and objects may stand within each other."""
_DECODER = json.JSONDecoder()
_SPACE = " \t\n\r"
"""The white space of JSON (RFC 8259, 2)."""
_SURROGATE = lazy(r"[\ud800-\udfff]")
_ESCAPED = lazy(r"\\u[dD][89a-fA-F]")


def read_value(content: str) -> Any:
    """Return the JSON value that a text is. Raise json.JSONDecodeError as `decode_value` does."""
    value, end = decode_value(content, len(content) - len(content.lstrip(_SPACE)))
    if content[end:].strip(_SPACE):
        raise json.JSONDecodeError("Extra data", content, end)
    return value


def decode_value(content: str, at: int = 0) -> tuple[Any, int]:
    """Return the JSON value that begins at an offset, and the offset behind it.

    Raise json.JSONDecodeError, with a sentence and the place, for what is not JSON, for values that are nested too
    deep, and for whole numbers of more digits than Python reads.
    """
    try:
        value, end = _DECODER.raw_decode(content, at)
    except json.JSONDecodeError:
        raise
    except RecursionError:
        raise _too_deep(content, at) from None
    except ValueError:
        raise json.JSONDecodeError("a number has too many digits", content, at) from None
    if content.count("[", at, end) + content.count("{", at, end) > DEEPEST and _deeper(value):
        raise _too_deep(content, at)
    return value, end


def _too_deep(content: str, at: int) -> json.JSONDecodeError:
    return json.JSONDecodeError(f"the value is nested more than {DEEPEST} deep", content, at)


def _deeper(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [each for one in level for each in _children(one)]
        if not level:
            return False
    return True


def _children(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [each for each in inner if isinstance(each, dict | list)]


def without_surrogates(value: Any, written: str) -> tuple[Any, bool]:
    """Return a value with U+FFFD for each half of a surrogate pair, which no encoding can write, and whether any was.

    `written` is the JSON text of the value.
    """
    if not _ESCAPED.search(written):
        return value, False
    made = _cleaned(value)
    return made, made != value


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_cleaned(name): _cleaned(each) for name, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list) else value
