"""Checking a style against the RelaxNG schema of CSL 1.0.2."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bibtools.csl.data import schema_file
from bibtools.errors import StyleError
from bibtools.support.messages import message

if TYPE_CHECKING:
    from lxml.etree import RelaxNG, _Element


@cache
def _schema() -> RelaxNG | None:
    from lxml import etree

    path = schema_file()
    return etree.RelaxNG(etree.parse(str(path))) if path and path.is_file() else None


def check_schema(root: _Element, name: str) -> None:
    """Raise `StyleError` with the line of the first fault where a style breaks the schema."""
    schema = _schema()
    if schema is None or schema.validate(root):
        return
    error = schema.error_log[0]
    raise StyleError(
        message("The style {name} breaks the CSL schema: {message}.", name=name, message=error.message),
        hint="See https://docs.citationstyles.org for what CSL 1.0.2 allows here.",
        file=name,
        line=error.line or None,
        column=error.column or None,
    )
