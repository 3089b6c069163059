"""Where in a document the reference list is, and where each reference begins and ends."""

from bibtools.find.finder import every_line, find

__all__ = ["every_line", "find"]
