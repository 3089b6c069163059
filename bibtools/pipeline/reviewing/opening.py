"""Opening a review: reading documents or a .bib, and finding the entries that their references are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shlex import quote

from bibtools.errors import InputError, UsageError
from bibtools.model import Record
from bibtools.normaliser.keys import assign_keys
from bibtools.pipeline.acceptances import acceptances
from bibtools.pipeline.config import Config, load_config
from bibtools.pipeline.reviewing.changing import accepted
from bibtools.pipeline.reviewing.entries import Entries, entries_of
from bibtools.pipeline.reviewing.item import Item
from bibtools.pipeline.reviewing.journal import Journal
from bibtools.pipeline.reviewing.session import Session
from bibtools.pipeline.reviewing.target import Target
from bibtools.pipeline.sources import Source, is_structured, read_source
from bibtools.support.messages import message

_LONGEST_NAME = 150
"""Bytes of the name of a file that was sent: with endings and what is put before it, systems allow 255."""


def open_files(files: Sequence[str], output: Path | None = None, encoding: str | None = None) -> Session:
    """Return the review of documents, or of one .bib file.

    It is saved to `output`; by default to the .bib of the project that names the documents as its sources, else to one
    beside the first of them. Raises InputError for what cannot be read or holds no reference, OutputError if the
    journal of the review cannot be kept, and ConfigError if the project's settings are wrong.
    """
    config = load_config(Path(files[0]).absolute().parent)
    if any(is_structured(file) for file in files):
        return _of_bib(files, config)
    target = _target(files, config, output)
    sources = [read_source(file, encoding=encoding) for file in files]
    return _begun(target, _records(sources))


def open_bytes(data: bytes, name: str, root: Path) -> Session:
    """Return the review of a document that was sent: its journal holds it, so that the review outlives the server.

    It is saved to the folder `root`, in a .bib of the document's name. Raise InputError for what cannot be read or
    holds no reference, and for a bibliography: its review is saved to its own file, of which only a copy was sent.
    """
    if is_structured(name):
        raise InputError("a bibliography cannot be reviewed from a copy", hint=_instead(name), file=name)
    target = _target_of_sent(name, root)
    return _begun(target, _records([read_source(data, name)]), data, name)


def _instead(name: str) -> str:
    """Return what to do with a bibliography that was sent."""
    if name.lower().endswith(".bib"):
        return message("Start the review in the folder of the file: bibtools review {file}", file=quote(name))
    bib = Path(name).stem + ".bib"
    return message(
        "Start the review in the folder of the file: bibtools convert {file} -o {bib}, then bibtools review {bib}",
        file=quote(name),
        bib=quote(bib),
    )


def id_of(data: bytes, name: str, root: Path) -> str:
    """Return the id of the session of a document that was sent."""
    return _session_id(_target_of_sent(name, root), data)


def _target_of_sent(name: str, root: Path) -> Target:
    config = load_config(root)
    letters = "".join(letter for letter in Path(name.replace("\\", "/")).stem if letter.isprintable())
    stem = (
        letters.encode("utf-8", "ignore")[:_LONGEST_NAME].decode("utf-8", "ignore").strip(". ")
        or "references"
    )
    return Target(name, config.root, root / f"{stem}.bib", config.dialect)


def _session_id(target: Target, data: bytes) -> str:
    return _digest(str(target.bib), *target.files, data.hex())


def open_again(root: Path, id: str) -> Session | None:
    """Return a session that was sent and kept in a journal; None if there is none of this id."""
    from base64 import b64decode

    from bibtools.pipeline.reviewing.journal import journals

    config = load_config(root)
    for name, head in journals(config.root):
        if name == id and "data" in head:
            return open_bytes(b64decode(head["data"]), str(head["name"]), root)
    return None


def _records(sources: Sequence[Source]) -> list[Record]:
    from bibtools.parser.repeats import is_repeat
    from bibtools.pipeline.parsing import parse_document
    from bibtools.pipeline.sources import nothing_found

    found = [record for source in sources for record in parse_document(source) if not is_repeat(record)]
    if not found:
        said, hint = nothing_found(sources[0])
        raise InputError(said, hint=hint, file=sources[0].name)
    return found


def _target(files: Sequence[str], config: Config, output: Path | None) -> Target:
    if output is not None and output.suffix.lower() != ".bib":
        raise UsageError(
            "a review is saved to a .bib file", hint="End the name with .bib; the page exports others."
        )
    paths = [Path(file).absolute() for file in files]
    built = output is None and bool(config.sources) and _are_sources(paths, config)
    bib = config.bib if built else (output.absolute() if output else paths[0].with_suffix(".bib"))
    return Target(", ".join(files), config.root, bib, config.dialect, built, tuple(files))


def _are_sources(paths: Sequence[Path], config: Config) -> bool:
    sources = {path.resolve() for pattern in config.sources for path in config.root.glob(pattern)}
    return {path.resolve() for path in paths} <= sources


def _begun(target: Target, records: Sequence[Record], data: bytes = b"", name: str = "") -> Session:
    from base64 import b64encode

    entries = entries_of(target)
    items, links = entries.matched(list(_with_ids(records)))
    kept = {"data": b64encode(data).decode(), "name": name} if data else {}
    head = {"review": 1, "files": list(target.files), "bib": str(target.bib), **kept}
    id = _session_id(target, data)
    session = Session(id, target, Journal(target.root, id, head), dict(links))
    session.begin(_accepted(_with_keys(items, entries), target))
    return session


def _of_bib(files: Sequence[str], config: Config) -> Session:
    """Return the review of a .bib file, with the source lines that its lock file knows."""
    if len(files) > 1 or Path(files[0]).suffix.lower() != ".bib":
        hint = "Name one .bib file, or documents: `bibtools convert FILE -o FILE.bib` makes a .bib of other formats."
        raise UsageError("a review is of documents, or of one .bib file", hint=hint)
    bib = Path(files[0]).absolute()
    target = Target(files[0], config.root, bib, config.dialect, built=config.bib == bib, files=tuple(files))
    entries = entries_of(target)
    items, links = entries.all()
    if not items:
        hint = "Name the documents that its references are in, or another .bib file."
        raise InputError("there are no references in this file", hint=hint, file=files[0])
    id = _digest(str(bib))
    head = {"review": 1, "files": list(files), "bib": str(bib)}
    session = Session(id, target, Journal(target.root, id, head), dict(links))
    session.begin(_accepted(items, target))
    return session


def _accepted(items: Sequence[Item], target: Target) -> list[Item]:
    """Return the items; what `corrections.jsonl` says was accepted is so in every copy of the project."""
    known, _ = acceptances(str(target.bib))
    return [accepted(item) if known.cover(item.record, target.dialect) else item for item in items]


def _with_ids(records: Iterable[Record]) -> Iterable[Item]:
    """Yield items whose ids come from their text, so that the next run knows them again wherever they stand."""
    seen: Counter[str] = Counter()
    for record in records:
        seen[record.raw] += 1
        yield Item(_digest(record.raw, str(seen[record.raw]))[:10], record)


def _with_keys(items: Sequence[Item], entries: Entries) -> list[Item]:
    keyed = assign_keys([item.record for item in items], taken=entries.keys)
    return [replace(item, record=record) for item, record in zip(items, keyed, strict=True)]


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
