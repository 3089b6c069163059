"""Change files in place, unless another program has changed them in the meantime."""

from __future__ import annotations

from bibtools.errors import OutputError
from bibtools.model import Text
from bibtools.support.files import is_file


def rewrite(text: Text, content: str, *, encoding: str | None = None) -> None:
    """Write new content into the file that a text was read from, in the same encoding.

    `encoding` is what `read_text` was given. Raises OutputError, and leaves the file alone, if it has changed
    since it was read or cannot be written.
    """
    from bibtools.language.text_files import read_text, write_text

    if not is_file(text.name):
        raise OutputError(
            "this is not a regular file, so it cannot be changed in place",
            hint="Leave --write out, and the result goes to standard output.",
            file=text.name,
        )
    if read_text(text.name, encoding=encoding)[0].content != text.content:
        raise OutputError(
            "this file was changed by another program since it was read",
            hint="Nothing was written to it; run the command again.",
            file=text.name,
        )
    write_text(text.name, content, text)


def diff_of(text: Text, content: str) -> str:
    """Return the unified diff from a text to other content, as `patch` and `git apply` read it."""
    from bibtools.pipeline.text_diff import unified_diff

    return unified_diff(text.content, content, text.name)
