"""Attributes that tokens have together."""

Group = tuple[bytes, ...]
"""Attributes that a token has together; the same object wherever it is the same group, so that it is found fast."""
