"""What a person does on the page: each form leads to one step of the session, and back to a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bibtools.errors import BibtoolsError, UsageError
from bibtools.model import TYPES, Span
from bibtools.pipeline.reviewing import changing
from bibtools.pipeline.reviewing.changing import Form
from bibtools.pipeline.reviewing.evidence import Lookup, taken
from bibtools.pipeline.reviewing.item import Item
from bibtools.pipeline.reviewing.session import Session
from bibtools.pipeline.reviewing.target import StaleError
from bibtools.support.messages import message
from bibtools.training.labels import LABELS
from bibtools.web.review.asking import form_of, page, reviews_of, see, style_of
from bibtools.web.review.names import N_
from bibtools.web.review.pages import found, missing, reference_page
from bibtools.web.review.preview import preview
from bibtools.web.review.showing import findings_of, neighbours
from bibtools.web.review.state import Notice
from bibtools.web.work import in_thread

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

Given = Mapping[str, str]
_FIELD = "field:"
_NO_KEY = frozenset('",{}()=#%\\~')
"""Characters that no key may hold."""


async def step(request: Request) -> Response:
    """Do what a form asks for. What cannot be done is told on the page of the reference, with what was typed."""

    session, item = found(request)
    if session is None or item is None:
        return missing(request)
    given = await form_of(request)
    what = request.path_params["step"]
    if what not in _steps(request):
        return missing(request)
    return await in_thread(_done, request, session, item, what, given)


def _done(request: Request, session: Session, item: Item, what: str, given: Given) -> Response:
    typed = _form(item, given) if what in ("form", "take") else None
    seen = replace(item, version=_number(given, "version"))
    try:
        if what != "undo" and seen.version != item.version:
            raise StaleError(item)
        said, about = _steps(request)[what](session, item, given)
    except StaleError as stale:
        return reference_page(request, session, stale.item, typed=typed, fault=("stale", ""), status=409)
    except BibtoolsError as error:
        fault = (error.message, error.hint)
        return reference_page(
            request, session, session.get(item.id) or item, typed=typed, fault=fault, status=400
        )
    goes_on = what == "accept" or (what == "form" and given.get("then") == "accept")
    to = (neighbours(session, about).doubtful if goes_on else None) or about
    changed = given.get("take", "") if said == "take" else ""
    return see(request, f"/s/{session.id}/{to.id}", Notice(said, about.key, about.id, changed))


def _accept(session: Session, item: Item, given: Given) -> tuple[str, Item]:
    return "accept", session.change("accept", [changing.accepted(item)])[0]


def _save_form(session: Session, item: Item, given: Given) -> tuple[str, Item]:
    form = _checked_form(session, item, given)
    made = changing.filled_in(item, form)
    accepted = given.get("then") == "accept"
    if accepted:
        made = changing.accepted(made)
    if made == item:
        return "nothing", item
    return ("accept" if accepted else "form"), session.change("form", [made])[0]


def _take(lookup: Lookup, session: Session, item: Item, given: Given) -> tuple[str, Item]:
    """Take a value of a catalogue over, with all that the form says beside it."""
    form = _checked_form(session, item, given)
    evidence = lookup.about(item.reference)
    made = taken(item, form, given.get("take", ""), evidence, session.target.dialect)
    return "take", session.change("take", [made])[0]


def _checked_form(session: Session, item: Item, given: Given) -> Form:
    """Return what a form says. Raise UsageError if its key cannot be that of the reference."""
    form = _form(item, given)
    if form.key != item.key and not _NO_KEY.isdisjoint(form.key):
        raise UsageError(
            message(N_("{key} cannot be a key"), key=form.key),
            hint=N_("Leave out brackets, quotation marks, commas and the characters = # % ~ \\."),
        )
    if any(each.key.lower() == form.key.lower() for each in session.items if each.id != item.id):
        raise UsageError(
            message(N_("another reference has the key {key}"), key=form.key), hint=N_("Write another key.")
        )
    return form


def _relabel(session: Session, item: Item, given: Given) -> tuple[str, Item]:
    label = given.get("label", "")
    if label not in LABELS:
        raise UsageError(
            message(N_("there is no label {label}"), label=label),
            hint=N_("Choose one of the labels of the page."),
        )
    start, end = _number(given, "start"), _number(given, "end")
    if not 0 <= start < end <= len(item.record.raw):
        raise UsageError(
            N_("no words were chosen"), hint=N_("Choose words of the source first, then a label.")
        )
    return "relabel", session.change("relabel", [changing.relabelled(item, Span(start, end), label)])[0]


def _split(session: Session, item: Item, given: Given) -> tuple[str, Item]:
    number = 1
    while any(each.id == f"{item.id}-{number}" for each in session.everything()):
        number += 1
    parts = changing.split(item, _number(given, "start"), f"{item.id}-{number}")
    return "split", session.change("split", session.with_keys(parts))[0]


def _join(session: Session, item: Item, given: Given) -> tuple[str, Item]:
    following = session.following(item.id)
    if following is None:
        raise UsageError(N_("this is the last reference"), hint=N_("Join the one before it with this one."))
    return "join", session.change("join", changing.joined(item, following))[0]


def _undo(session: Session, item: Item, given: Given) -> tuple[str, Item]:
    about = given.get("about", "")
    id = about if about and session.can_undo(about) and not session.can_undo(item.id) else item.id
    session.undo(id)
    return "undo", session.get(id) or item


_STEPS: Mapping[str, Callable[[Session, Item, Given], tuple[str, Item]]] = {
    "accept": _accept,
    "form": _save_form,
    "relabel": _relabel,
    "split": _split,
    "join": _join,
    "undo": _undo,
}
"""The last part of the address → what is done: it returns what the page says, and the reference to show."""


def _steps(request: Request) -> Mapping[str, Callable[[Session, Item, Given], tuple[str, Item]]]:
    lookup = reviews_of(request).lookup
    return {**_STEPS, "take": partial(_take, lookup)} if lookup else _STEPS


def _form(item: Item, given: Given) -> Form:
    values = {name.removeprefix(_FIELD): text for name, text in given.items() if name.startswith(_FIELD)}
    csl_type = given.get("type", "")
    key = "".join(given.get("key", "").split()) or item.key
    known = csl_type in TYPES or csl_type == item.reference.type
    return Form(csl_type if known else item.reference.type, key, values)


def _number(given: Given, name: str) -> int:
    """Return a number of a form; -1 if it says none, or one that no page writes."""
    text = given.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


async def show_preview(request: Request) -> Response:
    """Answer how the reference looks as the form has it now, which is not saved."""

    session, item = found(request)
    if session is None or item is None:
        return missing(request)
    given = await form_of(request)
    form = replace(_form(item, given), key=item.key)
    made = changing.filled_in(item, form).reference
    others = [each.reference for each in session.items]
    shown = await in_thread(preview, made, style_of(request), reviews_of(request).locale, others)
    findings = await in_thread(findings_of, session.target, made)
    return page(request, "preview.html", preview=shown, findings=findings)
