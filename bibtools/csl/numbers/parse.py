"""Numbers as they stand in fields: "12–15", "3 & 5", "p. 10, n. 2", "A12-A15", "vol. 3"."""

from __future__ import annotations

import itertools
import re

from bibtools.csl.numbers.labels import ABBREVIATIONS, LABELS
from bibtools.support.patterns import lazy

_PAGED = frozenset({"locator", "page"})
_LABELLED = frozenset({"locator", "number", "page"})
_WORD = (
    r"(?:^| )(?:[a-z]{1,4}|subpara|subch|amend|bibliog|annot|illus|princ|intro|sched|subdiv|subsec)(?:\.| ) *"
)
_LABEL_AT = lazy(f"({_WORD})")
_NUMBERISH = lazy(r"^[0-9]+([-;,:a-zA-Z]*)$")
_PARTICLE = lazy(r"^([0-9]*[a-zA-Z]+0*)?([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))$")
_NUMERIC = lazy(r"^(?:[0-9]+|[ixv]+|[IXV]+)([-,:a-zA-Z]*|-[-0-9]+)$")
_ROMAN = lazy(r"^[ivxlcmIVXLCM]+$")
_LABEL_PARTS = lazy(r"(\s*)(\S+)(\s*)")
_SUBSECTION = lazy(r"^(?:[a-z]{1,4}\.  *)*[0-9]+[,a-zA-Z]+$")
_LETTERS = lazy(r"^[,a-zA-Z]+$")
_AMPERSAND = lazy(r"^\s*&\s*$")
_PLAIN = lazy(r"([0-9]+)(?:-([0-9]+))?\Z")
_MOST_KNOWN = 4096


class NumberPart:
    """One number of a field: `particle` + `value`, and `joint`, the text that joins it to the next."""

    __slots__ = (
        "collapsible",
        "joint",
        "label",
        "label_space",
        "numeric",
        "particle",
        "plural",
        "shown",
        "value",
    )

    def __init__(self, label: str, label_space: str, particle: str, value: str, joint: str) -> None:
        self.label = label
        self.label_space = label_space
        self.particle = particle
        self.value = value
        self.joint = joint
        self.numeric = True
        self.collapsible = False
        self.plural = False
        self.shown = False

    def with_value(self, value: str) -> NumberPart:
        """Return a part of the same make with another value."""
        made = NumberPart(self.label, self.label_space, self.particle, value, self.joint)
        made.numeric, made.collapsible = self.numeric, self.collapsible
        made.plural, made.shown = self.plural, self.shown
        return made


class NumberValue:
    """A number field: its parts, whether it counts as numeric and plural, and the label it brings along."""

    __slots__ = ("label", "numeric", "parts", "plural", "ranged")

    def __init__(self, parts: list[NumberPart]) -> None:
        self.parts = parts
        first = parts[0] if parts else None
        self.numeric = bool(first and first.numeric)
        self.plural = bool(first and first.plural)
        self.label = LABELS.get(first.label, "") if first else ""
        self.ranged = False

    def with_values(self, values: list[str]) -> NumberValue:
        """Return a number of the same make with other values."""
        made = NumberValue([part.with_value(text) for part, text in zip(self.parts, values, strict=True)])
        made.numeric, made.plural = self.numeric, self.plural
        return made


class NumberReader:
    """Reads number fields; knows how the locale writes "and"."""

    def __init__(self, and_term: str, ampersand: str, terms: frozenset[str]) -> None:
        """Take the locale's "and", its symbol, and the locator terms that the locale has."""
        ands = [r",\s+and\s+", r"\s+and\s+"]
        if and_term and and_term != "and":
            ands += [rf",\s+{re.escape(and_term)}\s+", rf"\s+{re.escape(and_term)}\s+"]
        common = [r"\s*&\s*", *ands, r";\s+", r",\s+"]
        self._joints = re.compile("(" + "|".join([*common, r"\s*\\*[-\u2013]+\s*"]) + ")")
        self._escaped_joints = re.compile("(" + "|".join([*common, r"\s*\\*[\u2013]+\s*"]) + ")")
        self._ampersand = "&" if not ampersand or ampersand == and_term else ampersand
        self._terms = terms
        self._known: dict[tuple[str, str, str], NumberValue] = {}
        self._models: dict[tuple[int, str, str], NumberValue] = {}

    def read(self, text: str, variable: str, label: str = "") -> NumberValue:
        """Read a field; `label` is what the cite says that its locator is (page by default).

        The same field gives the same value: volumes and issues come again and again.
        """
        key = text, variable, label
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[key] = self._read_plain(*key) or self._read(*key)
        return found

    def _read_plain(self, text: str, variable: str, label: str) -> NumberValue | None:
        """Read one number, or two with a hyphen between, like any others of that variable; None for all else."""
        match = _PLAIN.match(text)
        if match is None or variable.startswith("number-of-"):
            return None
        values = [value for value in match.groups() if value]
        key = len(values), variable, label
        model = self._models.get(key)
        if model is None:
            model = self._models[key] = self._read("-".join("12"[: len(values)]), variable, label)
        return model.with_values(values)

    def _read(self, text: str, variable: str, label: str) -> NumberValue:
        known = variable if variable != "page-first" else "page"
        default = ABBREVIATIONS.get(known, "")
        pieces = self._pieces(_with_label(text.strip(), known, label), known)
        parts = self._parts(pieces, known, default)
        for one, other in itertools.pairwise(parts):
            if not one.joint and other.label:
                one.joint = " "
        self._classify(parts, known)
        value = NumberValue(parts)
        if known.startswith("number-of-") and value.numeric and re.match(r"\s*0*([2-9]|[1-9][0-9])", text):
            value.plural = parts[0].plural = True
        if len(parts) == 1 and re.match(r"^[0-9]+(?:/[0-9]+)+$", parts[0].value):
            parts[0].numeric = value.numeric = True
            parts[0].plural = value.plural = parts[0].collapsible = False
        return value

    def _pieces(self, text: str, variable: str) -> list[str]:
        """Split into values and what joins them."""
        if variable == "page":
            text = text.replace("\u2013", "-")
        splitter = self._joints
        if "\\-" in text:
            text = "\\-".join(piece.replace("-", "\u2013") for piece in text.split("\\-")).replace("\\", "")
            splitter = self._escaped_joints
        pieces = splitter.split(text)
        for index in range(1, len(pieces), 2):
            if _AMPERSAND.match(pieces[index]):
                pieces[index] = f" {self._ampersand} "
        for index in range(len(pieces) - 2, 0, -2):
            if (
                pieces[index] == "-"
                and _SUBSECTION.match(pieces[index - 1])
                and _LETTERS.match(pieces[index + 1])
            ):
                pieces[index - 1 : index + 2] = ["".join(pieces[index - 1 : index + 2])]
        return pieces

    def _parts(self, pieces: list[str], variable: str, default: str) -> list[NumberPart]:
        parts: list[NumberPart] = []
        label = default
        for index in range(0, len(pieces), 2):
            joint = pieces[index + 1] if index + 1 < len(pieces) else ""
            found = _LABEL_AT.split(pieces[index])
            strings, labels = found[::2], found[1::2]
            if not labels:
                parts.append(_part(variable, label, pieces[index], joint))
                continue
            _put_back(strings, labels)
            if labels and not self._is_label(labels[0].strip(), variable) and index == 0:
                word = labels.pop(0).strip()
                strings[:2] = [f"{strings[0]} {word} {strings[1]}"]
            for place, string in enumerate(strings):
                last = place == len(strings) - 1
                if string or last:
                    label = labels[place - 1] if place else label
                    parts.append(_part(variable, label, string.strip(), joint if last else ""))
        return parts

    def _is_label(self, word: str, variable: str) -> bool:
        term = LABELS.get(word)
        if term is None or term not in self._terms:
            return False
        return variable in _LABELLED or term == variable

    def _classify(self, parts: list[NumberPart], variable: str) -> None:
        start = 0
        for index in range(1, len(parts) + 1):
            if index == len(parts) or parts[index].label != parts[start].label:
                _classify_run(parts[start:index])
                self._show_label(parts, start, variable)
                start = index
        for part in parts:
            if not part.numeric:
                part.plural = False

    def _show_label(self, parts: list[NumberPart], start: int, variable: str) -> None:
        """A label inside the field is rendered where cs:label cannot render it."""
        label = parts[start].label if parts else ""
        if not label or label.startswith("var:"):
            return
        if start:
            parts[start].shown = True
        elif variable in _LABELLED:
            parts[start].shown = LABELS.get(label) not in self._terms
        else:
            parts[start].shown = LABELS.get(label) != variable


def _with_label(text: str, variable: str, label: str) -> str:
    words = text.split(" ", 1)
    if not text or words[0] in LABELS:
        return text
    found = (
        (ABBREVIATIONS.get(label) if label else "p.") if variable in _PAGED else ABBREVIATIONS.get(variable)
    )
    return f"{found} {text}" if found else text


def _put_back(strings: list[str], labels: list[str]) -> None:
    """Undo splits at words that only look like labels."""
    for index in range(len(strings) - 1, 0, -1):
        before, after = strings[index - 1], strings[index]
        if before and (not _NUMBERISH.match(after) or not _NUMBERISH.match(before)):
            strings[index - 1 : index + 1] = [before + labels[index - 1] + after]
            del labels[index - 1]


def _part(variable: str, label: str, value: str, joint: str) -> NumberPart:
    if not label and variable not in ABBREVIATIONS:
        label = f"var:{variable}"
    space = ""
    match = _LABEL_PARTS.match(label)
    if match:
        label, space = match[2], match[3]
    particle = ""
    match = _PARTICLE.match(value)
    if match:
        particle, value = match[1] or "", match[2]
    return NumberPart(label, space, particle, value, re.sub(r"\s*-\s*", "-", joint, count=1))


def _classify_run(run: list[NumberPart]) -> None:
    """Say of the numbers under one label whether they are numeric, collapsible and plural."""
    first = run[0]
    numeric = bool(first.value and _NUMERIC.match(first.value))
    collapsible = bool(re.match(r"\s*[0-9]", first.value) or _ROMAN.match(first.value))
    for part in run:
        part.numeric = numeric
        part.collapsible = collapsible
        part.plural = len(run) > 1 and collapsible
