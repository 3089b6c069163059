"""GROBID's requests about references (https://grobid.readthedocs.io/en/latest/Grobid-service/).

Programs that speak to GROBID at an address that can be set, such as JabRef, are answered in its forms: BibTeX for
`Accept: application/x-bibtex`, else TEI. Nothing is looked up elsewhere: `consolidateCitations` has no effect, and no
answer holds a value that is not in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bibtools.web import work

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from bibtools.model import Record


async def is_alive(request: Request) -> Response:
    """Answer `true`."""
    from starlette.responses import PlainTextResponse

    return PlainTextResponse("true")


async def version(request: Request) -> Response:
    """Answer the version of bibtools, in the form of GROBID's answer."""
    from importlib.metadata import version as version_of

    from starlette.responses import JSONResponse

    return JSONResponse({"version": version_of("bibtools-refs"), "revision": "bibtools"})


async def process_citation(request: Request) -> Response:
    """Parse the citation in the form field `citations`; 204 if it is empty."""
    from starlette.responses import Response

    citations = await _citations(request)
    if isinstance(citations, Response):
        return citations
    citation = " ".join(citations[0].split()) if citations else ""
    if not citation:
        return Response(status_code=204)
    records = await work.in_thread(work.parsed, [citation])
    return _answer(request, records, one=True)


async def process_citation_list(request: Request) -> Response:
    """Parse the citations in the form fields `citations`, in order; 204 if there are none."""
    from starlette.responses import Response

    citations = await _citations(request)
    if isinstance(citations, Response):
        return citations
    if not citations:
        return Response(status_code=204)
    return _answer(request, await work.in_thread(work.parsed, citations))


async def process_document(request: Request) -> Response:
    """Find and parse the references of the file in the form field `input`; 204 if it has none."""
    from starlette.datastructures import UploadFile
    from starlette.responses import PlainTextResponse, Response

    from bibtools.errors import BibtoolsError

    async with request.form(max_files=1, max_fields=50) as form:
        given = form.get("input")
        if not isinstance(given, UploadFile):
            return PlainTextResponse("The form has no file in the field input.\n", 400)
        data, name = await given.read(), given.filename or "input.pdf"
    try:
        records = await work.in_thread(work.references_in, data, name)
    except BibtoolsError as error:
        return PlainTextResponse(f"{error}. {error.hint}\n", 400)
    return _answer(request, records) if records else Response(status_code=204)


async def _citations(request: Request) -> list[str] | Response:
    """Return the citations of a form, or the refusal of what is too much."""
    from starlette.responses import PlainTextResponse

    async with request.form(max_files=0, max_fields=work.MOST, max_part_size=1 << 20) as form:
        citations = [each for each in form.getlist("citations") if isinstance(each, str)]
    if any(len(each) > work.LONGEST for each in citations):
        return PlainTextResponse(f"A citation may have {work.LONGEST} characters.\n", 413)
    return citations


def _answer(request: Request, records: Sequence[Record], *, one: bool = False) -> Response:
    from starlette.responses import Response

    from bibtools.web import tei

    if "application/x-bibtex" in request.headers.get("accept", ""):
        return Response(work.as_bibtex(records), media_type="application/x-bibtex; charset=utf-8")
    content = tei.fragment(records[0]) if one else tei.document(records)
    return Response(content, media_type="application/xml; charset=utf-8")
