"""Five-fold cross-validation of the tagger on AnyStyle's core.xml, in the form that its scorer reads.

usage: python benchmarks/crossval.py TRAINING_DATA FOLDS OUT [--with good,grobid] [--fold N]

TRAINING_DATA is the folder with anystyle/ and grobid-citation/; FOLDS holds cv0_train.xml … cv4_test.xml, made by
`tools/score_segments.py folds` there. Writes OUT/gold.xml and OUT/pred.jsonl for `tools/score_segments.py score`.
Labels are AnyStyle's own. References that are added to the training part of a fold are left out if they share half of
their words with a reference of its test part.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from bibtools.parser.tagger import Tagger
from bibtools.training.anystyle import read_anystyle
from bibtools.training.build import DEFAULTS, read_dictionary, train, write_model
from bibtools.training.grobid import read_grobid
from bibtools.training.labelled import Labelled, unique, without_near

OPTIONS = {**DEFAULTS, "c1": 0.02, "c2": 0.02, "max_iterations": 150, "feature.minfreq": 1}
"""With a tenth of the shipped model's data, less smoothing and more iterations are better."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--with", dest="more", default="")
    parser.add_argument("--fold", type=int, default=None)
    options = parser.parse_args()
    more = added(options.data, options.more.split(","))
    lexicon = read_dictionary(options.data / "anystyle" / "dict.txt.gz")
    options.out.mkdir(parents=True, exist_ok=True)
    gold, lines = [], []
    for number in range(5) if options.fold is None else [options.fold]:
        taught = list(read_anystyle(options.folds / f"cv{number}_train.xml", mapped=False))
        test = list(read_anystyle(options.folds / f"cv{number}_test.xml", mapped=False))
        items = taught * (2 if more else 1) + without_near(more, test)
        with TemporaryDirectory() as folder:
            write_model(Path(folder), train(items, lexicon, OPTIONS), lexicon, {}, OPTIONS)
            tagger = Tagger(Path(folder))
            for item in test:
                pieces, _ = tagger.tag(item.raw)
                found = [
                    [label_of(p.label, text), text] for p in pieces if (text := item.raw[p.start : p.end])
                ]
                lines.append(json.dumps(found, ensure_ascii=False))
                gold.append(item)
        print(f"fold {number}: trained on {len(items)}, tested on {len(test)}", flush=True)
    (options.out / "pred.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_gold(gold, options.out / "gold.xml")


def label_of(label: str, text: str) -> str:
    """Return AnyStyle's label: it labels a DOI written as a URL as `url`, and an ISSN as `note`."""
    if label == "doi" and "http" in text.lower():
        return "url"
    return {"issn": "note"}.get(label, label)


def added(data: Path, names: list[str]) -> list[Labelled]:
    """Return the references of the sets named by --with, each once."""
    items: list[Labelled] = []
    if "good" in names:
        items += read_anystyle(data / "anystyle" / "good.xml", mapped=False)
    if "grobid" in names:
        items += list(read_grobid(data / "grobid-citation" / "corpus"))
    return unique(items)


def write_gold(items: list[Labelled], path: Path) -> None:
    root = ElementTree.Element("dataset")
    for item in items:
        sequence = ElementTree.SubElement(root, "sequence")
        for label, text in item.segments:
            ElementTree.SubElement(sequence, label).text = text
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    main()
