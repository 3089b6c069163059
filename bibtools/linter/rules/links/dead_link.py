"""LNK001 dead-link."""

from __future__ import annotations

from bibtools.linter.attested import has_links, links_of
from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("LNK001", "dead-link", Severity.WARNING, when=has_links, scope="entry", default=False)
def dead_link(item: Item) -> Problems:
    """Address that no longer answers.

    ## What it does
    Runs with `--online` where it is selected (`--select LNK` or `--extend-select LNK`). Asks for the head of each
    address in `url`, and reports those that answer 404 or 410 and those whose host is unknown, with the copy of the
    Internet Archive, if it has one. A server that is slow, busy or lets nobody in is not reported. Addresses within a
    private network are not asked.

    ## Why is this bad?
    Readers cannot follow it.

    ## Example
    ```text
    @online{roe2009, title = {A Page}, url = {https://example.org/gone}}
    ```

    ## Use instead
    ```text
    @online{roe2009, title = {A Page}, url = {https://web.archive.org/web/2010/https://example.org/gone}}
    ```
    """
    for link in links_of(item):
        if link.fault:
            hint = (
                message("an archived copy: {copy}", copy=link.copy)
                if link.copy
                else "no archived copy is known"
            )
            yield Problem(
                message("{address} is dead: {fault}", address=link.address, fault=message(link.fault)),
                field=item.first("url"),
                hint=hint,
            )
