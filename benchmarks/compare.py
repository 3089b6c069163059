"""Compare the output of bibtools and citeproc-js for twelve items in many styles, and classify the differences.

    uv run python benchmarks/compare.py [--styles 300] [--items FILE] [--show CLASS] [--limit 5]

This needs Node, and `npm install` in benchmarks/citeproc_js. Both processors run with the locale en-US, so that our
Turkish additions make no difference. A difference belongs to the first class of CLASSES whose test it passes; a table
in docs/csl.md says for each class which side is right, and why.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bibtools.csl import Citation, Cite, Processor, Style
from bibtools.csl.data import locale_folder, style_folders

HERE = Path(__file__).parent
LOCALE = "en-US"
SILENT = "so the bibliography leaves it out."
Rendered = dict[str, Any]
Item = dict[str, Any]


def chosen(count: int) -> list[Path]:
    """Return `count` independent styles, evenly spread over all of them."""
    paths = sorted(style_folders()[1].glob("*.csl"))
    return paths if count >= len(paths) else [paths[i * len(paths) // count] for i in range(count)]


def theirs(paths: list[Path], items: Path) -> dict[str, Rendered]:
    """Return by style name what citeproc-js renders: {style, cites, bibliography}, or {style, error}."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listing:
        listing.write("\n".join(map(str, paths)))
        listing.flush()
        script = str(HERE / "citeproc_js" / "render.js")
        command = ["node", script, "compare", listing.name, str(items), LOCALE, str(locale_folder()), "html"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    made = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {each["style"]: each for each in made}


def ours(path: Path, items: list[dict[str, Any]]) -> Rendered:
    """Return what bibtools renders for a style, in the same form as `theirs`."""
    style = Style.load(path.stem)
    processor = Processor(style, items, locale=LOCALE, output="html")
    processor.register(item["id"] for item in items)
    cites = [[item["id"], processor.preview(Citation([Cite(item["id"], "25", "page")]))] for item in items]
    entries = None
    if style.has_bibliography:
        made = processor.bibliography().entries
        # citeproc-js leaves out entries for which the style renders nothing; bibtools prints their titles.
        silent = {told.split(":")[0] for told in processor.warnings if told.endswith(SILENT)}
        entries = [[entry.key, entry.text] for entry in made if entry.key not in silent]
    return {"style": path.stem, "cites": cites, "bibliography": entries}


def plain(text: str) -> str:
    """Return text without tags, with `&` for its entities and single spaces for white space."""
    text = re.sub(r"<[^>]+>", "", text).replace("&#38;", "&").replace("&amp;", "&")
    return re.sub(r"\s+", " ", text).strip()


def tags(text: str) -> str:
    """Return text with its tags, but without the layout's `div` elements and doubled entities.

    citeproc-js writes the baseline as `style="baseline"`, which is no CSS.
    """
    text = text.replace('style="baseline"', 'style="vertical-align:baseline;"')
    text = re.sub(r"</?div[^>]*>", "", text).replace("&#38;", "&").replace("&amp;", "&")
    return re.sub(r"\s+", " ", text).strip()


def letters(text: str) -> str:
    """Return only the letters and digits of a text."""
    return "".join(char for char in plain(text) if char.isalnum())


LABELS = frozenset("p p. pp pp. page no no. nr vol vol. vols vols. hlm hlm. bd ed eds".split())
Test = Callable[[str, str, Item], bool]


def _label_alone(mine: str, their: str, _item: Item) -> bool:
    """Return whether their text differs only by additional labels of numbers, such as "p."."""
    words = [Counter(re.findall(r"[\w.]+", plain(text).casefold())) for text in (mine, their)]
    more = words[1] - words[0]
    return bool(more) and not words[0] - words[1] and set(more) <= LABELS


def _no_family(_mine: str, _their: str, item: Item) -> bool:
    """Return whether the item has an author without a family name or a literal name."""
    return any(not {"family", "literal"} & set(name) for name in item.get("author", ()))


def _range(_mine: str, _their: str, item: Item) -> bool:
    return len(item.get("issued", {}).get("date-parts", ())) > 1


CLASSES: list[tuple[str, Test]] = [
    ("white space or div", lambda a, b, _: tags(a) == tags(b)),
    ("markup alone", lambda a, b, _: plain(a) == plain(b)),
    ("I and İ of terms", lambda a, b, _: plain(a).replace("İ", "I") == plain(b).replace("İ", "I")),
    ("author without family name", _no_family),
    ("label without its number", _label_alone),
    ("entity written in a style", lambda a, b, _: "&#38;#" in a and "&#38;#" not in b),
    ("marks within a date range", lambda a, b, item: _range(a, b, item) and letters(a) == letters(b)),
    ("affixes within a date range", _range),
    ("punctuation or spaces", lambda a, b, _: letters(a) == letters(b)),
    ("ours has more", lambda a, b, _: len(letters(a)) > len(letters(b))),
    ("theirs has more", lambda a, b, _: True),
]


def classify(mine: str, their: str, item: Item) -> str:
    """Return the class of a difference between two texts for an item."""
    return next(name for name, test in CLASSES if test(mine, their, item))


def differences(mine: Rendered, their: Rendered, items: dict[str, Item]) -> list[tuple[str, str, str, str]]:
    """Return the differences for one style as (class, place, our text, their text)."""
    found = []
    for (key, text), (_, other) in zip(mine["cites"], their["cites"], strict=True):
        if tags(text) != tags(other):
            found.append((classify(text, other, items[key]), f"cite {key}", text, other))
    if not mine["bibliography"] or not their["bibliography"]:
        return found
    if [key for key, _ in mine["bibliography"]] != [key for key, _ in their["bibliography"]]:
        order = [" ".join(key for key, _ in side["bibliography"]) for side in (mine, their)]
        found.append(("order of entries", "bibliography", *order))
    other_entries = dict(their["bibliography"])
    for key, text in mine["bibliography"]:
        other = other_entries.get(key, "")
        if tags(text) != tags(other):
            found.append((classify(text, other, items[key]), f"entry {key}", text, other))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--styles", type=int, default=300)
    parser.add_argument("--items", type=Path, default=HERE.parent / "tests" / "csl" / "items.json")
    parser.add_argument("--show", help="print the differences of this class")
    parser.add_argument("--limit", type=int, default=10**9)
    arguments = parser.parse_args()
    items = json.loads(arguments.items.read_text(encoding="utf-8"))
    by_key = {item["id"]: item for item in items}
    paths = chosen(arguments.styles)
    other = theirs(paths, arguments.items)
    table: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    same = total = 0
    failed = 0
    for path in paths:
        if "error" in other[path.stem]:
            failed += 1
            continue
        mine = ours(path, items)
        found = differences(mine, other[path.stem], by_key)
        count = len(mine["cites"]) + len(mine["bibliography"] or ())
        total, same = total + count, same + count - sum(each[1] != "bibliography" for each in found)
        for name, where, text, their in found:
            table[name].append((path.stem, where, text, their))
    print(
        f"{same:,} of {total:,} texts are equal in {len(paths) - failed} styles; citeproc-js failed with {failed} more"
    )
    for name, found_here in sorted(table.items(), key=lambda pair: -len(pair[1])):
        print(f"{name:24} {len(found_here):6}  in {len({each[0] for each in found_here})} styles")
    for style, where, text, their in table.get(arguments.show or "", [])[: arguments.limit]:
        print(f"\n{style} {where}\n  ours   {text}\n  theirs {their}")


if __name__ == "__main__":
    main()
