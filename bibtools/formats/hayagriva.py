"""hayagriva's YAML, which Typst reads: works with parents that they appeared in.

Source: “The Hayagriva YAML File Format”, the documentation of hayagriva.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bibtools.formats.loaded import Loaded
from bibtools.formats.tagged import read_name
from bibtools.formats.yaml_values import members, written
from bibtools.model import Date, EdtfError, Fault, Name, Reference, Span, Text

_ROWS = """
article-journal article periodical      article-magazine article periodical   article-newspaper article newspaper
post-weblog article blog                paper-conference article proceedings  chapter chapter book
entry entry reference                   entry-encyclopedia entry reference    entry-dictionary entry reference
book book -         thesis thesis -     report report -          webpage web -          legal_case case -
patent patent -     legislation legislation -    manuscript manuscript -      periodical periodical -
software repository -   motion_picture video -   song audio -    graphic artwork -      post thread -
document misc -
""".split()
_WRITTEN = {csl: (kind, parent) for csl, kind, parent in zip(*[iter(_ROWS)] * 3, strict=True)}
_READ: dict[tuple[str, str], str] = {}
for _csl, _pair in _WRITTEN.items():
    _READ.setdefault(_pair, _csl)
_PLAIN = {
    ("anthos", "-"): "chapter",
    ("article", "-"): "article-journal",
    ("chapter", "-"): "chapter",
    ("entry", "-"): "entry",
    ("newspaper", "-"): "article-newspaper",
    ("proceedings", "-"): "book",
    ("anthology", "-"): "book",
    ("reference", "-"): "book",
    ("blog", "-"): "webpage",
    ("tweet", "-"): "post",
    ("conference", "-"): "speech",
}
_OWN = {
    "title": "title",
    "edition": "edition",
    "number-of-pages": "page-total",
    "number-of-volumes": "volume-total",
    "page": "page-range",
    "DOI": "doi",
    "language": "language",
    "archive": "archive",
    "archive-place": "archive-location",
    "note": "note",
    "number": "serial-number",
}
_PARENT = {
    "container-title": "title",
    "volume": "volume",
    "issue": "issue",
    "publisher": "publisher",
    "publisher-place": "location",
    "ISBN": "isbn",
    "ISSN": "issn",
}
"""Variable → field; those of the second table stand in the parent, if there is one."""


def pieces(references: Iterable[Reference]) -> Iterator[str]:
    """Yield a file, an entry at a time."""
    gap = ""
    for number, reference in enumerate(references, 1):
        yield gap + written({reference.id or f"ref{number}": _entry(reference)})
        gap = "\n"


def _entry(reference: Reference) -> dict[str, Any]:
    kind, above = _WRITTEN.get(reference.type, ("misc", "-"))
    entry: dict[str, Any] = {"type": kind}
    parent: dict[str, Any] = {"type": above}
    outer = parent if above != "-" else entry
    for variable, value in reference.items():
        if isinstance(value, str) and variable in _OWN:
            entry[_OWN[variable]] = value
        elif (
            isinstance(value, str)
            and variable in _PARENT
            and (outer is parent or variable != "container-title")
        ):
            outer[_PARENT[variable]] = value
        elif variable == "author" and isinstance(value, tuple):
            entry["author"] = [_person(name) for name in value]
        elif variable == "editor" and isinstance(value, tuple):
            outer["editor"] = [_person(name) for name in value]
        elif variable == "translator" and isinstance(value, tuple):
            entry["affiliated"] = [{"role": "translator", "names": [_person(name) for name in value]}]
        elif variable == "issued" and isinstance(value, Date) and value.parts:
            entry["date"] = str(Date.of(*value.parts))
    accessed = reference.accessed
    if reference.url:
        dated = isinstance(accessed, Date) and bool(accessed.parts)
        day = str(Date.of(*accessed.parts)) if isinstance(accessed, Date) and dated else ""
        entry["url"] = {"value": reference.url, "date": day} if day else reference.url
    return {**entry, "parent": parent} if above != "-" else entry


def _person(name: Name) -> str | dict[str, str]:
    if name.others:
        return "et al."
    if name.literal or not name.family:
        return {"name": name.literal or str(name)}
    parts = {
        "name": name.family,
        "given-name": f"{name.given} {name.dropping_particle}".strip(),
        "prefix": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    text = name.inverted
    return text if read_name(text) == name else {key: value for key, value in parts.items() if value}


def read(text: Text) -> Loaded:
    """Return the entries of a file."""
    references: list[Reference] = []
    spans: list[Span] = []
    faults: list[Fault] = []
    for key, value, span in members(text, faults):
        if isinstance(value, dict):
            references.append(_reference(key, value))
            spans.append(span)
        else:
            faults.append(Fault("item", "this is not an entry: fields are expected", span, key))
    return Loaded(tuple(references), tuple(spans), tuple(faults))


def _reference(key: str, entry: dict[str, Any]) -> Reference:
    rest = dict(entry)
    parents = rest.pop("parent", None)
    several = parents if isinstance(parents, list) else [parents]
    parent = dict(next((each for each in several if isinstance(each, dict)), {}))
    kind, above = str(rest.pop("type", "misc")).lower(), str(parent.pop("type", "-")).lower()
    csl_type = _READ.get((kind, above)) or _PLAIN.get((kind, "-")) or _READ.get((kind, "-")) or "document"
    values: dict[str, Any] = {variable: _said(rest.pop(field, "")) for variable, field in _OWN.items()}
    for variable, field in _PARENT.items():
        own = "" if variable == "container-title" else _said(rest.pop(field, ""))
        values[variable] = own or _said(parent.pop(field, ""))
    values["author"] = _people(rest.pop("author", ()))
    values["editor"] = _people(rest.pop("editor", ())) or _people(parent.pop("editor", ()))
    _affiliated(rest, values)
    values["issued"] = _date(rest.pop("date", "")) or _date(parent.pop("date", ""))
    url = rest.pop("url", "") or parent.pop("url", "")
    values["URL"] = _said(url)
    values["accessed"] = _date(url.get("date", "")) if isinstance(url, dict) else None
    extra: dict[str, Any] = {f"hayagriva-{name}": value for name, value in rest.items()}
    extra.update((f"hayagriva-parent-{name}", value) for name, value in parent.items())
    made = Reference(id=key, type=csl_type)
    return made.with_values({name: value for name, value in {**extra, **values}.items() if value})


def _affiliated(rest: dict[str, Any], values: dict[str, Any]) -> None:
    """Read the translators; people of other roles stay."""
    found = rest.pop("affiliated", [])
    groups = found if isinstance(found, list) else [found]
    others = []
    for group in groups:
        if isinstance(group, dict) and str(group.get("role", "")).lower() == "translator":
            values["translator"] = (*values.get("translator", ()), *_people(group.get("names", ())))
        else:
            others.append(group)
    if others:
        rest["affiliated"] = others


def _said(value: Any) -> str:
    """Return the text of a value; of a formattable string the one that stands under `value`."""
    if isinstance(value, dict):
        return _said(value.get("value", ""))
    return value if isinstance(value, str) else ""


def _people(value: Any) -> tuple[Name, ...]:
    each = value if isinstance(value, list | tuple) else [value]
    return tuple(_name(one) for one in each if one)


def _name(value: Any) -> Name:
    if not isinstance(value, dict):
        return read_name(str(value))
    parts = {key: _said(value.get(key, "")) for key in ("name", "given-name", "prefix", "suffix")}
    alias = _said(value.get("alias", ""))
    if not any(parts[key] for key in ("given-name", "prefix", "suffix")):
        return Name(literal=parts["name"], written=alias)
    return Name(parts["name"], parts["given-name"], "", parts["prefix"], parts["suffix"], written=alias)


def _date(value: Any) -> Date | str | None:
    text = _said(value).strip()
    try:
        return Date(text) if text else None
    except (EdtfError, ValueError):
        return text
