"""The parts of a value in which the special characters of LaTeX have their meaning: mathematics, tables, addresses."""

from __future__ import annotations

import re
from functools import lru_cache

from bibtools.support.patterns import lazy

_PROTECTED = lazy(
    r"""
      (?<!\\)\$[^$]*(?<!\\)\$                                        # mathematics
    | \\\(.*?\\\) | \\\[.*?\\\]
    | \\ensuremath\s*\{(?:[^{}]|\{[^{}]*\})*\}
    | \\begin\{(?P<name>tabular\w*|array|align|equation|\w*matrix|cases|verbatim)\*?\}.*?\\end\{(?P=name)\*?\}
    | \\verb\*?(?P<mark>[^\w\s*]).*?(?P=mark)
    | \\(?:url|nolinkurl|href|path|label|[A-Za-z]*ref|[A-Za-z]*cite[A-Za-z]*)\*?\s*(?:\[[^\]]*\])*\s*\{[^{}]*\}
    | (?:https?|ftp)://[^\s{}]+ | \bwww\.[^\s{}]+ | [\w.+-]+@[\w-]+\.[\w.-]+
    | &(?:\w+|\#\w+);                                                # an HTML entity: TXT005
    """,
    re.VERBOSE | re.DOTALL,
)


@lru_cache(maxsize=512)
def protected_spans(value: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each such part of a value, in order."""
    return tuple(match.span() for match in _PROTECTED.finditer(value))


def is_protected(value: str, at: int) -> bool:
    """Return whether the character at an offset of a value is in such a part."""
    return any(start <= at < end for start, end in protected_spans(value))
