"""Ask catalogues for a work, one after the other, until it is confirmed."""

from __future__ import annotations

from collections.abc import Iterable

from bibtools.catalogues.card import card_of
from bibtools.catalogues.catalogue import Catalogue, NoAnswer
from bibtools.catalogues.grading import checkable, grade
from bibtools.model import Evidence, Found, Grade, Reference


def verify(reference: Reference, catalogues: Iterable[Catalogue]) -> Evidence:
    """Return what catalogues say of a reference.

    They are asked in their order, and those behind the first that confirms it are not asked. A catalogue that gives
    no answer is named in `failed`.
    """
    if not checkable(reference):
        return Evidence(Grade.NOT_CHECKABLE)
    card = card_of(reference)
    records: list[Found] = []
    asked: list[str] = []
    failed: dict[str, str] = {}
    found = Evidence(Grade.NOT_ASKED)
    for catalogue in catalogues:
        try:
            records += catalogue.find(reference, card)
            asked.append(catalogue.name)
        except NoAnswer as error:
            failed[catalogue.name] = str(error)
        found = grade(reference, records, asked, failed)
        if found.grade == Grade.CONFIRMED:
            break
    return found
