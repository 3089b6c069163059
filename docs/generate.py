"""Write what the docs show by running it: docs/cli.md, docs/api.md, and the output blocks of README.md and all pages.

usage: python docs/generate.py [--check]

A block is replaced by what the command before it prints, run at the root of the repository:

    <!-- $ bibtools find seeds/*.txt -->
    ```console
    $ bibtools find seeds/*.txt
    …
    ```

The command is shown above its output, but not in a block of another language, such as ```bibtex.

A page that says `<!-- new folder -->` has a folder of its own, with nothing but makale.docx in it, in which its
commands run one after another. There, a block below `<!-- file NAME -->` is the content of a file, `python NAME` runs
one, and `cat NAME` shows what commands wrote. On Turkish pages (docs/tr) the commands answer in Turkish.

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
TURKISH = ROOT / "docs" / "tr"
_BLOCK = re.compile(
    r"(<!-- (?:\$ (?P<command>.+?)|file (?P<file>\S+)) -->\n)```(?P<language>[\w-]*)\n(?P<body>.*?)(?:\n?```\n)",
    re.DOTALL,
)
_PEERS = re.compile(r"(<!-- peers -->\n).*?(<!-- /peers -->)", re.DOTALL)
_FORMATS = re.compile(r"(<!-- formats -->\n).*?(<!-- /formats -->)", re.DOTALL)
_KINDS = re.compile(r"(<!-- kinds (?P<style>[\w-]+) -->\n).*?(<!-- /kinds -->)", re.DOTALL)


def run(command: str, folder: Path | None = None, language: str = "C") -> str:
    """Return what a `bibtools …` command prints (stdout, then stderr); `| head -N` at its end keeps N lines.

    Without a `folder`, commands about makale.docx run in one that holds it, all others at the root of the repository.
    `show FILE` prints the cites of a file of citations, and `cat FILE` a file.
    """
    folder = folder or (_article_folder() if "makale." in command else ROOT)
    program, *words = shlex.split(command.partition(" | head -")[0])
    if program in _SHOWN:
        return _SHOWN[program](folder.joinpath(*words))
    tail = command.partition(" | head -")[2]
    told = {
        "COLUMNS": "110",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONUTF8": "1",
        "LC_ALL": f"{language}.UTF-8",
        "LANGUAGE": "",
    }
    arguments = [path for word in words for path in _expanded(word)]
    lines = _printed(program, arguments, folder, {**os.environ, **told}).rstrip().splitlines()
    kept = lines[: int(tail)] if tail else lines
    return "\n".join([*kept, *(["…"] if len(kept) < len(lines) else [])])


def _printed(program: str, arguments: list[str], folder: Path, environment: dict[str, str]) -> str:
    if program == "bibtools" and hasattr(os, "fork"):
        from commands import printed

        return printed(arguments, folder, environment)
    words = ["-m", program] if program == "bibtools" else []
    done = subprocess.run(
        [sys.executable, *words, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    return done.stdout + done.stderr


@cache
def _article_folder() -> Path:
    """Return a folder that holds the articles of docs/word.md and docs/restyle.md, and the .bib made of the first."""
    from word_article import write_dated

    folder = _new_folder()
    write_dated(folder / "tarihli-makale.docx")
    run("bibtools parse makale.docx -o makale.bib --citations makale.json", folder)
    return folder


def _new_folder() -> Path:
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


def _shown_file(file: Path) -> str:
    return file.read_text(encoding="utf-8").rstrip()


_SHOWN: dict[str, Callable[[Path], str]] = {"show": shown_cites, "cat": _shown_file}


def _expanded(word: str) -> list[str]:
    """Return the files that a shell would put in place of a pattern; any other word as it is."""
    found = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(word)) if "*" in word else []
    return found or [word]


def filled(page: str, language: str = "C") -> str:
    """Return a page with its blocks replaced by what their commands print now, and its tables by those of today."""
    page = _KINDS.sub(lambda match: f"{match[1]}{kinds_table(match['style'])}{match[3]}", page)
    page = _FORMATS.sub(lambda match: f"{match[1]}{formats_table()}{match[2]}", page)
    page = _PEERS.sub(lambda match: f"{match[1]}{peers_table()}{match[2]}", page)
    folder = _new_folder() if "<!-- new folder -->" in page else None
    return _BLOCK.sub(lambda block: _filled_block(block, folder, language), page)


def _filled_block(block: re.Match[str], folder: Path | None, language: str) -> str:
    """Return a block with what its command prints; the block of a file as it is, once the file is written."""
    if folder and block["file"]:
        (folder / block["file"]).parent.mkdir(parents=True, exist_ok=True)
        (folder / block["file"]).write_text(f"{block['body'].rstrip()}\n", encoding="utf-8")
        return block[0]
    command = block["command"]
    said = run(command, folder, language)
    if block["language"] not in ("", "console") or command.startswith("show "):
        return f"{block[1]}```{block['language']}\n{said}\n```\n"
    lines = "\n".join(["```console", f"$ {command}", *([said] if said else []), "```", ""])
    return f"{block[1]}{lines}"


def sources() -> list[Path]:
    """Return the pages that are written by hand, and the README."""
    pages = ROOT.glob("docs/**/*.md")
    return [ROOT / "README.md", *sorted(page for page in pages if page.parent.name != "rules")]


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


def api_page() -> str:
    """Return docs/api.md: what `import bibtools` offers, from its docstrings."""
    from api_page import page

    return page()


def main() -> int:
    """Write or check every page; return the exit code."""
    check = "--check" in sys.argv
    pages = {
        path: filled(path.read_text(encoding="utf-8"), "tr_TR" if path.is_relative_to(TURKISH) else "C")
        for path in sources()
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
