"""Parsing: a reference string into labelled segments and fields, each with a probability; `parser` is the way in."""
