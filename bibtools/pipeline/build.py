"""`build`: sources → .bib, CSL-JSON, bibliographies and lock file, again and again without losing an edit.

The .bib is written first, then the lock, then what is made from the .bib. Whatever interrupts that, the next build
recovers: an entry that the lock does not know yet is adopted if it is what would be generated, and outputs are compared
with the .bib that they are made from.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bibtools.errors import InputError
from bibtools.language.text_files import to_bytes
from bibtools.model import Finding, Text
from bibtools.parser.model_files import digest_of
from bibtools.pipeline.build_files import Files
from bibtools.pipeline.build_findings import about_damage, chosen
from bibtools.pipeline.build_outputs import Outputs, check_styles
from bibtools.pipeline.build_plan import Plan, Planner
from bibtools.pipeline.build_sources import relative_name, source_paths
from bibtools.pipeline.build_state import BuildState
from bibtools.pipeline.config import Config, model_of
from bibtools.pipeline.lock import lock_path
from bibtools.pipeline.output_names import json_path
from bibtools.pipeline.removals import refuse_mass_removal
from bibtools.pipeline.store.database import Store
from bibtools.pipeline.store.entries import Entries
from bibtools.pipeline.text_diff import unified_diff
from bibtools.support.dataclass import dataclass
from bibtools.support.exchange import replace_if_unchanged
from bibtools.support.garbage import uncollected
from bibtools.support.serial import one_at_a_time

_TRIES = 20


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did, or would do.

    `changed` are the files that differ (relative to the project), `diff` shows how, if it was asked for. `added`,
    `updated` and `removed` are the keys of entries that came, changed and went. `damaged` says that the .bib cannot be
    read as a whole; nothing was written then.
    """

    changed: tuple[str, ...] = ()
    diff: str = ""
    findings: tuple[Finding, ...] = ()
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    damaged: bool = False

    @property
    def in_conflict(self) -> bool:
        """Whether an edit and the source list disagree."""
        return any(finding.code == "BLD001" for finding in self.findings)


def build(config: Config, *, write: bool = True, accept_removals: bool = False) -> BuildResult:
    """Bring a project's outputs up to date; with `write=False` only say what is stale, and how, as a diff.

    Raises ConfigError if the project names no sources, InputError for what cannot be read and if many entries would
    be lost without `accept_removals`, StyleError for a style, OutputError for what cannot be written.
    """
    with one_at_a_time(config.root), uncollected(), closing(Store(config.root, model_of(config))) as store:
        return _Build(config, store, write, accept_removals).run()


class _Build:
    """One run."""

    def __init__(self, config: Config, store: Store, write: bool, accept_removals: bool) -> None:
        self._config = config
        self._write = write
        self._accept_removals = accept_removals
        self._state = BuildState.load(config.root)
        self._store = store
        self._paths = source_paths(config)
        self._files = Files()
        self._planner = Planner(config, self._store, self._paths, self._files)

    def run(self) -> BuildResult:
        """Do what the last build did not do yet."""
        before = self._inputs()
        if self._state.state == before:
            return BuildResult(findings=self._state.findings)
        check_styles(self._config)
        for _ in range(_TRIES):
            result = self._attempt()
            if result is not None:
                return result
        raise InputError(
            "this file is being changed again and again while the build runs",
            hint="Close the program that writes it, and build once more.",
            file=str(self._config.bib),
        )

    def _inputs(self) -> str:
        """Return the digest of all files that a build reads or writes, and of the configuration."""
        config = self._config
        made = [config.bib, lock_path(config.bib), json_path(config.bib)]
        made += [config.bib.with_name(name) for name in sorted(self._state.rendered)]
        styles = [config.root / style for style in config.styles if style.endswith(".csl")]
        named = [*self._paths.values(), *made, *styles]
        model = model_of(config)
        told = repr((config, digest_of(model) if model else "", [str(path) for path in named]))
        return self._files.state(told, named)

    def _attempt(self) -> BuildResult | None:
        """Build from the .bib as it is now; None if somebody saved it meanwhile, and it has to be read again."""
        from bibtools.bibtex import scan

        content, bib = self._existing()
        plan = self._planner.quick(bib, content)
        if plan is None:
            library = scan(bib, self._config.dialect)
            damage = about_damage(library)
            if damage:
                return BuildResult(findings=tuple(damage), damaged=True)
            plan = self._planner.full(library)
        update = plan.update
        if not self._accept_removals:
            refuse_mass_removal(
                self._config.bib,
                known=plan.known,
                gone=update.removed,
                deleted=update.deleted,
                held=lambda: len(plan.library().entries),
            )
        written = content if update.text == bib.content else to_bytes(update.text, bib)
        if self._write and written != content and not self._replace(written or b"", content):
            return None
        return self._finished(bib, plan)

    def _existing(self) -> tuple[bytes | None, Text]:
        """Return the .bib as it stands, as bytes and as text; an empty text if there is none yet."""
        from bibtools.language.text_files import read_text

        name = relative_name(self._config.bib, self._config.root)
        if not self._config.bib.exists():
            return None, Text(name, "")
        if not self._config.bib.is_file():
            read_text(self._config.bib)  # says what is wrong: a folder, for example
        content = self._config.bib.read_bytes()
        self._files.now(self._config.bib, content)
        return content, read_text(content, name=name)[0]

    def _replace(self, content: bytes, expected: bytes | None) -> bool:
        replaced = replace_if_unchanged(self._config.bib, content, expected)
        if replaced:
            self._files.now(self._config.bib, content)
        return replaced

    def _finished(self, bib: Text, plan: Plan) -> BuildResult:
        """Write the lock and the outputs, and tell what differs; `bib` is the .bib as it was."""
        config, update = self._config, plan.update
        changed: dict[Path, tuple[str, str | None]] = {}
        if update.text != bib.content or not config.bib.exists() or config.bib.stat().st_size == 0:
            changed[config.bib] = (update.text, bib.content)
        lock = lock_path(config.bib)
        present = self._files.content(lock)
        if present is None or (plan.lock != present and plan.lock != present.replace(b"\r\n", b"\n")):
            # Only a diff shows the texts.
            changed[lock] = ("", None) if self._write else (plan.lock.decode(), _text(present))
            self._put(lock, plan.lock)
        now, texts = replace(bib, content=update.text), plan.texts
        entries = None if texts is None else Entries(texts, config.dialect)
        outputs = Outputs(config, now, self._state, self._store, entries)
        for path, text, before in outputs.changed():
            changed[path] = (text, before)
            self._put(path, text.encode("utf-8", "backslashreplace"))
        findings = chosen([*plan.found, *update.findings, *outputs.findings], bib, plan.library, config)
        if self._write:
            self._planner.remember(plan, bib.encoding, lambda: outputs.library)
            self._remember(findings)
        diff = "" if self._write else "".join(self._diff(path, *texts) for path, texts in changed.items())
        names = tuple(relative_name(path, config.root) for path in changed)
        return BuildResult(names, diff, findings, update.added, update.changed, update.removed)

    def _put(self, path: Path, content: bytes) -> None:
        if self._write:
            self._files.write(path, content)

    def _diff(self, path: Path, text: str, before: str | None) -> str:
        return unified_diff(before or "", text, relative_name(path, self._config.root))

    def _remember(self, findings: tuple[Finding, ...]) -> None:
        self._store.save()
        self._state.findings = findings
        self._state.state = self._inputs()
        self._state.save()


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "replace")
