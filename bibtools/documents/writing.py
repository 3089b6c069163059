"""Writing documents: a bibliography as a Word or OpenDocument file."""

from __future__ import annotations

from importlib import import_module

from bibtools.errors import InputError
from bibtools.model.styled import StyledPage
from bibtools.support.messages import message

WRITTEN = {".docx": "docx", ".odt": "odt"}
"""Endings of the documents that can be written → format."""
_TEMPLATES = {"docx": ".docx or .dotx", "odt": ".odt or .ott"}


def write(page: StyledPage, format: str, template: bytes | None = None, name: str = "") -> bytes:
    """Return a bibliography as a document of a format (`docx`, `odt`).

    A template gives it styles, page layout, headers and footers; `name` is what messages call it. Raise InputError if
    the template cannot be read or is of the other format.
    """
    from bibtools.documents.recognising import recognise

    if template is not None and recognise(template, name) != format:
        hint = message("name a template that ends in {templates}", templates=_TEMPLATES[format])
        raise InputError("this template is not of the format that is to be written", hint=hint, file=name)
    made: bytes = import_module(f"bibtools.documents.{format}.writing").write(page, template, name)
    return made
