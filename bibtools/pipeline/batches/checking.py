"""Check references that stand in batches: the rules for fields and entries, which need no other entry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from bibtools.pipeline.batches.schemas import Batch, batch_of, checked_schema, column, each_batch, fault

if TYPE_CHECKING:
    from bibtools.linter.document import DocumentKind
    from bibtools.linter.runner import Plan
    from bibtools.model import Finding, Record, Reference


def check_batches(batches: Iterable[Batch], *, item: str = "item") -> Iterator[Batch]:
    """Yield a batch of `checked_schema` for each batch, with a row for each row.

    `item` names the column of CSL-JSON objects, as `parse_batches` writes them. Rules that compare entries with one
    another (duplicates, links) do not run here: `work_batches` finds the references of one work. Raise UsageError if
    there is no such column or no pyarrow.
    """
    schema = checked_schema()
    for batch in each_batch(batches):
        items = column(batch, item, needed=True)
        yield batch_of(checked_rows(items, column(batch, "id"), list(map(read_item, items))), schema)


def checked_rows(
    items: Sequence[Any], ids: Sequence[Any], read: Sequence[Record | str]
) -> Iterator[dict[str, Any]]:
    """Yield the rows of `checked_schema` for CSL-JSON objects, their ids, and what `read_item` says of them."""
    named = [_named(text, each) for text, each in zip(items, read, strict=True) if not isinstance(each, str)]
    told = iter(findings_of(named, "csl-json"))
    for text, id, each in zip(items, ids, read, strict=True):
        yield {
            "id": _id_of(id, each),
            "item": text if isinstance(text, str) else None,
            "findings": [fault(each)] if isinstance(each, str) else next(told),
        }


def _id_of(id: Any, each: Record | str) -> str | None:
    if isinstance(id, str):
        return id
    return None if isinstance(each, str) else each.reference.id


def _named(text: str, record: Record) -> Record:
    """Return the record under a name that is made of its text: rows may have the same id, or none."""
    name = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(record, reference=replace(record.reference, id=name))


def read_item(text: Any) -> Record | str:
    """Return a CSL-JSON object as a record; why it is none, as a sentence, if it cannot be read."""
    from bibtools.model import Record, Reference

    if not isinstance(text, str) or not text.strip():
        return "the row has no item"
    try:
        value = json.loads(text)
        if not isinstance(value, dict):
            return "the item is no JSON object"
        if "\\ud" in text.lower():
            # Half of a surrogate pair is valid JSON, but no text that can be written.
            json.dumps(value, ensure_ascii=False).encode()
        return Record(Reference.from_csl(value))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        return f"the item is no CSL-JSON: {error}"


def findings_of(records: Sequence[Record], kind: DocumentKind) -> Iterator[list[dict[str, str]]]:
    """Yield the findings of each record, as rows of the schema, in the order of their codes.

    `kind` is what they come from. Records with one `id` must be the same record.
    """
    from bibtools.linter.document import Document
    from bibtools.linter.runner import check_document
    from bibtools.model import Text
    from bibtools.pipeline.check_documents import items_of, year_now

    unique = list({record.reference.id: record for record in records}.values())
    document = Document(Text("rows", "\n".join(record.raw for record in unique)), kind, "csl")
    document.year_now = year_now()
    document.items = items_of(document, unique)
    found: dict[str, list[Finding]] = {}
    for finding in check_document(document, _plan()):
        found.setdefault(finding.key, []).append(finding)
    # The document and its items hold each other: parted, they are freed at once, not when garbage is next looked for.
    document.items = []
    for record in records:
        mine = found.get(record.reference.id, [])
        yield [_row(each) for each in sorted(mine, key=lambda each: (each.code, each.field, each.message))]


def _plan() -> Plan:
    """Return the plan of the rules that look at one entry alone: what a row says must not depend on others."""
    from bibtools.linter.runner import make_plan
    from bibtools.linter.settings import CheckSettings

    plan = make_plan(CheckSettings(ignore=("KEY",)))
    for scope in ("file", "set"):
        plan.by_scope.pop(scope, None)
    return plan


def _row(finding: Finding) -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "field": finding.field,
        "message": finding.message,
    }


def reference_of(text: Any) -> Reference | str:
    """Return the reference of a CSL-JSON object, or why there is none."""
    read = read_item(text)
    return read if isinstance(read, str) else read.reference
