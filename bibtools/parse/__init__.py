"""Parsing: a reference string into labelled segments and fields, with a probability for each."""

from bibtools.parse.parser import parse, parse_many
from bibtools.parse.repeats import is_repeat, repeated_raw, resolve_repeats
from bibtools.parse.splitting import split_references

__all__ = ["is_repeat", "parse", "parse_many", "repeated_raw", "resolve_repeats", "split_references"]
