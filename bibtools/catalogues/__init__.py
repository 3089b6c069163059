"""Catalogues: does a work exist, what do catalogues say of it, and what does an entry lack.

`local` is an index on disk of any bibliography or dump; `grading` compares an entry with what catalogues hold and says
how well it is attested. Nothing in this package reads an entry's file or prints anything, and only the clients that
a caller makes ask a server.
"""
