"""Restyling a document: its citations and its reference list, rendered in another style, in the same file.

reading     what the document cites, where, and what of it was not understood
remembering the same, from what an earlier run left in the file
rendering   the citations in the new style, each at its position
listing     the entries of the reference list, in the new style and order
applying    the order of all this, and what changed
"""
