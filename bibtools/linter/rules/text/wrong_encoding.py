"""TXT001 wrong-encoding."""

from __future__ import annotations

import re

from bibtools.linter.document import Item
from bibtools.linter.mojibake import MOJIBAKE, is_first, recovered, word_at
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity, Span
from bibtools.support.messages import message


@rule("TXT001", "wrong-encoding", Severity.ERROR, pattern=MOJIBAKE, anywhere=True, peers=("JabRef",))
def wrong_encoding(item: Item | None, field: EntryField | None, match: re.Match[str]) -> Problems:
    """Text that was read in the wrong encoding.

    ## What it does
    Finds UTF-8 that was read as Latin-1 (`Ã¼`, `Ä±`, `ÅŸ`), Turkish letters that were read as Icelandic ones
    (`Aðaoðlu` for `Ağaoğlu`), and the replacement character. The message says what was most likely meant.

    ## Why is this bad?
    Letters are wrong, and each further conversion makes them worse.

    ## Example
    ```bib
    @misc{a, title = {KurtuluÅŸ SavaÅŸÄ±}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Kurtuluş Savaşı}}
    ```
    """
    start, end = word_at(match.string, *match.span())
    if not is_first(match.string, start, match.start()):
        return ()
    word = match.string[start:end]
    meant = recovered(word)
    said = message("“{word}” was read in the wrong encoding", word=word)
    if meant and meant != word:
        said = message("{sentence}; it was most likely “{meant}”", sentence=said, meant=meant)
    return (Problem(said, at=Span(start, end)),)
