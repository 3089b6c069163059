"""IDN012 missing-file."""

from __future__ import annotations

import re
from pathlib import Path

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.files import is_there
from bibtools.support.messages import message


@rule(
    "IDN012",
    "missing-file",
    Severity.WARNING,
    fields=("file", "pdf"),
    bib_only=True,
    default=False,
    peers=("JabRef",),
)
def missing_file(item: Item, field: EntryField) -> Problems:
    """Linked file that does not exist.

    ## What it does
    Looks for the files that `file` and `pdf` name (also in JabRef's form `description:path:type`), relative to
    the folder of the .bib file. It runs only when selected, since it reads the disk, and since a copy of a .bib
    file often comes without these files.

    ## Why is this bad?
    The file was moved or renamed, and the link does not work.

    ## Example
    ```bib
    @misc{a, title = {Bir Kitap}, file = {:nowhere/kitap.pdf:PDF}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir Kitap}}
    ```
    """
    folder = Path(item.document.name).parent
    for link in re.split(r"(?<!\\);", field.value):
        parts = [
            part.replace("\\:", ":").replace("\\;", ";") for part in re.split(r"(?<!\\):(?!\\)", link.strip())
        ]
        name = parts[1] if len(parts) == 3 else link.strip()
        if name and not name.startswith(("http:", "https:")) and not is_there(folder / name):
            yield Problem(message("there is no file “{name}”", name=name))
