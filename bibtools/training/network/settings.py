"""How networks are made and learn."""

from __future__ import annotations

from bibtools.support.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The sizes of a network, and how it learns.

    `columns` numbers stand for an attribute, `cells` for a token between the convolutions, which reach the tokens at
    `distances` on both sides. An attribute that stands `rarest` times or less in the references of one draw is as good
    as unknown. `epochs` times the references of a draw are learnt from, about `tokens` tokens at a time: a reference
    together with others that are about as long (`lengths`), the longest cut. The steps grow to `rate` and shrink again,
    `decay` pulls weights to 0.

    What keeps a network from learning its references by heart: of the attributes of a token the share `unseen` is left
    out, of one token in ten half of them; of what a convolution adds, the share `dropped`; and what is kept in the end
    is the mean of its last states, each `mean` times the one before.
    """

    columns: int = 64
    cells: int = 128
    distances: tuple[int, ...] = (1, 2, 4, 8, 1, 2)
    rarest: int = 4
    epochs: int = 12
    tokens: int = 2048
    lengths: tuple[int, ...] = (8, 12, 16, 20, 26, 36, 56, 120)
    rate: float = 2e-3
    decay: float = 0.02
    unseen: float = 0.35
    dropped: float = 0.3
    mean: float = 0.999


SHARES = (0.4, 0.7)
"""The weights of the random field and of the networks in their sum: together a little more than 1, as both are unsure
where they differ."""
DRAWS = 6
"""From so many draws of references networks learn in turns, at most: those of the first members of the random field."""
