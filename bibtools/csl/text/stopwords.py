"""Words that title case leaves in lower case."""

from __future__ import annotations

STOP_WORDS = frozenset(
    """
    a across afore after against along alongside amid amidst among amongst an and anenst apropos apud around as aside
    astride at athwart atop barring before behind below beneath beside besides between beyond but by circa despite
    down during except for forenenst from given in inside into lest like modulo near next nor notwithstanding of off
    on onto or out over per plus pro qua sans since so than the through throughout thru thruout till to toward towards
    under underneath until unto up upon v versus via vis-à-vis vs with within without yet
    """.split()
)
"""Stop words of CSL 1.0.1 (specification, "Title Case Conversion") and 1.0.2 (stop-words.json), without full stops."""

STOP_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in """
    according to|ahead of|apart from|as regards|back to|because of|close to|due to|far from|instead of|outside of
    |prior to|pursuant to|rather than|regardless of|such as|that of|where as
    """.split("|")
)
"""Stop words of CSL 1.0.2 that are two words, lower-cased only where they stand together."""
