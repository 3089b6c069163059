"""TXT021 journal-spelt-two-ways."""

from __future__ import annotations

from collections import defaultdict

from bibtools.bibtex.decode import plain_text
from bibtools.linter.document import Document, Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.linter.works import comparable
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule("TXT021", "journal-spelt-two-ways", Severity.INFO, scope="file", peers=("JabRef",))
def journal_spelt_two_ways(document: Document) -> Problems:
    """Journal whose name is spelt in two ways in a file.

    ## What it does
    Finds journals whose names differ only by accents, case, punctuation or a “The”. The rarer spelling is
    reported.

    ## Why is this bad?
    The bibliography gives the same journal two names.

    ## Example
    ```bib
    @misc{a, title = {Bir}, journal = {Türk Dili}}
    @misc{b, title = {İki}, journal = {Türk Dili}}
    @misc{c, title = {Üç}, journal = {Turk Dili}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Bir}, journal = {Türk Dili}}
    @misc{b, title = {İki}, journal = {Türk Dili}}
    @misc{c, title = {Üç}, journal = {Türk Dili}}
    ```
    """
    groups: dict[str, dict[str, list[tuple[Item, EntryField]]]] = defaultdict(lambda: defaultdict(list))
    forms: dict[str, tuple[str, str]] = {}
    for item in document.items:
        field = item.first("journal", "journaltitle")
        if field is not None and field.value:
            known = forms.get(field.value)
            if known is None:
                key = comparable(field.value).removeprefix("the ")
                spelt = " ".join(plain_text(field.value).split()) if "\\" not in field.value else ""
                known = forms[field.value] = key, spelt
            if known[1]:
                groups[known[0]][known[1]].append((item, field))
    for spellings in groups.values():
        usual = max(spellings, key=lambda name: (len(spellings[name]), name)) if len(spellings) > 1 else ""
        for name in sorted(spellings) if usual else ():
            for item, field in spellings[name] if name != usual else ():
                yield Problem(
                    message("“{name}” is “{usual}” elsewhere in the file", name=name, usual=usual),
                    item=item,
                    field=field,
                )
