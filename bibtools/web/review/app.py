"""The application of the review page: its addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bibtools.web.app import too_slow
from bibtools.web.guard import Guard, TooLarge, TooSlow
from bibtools.web.review import evidence, files, pages, steps
from bibtools.web.review.asking import choose

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from bibtools.web.review.state import Reviews


def make_app(reviews: Reviews) -> Guard:
    """Return the ASGI application; all addresses begin with the token of `reviews`."""
    from starlette.applications import Starlette
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    routes = [
        Route("/", pages.start, methods=["GET"]),
        Route("/new", files.receive, methods=["POST"]),
        Route("/choose", choose, methods=["POST"]),
        Route("/s/{session}/", pages.first, methods=["GET"]),
        Route("/s/{session}/export", files.export, methods=["GET"]),
        Route("/s/{session}/{item}", pages.reference, methods=["GET"]),
        Route("/s/{session}/{item}/evidence", evidence.show_evidence, methods=["GET"]),
        Route("/s/{session}/{item}/preview", steps.show_preview, methods=["POST"]),
        Route("/s/{session}/{item}/save", files.save, methods=["POST"]),
        Route("/s/{session}/{item}/{step}", steps.step, methods=["POST"]),
        Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
    ]
    handlers = {400: _not_a_form, 404: _missing, TooLarge: _too_large, TooSlow: too_slow, Exception: _fault}
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.state.reviews = reviews
    return Guard(app, reviews.token, local=True)


async def _missing(request: Request, error: Exception) -> Response:
    return pages.missing(request)


async def _not_a_form(request: Request, error: Exception) -> Response:
    return pages.start_page(request, "form", status=400)


async def _too_large(request: Request, error: Exception) -> Response:
    return pages.start_page(request, "large", status=413)


async def _fault(request: Request, error: Exception) -> Response:
    from starlette.responses import PlainTextResponse

    return PlainTextResponse(
        "This is a fault of bibtools; its log says more. What was reviewed is kept.\n", 500
    )
