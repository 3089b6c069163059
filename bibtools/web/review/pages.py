"""The pages: the empty one, a reference, and the help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bibtools.model import Evidence, Reference
from bibtools.pipeline.reviewing.changing import Form
from bibtools.pipeline.reviewing.evidence import comparison
from bibtools.pipeline.reviewing.item import Item
from bibtools.pipeline.reviewing.journal import journals
from bibtools.pipeline.reviewing.session import Session
from bibtools.web.review import names
from bibtools.web.review.asking import page, reviews_of, see, style_of
from bibtools.web.review.preview import preview
from bibtools.web.review.showing import WINDOW, commands, neighbours, show

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def start(request: Request) -> Response:
    """Answer the empty page: a list to paste or a file to choose, and the lists that are under review."""
    reviews = reviews_of(request)
    if len(reviews.sessions) == 1 and not request.query_params.get("new"):
        return see(request, f"/s/{next(iter(reviews.sessions))}/")
    return start_page(request)


def start_page(
    request: Request, fault: str = "", hint: str = "", pasted: str = "", status: int = 200
) -> Response:
    """Return the empty page, with a sentence about what could not be read and the text that was pasted."""
    from bibtools.pipeline.config import load_config

    reviews = reviews_of(request)
    earlier = {
        id: str(head["name"]) for id, head in journals(load_config(reviews.root).root) if "data" in head
    }
    earlier |= {session.id: session.target.name for session in reviews.sessions.values()}
    values = {"fault": fault, "hint": hint, "pasted": pasted, "earlier": earlier}
    return page(request, "start.html", status, **values, keys=names.KEYS, lookup=reviews.lookup)


async def first(request: Request) -> Response:
    """Lead to the reference of a session that is to be reviewed first."""
    session = reviews_of(request).get(request.path_params["session"])
    if session is None:
        return missing(request)
    doubtful, others = session.ordered()
    order = [*doubtful, *others]
    item = next((each for each in order if each.state == "open"), order[0])
    return see(request, f"/s/{session.id}/{item.id}")


async def reference(request: Request) -> Response:
    """Answer the page of a reference."""
    session, item = found(request)
    if session is None or item is None:
        return missing(request)
    return reference_page(request, session, item)


def reference_page(
    request: Request,
    session: Session,
    item: Item,
    *,
    typed: Form | None = None,
    fault: tuple[str, str] = ("", ""),
    status: int = 200,
    evidence: Evidence | None = None,
) -> Response:
    """Return the page of a reference; `typed` and `fault` are of a form that could not be saved, and why.

    `evidence` is what catalogues say; without it the page asks for it, if any may be asked.
    """
    doubtful, others = session.ordered()
    style, reviews = style_of(request), reviews_of(request)
    shown_reference = item.reference
    return page(
        request,
        "review.html",
        status,
        session=session,
        item=item,
        shown=show(session, item, typed),
        doubtful=doubtful,
        lists=[_window(each, item) for each in (doubtful, others)],
        counts=_counts(doubtful, others),
        around=neighbours(session, item),
        following=session.following(item.id),
        preview=preview(shown_reference, style, reviews.locale, [each.reference for each in session.items]),
        commands=commands(session.target, style, reviews.lookup.options),
        lookup=reviews.lookup,
        **about_evidence(item.reference, evidence or reviews.lookup.known(item.reference)),
        notice=reviews.said(request.query_params.get("said", "")),
        typed=typed,
        fault=fault,
        names=names,
        keys=names.KEYS,
    )


def about_evidence(reference: Reference, evidence: Evidence | None) -> dict[str, Any]:
    """Return what the template says of evidence: nothing if there is none yet."""
    if evidence is None:
        return {"evidence": None, "evidence_fault": ("", "")}
    from bibtools.pipeline.evidence_report import sentences_about

    compared = comparison(reference, evidence)
    address = evidence.record.address if evidence.record else ""
    return {
        "evidence": evidence,
        "evidence_fault": ("", ""),
        "about": sentences_about(evidence, fields=False),
        "address": address if address.startswith(("https://", "http://")) else "",
        "agreeing": [each.variable for each in compared if each.verdict == "agrees"],
        "differing": [each for each in compared if each.verdict != "agrees"],
    }


def _window(items: list[Item], item: Item) -> tuple[int, list[Item], int]:
    """Return the references around one, and how many stand before and behind: a page does not list thousands."""
    ids = [each.id for each in items]
    at = ids.index(item.id) if item.id in ids else 0
    shown = items[max(0, at - WINDOW) : at + WINDOW]
    before = max(0, at - WINDOW)
    return before, shown, len(items) - before - len(shown)


def _counts(doubtful: list[Item], others: list[Item]) -> dict[str, int]:
    return {
        "all": len(doubtful) + len(others),
        "doubtful": len(doubtful),
        "open": sum(each.state == "open" for each in doubtful),
        "accepted": sum(each.state == "accepted" for each in (*doubtful, *others)),
    }


def found(request: Request) -> tuple[Session | None, Item | None]:
    """Return the session and the reference that an address names."""
    session = reviews_of(request).get(request.path_params["session"])
    return session, session.get(request.path_params["item"]) if session else None


def missing(request: Request, *_: Any) -> Response:
    """Return the page that says that an address names nothing."""
    return page(request, "missing.html", 404)
