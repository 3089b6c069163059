"""Training the model: labelled references in; weights.bin, network.bin, lexicon.bin and model.json out."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bibtools.parser.certain import find_certain
from bibtools.parser.crf.group import Columns
from bibtools.parser.crf.network_file import FILE as NETWORK
from bibtools.parser.crf.network_file import Networks, networks_file
from bibtools.parser.crf.weights import FILE as WEIGHTS
from bibtools.parser.features import features
from bibtools.parser.lexicon import FAMILY, GIVEN, write_lexicon
from bibtools.parser.lexicon import FILE as LEXICON
from bibtools.parser.tagger import FORMAT, feature_texts, glued
from bibtools.parser.token_features import TokenFeatures
from bibtools.parser.words import grouped, word_classes
from bibtools.support.files import write_file
from bibtools.support.folding import fold_case
from bibtools.training.crfsuite import Trained, Training, weights_file
from bibtools.training.european import LANGUAGES
from bibtools.training.labelled import Labelled, token_labels
from bibtools.training.tables import lines, slots

DEFAULTS = {"c1": 0.1, "c2": 0.05, "max_iterations": 90, "feature.minfreq": 2}
_FLAGS = {"name": "n", "journal": "j", "place": "l", "publisher": "p"}


def train(items: Iterable[Labelled], lexicon: Mapping[str, str], options: Mapping[str, Any]) -> Trained:
    """Return the conditional random field that `items` teach."""
    training = Training(options)
    for columns, labels in examples_of(items, lexicon):
        training.add(columns, labels)
    return training.run()


def examples_of(
    items: Iterable[Labelled], lexicon: Mapping[str, str]
) -> Iterator[tuple[Columns, Sequence[str]]]:
    """Yield the groups of features of each reference's tokens, kind by kind, and the labels of the tokens."""
    seen: dict[str, TokenFeatures] = {}
    for item in items:
        raw, spans, labels = token_labels(item)
        if not spans:
            continue
        by_start = {found.start: found for found in find_certain(raw)}
        texts = feature_texts(raw, spans, by_start)
        for text in texts:
            if text not in seen:
                seen[text] = TokenFeatures(text, lexicon, word_classes())
        yield features([seen[text] for text in texts], glued(spans)), labels


def read_dictionary(path: Path) -> dict[str, str]:
    """Read AnyStyle's dict.txt.gz into plain word → flags."""
    lexicon: dict[str, str] = {}
    flag = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word = line.strip().split("\t")[0]
            if word.startswith("#!"):
                flag = _FLAGS[word.split()[1]]
            elif word and not word.startswith("#"):
                _add(lexicon, fold_case(word), flag)
    return lexicon


def _add(lexicon: dict[str, str], word: str, flag: str) -> None:
    flags = lexicon.get(word, "")
    if flag not in flags:
        lexicon[word] = "".join(sorted(flags + flag))


_PERSONS = ("author", "editor", "translator")
_LABEL_FLAG = {
    "author": "n",
    "editor": "n",
    "translator": "n",
    "journal": "j",
    "location": "l",
    "publisher": "p",
}


def extend_dictionary(lexicon: dict[str, str], items: Iterable[Labelled], least: int = 2) -> None:
    """Add the words that stand at least `least` times in names, journals, places and publishers of `items`."""
    counts: Counter[tuple[str, str]] = Counter()
    for item in items:
        for label, text in item.segments:
            flag = _LABEL_FLAG.get(label.lstrip("+"))
            if flag:
                counts.update((fold_case(word.strip(".,;:()[]\"'“”")), flag) for word in text.split())
    for (word, flag), count in sorted(counts.items()):
        if count >= least and len(word) > 2 and word.isalpha():
            _add(lexicon, word, flag)


_INVERTED = re.compile(
    r"[^\W\d_][\w'’-]+, (?P<given>[^\W\d_]{3,})(?=[.;]?$| \w\.|[.;] | and | et | und | ve | & )"
)


def add_given_names(lexicon: dict[str, str], items: Iterable[Labelled]) -> None:
    """Flag given names: those of the generators' tables, and what follows the family name of inverted names."""
    found = set(lines("tr-given"))
    for language in LANGUAGES:
        found.update(slots(f"words-{language}")["given"])
    for item in items:
        for label, text in item.segments:
            name = _INVERTED.match(text) if label in _PERSONS else None
            if name and name["given"].istitle():
                found.add(name["given"])
    for word in sorted({fold_case(part) for name in found for part in re.split(r"[\s-]", name)}):
        if len(word) > 2 and word.isalpha():
            _add(lexicon, word, GIVEN)


def add_family_names(lexicon: dict[str, str]) -> None:
    """Flag the Turkish family names of the generators' table."""
    for word in map(fold_case, lines("tr-family")):
        _add(lexicon, word, FAMILY)


def write_model(
    folder: Path,
    trained: Trained,
    lexicon: Mapping[str, str],
    metadata: Mapping[str, Any],
    options: Mapping[str, Any] = DEFAULTS,
    networks: Networks | None = None,
) -> None:
    """Write the files of a model to `folder`: a random field, networks for the same labels if there are any, the word
    list, and what is said of the model."""
    folder.mkdir(parents=True, exist_ok=True)
    write_lexicon(lexicon, folder / LEXICON)
    write_file(folder / WEIGHTS, weights_file(trained))
    (folder / NETWORK).unlink(missing_ok=True)
    if networks:
        write_file(folder / NETWORK, networks_file(networks))
    text = json.dumps(
        {
            "format": FORMAT,
            "options": dict(options),
            "word_classes": grouped(word_classes()),
            **metadata,
        },
        ensure_ascii=False,
        indent=2,
        sort_keys=True,
    )
    write_file(folder / "model.json", f"{text}\n".encode())
