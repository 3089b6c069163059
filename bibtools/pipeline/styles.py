"""Which style is used where nobody names one."""

DEFAULT_STYLE = "chicago-author-date"
"""The style of pandoc and of many word processors, in no way tied to a language or a subject."""
