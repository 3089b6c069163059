"""KEY003 key-characters."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_BAD = lazy(r"[\s\"#%'(),={}\\~]")


@rule("KEY003", "key-characters", Severity.WARNING, scope="entry", bib_only=True, peers=("JabRef",))
def key_characters(item: Item) -> Problems:
    r"""Key with a character that some programs do not accept.

    ## What it does
    Finds white space and any of `" # % ' ( ) , = { } \ ~` in keys.

    ## Why is this bad?
    BibTeX, biber or LaTeX end the key at such a character, or stop.

    ## Example
    ```bib
    @misc{inalcik 2003, title = {Osmanlı İmparatorluğu}}
    ```

    ## Use instead
    ```bib
    @misc{inalcik2003, title = {Osmanlı İmparatorluğu}}
    ```
    """
    match = _BAD.search(item.key)
    if match and item.entry:
        name = message("a space") if match[0].isspace() else match[0]
        yield Problem(
            message("the key “{key}” contains {name}", key=item.key, name=name), at=item.entry.key_span
        )
