"""Write what the docs show by running it: docs/cli.md, docs/api.md, and the output blocks of README.md and all pages.

usage: python docs/generate.py [--check]

A block is replaced by what the command before it prints, run at the root of the repository:

    <!-- $ bibtools find seeds/*.txt -->
    ```
    …
    ```

The table between `<!-- formats -->` and `<!-- /formats -->` is made from the registry of formats, that between
`<!-- kinds STYLE -->` and `<!-- /kinds -->` by rendering fifteen kinds of source in a style.

`--check` writes nothing and exits 1 if a page is not current.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(
    r"(<!-- \$ (?P<command>.+?) -->\n(?P<fence>```\w*)\n)(?P<body>.*?)(?P<end>\n?```\n)", re.DOTALL
)
_PEERS = re.compile(r"(<!-- peers -->\n).*?(<!-- /peers -->)", re.DOTALL)
_FORMATS = re.compile(r"(<!-- formats -->\n).*?(<!-- /formats -->)", re.DOTALL)


_KINDS = re.compile(r"(<!-- kinds (?P<style>[\w-]+) -->\n).*?(<!-- /kinds -->)", re.DOTALL)


def run(command: str) -> str:
    """Return what a `bibtools …` command prints (stdout, then stderr); `| head -N` at its end keeps N lines.

    Commands about makale.docx run in a folder that holds it; `show FILE` prints the cites of a file of citations there.
    """
    folder = _article_folder() if "makale." in command else ROOT
    if command.startswith("show "):
        return shown_cites(folder / command.split()[1])
    command, _, tail = command.partition(" | head -")
    words = [path for word in shlex.split(command)[1:] for path in (_expanded(word))]
    environment = {**os.environ, "COLUMNS": "110", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "bibtools", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    lines = (done.stdout + done.stderr).rstrip().splitlines()
    kept = lines[: int(tail)] if tail else lines
    return "\n".join([*kept, *(["…"] if len(kept) < len(lines) else [])])


@cache
def _article_folder() -> Path:
    """Return a new folder that holds the article of docs/word.md."""
    from word_article import write

    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder)
    write(folder / "makale.docx")
    return folder


def shown_cites(file: Path) -> str:
    """Return the cites of a file that `parse --citations` wrote, one a line."""
    lines = []
    for citation in json.loads(file.read_text(encoding="utf-8")):
        for cite in citation["cites"]:
            said = ", ".join(
                f"{name} “{cite[name]}”" for name in ("locator", "prefix", "suffix") if name in cite
            )
            lines.append(f"note {citation['note']}: {cite['key']}" + (f", {said}" if said else ""))
    return "\n".join(lines)


def _expanded(word: str) -> list[str]:
    """Return the files that a shell would put in place of a pattern; any other word as it is."""
    found = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(word)) if "*" in word else []
    return found or [word]


def filled(page: str) -> str:
    """Return a page with its blocks replaced by what their commands print now, and its tables by those of today."""
    page = _KINDS.sub(lambda match: f"{match[1]}{kinds_table(match['style'])}{match[3]}", page)
    page = _FORMATS.sub(lambda match: f"{match[1]}{formats_table()}{match[2]}", page)
    page = _PEERS.sub(lambda match: f"{match[1]}{peers_table()}{match[2]}", page)
    return _BLOCK.sub(lambda block: f"{block[1]}{run(block['command'])}\n```\n", page)


def kinds_table(style: str) -> str:
    """Return the table of what a style makes of each kind of source."""
    from kinds_table import table

    return table(style)


def peers_table() -> str:
    """Return what other linters check, and what of ours finds it."""
    from peers_table import table

    return table()


def formats_table() -> str:
    """Return the table of formats, from their registry."""
    from bibtools.formats import FORMATS

    rows = [
        "| format | endings | read | what does not come back from it | options |",
        "|---|---|---|---|---|",
    ]
    for each in FORMATS.values():
        options = "; ".join(f"`{name}`: {said}" for name, said in each.options.items())
        rows.append(f"| `{each.name}` | {', '.join(each.endings)} | {each.notes} | {each.loss} | {options} |")
    return "\n".join([*rows, ""])


def cli_page() -> str:
    """Return docs/cli.md: the help of every command."""
    from bibtools.cli.app import COMMANDS

    parts = ["# The command line\n", "Made by `python docs/generate.py` from the commands' own help.\n"]
    for name in ("", *COMMANDS):
        title = f"bibtools {name}".strip()
        parts.append(f"## {title}\n\n```\n{run(f'{title} --help')}\n```\n")
    return "\n".join(parts)


_API = """\
# The Python library

Made by `python docs/generate.py` from the docstrings.

```python
from pathlib import Path
import bibtools

records = [bibtools.normalise(bibtools.parse(raw)) for raw in bibtools.find(Path("list.txt"))]
print(bibtools.dump(records, "biblatex"))
print(bibtools.render(records, "apa", "tr-TR"))
```
"""


def api_page() -> str:
    """Return docs/api.md: the docstrings of everything that `import bibtools` offers."""
    import inspect

    import bibtools

    about = inspect.getdoc(bibtools) or ""
    parts = [_API, about[about.index("Verbs:") :] + "\n"]
    groups: dict[str, list[str]] = {"Verbs": [], "Nouns": [], "Errors and warnings": []}
    for name in bibtools.__all__:
        each = getattr(bibtools, name)
        if inspect.isfunction(each):
            groups["Verbs"].append(
                f"### {name}\n\n```python\n{_signature(name, each)}\n```\n\n{_doc(each)}\n"
            )
        elif isinstance(each, type):
            errors = issubclass(each, Exception)
            groups["Errors and warnings" if errors else "Nouns"].append(f"### {name}\n\n{_doc(each)}\n")
    for title, entries in groups.items():
        parts += [f"## {title}\n", *entries]
    return "\n".join(parts)


def _signature(name: str, function: Callable[..., object]) -> str:
    import inspect

    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", f"{name}{inspect.signature(function)}")


def _doc(each: object) -> str:
    """Return a docstring with its examples set as code."""
    import inspect

    lines = (inspect.getdoc(each) or "").splitlines()
    made: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith(">>> "):
            made.append("```python")
        made.append(line)
        if number and lines[number - 1].startswith(">>> "):
            made.append("```")
    return "\n".join(made)


def main() -> int:
    """Write or check every page; return the exit code."""
    check = "--check" in sys.argv
    pages = {
        path: filled(path.read_text(encoding="utf-8"))
        for path in [ROOT / "README.md", *ROOT.glob("docs/*.md")]
    }
    pages[ROOT / "docs" / "cli.md"] = cli_page()
    pages[ROOT / "docs" / "api.md"] = api_page()
    stale = [
        path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in stale:
        print(f"{'stale' if check else 'wrote'} {path.relative_to(ROOT)}")
        if not check:
            path.write_text(pages[path], encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
