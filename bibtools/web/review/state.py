"""What the server of the review page holds: the open sessions, and what each page should say once."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from dataclasses import field
from pathlib import Path
from typing import Any

from bibtools.pipeline.reviewing.evidence import Lookup
from bibtools.pipeline.reviewing.opening import id_of, open_again, open_bytes
from bibtools.pipeline.reviewing.saving import Saved
from bibtools.pipeline.reviewing.session import Session
from bibtools.support.dataclass import dataclass

_NOTICES = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """What a page says once: the `step` that was done, with the key and id of its reference, or what was `saved`.

    `changed` is the variable whose value was taken over from a catalogue.
    """

    step: str = ""
    key: str = ""
    id: str = ""
    changed: str = ""
    saved: Saved | None = None


@dataclass(slots=True)
class Reviews:
    """The sessions by id. `root` is the folder in whose project documents that are sent are kept and saved.

    `token` stands in every address; `style` is the citation style of the preview until a person chooses another, and
    `locale` that of the project. `lookup` are the catalogues that may be asked.
    """

    root: Path
    token: str
    style: str
    locale: str = ""
    lookup: Lookup = field(default_factory=Lookup)
    sessions: dict[str, Session] = field(default_factory=dict)
    _notices: OrderedDict[str, Notice] = field(default_factory=OrderedDict)
    _lock: Any = field(default_factory=threading.Lock)
    _opening: Any = field(default_factory=threading.Lock)

    def take(self, session: Session) -> None:
        """Add a session."""
        self.sessions[session.id] = session

    def get(self, id: str) -> Session | None:
        """Return a session, if need be by opening what an earlier server was sent; None if there is none."""
        if id not in self.sessions:
            with self._opening:
                session = None if id in self.sessions else open_again(self.root, id)
                if session is not None:
                    self.sessions[id] = session
        return self.sessions.get(id)

    def received(self, data: bytes, name: str) -> Session:
        """Return the session of a document that was sent, which may be open already. Raises InputError."""
        with self._opening:
            id = id_of(data, name, self.root)
            if id not in self.sessions:
                self.sessions[id] = open_bytes(data, name, self.root)
            return self.sessions[id]

    def say(self, notice: Notice) -> str:
        """Keep what the next page should say, and return the name to ask for it."""
        name = secrets.token_hex(4)
        with self._lock:
            self._notices[name] = notice
            while len(self._notices) > _NOTICES:
                self._notices.popitem(last=False)
        return name

    def said(self, name: str) -> Notice:
        """Return what a page should say; nothing if the server was started anew since."""
        return self._notices.get(name, Notice())
