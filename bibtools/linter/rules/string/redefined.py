"""STR003 redefined-string."""

from __future__ import annotations

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity, StringMacro
from bibtools.support.messages import message


@rule(
    "STR003", "redefined-string", Severity.WARNING, scope="file", bib_only=True, peers=("biber", "bibclean")
)
def redefined_string(document: Document) -> Problems:
    """@string that is defined twice.

    ## What it does
    Finds a second definition of a macro, in capitals or not.

    ## Why is this bad?
    The entries before and after it use the same name for different texts.

    ## Example
    ```bib
    @string{ttk = {Türk Tarih Kurumu}}
    @string{TTK = {T.T.K.}}

    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      publisher = ttk
    }
    ```

    ## Use instead
    ```bib
    @string{ttk = {Türk Tarih Kurumu}}

    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      publisher = ttk
    }
    ```
    """
    if document.library is None:
        return
    seen: dict[str, StringMacro] = {}
    for macro in document.library.strings:
        name = macro.name.lower()
        if name in seen:
            first = (document.text.place(seen[name].name_span.start), message("the first definition"))
            yield Problem(
                message("the @string “{name}” is defined twice", name=macro.name),
                at=macro.name_span,
                related=(first,),
            )
        seen.setdefault(name, macro)
