"""What catalogues say of the reference that is looked at: asked when its page is open, one reference at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.errors import BibtoolsError
from bibtools.web.review import names
from bibtools.web.review.asking import page, reviews_of
from bibtools.web.review.pages import about_evidence, found, missing, reference_page
from bibtools.web.work import limiter

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def show_evidence(request: Request) -> Response:
    """Answer what catalogues say, as a part of the page for its script, else as a whole page."""
    from anyio.to_thread import run_sync
    from starlette.responses import Response

    session, item = found(request)
    lookup = reviews_of(request).lookup
    if session is None or item is None or not lookup:
        return missing(request)
    part = request.headers.get("hx-target") == "evidence"
    try:
        async with limiter("evidence", 1):
            if await request.is_disconnected():  # The person has gone on: nobody is asked about this one.
                return Response(status_code=204)
            evidence = await run_sync(lookup.about, item.reference)
    except BibtoolsError as error:
        fault = (error.message, error.hint)
        if part:
            return page(request, "evidence.html", evidence=None, evidence_fault=fault)
        return reference_page(request, session, item, fault=fault, status=400)
    if part:
        shown = about_evidence(item.reference, evidence)
        take = f"/{reviews_of(request).token}/s/{session.id}/{item.id}/take"
        return page(request, "evidence.html", **shown, names=names, take=take)
    return reference_page(request, session, item, evidence=evidence)
