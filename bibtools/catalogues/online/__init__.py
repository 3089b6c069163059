"""Clients of catalogues on the network, one a file. They are asked only with consent, and only what they need is sent.

What goes out are identifiers, a title, the first author's family name and the year; never a file, a key or a note.
"""
