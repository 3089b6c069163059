"""The sender of a letter in an archive, as its title names the person: `Paget to Nottingham`."""

from __future__ import annotations

import re
from itertools import takewhile

from bibtools.language.letters import BY, LETTER, OFFICE, OTHER_PAPERS, SENT, TO
from bibtools.language.particles import PARTICLES
from bibtools.language.person_titles import ACADEMIC, PROFESSIONAL
from bibtools.model import Name
from bibtools.parser.assemble.name_lists import read_names
from bibtools.parser.lexicon import PLACE, flags_of
from bibtools.support.dataclass import dataclass, replaced
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_LETTER_OF = lazy(
    rf"(?:{LETTER.strict()})\s(?:(?:{BY.strict()})\s?|(?!(?:{TO.strict()})\s))(?P<sender>[^,;:()]{{2,60}}?)"
    rf"(?:,\s[^\W\d_A-ZÀ-Þ][^,]{{2,40}})?(?:,?\s(?:{TO.strict()})\s.*)?",
    re.IGNORECASE,
)
_TO = lazy(
    rf"(?P<sender>[^,;:()]{{2,60}}?)(?:,\s(?-i:[^\W\d_A-ZÀ-Þ])[^,]{{2,40}},)?\s(?-i:{TO.strict()})\s(?P<receiver>.*)",
    re.IGNORECASE,
)
_TURKISH = lazy(
    r"(?P<sender>[^,;:()'’]{2,40})['’][dt][ae]n\s(?:(?P<receiver>[^,;:()'’]{2,60})['’][yn]?[ae]|[^,;:()'’]{2,60}[ae](?=\s\w))"
    rf"(?:\s(?:(?:özel|yazdığı|gönderilen|gönderdiği|çekilen)\s)?(?:{SENT.strict()}))?"
)
_RECEIVER = lazy(r"[^\W\d_a-z]?[^,;:()\d]{2,60}")
_HUNGARIAN = lazy(r"(?P<sender>[^,;:()]{2,60}?)\slevele(?:\s.*)?")
_OFFICES = lazy(
    rf"(?:(?:(?:{OFFICE.strict()}|{ACADEMIC.strict()}|{PROFESSIONAL.strict()})|(?-i:SS-[A-Z]\w+|M)\.)\s+)+",
    re.IGNORECASE,
)
_PAPER = lazy(rf"(?:{OTHER_PAPERS.strict()}|{LETTER.strict()})(?!\w)", re.IGNORECASE)
_PARTICLES = PARTICLES | BY.words
_LONGEST = 6
"""Words of the name of a sender."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Who wrote a letter, as written and as read, and to whom if that is all that its title says."""

    sender: str = ""
    author: tuple[Name, ...] = ()
    receiver: str = ""


_NONE = Letter()


def letter_of(title: str) -> Letter:
    """Return who wrote the letter of a title to whom; an empty one if the title names nobody.

    >>> letter_of("lettre de Lebrun au roi").sender
    'Lebrun'
    >>> letter_of("Paget to Nottingham").receiver
    'Nottingham'
    """
    for pattern in (_TURKISH, _LETTER_OF, _HUNGARIAN, _TO):
        if match := pattern.fullmatch(title):
            sender = match["sender"].strip()
            if pattern is _TURKISH and PLACE in flags_of(sender):
                return _NONE
            name, author = _read(sender, addressed=pattern is _TO)
            receiver = match.groupdict().get("receiver") or ""
            alone = _is_person(author) and _RECEIVER.fullmatch(receiver)
            return Letter(
                name, _with_office(sender, name, author) if alone else author, receiver if alone else ""
            )
    return _NONE


def _is_person(author: tuple[Name, ...]) -> bool:
    """Return whether a sender is a body or has no words but names: `Grant of Land` was not read as a person."""
    words = f"{author[0].given} {author[0].family}".split() if author else []
    return bool(author) and all(word[0].isupper() or fold_case(word) in _PARTICLES for word in words)


def receivers_of(receiver: str) -> tuple[Name, ...]:
    """Return the name of who received a letter: a person without office, or the office whole."""
    name, people = _read(receiver, addressed=True)
    return _with_office(receiver, name, people) or (Name(literal=receiver),)


def _with_office(text: str, name: str, people: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the name of somebody with the words of the office in `text`, which stand in no other field."""
    return tuple(replaced(each, written=text) for each in people) if name != text else people


def _read(sender: str, *, addressed: bool) -> tuple[str, tuple[Name, ...]]:
    """Return the sender without office; an office alone is kept whole if the letter is called by its receiver."""
    if _PAPER.match(sender):
        return "", ()
    words = list(takewhile(lambda word: word[0].islower(), sender.split()))
    particle = bool(words) and fold_case(words[-1]) in _PARTICLES
    if particle and len(words) > 1:
        # préfet de l’Aveyron: an office and its province.
        return (sender, (Name(literal=sender),)) if addressed else ("", ())
    bare = sender if particle else sender[sum(len(word) + 1 for word in words) :]
    if office := _OFFICES.match(bare):
        bare = bare[office.end() :]
    names = bare.split()
    if not names or len(names) > _LONGEST or not names[-1][0].isupper() or any(map(str.isdigit, bare)):
        return "", ()
    if len(names) == 1:
        return bare, (Name(family=bare),)
    if fold_case(names[0]) in PARTICLES:
        return bare, (Name(family=" ".join(names[1:]), non_dropping_particle=names[0]),)
    people = read_names(bare)
    return (bare, people) if len(people) == 1 else ("", ())
