"""Bringing the values of a Record into normal form, one small step a file; `normaliser` lists the steps."""
