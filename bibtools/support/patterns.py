"""Regular expressions that are compiled when they are first used.

A command needs a tenth of the patterns of the modules it loads, and compiling all of them took a third of its start.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a compiled pattern until a method of it is asked for, and then holds that method itself."""

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
    """Return a pattern that is compiled, and checked, at its first use. Use its methods, not `re.sub(it, …)`."""
    return cast("re.Pattern[str]", _Lazy(source, int(flags)))
