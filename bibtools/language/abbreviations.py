"""Abbreviations that keep their full stop where a value ends with one: İş Bankası Yay., Phys. Rev., Gn. Md."""

from __future__ import annotations

from bibtools.language import bodies, genres, imprints, name_lists, roles

_TABLES = (imprints.PUBLISHER, bodies.SCHOOL, bodies.BODY, genres.JOURNAL, roles.EDITOR, name_lists.OTHERS)
_OF_OFFICES = "gn md müd bak kur gen dn kit ktp"
_OF_FIRMS_AND_PERSONS = "inc co ltd corp jr sr st dr"
_OF_THESES = "diss habil"
_OF_COURTS = "cir ct dist app"
_OF_SUBJECTS = """
am anat ans acad archit assoc bas chem enst eng hist inst lib math nat natl res soc technol
"""

ABBREVIATIONS = frozenset(
    {
        *(word for table in _TABLES for word in table.abbreviations if len(word) > 1),
        *_OF_OFFICES.split(),
        *_OF_FIRMS_AND_PERSONS.split(),
        *_OF_THESES.split(),
        *_OF_COURTS.split(),
        *_OF_SUBJECTS.split(),
    }
)
"""The abbreviations in lower case, without the full stop."""
