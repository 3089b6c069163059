"""A Document as lines of text, so that cases can say what is expected."""

from __future__ import annotations

from bibtools.model import CitationField, Document, Note, Place, TextBlock


def dump(document: Document) -> str:
    """Write blocks, notes, fields, changes and faults, a line each; `⟨1⟩` is where the mark of note 1 stands."""
    lines = [_block(block, _marked(document, index)) for index, block in enumerate(document.blocks)]
    for note in document.notes:
        lines.append(f"{note.kind} {note.number}" + ("" if note.block >= 0 else " (no mark)"))
        lines += [f"  {_block(block, block.text)}" for block in note.blocks]
    lines += [_field(field) for field in document.fields]
    lines += [f"source {each.id}: {each.type} {each.title}" for each in document.sources]
    lines += [f"bibliography {name}" for name in document.bibliographies]
    for change in document.changes:
        lines.append(f"{change.by} {_place(change.place)}: {change.before!r} → {change.after!r}")
    lines += [f"{each.kind} {_place(document.text.place(each.span.start))}" for each in document.faults]
    return "\n".join(lines) + "\n"


def _marked(document: Document, index: int) -> str:
    text = document.blocks[index].text
    here: list[Note] = [note for note in document.notes if note.block == index]
    for note in sorted(here, key=lambda each: -each.offset):
        text = text[: note.offset] + f"⟨{note.number}⟩" + text[note.offset :]
    return text


def _block(block: TextBlock, text: str) -> str:
    about = [block.kind]
    about += [f"level={block.level}"] if block.level or block.kind == "heading" else []
    about += [f"marker={block.marker}"] if block.marker else []
    about += [f"cell={block.row}.{block.cell}"] if block.row else []
    about += [f"bibliography={block.bibliography}"] if block.bibliography else []
    about += [f"key={block.key}"] if block.key else []
    about += (
        [f"italics={'|'.join(block.text[s.start : s.end] for s in block.italics)}"] if block.italics else []
    )
    return f"{' '.join(about)}: " + text.replace("\n", "⏎").replace("\t", "⇥")


def _field(field: CitationField) -> str:
    items = []
    for item in field.items:
        title = f" “{item.reference.title}”" if item.reference else ""
        parts = (("prefix", item.prefix), (item.label, item.locator), ("suffix", item.suffix))
        about = "".join(f" {name}={text}" for name, text in parts if text)
        items.append(f"{item.key}{title}{about}" + (" no-author" if item.suppress_author else ""))
    where = f"note {field.note}" if field.note >= 0 else "body"
    command = f" \\{field.command}" if field.command else ""
    return f"{field.kind}{command} in {where} {field.block}:{field.span.start}: {field.text} ← {'; '.join(items)}"


def _place(place: Place | None) -> str:
    if place is None or not (place.line or place.paragraph or place.note or place.page):
        return "nowhere"
    return str(place).removeprefix(f"{place.file}").lstrip(": ")
