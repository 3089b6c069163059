"""Plain Latin letters for Greek, Cyrillic and joined ones, for citation keys.

Russian after the Board on Geographic Names (BGN/PCGN 1947, simplified: no apostrophes), Greek after ISO 843 type 2,
letter by letter: what is needed is a key that a person recognises, not a form to print.
"""

from __future__ import annotations

_CYRILLIC = (
    "а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh "
    "щ shch ъ - ы y ь - э e ю yu я ya і i ї i є ye ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz"
)
_GREEK = (
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o"
)
_LATIN = "ø o æ ae œ oe ł l đ d ð d þ th ß ss"
_PAIRS = f"{_CYRILLIC} {_GREEK} {_LATIN}".split()
_LETTERS = str.maketrans(
    {letter: latin.strip("-") for letter, latin in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
)


def to_latin(folded: str) -> str:
    """Return a text that was folded with `fold_letters` with Latin letters for Greek, Cyrillic and joined ones."""
    return folded if folded.isascii() else folded.replace("ου", "ou").translate(_LETTERS)
