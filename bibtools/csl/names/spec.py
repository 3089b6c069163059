"""What a cs:names element asks for."""

from __future__ import annotations

from bibtools.csl.names.label import NameLabel
from bibtools.csl.names.options import NameOptions
from bibtools.csl.token import Token


class NamesSpec:
    """What a cs:names element asks for."""

    __slots__ = (
        "before",
        "delimiter",
        "et_al_term",
        "et_al_token",
        "label",
        "options",
        "token",
        "variables",
    )

    variables: tuple[str, ...]
    options: NameOptions
    token: Token
    delimiter: str
    et_al_term: str
    et_al_token: Token

    def __init__(self) -> None:
        """Make an empty spec; `nodes.names.read_names_spec` fills it."""
        self.label: NameLabel | None = None
        self.before = False
