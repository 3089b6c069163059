"""Measuring the parser on references labelled by hand; the format is described in docs/gold.md."""
