"""The server: GROBID's requests about references, and a small JSON interface of our own (extra `web`)."""
