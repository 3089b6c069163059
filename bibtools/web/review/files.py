"""Files in and out: what is sent to the empty page, what is saved, and what is exported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from bibtools.errors import BibtoolsError
from bibtools.model import Reference
from bibtools.pipeline.reviewing.saving import save as save_session
from bibtools.web.review.asking import LARGEST_FIELD, reviews_of, see, style_of
from bibtools.web.review.pages import found, missing, reference_page, start_page
from bibtools.web.review.state import Notice
from bibtools.web.work import in_thread

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def receive(request: Request) -> Response:
    """Take a list that was pasted, or a file that was chosen or dropped, and lead to its review."""
    from starlette.datastructures import UploadFile

    async with request.form(max_files=1, max_fields=20, max_part_size=LARGEST_FIELD) as form:
        sent, pasted = form.get("file"), form.get("text")
        text = pasted if isinstance(pasted, str) else ""
        data, name = text.encode("utf-8", "replace"), ""
        if isinstance(sent, UploadFile) and sent.filename:
            data, name = await sent.read(), sent.filename.replace("\\", "/").split("/")[-1]
    if not data.strip():
        return start_page(request, "empty", status=400)
    if not name:
        data, name = _as_list(text), f"list-{datetime.now():%Y%m%d-%H%M%S}.txt"
    try:
        session = await in_thread(reviews_of(request).received, data, name)
    except BibtoolsError as error:
        return start_page(request, error.message, error.hint, text, status=400)
    return see(request, f"/s/{session.id}/")


def _as_list(text: str) -> bytes:
    """Return pasted text as a document; one without a heading is a list, a reference a line."""
    from bibtools.model import Text
    from bibtools.pipeline.parsing import find_references
    from bibtools.pipeline.sources import Source

    lines = [line for line in text.splitlines() if line.strip()]
    found = find_references(Source(Text("list", text)))
    if len(found) < len(lines) - 1:
        text = "References\n\n" + "\n".join(f"- {line.strip()}" for line in lines)
    return (text + "\n").encode("utf-8", "replace")


async def save(request: Request) -> Response:
    """Write the .bib and the corrections, and say what was done."""

    session, item = found(request)
    if session is None or item is None:
        return missing(request)
    try:
        saved = await in_thread(save_session, session)
    except BibtoolsError as error:
        fault = (error.message, error.hint)
        return reference_page(request, session, item, fault=fault, status=400)
    return see(request, f"/s/{session.id}/{item.id}", Notice(saved=saved))


async def export(request: Request) -> Response:
    """Answer the references as a file in the format that the address names."""
    from starlette.responses import PlainTextResponse, Response

    session = reviews_of(request).get(request.path_params["session"])
    format = request.query_params.get("format", "")
    if session is None or format not in EXPORTS:
        return missing(request)
    ending, media = EXPORTS[format]
    references = [item.reference for item in session.items]
    try:
        content = await in_thread(
            _exported, references, format, style_of(request), reviews_of(request).locale
        )
    except BibtoolsError as error:
        return PlainTextResponse(f"{error}. {error.hint}\n", 400)
    name = f"{session.target.bib.stem}{ending}"
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type=media, headers=headers)


EXPORTS: Mapping[str, tuple[str, str]] = {
    "biblatex": (".bib", "application/x-bibtex; charset=utf-8"),
    "bibtex": (".bib", "application/x-bibtex; charset=utf-8"),
    "csl-json": (".json", "application/vnd.citationstyles.csl+json"),
    "ris": (".ris", "application/x-research-info-systems; charset=utf-8"),
    "docx": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": (".odt", "application/vnd.oasis.opendocument.text"),
    "html": (".html", "text/html; charset=utf-8"),
    "text": (".txt", "text/plain; charset=utf-8"),
}
"""Format → ending and media type of the file. The last four are the bibliography in the chosen style."""


def _exported(references: Sequence[Reference], format: str, style: str, project_locale: str) -> bytes:
    from bibtools.documents.writing import write
    from bibtools.formats import dump
    from bibtools.pipeline.rendering import RenderOptions, bibliography, styled_page

    if format in ("docx", "odt"):
        options = RenderOptions(style, None, "json", project_locale=project_locale)
        return write(styled_page(references, options)[0], format)
    if format in ("html", "text"):
        whole = format == "html"
        options = RenderOptions(style, None, format, standalone=whole, project_locale=project_locale)
        return bibliography(references, options).text.encode()
    return dump(references, format).encode()
