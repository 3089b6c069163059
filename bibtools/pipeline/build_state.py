"""What the last build left: enough to see at once that nothing has changed, and which output was made from what.

It is kept in `.bibtools_cache` beside the configuration. Nothing depends on it but time.
"""

from __future__ import annotations

from dataclasses import field
from hashlib import sha256
from pathlib import Path
from typing import Any

from bibtools.model import Finding
from bibtools.pipeline.cache_folder import read_cache, write_cache
from bibtools.pipeline.finding_json import from_json, to_json
from bibtools.support.dataclass import dataclass
from bibtools.support.program import fingerprint

_NAME = "build.json"


def digest(*parts: str | bytes) -> str:
    """Return what tells these contents, and the program that works on them, from any others."""
    made = sha256(fingerprint().encode())
    for part in parts:
        content = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(f"{len(content)}:".encode())
        made.update(content)
    return made.hexdigest()[:32]


@dataclass(slots=True)
class BuildState:
    """The state after a build: a digest of all inputs and outputs with the findings, and what each output is made of.

    `rendered` maps an output's name to the digest of what it was made from, of its text, and the warnings that came.
    """

    folder: Path
    state: str = ""
    findings: tuple[Finding, ...] = ()
    rendered: dict[str, tuple[str, str, tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> BuildState:
        """Return what the last build left in a project's folder; an empty state if that cannot be read."""
        made = cls(folder)
        try:
            content = read_cache(folder, _NAME)
            findings = tuple(from_json(each) for each in content["findings"])
            rendered = {
                str(name): (str(source), str(text), tuple(map(str, warnings)))
                for name, (source, text, warnings) in content["rendered"].items()
            }
            made.state, made.findings, made.rendered = str(content["state"]), findings, rendered
        except (ValueError, TypeError, KeyError, AttributeError):
            pass
        return made

    def save(self) -> None:
        """Write the state; a folder that takes no file is no fault."""
        content: dict[str, Any] = {
            "state": self.state,
            "findings": [to_json(each) for each in self.findings],
            "rendered": self.rendered,
        }
        write_cache(self.folder, _NAME, content)
