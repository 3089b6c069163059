"""Processes that share the work of one."""

from __future__ import annotations


def leave_interruptions_to_the_parent() -> None:
    """Ignore Ctrl-C, which the terminal sends to all processes: the parent ends this one, without a traceback."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
