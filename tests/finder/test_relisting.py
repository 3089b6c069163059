"""A list of which some lines have changed is read as it would be as a whole."""

from __future__ import annotations

import difflib

from hypothesis import given, settings
from hypothesis import strategies as st

from bibtools.finder.finder import find
from bibtools.finder.relisting import relisted
from bibtools.model import Raw, Text

LINES = st.sampled_from(
    [
        "- Ali Veli, Kitap, Ankara 1950",
        "- Deniz Örnek, Liman Tarihi, İstanbul: Yayınevi, 1961, s. 5",
        "Ali Veli, Başka Kitap, Ankara 1950",
        "Deniz Örnek, “Bir Makale”, Belleten, 12/3 (1961), ss. 5–9",
        "Bu satır uzun bir düzyazı satırıdır ve hiçbir kaynağa benzemez, yine de listenin içinde durur",
        "ve devam eder",
        "  içeriden başlayan satır, Ankara 1950",
        "1. Numaralı Kaynak, Ankara 1950",
        "[3] Numaralı Kaynak, Ankara 1950",
        "-",
        "",
    ]
)
HEADINGS = st.sampled_from(["Kaynakça", "Kitaplar", "Notlar", "Ekler", "Giriş"])
TEXTS = st.lists(LINES | LINES | LINES | HEADINGS, max_size=14).flatmap(
    lambda lines: st.sampled_from([lines, ["Kaynakça", *lines]])
)
PLAIN = st.lists(
    st.integers(0, 5).map(lambda n: f"- Ali Veli{n}, Kitap {n}, Ankara {1950 + n}"), min_size=2, max_size=9
).map(lambda lines: ["Kaynakça", *lines, ""])
EDITS = st.lists(st.tuples(st.integers(0, 20), st.sampled_from("ird"), LINES), max_size=3)


def _edited(lines: list[str], edits: list[tuple[int, str, str]]) -> list[str]:
    made = list(lines)
    for at, what, line in edits:
        at = at % (len(made) + 1)
        made[at : at + (what != "i")] = [] if what == "d" else [line]
    return made


def _changes(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [(a1, a2, b1, b2) for kind, a1, a2, b1, b2 in matcher.get_opcodes() if kind != "equal"]


def _again(old: list[str], new: list[str]) -> tuple[list[Raw] | None, list[Raw]]:
    """Return the references as they are found again (None: as a whole), and as they are found anew."""
    before, after = find(Text("l", "\n".join(old))), Text("l", "\n".join(new))
    changes = _changes(old, new)
    found = {raw.place.line - 1: raw.marker for raw in before}
    read = relisted(old, found, after, new, changes)
    if read is None:
        return None, find(after)
    kept = []
    for raw in before:
        number = raw.place.line - 1
        if not any(a1 <= number < a2 for a1, a2, _, _ in changes):
            kept.append((number + sum(b2 - b1 - a2 + a1 for a1, a2, b1, b2 in changes if a2 <= number), raw))
    both = [(number + 1, raw.place.column, raw.text) for number, raw in kept]
    both += [(raw.place.line, raw.place.column, raw.text) for raw in read]
    anew = [(raw.place.line, raw.place.column, raw.text) for raw in find(after)]
    assert sorted(both) == sorted(anew)
    return read, find(after)


@settings(max_examples=400, deadline=None)
@given(lines=TEXTS | PLAIN, edits=EDITS)
def test_what_is_found_again_is_what_is_found_anew(
    lines: list[str], edits: list[tuple[int, str, str]]
) -> None:
    _again(lines, _edited(lines, edits))


def test_a_changed_line_of_a_plain_list_is_read_alone() -> None:
    for bullet in ("- ", ""):
        old = ["Kaynakça", *(f"{bullet}Ali Veli{n}, Kitap {n}, Ankara {1950 + n}" for n in range(9)), ""]
        for new in (
            [*old[:4], f"{bullet}Ali Veli7, Kitap, 1950", *old[5:]],
            [*old[:4], *old[5:]],
            [*old[:-1], f"{bullet}Deniz Örnek, Liman, 1961", ""],
            [old[0], f"{bullet}Deniz Örnek, Liman, 1961", *old[1:]],
        ):
            read, _ = _again(old, new)
            assert read is not None
            assert len(read) == (len(new) >= len(old))
