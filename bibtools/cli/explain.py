"""`bibtools explain`: the documentation of a rule."""

from __future__ import annotations

from typing import Annotated

import typer

EPILOG = "Example: bibtools explain MIS003"


def command(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CODE", help="Codes or names of rules; without any, all rules are listed."),
    ] = None,
) -> int:
    """Explain the rules of `bibtools check`. It says what they find, why it is a problem, and what to write instead."""
    from bibtools.cli.console import write_result
    from bibtools.cli.language import current_catalogue, say
    from bibtools.errors import UsageError
    from bibtools.linter.docs import listing, page
    from bibtools.linter.registry import closest, find_rule
    from bibtools.support.messages import message

    spoken = say if current_catalogue() else str
    if not codes:
        write_result(listing(spoken), None)
        return 0
    pages = []
    for code in codes:
        rule = find_rule(code)
        if rule is None:
            near = closest(code)
            hint = (
                message("did you mean {near}?", near=near) if near else "`bibtools explain` lists all rules"
            )
            raise UsageError(message("there is no rule “{code}”", code=code), hint=hint)
        pages.append(page(rule, spoken))
    write_result("\n".join(pages), None)
    return 0
