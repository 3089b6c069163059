"""Adapting the parser's model to one's own lists, from references that a person corrected."""
