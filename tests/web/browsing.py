"""A server of the review page as a process, and Debian's Chromium to look at it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bibtools.pipeline.reviewing.evidence import Lookup
from bibtools.pipeline.reviewing.opening import open_files
from bibtools.web.review.app import make_app
from bibtools.web.review.state import Reviews
from bibtools.web.server import bound

CHROMIUM = shutil.which("chromium") or ""
_COUNT = """
document.addEventListener("htmx:afterSettle", (event) => {
  const { elt, target } = event.detail;
  if (elt?.id === "page" || target?.id === "page") window.settled = (window.settled || 0) + 1;
});
"""
"""Counts the pages that arrived, without the parts that a page asks for itself."""


class Server:
    """`bibtools review`, started in a folder."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "bibtools", "review", "--no-browser", *arguments]
        self._process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr is not None
        found = re.search(r"http://\S+", self._process.stderr.readline())
        assert found is not None
        self.address = found[0]

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.communicate()

    def end(self) -> str:
        """End it as Ctrl-C would, and return what it printed."""
        self._process.send_signal(signal.SIGINT)
        return self._process.communicate()[1]


@contextmanager
def server(folder: Path, *arguments: str) -> Iterator[Server]:
    """Yield a running server, and end it; it must have printed no traceback."""
    made = Server(folder, *arguments)
    try:
        yield made
    finally:
        assert "Traceback" not in made.end()


class Thread:
    """The server of the review page in a thread of this process, which starts at once; `address` as of Server."""

    def __init__(self, folder: Path, name: str, lookup: Lookup) -> None:
        import uvicorn

        reviews = Reviews(folder, "token-of-a-test", "chicago-author-date", lookup=lookup)
        if name:
            reviews.take(open_files([str(folder / name)]))
        listener = bound("127.0.0.1", 0)
        config = uvicorn.Config(make_app(reviews), log_level="warning", access_log=False, lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([listener],))
        self._thread.start()
        self.address = f"http://127.0.0.1:{listener.getsockname()[1]}/{reviews.token}/"

    def end(self) -> None:
        """End it."""
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join()


@contextmanager
def in_thread(folder: Path, name: str = "", lookup: Lookup | None = None) -> Iterator[str]:
    """Yield the address of a server in this process, which reviews the file `name` of a folder."""
    made = Thread(folder, name, lookup or Lookup())
    try:
        yield made.address
    finally:
        made.end()


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield the browser; skip the test where Chromium or playwright is absent."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Window:
    """A window of the browser, used by keyboard alone. `faults` are what the browser's console complains about."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.page = browser.new_context(**{"locale": "en-US", **options}).new_page()
        self.page.set_default_timeout(20_000)
        self.faults: list[str] = []
        self.page.on("console", lambda message: self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}"))
        self.page.add_init_script(_COUNT)
        self.page.goto(address)

    def press(self, *keys: str) -> None:
        """Press keys that stay on the page."""
        for key in keys:
            self.page.keyboard.press(key)

    def do(self, key: str) -> None:
        """Press a key that leads to another page or state, and wait until it is there."""
        before = self.page.evaluate("window.settled || 0")
        self.page.keyboard.press(key)
        self.until(f"(window.settled || 0) > {before}")

    def until(self, condition: str) -> None:
        """Wait until an expression is true; what playwright has for that is forbidden by the page's policy."""
        for _ in range(500):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(40)
        raise AssertionError(f"not within twenty seconds: {condition}")

    def text(self, selector: str) -> str:
        """Return the text of an element."""
        return str(self.page.inner_text(selector))

    @property
    def key(self) -> str:
        """The key of the reference that is shown."""
        return str(self.page.input_value("#key"))

    @property
    def source(self) -> str:
        """The source text of the reference that is shown."""
        return " ".join(
            self.page.eval_on_selector_all("#words [role=option]", "all => all.map(e => e.textContent)")
        )
