"""The style that is used if none is named."""

DEFAULT_STYLE = "chicago-author-date"
"""Pandoc's default too: it is tied to no language and no subject."""
