"""The application: addresses and what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.web import api, grobid
from bibtools.web.guard import LARGEST, Guard, TooLarge, TooSlow

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


def make_app(token: str = "") -> Guard:
    """Return the ASGI application; with a `token`, all addresses begin with it."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    get, post = ["GET"], ["POST", "PUT"]
    routes = [
        Route("/api/isalive", grobid.is_alive, methods=get),
        Route("/api/version", grobid.version, methods=get),
        Route("/api/processCitation", grobid.process_citation, methods=post),
        Route("/api/processCitationList", grobid.process_citation_list, methods=post),
        Route("/api/processReferences", grobid.process_document, methods=post),
        Route("/api/processFulltextDocument", grobid.process_document, methods=post),
        Route("/api/openapi.json", api.openapi, methods=get),
        Route("/api/v1/{verb}", api.answer, methods=["POST"]),
    ]
    handlers = {TooLarge: _too_large, TooSlow: too_slow, Exception: _fault}
    return Guard(Starlette(routes=routes, exception_handlers=handlers), token)


async def _too_large(request: Request, error: Exception) -> Response:
    from starlette.responses import PlainTextResponse

    return PlainTextResponse(f"A request may have {LARGEST >> 20} MB.\n", 413)


async def too_slow(request: Request, error: Exception) -> Response:
    """Answer a request whose body did not arrive in time."""
    from starlette.responses import PlainTextResponse

    return PlainTextResponse("The request took too long to arrive.\n", 408)


async def _fault(request: Request, error: Exception) -> Response:
    from starlette.responses import PlainTextResponse

    return PlainTextResponse("This is a fault of bibtools; its log says more.\n", 500)
