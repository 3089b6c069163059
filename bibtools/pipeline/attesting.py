"""Ask catalogues about the items of documents that are checked."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bibtools.errors import ConfigError, UsageError
from bibtools.pipeline.config import Config, inside
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import counted, message

if TYPE_CHECKING:
    from bibtools.catalogues.catalogue import Catalogue
    from bibtools.catalogues.online.session import Session
    from bibtools.linter.document import Document, Item
    from bibtools.linter.settings import CheckSettings
    from bibtools.model import Link

_KNOWN = {"local": list, "online": list, "mailto": str, "openalex_key": str}
"""The settings of [tool.bibtools.catalogues] and their types; `online` may be true, for the usual catalogues."""


def open_catalogues(
    config: Config,
    files: Iterable[str] = (),
    *,
    online: bool = False,
    tell: Callable[[str], None] | None = None,
) -> tuple[Catalogue, ...]:
    """Return the catalogues of a run: the `files`, those on disk that the settings name, then those on the network.

    The network is used only with `online`, or if the settings name catalogues under `online`; `tell` is called
    with a sentence that says who is asked. Raise InputError for a file that is no catalogue, ConfigError for wrong
    settings and UsageError if libraries are absent that the network needs.
    """
    settings = _settings(config)
    named = [*files, *(str(inside(config, name)) for name in settings["local"])]
    made: list[Catalogue] = []
    if named:
        from bibtools.catalogues.local import LocalCatalogue

        made += [LocalCatalogue(name) for name in dict.fromkeys(named)]
    asked = settings["online"]
    if online or asked:
        made += _online(asked, settings, tell)
    return tuple(made)


def _online(
    asked: Sequence[str], settings: dict[str, Any], tell: Callable[[str], None] | None
) -> list[Catalogue]:
    from bibtools.catalogues.online.registry import USUAL, catalogues
    from bibtools.catalogues.online.session import Session

    session = Session(settings["mailto"], answers_folder())
    made = catalogues(asked or USUAL, session, settings["openalex_key"])
    if tell is not None:
        names = ", ".join(each.name for each in made)
        tell(
            message(
                "asking {names}: identifiers, title, first author and year of each work are sent to them",
                names=names,
            )
        )
    return made


def answers_folder() -> Path:
    """Return the user's folder for the answers of catalogues (XDG Base Directory Specification)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if home.startswith("/") else Path.home() / ".cache") / "bibtools" / "catalogues"


def _settings(config: Config) -> dict[str, Any]:
    """Return all settings, with defaults. Raise ConfigError for an unknown one or a wrong value."""
    file, table = str(config.file), config.catalogues
    for name in table:
        if name not in _KNOWN:
            hint = message("Known are {known}.", known=", ".join(_KNOWN))
            raise ConfigError(
                message("there is no setting `{name}` in [tool.bibtools.catalogues]", name=name),
                hint=hint,
                file=file,
            )
    made = {name: table.get(name, kind()) for name, kind in _KNOWN.items()}
    made["local"] = [made["local"]] if isinstance(made["local"], str) else made["local"]
    made["online"] = _chosen(made["online"], file)
    for name, kind in _KNOWN.items():
        whole = isinstance(made[name], kind) and (
            kind is str or all(isinstance(each, str) for each in made[name])
        )
        if not whole:
            what = "a string" if kind is str else "a list of strings"
            hint = message(
                "Write {name} = {value} below [tool.bibtools.catalogues].",
                name=name,
                value="…" if kind is str else "[…]",
            )
            raise ConfigError(
                message("`catalogues.{name}` must be {what}", name=name, what=what), hint=hint, file=file
            )
    return made


def _chosen(value: Any, file: str) -> Any:
    """Return the names of the catalogues on the network: true stands for the usual ones, false for none."""
    from bibtools.catalogues.online.registry import NAMES, USUAL

    if isinstance(value, bool):
        return list(USUAL) if value else []
    for name in value if isinstance(value, list) else ():
        if name not in NAMES:
            hint = message("Known are {names}.", names=", ".join(NAMES))
            raise ConfigError(message("there is no catalogue {name!r}", name=name), hint=hint, file=file)
    return value


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What a check asks others: `catalogues` about works, and through `links` the servers of addresses."""

    catalogues: tuple[Catalogue, ...] = ()
    links: Session | None = None

    def __bool__(self) -> bool:
        return bool(self.catalogues or self.links)


def open_inquiry(
    config: Config,
    settings: CheckSettings,
    files: Iterable[str],
    *,
    online: bool,
    tell: Callable[[str], None],
) -> Inquiry:
    """Return what a run of the check asks: nothing that no selected rule reports. Raise as `open_catalogues` does."""
    families = {rule.family for rule in settings.rules()}
    catalogues = open_catalogues(config, files, online=online, tell=tell) if "EVI" in families else ()
    if not online or "LNK" not in families:
        return Inquiry(catalogues)
    from bibtools.catalogues.online.session import Session

    tell("asking for every address in url, and the Internet Archive for copies of those that are dead")
    return Inquiry(catalogues, Session(_settings(config)["mailto"]))


def attach_answers(documents: Sequence[Document], inquiry: Inquiry) -> list[str]:
    """Ask about every item of the documents that are not hidden, and keep the answers for the rules.

    Return a sentence for each catalogue that gave no answer to some questions.
    """
    from bibtools.catalogues.verifying import verify
    from bibtools.linter.attested import attach, attach_links

    silent: Counter[tuple[str, str]] = Counter()
    known: dict[str, Link] = {}
    for item in _items(documents):
        if inquiry.catalogues:
            evidence = verify(item.reference, inquiry.catalogues)
            attach(item, evidence)
            silent.update(evidence.failed.items())
        if inquiry.links and item.value("url"):
            attach_links(item, (_link(item.reference.url, inquiry.links, known),))
    return [
        counted(
            "{name} gave no answer to {count} question: {why}",
            "{name} gave no answer to {count} questions: {why}",
            count,
            name=name,
            why=message(why),
        )
        for (name, why), count in silent.items()
    ]


def _items(documents: Sequence[Document]) -> Iterator[Item]:
    for document in documents:
        if not document.hidden:
            yield from (item for item in document.items if item.type not in ("string", "xdata", "set"))


def _link(address: str, session: Session, known: dict[str, Link]) -> Link:
    """Return what became of an address; each is asked once a run."""
    from bibtools.catalogues.online.links import check_link

    if address not in known:
        known[address] = check_link(address, session)
    return known[address]


def refuse_none(catalogues: Sequence[Catalogue]) -> None:
    """Raise UsageError if there is no catalogue to ask."""
    if not catalogues:
        hint = "Say --catalogue FILE or --online, or name catalogues under [tool.bibtools.catalogues]."
        raise UsageError("no catalogue to look works up in is named", hint=hint)
