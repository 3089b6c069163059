"""The offices that grant patents, as the numbers of patents begin (WIPO Standard ST.3)."""

from __future__ import annotations

OFFICES = ("CN", "DE", "EP", "FR", "GB", "JP", "TR", "US", "WO")
"""Codes of offices whose patents are cited most."""
