"""Documents that people write in, read into `bibtools.model.Document`: a format a package or file.

`read(path)` recognises the format by its content and name; see `FORMATS`. Nothing outside the file is opened: no
macro, no link, no external entity. What cannot be read is refused with an InputError that says what helps.
"""

from __future__ import annotations

from bibtools.documents.reading import read
from bibtools.documents.recognising import FORMATS

__all__ = ["FORMATS", "read"]
