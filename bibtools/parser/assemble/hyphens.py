"""Hyphens between two persons, and those in a name."""

from __future__ import annotations

from bibtools.parser.assemble.given_names_alone import is_from_place
from bibtools.parser.assemble.one_name import AND_ANCHORS, INITIALS, ends_as_family, is_body, is_particle
from bibtools.parser.lexicon import is_family, is_given
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_HYPHENATED = lazy(
    r"(?P<before>[^\W\d_]{2,}|(?<=[^\W\d_] )[^\W\d_a-zçğıöşü]\.)"
    r"[-–](?P<space> ?)(?P<behind>[^\W\d_]{2,})(?P<mark>,?) +(?=[^\W\d_])"
)
_JOINED_INITIALS = lazy(r"[A-ZÇĞİÖŞÜ]{1,3}")


def with_semicolons(text: str) -> str:
    """Return the text with a semicolon for each hyphen that stands between two persons, as given names tell.

    Halil İnalcık-Mehmet Seyitdanlıoğlu; İnalcık, Halil-Seyitdanlıoğlu, Mehmet; Shaw, Stanford J.-Ezel Kural Shaw; but
    not Jean-Paul Sartre, Karl Friedrich-Wilhelm Meyer, J.-P. Sartre or María García-López Pérez.
    """
    for match in reversed(list(_HYPHENATED.finditer(text) if "-" in text or "–" in text else ())):
        whole = len(text[: match.start()].rpartition(",")[2].split()) > 0
        given, following = is_given(match["before"]), is_given(match["behind"])
        following_words = text[match.end() :].partition(",")[0].split()
        if not match["mark"] and (
            INITIALS.fullmatch(" ".join(following_words))
            or (len(following_words) == 1 and _JOINED_INITIALS.fullmatch(following_words[0]))
            or (following_words and fold_case(following_words[0]).rstrip(".") in AND_ANCHORS)
            or (following_words and all(is_particle(word.strip(".")) for word in following_words))
        ):
            # Nobody has initials between the names: Ray-Jones L, Duval-Grant and others; Kerr, Jan-Erik van der.
            continue
        if is_body(
            text[: match.end("behind")].rpartition(",")[2] + text[match.end("behind") :].partition(",")[0]
        ):
            continue  # BRIGHT-Stroke Collaborative Group, Holt IB
        in_capitals = _is_written_as_family(match["before"]) != _is_written_as_family(match["behind"])
        if match["space"]:
            # No name has a space behind its hyphen, but a word cut at the end of a line: Alyıl- Osman Tan, Wein- traub.
            apart = whole and match["behind"][0].isupper()
        elif in_capitals and text[: match.start()].strip():
            # Capitals tell family names: İbrahim ARTUK-Cevriye ARTUK, ŞEN, Betül-KOÇ, O.
            apart = True
        elif match["mark"]:
            apart = (
                "," in text[: match.start()]
                and not whole
                and given
                and not following
                and is_given(text[match.end() :].split()[0].strip(".,"))
            )
        elif match["before"].endswith("."):
            names_behind = len(text[match.start("behind") :].partition(",")[0].split())
            apart = whole and "," in text[: match.start()] and (following or names_behind > 2)
        elif not whole:
            behind = text[match.end() :].partition(",")[0].split()
            # Behind a whole person a hyphen joins two given names: Clasing, Hartmut, Eva-Maria Dirkopf.
            persons = text[: match.start()].rpartition(";")[2].split(",")
            inverted = len(persons) % 2 == 0 and len(persons[-2].split()) == 1
            apart = inverted and following and not is_given(behind[0])
            # A place that somebody is from begins another name: Yaltkaya-Kilisli Rifat Bilge.
            apart = apart or (len(behind) > 1 and is_from_place(match["behind"]) and is_given(behind[0]))
        else:
            both = given and is_family(match["before"]) and following and not is_family(match["behind"])
            apart = _two_turks(match["before"], match["behind"], following_words) or (
                (both or not given)
                and (following or _between_families(match["before"], match["behind"], following_words))
            )
            before = text[: match.end("before")].rpartition(";")[2].split()
            if not apart and _family_first(before) and _family_first([match["behind"], *following_words]):
                text = f"{text[: match.start('before')]}, {match['before']}; {match['behind']}, {text[match.end() :]}"
        if apart:
            text = f"{text[: match.end('before')]}; {text[match.start('behind') :]}"
    return text


def _two_turks(before: str, behind: str, following: list[str]) -> bool:
    """Return whether a hyphen parts two Turkish persons of one given name each: Veli Deniz-Aydın Yücel.

    Family names may be given names as well (Deniz, Yücel), and no hyphen joins two given names in Turkish. Family names
    of other languages are not in the word list.
    """
    return (
        len(following) == 1
        and is_given(behind)
        and _may_be_family(following[0])
        and (is_given(before) or _may_be_family(before))
    )


def _may_be_family(word: str) -> bool:
    return is_family(word) or ends_as_family(word)


def _family_first(words: list[str]) -> bool:
    """Return whether two words are a family name and a given one, and not the other way round: `Aköz Alaaddin`."""
    if len(words) != 2:
        return False
    family, given = words
    turned = not is_given(family) or (is_family(family) and not is_family(given))
    return turned and is_given(given)


def _is_written_as_family(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _between_families(before: str, behind: str, following: list[str]) -> bool:
    """Return whether a hyphen stands behind a Turkish family name and before none: Ali Akgünlü-Ferda Ulusoylu.

    What is both a given and a family name is a given name before another family name: Oya Tezel-Gül Aksu.
    """
    family = is_family(before) or ends_as_family(before) or is_from_place(before)
    if family and len(following) == 1 and is_family(behind) and is_family(following[0]):
        return True
    return family and not (is_family(behind) or ends_as_family(behind) or is_from_place(behind))
