"""Regular expressions that are compiled when they are first used.

A command needs a tenth of the patterns of the modules it loads, and compiling all of them took a third of its start.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """A stand-in for a compiled pattern, which is compiled when one of its methods is first used."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        value = getattr(compiled, name)
        # Kept on the instance, so that the next use is as fast as that of a compiled pattern.
        setattr(self, name, value)
        return value


def lazy(source: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled, and checked, at its first use.

    Use its methods: `re.sub(pattern, …)` does not accept it.
    """
    return cast("re.Pattern[str]", _Lazy(source, int(flags)))
