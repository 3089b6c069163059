"""The findings of a build: which are shown, and what is said of a .bib file that cannot be read as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bibtools.linter.document import bib_document
from bibtools.linter.settings import fits, settings_from
from bibtools.linter.suppression import suppress
from bibtools.model import Finding, Library, Severity, Text
from bibtools.pipeline.config import Config
from bibtools.support.messages import message

_DAMAGE = frozenset(
    {"unclosed-entry", "unclosed-value", "entry-in-value", "unclosed-comment", "unclosed-preamble"}
)
"""Faults of syntax behind which the rest of the file may have been read as something else."""


def about_damage(library: Library) -> list[Finding]:
    """Return a finding for every fault that makes it unsafe to take entries for deleted."""
    hint = "Mend the file there, and build again; nothing was written."
    return [
        Finding(
            "BLD005",
            message("{sentence}, so what follows may be left out", sentence=message(fault.message)),
            library.place(fault.span),
            "damaged-bib",
            Severity.ERROR,
            hint=hint,
            span=fault.span,
        )
        for fault in library.faults
        if fault.kind in _DAMAGE
    ]


def chosen(
    findings: Sequence[Finding], bib: Text, library: Callable[[], Library], config: Config
) -> tuple[Finding, ...]:
    """Return the findings that the settings of `check` select and no comment in the .bib suppresses.

    `library` reads the .bib where that is needed.
    """
    if not findings:
        return ()
    settings = settings_from(config.check)
    severities = {rule.code: settings.severity_of(rule) for rule in settings.rules()}
    running = [
        replace(finding, severity=severities[finding.code])
        for finding in findings
        if finding.code in severities and not fits(finding.code, settings.ignored_in(finding.place.file))
    ]
    here = [finding for finding in running if finding.place.file == bib.name]
    if not here or "bibtools:" not in bib.content:
        return tuple(running)
    kept = suppress(bib_document(library()), here, {})
    return tuple(finding for finding in running if finding in kept or finding.place.file != bib.name)
