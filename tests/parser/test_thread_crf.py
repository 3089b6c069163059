"""The model of the tagger in threads."""

from __future__ import annotations

import sys

from bibtools.parser.tagger import DATA
from bibtools.parser.thread_crf import ThreadCrf


def test_a_tagger_keeps_the_bytes_that_it_reads() -> None:
    model = (DATA / "model.crf").read_bytes()
    before = sys.getrefcount(model)
    crf = ThreadCrf(model).get()
    assert sys.getrefcount(model) > before
    assert "B-title" in crf.labels()
    del crf
    assert sys.getrefcount(model) == before
