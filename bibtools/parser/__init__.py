"""Parsing a reference string into labelled segments and fields with probabilities; the entry is `parser.parse`."""
