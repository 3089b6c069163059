"""Ask catalogues about the items of documents that are checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bibtools.errors import ConfigError
from bibtools.pipeline.config import Config, inside

if TYPE_CHECKING:
    from bibtools.catalogues.catalogue import Catalogue
    from bibtools.linter.document import Document

_KNOWN = ("local",)


def open_catalogues(config: Config, files: Iterable[str] = ()) -> tuple[Catalogue, ...]:
    """Return the catalogues of a run: the `files`, then those that the project's settings name under `local`.

    Raise InputError for a file that is no catalogue and ConfigError for wrong settings.
    """
    named = [*files, *(str(inside(config, name)) for name in _local(config))]
    if not named:
        return ()
    from bibtools.catalogues.local import LocalCatalogue

    return tuple(LocalCatalogue(name) for name in dict.fromkeys(named))


def _local(config: Config) -> list[str]:
    file = str(config.file)
    for name in config.catalogues:
        if name not in _KNOWN:
            hint = f"Known are {', '.join(_KNOWN)}."
            raise ConfigError(
                f"there is no setting `{name}` in [tool.bibtools.catalogues]", hint=hint, file=file
            )
    local = config.catalogues.get("local", [])
    local = [local] if isinstance(local, str) else local
    if not isinstance(local, list) or not all(isinstance(name, str) for name in local):
        hint = 'Write local = ["catalogue.db"].'
        raise ConfigError("`catalogues.local` must be a list of file names", hint=hint, file=file)
    return local


def attach_evidence(documents: Iterable[Document], catalogues: Sequence[Catalogue]) -> list[str]:
    """Ask the catalogues about every item of the documents that are not hidden, and keep the evidence for the rules.

    Return a sentence for each catalogue that gave no answer to some questions.
    """
    from bibtools.catalogues.verifying import verify
    from bibtools.linter.attested import attach

    silent: Counter[tuple[str, str]] = Counter()
    for document in documents:
        for item in document.items if not document.hidden else ():
            if item.type not in ("string", "xdata", "set"):
                evidence = verify(item.reference, catalogues)
                attach(item, evidence)
                silent.update(evidence.failed.items())
    return [f"{name} gave no answer to {count} questions: {why}" for (name, why), count in silent.items()]
