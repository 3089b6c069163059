"""NAM009 name-spelt-two-ways."""

from __future__ import annotations

from bibtools.linter.document import Document, value_span
from bibtools.linter.people import people_by_folded_name
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("NAM009", "name-spelt-two-ways", Severity.WARNING, scope="file")
def name_spelt_two_ways(document: Document) -> Problems:
    """Person whose name is spelt in two ways in a file.

    ## What it does
    Finds names that differ only by accents, dots or capitals: “İnalcık, Halil” and “Inalcik, Halil”. The
    rarer spelling is reported.

    ## Why is this bad?
    The bibliography lists the same person as two.

    ## Example
    ```bib
    @misc{a, author = {İnalcık, Halil}, title = {Bir Kitap}}
    @misc{b, author = {İnalcık, Halil}, title = {İki Kitap}}
    @misc{c, author = {Inalcik, Halil}, title = {Üç Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {İnalcık, Halil}, title = {Bir Kitap}}
    @misc{b, author = {İnalcık, Halil}, title = {İki Kitap}}
    @misc{c, author = {İnalcık, Halil}, title = {Üç Kitap}}
    ```
    """
    for spellings in people_by_folded_name(document).values():
        if len(spellings) > 1:
            usual = max(spellings, key=lambda name: (len(spellings[name]), name))
            for name in sorted(spellings):
                for item, field, person in spellings[name] if name != usual else ():
                    at = value_span(field, person.start, person.end)
                    said = message(
                        "“{text}” is “{usual}” elsewhere in the file", text=person.text, usual=usual
                    )
                    yield Problem(said, item=item, field=field, at=at)
