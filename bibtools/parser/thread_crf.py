"""A CRF model that any number of threads may use."""

from __future__ import annotations

import threading
from typing import Any


class ThreadCrf:
    """The model of a CRF, opened once in each thread: its `marginal` is about the sequence that was tagged last."""

    def __init__(self, model: bytes) -> None:
        """Open the model. Raise ValueError if it is damaged."""
        self._model = model
        self._local = threading.local()
        self.get()

    def get(self) -> Any:
        """Return the pycrfsuite.Tagger of this thread."""
        import pycrfsuite

        crf = getattr(self._local, "crf", None)
        if crf is None:
            crf = type("ThreadTagger", (pycrfsuite.Tagger,), {})()
            crf.open_inmemory(self._model)
            # It reads these bytes as long as it lives, and pycrfsuite does not keep them.
            crf.model = self._model
            self._local.crf = crf
        return crf
