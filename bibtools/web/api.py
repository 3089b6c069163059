"""The JSON interface: parse, check, render, convert. Each takes a JSON object and gives one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bibtools.errors import BibtoolsError, UsageError
from bibtools.web import work

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

Json = Mapping[str, Any]


def parse(given: Json) -> Json:
    """Parse `citations`, a list of strings: `records` with items, confidences and changes, in order."""
    citations = given.get("citations")
    if not isinstance(citations, list) or not all(isinstance(each, str) for each in citations):
        raise UsageError("`citations` must be a list of strings", hint='Send {"citations": ["…"]}.')
    if len(citations) > work.MOST or any(len(each) > work.LONGEST for each in citations):
        hint = f"Send {work.MOST} citations of {work.LONGEST} characters at most."
        raise UsageError("there are too many citations, or one is too long", hint=hint)
    return {"records": [record.to_json() for record in work.parsed(citations)]}


def check(given: Json) -> Json:
    """Check `text` as the content of a file called `name` (refs.bib by default): `findings`."""
    from bibtools.linter.report.context import Context
    from bibtools.linter.report.json import as_object
    from bibtools.linter.settings import CheckSettings
    from bibtools.model import Text
    from bibtools.pipeline.checking import check_text

    name = _string(given, "name", "refs.bib").replace("\\", "/").split("/")[-1]
    text = Text(name, _string(given, "text"))
    found = check_text(text, CheckSettings()).findings
    context = Context({name: text})
    return {"findings": [as_object(each, context) for each in found]}


def render(given: Json) -> Json:
    """Render `items` (CSL-JSON) as a bibliography in `style`, with `locale` and `format`: `text` and `warnings`."""
    from bibtools.model import Reference
    from bibtools.pipeline.rendering import RenderOptions, bibliography

    items = given.get("items")
    if not isinstance(items, list) or not all(isinstance(each, dict) for each in items):
        raise UsageError(
            "`items` must be a list of CSL-JSON objects", hint='Send {"items": [{…}], "style": "apa"}.'
        )
    style = _string(given, "style", "apa")
    if "/" in style or "<" in style or style.endswith(".csl"):
        raise UsageError("`style` must be the name of a style", hint="See `bibtools styles`.")
    references = [
        Reference.from_csl({**each, "id": each.get("id") or f"item{at}"}) for at, each in enumerate(items, 1)
    ]
    options = RenderOptions(style, _string(given, "locale", "") or None, _string(given, "format", "text"))
    made = bibliography(references, options)
    return {"text": made.text, "warnings": list(made.warnings)}


def convert(given: Json) -> Json:
    """Convert `text` from the format `from` to the format `to`: `text`, `losses` and `faults`."""
    from bibtools.model import Text
    from bibtools.pipeline.converting import convert as convert_text

    made = convert_text([Text("text", _string(given, "text"))], _string(given, "to"), _string(given, "from"))
    return {"text": made.text, "losses": list(made.losses), "faults": list(made.faults)}


def _string(given: Json, name: str, default: str | None = None) -> str:
    value = given.get(name, default)
    if not isinstance(value, str):
        raise UsageError(f"`{name}` must be a string", hint=f'Send {{"{name}": "…"}}.')
    return value


VERBS: Mapping[str, Callable[[Json], Json]] = {
    "parse": parse,
    "check": check,
    "render": render,
    "convert": convert,
}
"""The last part of the address → what answers."""


async def answer(request: Request) -> Response:
    """Answer a request to `/api/v1/VERB`: 400 with a sentence for what cannot be done."""
    from starlette.responses import JSONResponse

    verb = VERBS.get(request.path_params["verb"])
    if verb is None:
        return JSONResponse(
            {"error": f"there is no {request.path_params['verb']}; there are {', '.join(VERBS)}"}, 404
        )
    try:
        given = json.loads(await request.body() or b"null")
        if not isinstance(given, dict):
            raise UsageError("the request is no JSON object", hint='Send {"citations": ["…"]}.')
        return JSONResponse(await work.in_thread(verb, given))
    except BibtoolsError as error:
        return JSONResponse({"error": str(error), "hint": error.hint}, 400)
    except (ValueError, RecursionError) as error:
        return JSONResponse({"error": f"the request is not JSON: {error}"}, 400)


def description() -> Json:
    """Return the description of the JSON interface in OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0)."""
    string = {"type": "string"}
    items = {"type": "array", "items": {"type": "object"}}
    taken: Mapping[str, Json] = {
        "parse": {"citations": {"type": "array", "items": string}},
        "check": {"text": string, "name": string},
        "render": {"items": items, "style": string, "locale": string, "format": string},
        "convert": {"text": string, "from": string, "to": string},
    }
    paths = {f"/api/v1/{name}": {"post": _operation(name, verb, taken[name])} for name, verb in VERBS.items()}
    return {"openapi": "3.1.0", "info": {"title": "bibtools", "version": "1"}, "paths": paths}


def _operation(name: str, verb: Callable[[Json], Json], properties: Json) -> Json:
    schema = {"type": "object", "properties": properties}
    return {
        "operationId": name,
        "summary": (verb.__doc__ or "").strip(),
        "requestBody": {"content": {"application/json": {"schema": schema}}},
        "responses": {
            "200": {"description": "the answer"},
            "400": {"description": "what was wrong: a sentence in `error`, what to do in `hint`"},
        },
    }


async def openapi(request: Request) -> Response:
    """Answer the description of the interface."""
    from starlette.responses import JSONResponse

    return JSONResponse(description())
