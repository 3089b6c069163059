"""Parsing: a reference string into labelled segments and fields, with a probability for each."""

from bibtools.parse.parser import parse, parse_many

__all__ = ["parse", "parse_many"]
