"""References of AnyStyle's labelled XML (core.xml, good.xml; BSD-2-Clause-Views)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from bibtools.training.labelled import Labelled
from bibtools.training.labels import ANYSTYLE


def read_anystyle(path: Path, *, mapped: bool = True) -> Iterator[Labelled]:
    """Yield the sequences of the file; with `mapped` under our labels, else under AnyStyle's own."""
    for sequence in ElementTree.parse(path).getroot().iter("sequence"):
        pieces = []
        for element in sequence:
            text = " ".join((element.text or "").split())
            if text:
                pieces.append((ANYSTYLE.get(element.tag, element.tag) if mapped else element.tag, text))
        if pieces:
            yield Labelled(tuple(pieces))
