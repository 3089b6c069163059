"""Inputs for fuzzing: small valid files that are damaged, doubled, mixed and filled with tokens of their format."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

ANYWHERE = [
    *(bytes([number]) for number in (0, 9, 10, 13, 27, 34, 39, 44, 58, 60, 91, 92, 93, 123, 125, 128, 255)),
    "\u202e\ufffe\u2028İı".encode(),
    b"\xed\xa0\x80",
    b"1e999",
    b"-1",
    b"9" * 400,
    b"{" * 300,
    b"[" * 300,
    b"null",
]
"""What no reader expects, in any format."""
MOST_EDITS = 6


@st.composite
def damaged(draw: st.DrawFn, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Return one of the seeds after some edits: pieces deleted, doubled, moved, or replaced by a token or bytes."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, MOST_EDITS))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = data[start:end]
        new = draw(
            st.one_of(
                st.just(b""),
                st.just(piece * 2),
                st.sampled_from([*tokens, *ANYWHERE]),
                st.binary(max_size=8),
                st.text(max_size=8).map(lambda text: text.encode("utf-8", "surrogatepass")),
            )
        )
        if draw(st.booleans()):
            data = data[:start] + new + data[end:]
        else:
            at = draw(st.integers(0, len(data)))
            data = data[:at] + piece + new + data[at:]
    return data
