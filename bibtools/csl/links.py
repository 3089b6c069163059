"""What may stand between two cites, and the delimiter that a style sets for it."""

from __future__ import annotations

from enum import Enum, auto

from bibtools.csl.environment import Environment


class Link(Enum):
    """How a cite is related to the one before it."""

    APART = auto()
    """It begins a group of cites, or stands for itself."""
    AFTER_GROUP = auto()
    """It begins a group behind one that was collapsed."""
    GROUPED = auto()
    """It has the same names."""
    AFTER_LOCATOR = auto()
    """It has the same names, and the one before shows a locator."""
    WHOLE = auto()
    """It has the same names, but shows more than names, a date and a locator."""
    SUFFIXED = auto()
    """It has the same names and year, and shows its year suffix alone."""
    COUNTED = auto()
    """It has the next citation number."""
    RANGE = auto()
    """It is the end of a range that the one before begins."""


class Linking:
    """Which cites a style groups and collapses, and the delimiter before a cite for each link."""

    def __init__(self, env: Environment) -> None:
        """Read the options of cs:citation."""
        area = env.citation
        self.by_year = area.collapse.startswith("year")
        # Without suffixes a cite of the same year would vanish.
        self.by_suffix = area.collapse.startswith("year-suffix") and area.flag("disambiguate-add-year-suffix")
        self.by_number = area.collapse == "citation-number"
        self.ranges = area.collapse in ("citation-number", "year-suffix-ranged")
        self.groups = not self.by_number and (self.by_year or area.group_delimiter is not None)
        layout, group = area.delimiter, area.group_delimiter
        # By the specification cites are grouped in the text; in notes only where the style delimits groups.
        default = ", " if self.by_year and not env.is_note else layout
        options = {
            Link.APART: (layout,),
            Link.AFTER_GROUP: (area.after_collapse, layout),
            Link.GROUPED: (group, default),
            Link.AFTER_LOCATOR: (area.after_collapse, group, default),
            Link.WHOLE: (group, layout),
            Link.SUFFIXED: (area.suffix_delimiter, group, layout),
            Link.COUNTED: (layout,),
            Link.RANGE: (env.citation_range_delimiter,),
        }
        self.delimiters = {
            link: next(text for text in texts if text is not None) for link, texts in options.items()
        }
        """The first of some options that the style sets."""
