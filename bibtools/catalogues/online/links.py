"""Does an address still answer, and is there a copy in an archive?"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from bibtools.catalogues.catalogue import NoAnswer
from bibtools.catalogues.online.values import table, text
from bibtools.model import Link

if TYPE_CHECKING:
    from bibtools.catalogues.online.session import Session

_ARCHIVE = "https://archive.org/wayback/available"
"""The Internet Archive's API (https://archive.org/help/wayback_api.php)."""
_HOPS = 6
_GONE = frozenset({404, 410})


def check_link(address: str, session: Session, public: Callable[[str], bool] | None = None) -> Link:
    """Return what became of an address: only its head is asked for, and no machine of a private network is.

    `public` tells whether a host may be asked; by default those whose addresses are all public. A page that is gone
    comes with a copy of the Internet Archive, if that has one. What cannot be told (a server that is slow, busy or
    lets nobody in) is no dead link.
    """
    may = public or is_public
    status, reason = _status(address, session, may)
    if status not in _GONE and reason != "unknown host":
        return Link(address)
    return Link(address, f"it answers {status}" if status else reason, _copy(address, session))


def _status(address: str, session: Session, may: Callable[[str], bool]) -> tuple[int, str]:
    """Return the status in the end, behind redirects, or 0 and why there is none."""
    for _ in range(_HOPS):
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return 0, "it is not an address of the web"
        try:
            if not may(parts.hostname):
                return 0, "it is not on the public network"
            status, to = session.head(address)
        except socket.gaierror:
            return 0, "unknown host"
        except (NoAnswer, OSError, UnicodeError) as error:
            return 0, str(error)
        if not to:
            return status, ""
        address = urljoin(address, to)
    return 0, "it is redirected too often"


def is_public(host: str) -> bool:
    """Return whether all addresses of a host are public ones. Raise socket.gaierror for an unknown host.

    The addresses of a bibliography are a stranger's: they may point at the machine itself, or at its neighbours.
    """
    found = {each[4][0] for each in socket.getaddrinfo(host, None)}
    return all(ipaddress.ip_address(str(each).split("%")[0]).is_global for each in found)


def _copy(address: str, session: Session) -> str:
    try:
        answer = session.json(_ARCHIVE, {"url": address})
    except NoAnswer:
        return ""
    closest = table(answer, "archived_snapshots", "closest")
    found = text(closest.get("url")) if closest.get("available") is True else ""
    return found.replace("http://web.archive.org", "https://web.archive.org", 1)
