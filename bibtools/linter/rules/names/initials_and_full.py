"""NAM016 initials-and-full-name."""

from __future__ import annotations

import re
from collections import defaultdict

from bibtools.bibtex.decode import plain_text
from bibtools.linter.document import Document, value_span
from bibtools.linter.folding import bare
from bibtools.linter.people import people_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("NAM016", "initials-and-full-name", Severity.INFO, scope="file", default=False)
def initials_and_full_name(document: Document) -> Problems:
    """Person with initials in one entry and full given names in another.

    ## What it does
    Finds names such as “Tanör, B.” in files that also have “Tanör, Bülent” and no other Tanör with that
    initial. It runs only when selected.

    ## Why is this bad?
    The bibliography lists the same person as two.

    ## Example
    ```bib
    @misc{a, author = {Tanör, Bülent}, title = {Bir Kitap}}
    @misc{b, author = {Tanör, B.}, title = {İki Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {Tanör, Bülent}, title = {Bir Kitap}}
    @misc{b, author = {Tanör, Bülent}, title = {İki Kitap}}
    ```
    """
    full: dict[tuple[str, str], set[str]] = defaultdict(set)
    short = []
    for item, field, person in people_of(document):
        if person.family and person.given:
            family, given = bare(person.surname), plain_text(person.given)
            if re.fullmatch(r"(?:\w\.?[\s-]*)+", given) and len(given.strip(".")) <= 8 and "." in given:
                short.append((family, bare(given)[:1], item, field, person))
            else:
                full[family, bare(given)[:1]].add(person.text)
    for family, letter, item, field, person in short:
        names = full.get((family, letter), set())
        if len(names) == 1:
            said = message(
                "“{text}” is “{names}” elsewhere in the file", text=person.text, names=next(iter(names))
            )
            yield Problem(said, item=item, field=field, at=value_span(field, person.start, person.end))
