"""MIS008 missing-required-field."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import unmet
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message

_OWN = frozenset(
    "author title publisher date year journal journaltitle booktitle institution school editor".split()
)


_MINOR = frozenset(("note", "type"))
"""Fields that styles do without."""


@rule(
    "MIS008",
    "missing-required-field",
    Severity.WARNING,
    when=unmet,
    scope="entry",
    peers=("biber", "JabRef", "bibclean"),
)
def missing_required_field(item: Item) -> Problems:
    """Entry without another field that its type requires.

    ## What it does
    Finds missing fields that the data model requires and that have no rule of their own (author, title, date,
    publisher and others have one): the chapter or pages of an @inbook, the url of an
    @online. The note of an @unpublished and the type of a @thesis or @report, which hardly anybody gives, are of
    severity info.

    ## Why is this bad?
    The style prints a gap, and BibTeX or biber warns at every run.

    ## Example
    ```bib
    @unpublished{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge}
    }
    ```

    ## Use instead
    ```bib
    @unpublished{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      note = {typescript in the library of the society}
    }
    ```
    """
    return [
        Problem(
            message("this @{type} has no {requirement}", type=item.type, requirement=requirement),
            severity=_severity(requirement.fields),
        )
        for requirement in unmet(item)
        if _OWN.isdisjoint(requirement.fields)
    ]


def _severity(fields: tuple[str, ...]) -> Severity | None:
    """Return the severity of a missing field if it is less than that of the rule."""
    return None if _MINOR.isdisjoint(fields) else Severity.INFO
