"""Lower-case words that belong to family names: von, de la, bin."""

from __future__ import annotations

_DROPPING = {
    "de": "von zu der den",
    "nl": "van der den 't ’t",
    "fr": "de du des d' d’",
    "it": "da di del della",
    "es": "de del",
    "pt": "de da do dos das",
    "da": "af",
    "sv": "av",
}
_KEPT = {
    "de": "vom zum zur von's",
    "nl": "te ten ter",
    "fr": "le la st",
    "it": "dello dei degli",
    "es": "la",
    "ar": "al el ibn ibni bin bint ben",
}

DROPPING = frozenset(" ".join(_DROPPING.values()).split())
"""Particles that stand behind given names and fall away in sorting (CSL: dropping-particle)."""

PARTICLES = DROPPING | frozenset(" ".join(_KEPT.values()).split())
"""All particles: those of DROPPING, and those that stay with the family name (CSL: non-dropping-particle)."""

OF_FAMILY = frozenset("Di De Del Della Dal Dalla Da Lo La Le Du Des Van".split())
"""Particles that a family name begins with where they have a capital: Di Gregorio, De Gaulle, Van Dyck."""

ABBREVIATED = frozenset(("v.",))
"""Particles that are initials if they are written as capitals: C. v. Hagen, but V. Hagen."""
