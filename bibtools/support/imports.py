"""Importing a large package where it is used, by one thread at a time."""

from __future__ import annotations

from threading import RLock

importing = RLock()
"""Held while a package is imported whose modules import one another, such as rapidfuzz.

Two threads that begin with different modules of it would each wait for the other. Python breaks that deadlock by
letting one of them see a module that is only half there.
"""
