"""Notes of a document: several references in one are parted, and repeats point at what they repeat."""

from __future__ import annotations

from bibtools.model import Text
from bibtools.parser.repeats import is_repeat
from bibtools.pipeline.parsing import parse_document, with_keys
from bibtools.pipeline.sources import Source

NOTES = """\
Dipnotlar

1. Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 2017, s. 12; ayrıca bkz. Enver Ziya Karal, Osmanlı Tarihi, C. V, \
TTK, Ankara 1947, s. 112.
2. Cebesoy, a.g.e., s. 45.
3. Halil İnalcık, “Osmanlı'da Kölelik”, Belleten, C. XLIII, S. 169, Ocak 1979, s. 1-25.
4. Karal, a.g.e., s. 7.
"""


def test_notes_are_parted_and_repeats_get_the_key_of_the_work() -> None:
    document = Text("notes.txt", NOTES)
    records = list(with_keys(parse_document(Source(document))))
    keys = [record.reference.id for record in records]
    assert keys == ["cebesoy2017", "karal1947", "cebesoy2017", "inalcik1979", "karal1947"]
    assert [is_repeat(record) for record in records] == [False, False, True, False, True]
    assert records[2].reference.get("locator") == "45"


def test_a_parted_reference_has_its_own_place() -> None:
    document = Text("notes.txt", NOTES)
    second = parse_document(Source(document))[1]
    assert second.place is not None
    line = document.line(second.place.line)
    assert line[second.place.column - 1 :].startswith("Enver Ziya Karal")
