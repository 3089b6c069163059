"""TXT024 title-breaks-off."""

from __future__ import annotations

from bibtools.linter.document import Item, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity

_WORDS = frozenset("on of the and in for at from with ve ile und der für von et de la".split())


@rule(
    "TXT024",
    "title-breaks-off",
    Severity.WARNING,
    fields=("title", "booktitle", "journal", "journaltitle"),
    peers=("JabRef",),
)
def title_breaks_off(item: Item, field: EntryField) -> Problems:
    """Title that ends with a word that cannot end a title.

    ## What it does
    Finds titles that end with “of”, “on”, “the”, “ve”, “und” and the like, as in “Proceedings of the
    Conference on”.

    ## Why is this bad?
    The rest was lost where the title was copied from.

    ## Example
    ```bib
    @misc{a, title = {Proceedings of the Conference on}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Proceedings of the Conference on Turkish History}}
    ```
    """
    words = field.value.rsplit(None, 1)
    if len(words) < 2 or words[1] not in _WORDS or item.value("subtitle"):
        return ()
    start = field.value.rindex(words[1])
    return (
        Problem(
            f"the {field.name.lower()} ends with “{words[1]}”",
            at=value_span(field, start, start + len(words[1])),
        ),
    )
