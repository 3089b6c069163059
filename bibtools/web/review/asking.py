"""What a request says: its language, its style, its form; and the answers that are pages."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bibtools.support.messages import translated
from bibtools.web.review.preview import STYLES
from bibtools.web.review.texts import chosen_language, languages, translations

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request
    from starlette.responses import Response

    from bibtools.web.review.state import Notice, Reviews

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a browser may do with a page: scripts and styles are files of the server, never part of a page."""
_HEADERS = {"content-security-policy": POLICY, "referrer-policy": "same-origin"}
_LANGUAGE, _STYLE = "bibtools-language", "bibtools-style"
_YEAR = 365 * 24 * 3600
LARGEST_FIELD = 1 << 20
"""Bytes of a form field: a list that is pasted, or a note."""


def reviews_of(request: Request) -> Reviews:
    """Return what the server holds."""
    reviews: Reviews = request.app.state.reviews
    return reviews


def language_of(request: Request) -> str:
    """Return the language of the page."""
    return chosen_language(request.cookies.get(_LANGUAGE, ""), request.headers.get("accept-language", ""))


def style_of(request: Request) -> str:
    """Return the style of the preview: one that the page offers, so that no request can name a file."""
    style = request.cookies.get(_STYLE, "")
    return style if style in styles_of(request) else reviews_of(request).style


def styles_of(request: Request) -> tuple[str, ...]:
    """Return the styles that the page offers."""
    return tuple(dict.fromkeys((reviews_of(request).style, *STYLES)))


@cache
def _environment(language: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    return made


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """Return a page made of a template."""
    from starlette.responses import HTMLResponse

    language = language_of(request)
    values = {
        "root": f"/{reviews_of(request).token}",
        "language": language,
        "languages": languages(),
        "style": style_of(request),
        "styles": styles_of(request),
        "here": request.url.path,
        "say": translations(language).gettext,
        "tell": partial(translated, catalogue=translations(language)),
        **values,
    }
    text = _environment(language).get_template(template).render(values)
    return HTMLResponse(text, status, _HEADERS)


def see(request: Request, path: str, notice: Notice | None = None) -> Response:
    """Return an answer that leads to another page of the server, which says `notice` once."""
    from starlette.responses import RedirectResponse

    reviews = reviews_of(request)
    said = f"?said={reviews.say(notice)}" if notice else ""
    return RedirectResponse(f"/{reviews.token}{path}{said}", 303, _HEADERS)


async def choose(request: Request) -> Response:
    """Keep the language or style that a person chose, and lead back to the page."""
    form = await form_of(request)
    path = form.get("here", "/")
    answer = see(request, path if path.startswith("/") and not path.startswith("//") else "/")
    for name, cookie, offered in (
        ("language", _LANGUAGE, languages()),
        ("style", _STYLE, styles_of(request)),
    ):
        if form.get(name) in offered:
            answer.set_cookie(cookie, form[name], _YEAR, httponly=True, samesite="strict")
    return answer


async def form_of(request: Request) -> dict[str, str]:
    """Return the text fields of a form; of one that occurs more than once the first."""
    async with request.form(max_files=0, max_fields=200, max_part_size=LARGEST_FIELD) as form:
        return {name: value for name, value in reversed(form.multi_items()) if isinstance(value, str)}
