"""TXT024 title-breaks-off."""

from __future__ import annotations

import re

from bibtools.linter.document import Item, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_NEVER = frozenset("the and ve ile und der für von".split())
"""Words that end no title."""
_ROMANCE = frozenset("et de la".split())
"""Words that end no title in French and its relatives; in another language one is quoted (“The Marker la”)."""
_OTHERS = frozenset("et de la le les des du l' d' en el los y del di il e da do au aux pour sur".split())
_PREPOSITIONS = frozenset("on of in for at from with".split())
"""Words that end a sentence (“Things we think with”), but not the name of a conference or journal."""


_SERIES = lazy(
    r"\b(?:proceedings|conference|symposium|workshop|congress|journal|transactions)\b", re.IGNORECASE
)


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
    Conference on”. The title of a work may end with a preposition: “Things we think with”.

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
    if len(words) < 2 or item.value("subtitle"):
        return ()
    ends = (
        words[1] in _NEVER
        or (words[1] in _PREPOSITIONS and _names_series(field))
        or (words[1] in _ROMANCE and not _OTHERS.isdisjoint(words[0].lower().replace("'", "' ").split()))
    )
    if not ends:
        return ()
    start = field.value.rindex(words[1])
    return (
        Problem(
            message("the {name} ends with “{word}”", name=field.name.lower(), word=words[1]),
            at=value_span(field, start, start + len(words[1])),
        ),
    )


def _names_series(field: EntryField) -> bool:
    """Return whether a field holds the name of a journal, a conference or their proceedings."""
    return field.name.lower() != "title" or bool(_SERIES.search(field.value))
