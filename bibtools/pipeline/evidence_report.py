"""The evidence about references as a page for an editor, as text or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from html import escape

from bibtools.model import Contradiction, Date, Evidence, Found, Grade, Reference
from bibtools.support.messages import Say, listed, message

Verified = Sequence[tuple[Reference, Evidence]]
"""References, each with what catalogues say of it."""

_CSS = """\
:root { color-scheme: light dark; }
body { max-width: 60em; margin: 2em auto; padding: 0 1.25em; font: 16px/1.5 system-ui, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.5em; }
article { border-left: .4em solid; padding: .2em 1em; margin: 1.2em 0; overflow-wrap: anywhere; }
article p { margin: .3em 0; }
.grade { font-weight: bold; }
.confirmed { border-color: light-dark(#2b7a3f, #6fcf87); }
.contradicted { border-color: light-dark(#b3261e, #ff8a80); }
.not-found { border-color: light-dark(#8a5a00, #f2c14e); }
.not-checkable, .not-asked { border-color: light-dark(#6b6b6b, #a8a8a8); }
table { border-collapse: collapse; margin: .4em 0; }
th, td { text-align: left; vertical-align: top; padding: .15em 1em .15em 0; }
.key { color: light-dark(#595959, #b5b5b5); font-family: ui-monospace, monospace; }
@media print { body { max-width: none; margin: 0; } article { break-inside: avoid; } }
"""
_KINDS = {
    "edition": "another edition",
    "part": "another volume",
    "preprint": "the preprint",
    "version": "the published version",
}


def as_json(verified: Verified) -> str:
    """Return a JSON list with the id, the title and the evidence of each reference."""
    made = [{"id": each.id, "title": each.title, **evidence.to_json()} for each, evidence in verified]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def as_text(verified: Verified, say: Say = str) -> str:
    """Return a few lines for each reference, and the number of each grade at the end, in the language of `say`."""
    lines = []
    for reference, evidence in verified:
        lines.append(f"{reference.id}: {say(evidence.grade)}")
        lines += [f"  {say(line)}" for line in sentences_about(evidence)]
    return "\n".join([*lines, say(_counted(verified))]) + "\n"


def _counted(verified: Verified) -> str:
    found = Counter(evidence.grade for _, evidence in verified)
    counts = [
        message("{count} {grade}", count=found[grade], grade=message(grade))
        for grade in Grade
        if found[grade]
    ]
    return listed(counts) or message("no references")


def sentences_about(evidence: Evidence, *, fields: bool = True) -> list[str]:
    """Return what is known beside the grade, a sentence each, with or without the contradicted fields."""
    said = []
    if evidence.record:
        said.append(f"{_source(evidence.record)}: {_shown(evidence.record.reference)}")
        if evidence.record.retracted:
            said.append(message("retracted: {retracted}", retracted=evidence.record.retracted))
    for each in evidence.contradictions if fields else ():
        said.append(
            message(
                "{field}: “{ours}”, and “{theirs}” in the record",
                field=each.field,
                ours=each.ours,
                theirs=each.theirs,
            )
        )
    said += [
        message(
            "{kind}: {source}: {work}",
            kind=message(_KINDS[kind]),
            source=_source(each),
            work=_shown(each.reference),
        )
        for kind, each in evidence.kin[:3]
    ]
    if evidence.grade == Grade.NOT_FOUND:
        said.append(message("asked: {catalogues}", catalogues=", ".join(evidence.asked)))
    return said + [
        message("{name} gave no answer: {why}", name=name, why=message(why))
        for name, why in evidence.failed.items()
    ]


def _source(found: Found) -> str:
    return f"{found.catalogue} ({found.day})" if found.day else found.catalogue


def _shown(reference: Reference) -> str:
    """Return the authors, title, container, publisher and year of a work in one line."""
    people = "; ".join(name.inverted for name in (reference.author or reference.editor)[:4])
    year = str(reference.issued.year) if isinstance(reference.issued, Date) else reference.issued or ""
    parts = (people, reference.title, reference.container_title, reference.publisher, year, reference.doi)
    return ". ".join(part.rstrip(".") for part in parts if part)


def as_page(verified: Verified, title: str) -> str:
    """Return one HTML page: each reference with its grade and the evidence beside it, those in doubt first."""
    order = list(Grade)
    order.sort(
        key=[Grade.CONTRADICTED, Grade.NOT_FOUND, Grade.NOT_ASKED, Grade.NOT_CHECKABLE, Grade.CONFIRMED].index
    )
    ranked = sorted(verified, key=lambda pair: order.index(pair[1].grade))
    body = "\n".join(_article(reference, evidence) for reference, evidence in ranked)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Evidence: {escape(title)}</title>\n<style>\n{_CSS}</style>\n</head>\n<body>\n"
        f"<h1>Do these works exist? {escape(title)}</h1>\n<p>{escape(_counted(verified))}. "
        "“Not found” says nothing against a work: no catalogue is complete.</p>\n"
        f"{body}\n</body>\n</html>\n"
    )


def _article(reference: Reference, evidence: Evidence) -> str:
    grade = evidence.grade.value
    lines = [
        f'<article class="{grade.replace(" ", "-")}">',
        f'<p><span class="grade">{grade}</span> <span class="key">{escape(reference.id)}</span></p>',
        f"<p>{escape(_shown(reference))}</p>",
    ]
    if evidence.contradictions:
        lines.append(_table(evidence.contradictions))
    lines += [f"<p>{escape(line)}</p>" for line in sentences_about(evidence, fields=False)]
    if evidence.record and evidence.record.address.startswith(("https://", "http://")):
        address = escape(evidence.record.address)
        lines.append(f'<p><a href="{address}" rel="noreferrer">{address}</a></p>')
    return "\n".join([*lines, "</article>"])


def _table(contradictions: Sequence[Contradiction]) -> str:
    rows = "".join(
        f"<tr><th scope=row>{escape(each.field)}</th><td>{escape(each.ours)}</td><td>{escape(each.theirs)}</td></tr>"
        for each in contradictions
    )
    return f"<table><tr><th></th><th scope=col>here</th><th scope=col>in the record</th></tr>{rows}</table>"
