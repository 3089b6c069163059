"""Ask servers politely: one at a time, slowly, with a limit on everything, and each question once a month."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bibtools.catalogues.catalogue import NoAnswer
from bibtools.errors import OutputError, UsageError
from bibtools.support.messages import message

if TYPE_CHECKING:
    import httpx2
    from lxml.etree import _Element

TIMEOUT = 20.0
"""Seconds that a server may take to connect, and between two pieces of its answer."""
LONGEST = 45.0
"""Seconds that an answer may take as a whole."""
LARGEST = 4_000_000
"""Bytes of an answer, unpacked, beyond which it is given up."""
_TRIES = 3
_PATIENCE = 30.0
"""Seconds that a server may ask to wait (`Retry-After`) before it is given up."""
_GAP = 0.34
"""Seconds between two questions to one server: PubMed allows three in a second (E-utilities, usage guidelines)."""
_MONTH = 30 * 24 * 3600.0
_BUSY = frozenset({429, 500, 502, 503, 504})


class Session:
    """The connections of a run. `mailto` goes into the User-Agent, as Crossref and OpenAlex ask for.

    `cache` is the folder of the answers on disk (None: nothing is kept). `transport` replaces the network, for tests.
    `wait` is called with the seconds to wait. Raise UsageError if the libraries of the extra `online` are absent.
    """

    def __init__(
        self,
        mailto: str = "",
        cache: Path | None = None,
        *,
        transport: httpx2.BaseTransport | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        try:
            import httpx2
        except ImportError as error:
            hint = "Install them: pip install 'bibtools-refs[online]'"
            raise UsageError("asking catalogues on the network needs more libraries", hint=hint) from error
        agent = f"bibtools/{_version()}" + (f" (mailto:{mailto})" if mailto else "")
        self._client = httpx2.Client(
            transport=_cached(transport or httpx2.HTTPTransport(retries=1), cache),
            timeout=TIMEOUT,
            headers={"User-Agent": agent},
            follow_redirects=False,
            trust_env=True,
        )
        self._wait = wait
        self._last: dict[str, float] = {}
        self._silent: dict[str, str] = {}

    def json(self, address: str, parameters: Mapping[str, str] | None = None) -> Any:
        """Return the JSON answer of a server, None if it knows nothing there (404). Raise NoAnswer if there is none."""
        content = self._get(address, parameters, "application/json")
        if content is None:
            return None
        try:
            made = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise NoAnswer("its answer is not whole, or is no JSON") from error
        return made

    def xml(self, address: str, parameters: Mapping[str, str] | None = None) -> _Element | None:
        """Return the root of an XML answer, None if the server knows nothing there. Raise NoAnswer if there is none."""
        from lxml import etree

        content = self._get(address, parameters, "application/xml, text/xml;q=0.9, */*;q=0.1")
        if content is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise NoAnswer("its answer is not whole, or is no XML") from error
        return root

    def head(self, address: str) -> tuple[int, str]:
        """Return the status of an address and where it redirects to (empty: nowhere). Raise NoAnswer if there is none.

        A server that has no HEAD is asked for the page, of which nothing is read.
        """
        import httpx2

        self._keep_distance(urlsplit(address).netloc)
        for method in ("HEAD", "GET"):
            try:
                with self._client.stream(method, address) as answer:
                    moved = answer.headers.get("Location", "") if answer.is_redirect else ""
                    status = answer.status_code
            except httpx2.TimeoutException as error:
                raise NoAnswer(f"it did not answer in {TIMEOUT:.0f} seconds") from error
            except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError) as error:
                raise NoAnswer(str(error) or type(error).__name__) from error
            if moved or status < 400:
                break
        return status, moved

    def _get(self, address: str, parameters: Mapping[str, str] | None, accept: str) -> bytes | None:
        host = urlsplit(address).netloc
        if host in self._silent:
            raise NoAnswer(self._silent[host])
        reason = ""
        for attempt in range(_TRIES):
            self._keep_distance(host)
            status, content, reason, pause = self._tried(address, parameters, accept)
            if status == 404:
                return None
            if content is not None:
                return content
            if status not in _BUSY or pause > _PATIENCE or attempt == _TRIES - 1:
                break
            self._wait(pause or 2.0**attempt)
        # A server that is down is not asked again in this run: each question would wait as long.
        self._silent[host] = reason
        raise NoAnswer(reason)

    def _keep_distance(self, host: str) -> None:
        since = time.monotonic() - self._last.get(host, -_GAP)
        if since < _GAP:
            self._wait(_GAP - since)
        self._last[host] = time.monotonic()

    def _tried(
        self, address: str, parameters: Mapping[str, str] | None, accept: str
    ) -> tuple[int, bytes | None, str, float]:
        """Return the status, the content (None without a useful one), the reason, and the seconds to wait."""
        import httpx2

        try:
            with self._client.stream("GET", address, params=parameters, headers={"Accept": accept}) as answer:
                if answer.is_redirect:
                    return self._followed(answer, accept)
                if answer.status_code != 200:
                    pause = _seconds(answer.headers.get("Retry-After", ""))
                    return answer.status_code, None, f"it answered {answer.status_code}", pause
                if "html" in answer.headers.get("Content-Type", ""):
                    return 200, None, "it answered with a web page", 0.0
                return 200, *_read(answer), 0.0
        except httpx2.TimeoutException:
            return 504, None, f"it did not answer in {TIMEOUT:.0f} seconds", 0.0
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError) as error:
            return 0, None, str(error) or type(error).__name__, 0.0

    def _followed(self, answer: httpx2.Response, accept: str) -> tuple[int, bytes | None, str, float]:
        """Follow a redirect once, if it stays with the same server and is no step back to plain HTTP."""
        old, new = answer.request.url, answer.request.url.join(answer.headers.get("Location", ""))
        if new.host != old.host or (old.scheme == "https" and new.scheme != "https"):
            return answer.status_code, None, f"it sends elsewhere, to {new.host or 'nowhere'}", 0.0
        with self._client.stream("GET", new, headers={"Accept": accept}) as second:
            if second.status_code != 200:
                return second.status_code, None, f"it answered {second.status_code}", 0.0
            return 200, *_read(second), 0.0


def _read(answer: httpx2.Response) -> tuple[bytes | None, str]:
    """Return the body and no reason, or None and why it was given up."""
    pieces, size, began = [], 0, time.monotonic()
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > LARGEST:
            return None, f"its answer is larger than {LARGEST // 1_000_000} MB"
        if time.monotonic() - began > LONGEST:
            return None, f"its answer took longer than {LONGEST:.0f} seconds"
        pieces.append(piece)
    return b"".join(pieces), ""


def _seconds(value: str) -> float:
    """Return the seconds of a Retry-After header; 0 for a date or nonsense, for which the usual pause is made."""
    return float(value) if value.isascii() and value.isdigit() and len(value) < 7 else 0.0


def _cached(transport: httpx2.BaseTransport, cache: Path | None) -> httpx2.BaseTransport:
    """Return a transport that answers a question of the last month from the disk."""
    if cache is None:
        return transport
    try:
        from hishel import SqliteStorage
        from hishel.httpx2 import CacheTransport
    except ImportError as error:
        hint = "Install it: pip install 'bibtools-refs[online]'"
        raise UsageError("keeping answers on disk needs the library hishel", hint=hint) from error
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            message("cannot be written: {reason}", reason=message(error.strerror or str(error))),
            hint="Check the path, its permissions and the space that is left.",
            file=str(cache),
        ) from error
    return CacheTransport(transport, SqliteStorage(database_path=cache / "answers.db", default_ttl=_MONTH))


def _version() -> str:
    from importlib.metadata import version

    return version("bibtools-refs")
