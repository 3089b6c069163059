"""IDN007 malformed-url."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.edits import replace_value
from bibtools.linter.people import shortened
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_COMMAND = lazy(r"\\(?:url|href|nolinkurl)\s*\{([^{}]*)\}(?:\s*\{\1\})?")
_SCHEME = lazy(r"[a-z][a-z0-9+.-]*:(?://)?[^\s/]", re.IGNORECASE)
_HOST = lazy(
    r"https?://(?:[^\s/@]+@)?(?:[\w-]+(?:\.[\w-]+)+|localhost|\[[0-9a-f:]+\])(?::\d+)?(?:[/?#]|$)",
    re.IGNORECASE,
)
_SINGLE = lazy(r"https?://([a-z0-9-]+)(?:[/?#:]|$)", re.IGNORECASE)


@rule(
    "IDN007",
    "malformed-url",
    Severity.WARNING,
    fields=("url",),
    fix="unsafe",
    fix_does="Removes the command around the address.",
    peers=("JabRef",),
)
def malformed_url(item: Item, field: EntryField) -> Problems:
    r"""Malformed URL.

    ## What it does
    Finds addresses without a scheme or a host, with white space, or in `\url{}`.

    ## Why is this bad?
    The link does not work. The style adds `\url{}` itself.

    ## Example
    ```bib
    @misc{a, title = {Bir Sayfa}, url = {www.ttk.gov.tr}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Sayfa}, url = {https://www.ttk.gov.tr}}
    ```
    """
    value = field.value.strip()
    if not value:
        return ()
    match = _COMMAND.match(value)
    if match:
        edits = replace_value(field, match[1]) if match.end() == len(value) else ()
        return (Problem("the style adds \\url itself", edits=edits, action="Write the address alone"),)
    plain = value.replace("\\", "")
    if not _SCHEME.match(plain):
        return (
            Problem(
                message("“{value}” has no scheme", value=shortened(value)), hint="write https:// before it"
            ),
        )
    if any(char.isspace() for char in plain):
        several = len(re.findall(r"https?://", plain)) > 1
        said = "there is more than one address" if several else "there is white space in the address"
        return (Problem(said, hint="write %20 for a space" if not several else ""),)
    if plain.lower().startswith("http") and not _HOST.match(plain) and plain.isascii():
        return (_without_host(value, plain),)
    return ()


def _without_host(value: str, plain: str) -> Problem:
    match = _SINGLE.match(plain)
    if not match:
        return Problem(message("“{value}” has no host name", value=shortened(value)))
    return Problem(message("“{host}” is not the whole name of a host: it has no dot", host=match[1]))
