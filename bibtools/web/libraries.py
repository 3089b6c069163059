"""The libraries of the extra `web`."""

from __future__ import annotations

from importlib.util import find_spec

from bibtools.errors import UsageError
from bibtools.support.messages import all_of, message

SERVER = {"starlette": "starlette", "uvicorn": "uvicorn", "python_multipart": "python-multipart"}
"""Module → the library's name, of all that the server needs."""
PAGE = {**SERVER, "jinja2": "jinja2", "babel": "babel"}
"""What the review page needs."""


def require(libraries: dict[str, str]) -> None:
    """Raise UsageError if one of the libraries is not installed."""
    missing = [name for module, name in libraries.items() if find_spec(module) is None]
    if missing:
        said = message("this command needs {libraries}", libraries=all_of(missing))
        raise UsageError(said, hint="Install what is missing: pip install 'bibtools-refs[web]'")
