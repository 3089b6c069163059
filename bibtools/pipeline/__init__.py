"""The order of the stages: the only package that knows find, parse, normalise, check, formats and csl together."""
