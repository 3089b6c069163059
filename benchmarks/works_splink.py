"""Measure splink, a library for record linkage, and the matcher of bibtools on the pairs of benchmarks/works.py.

    uv run --with splink python benchmarks/works_splink.py FILE.bib… [--works 1000] [--seed 1] [--limit 200]

Both get the same references and the same pairs to score: those that share a blocking key of bibtools. Splink learns its
weights from the references alone, by its documented way: u from random pairs, m by expectation maximisation over two
blockings. Its threshold is that of the best F1 on these very pairs, which a user could not know.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import pyarrow as pa
from works import Row, arguments, chosen

from bibtools.pipeline.batches.works import SURE, keys_of, score
from bibtools.support.folding import fold_text

Pair = tuple[int, int]


def table_of(rows: Sequence[Row], limit: int) -> pa.Table:
    """Return the rows for splink: texts folded, nulls for what is absent, keys that at most `limit` rows share."""
    keys = [keys_of(row.reference) for row in rows]
    shared = Counter(key for each in keys for key in each)
    made = []
    for at, row in enumerate(rows):
        item = json.loads(row.item)
        people = item.get("author") or item.get("editor") or [{}]
        values = {
            "title": fold_text(item.get("title", "")),
            "family": fold_text(people[0].get("family", people[0].get("literal", ""))),
            "initial": fold_text(people[0].get("given", ""))[:1],
            "year": str(row.reference.issued or "")[:4],
            "volume": str(item.get("volume", "")),
            "edition": str(item.get("edition", "")),
            "translator": fold_text((item.get("translator") or [{}])[0].get("family", "")),
            "doi": str(item.get("DOI", "")).lower(),
        }
        kept = [key for key in keys[at] if 2 <= shared[key] <= limit]
        made.append({"unique_id": at, "keys": kept, **{name: each or None for name, each in values.items()}})
    return pa.Table.from_pylist(made)


def linked(table: pa.Table) -> dict[Pair, float]:
    """Return the probability that splink gives each pair with a key in common."""
    import splink.comparison_library as comparisons
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            comparisons.JaroWinklerAtThresholds("title", [0.97, 0.92, 0.8]),
            comparisons.JaroWinklerAtThresholds("family", [0.92, 0.8]),
            *(comparisons.ExactMatch(name) for name in ("initial", "volume", "edition", "translator", "doi")),
            comparisons.LevenshteinAtThresholds("year", 1),
        ],
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
    )
    database = DuckDBAPI()
    linker = Linker(database.register(table), settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("title", "family"), block_on("family", "initial", "year")], recall=0.8
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for blocking in (block_on("title"), block_on("family", "year")):
        linker.training.estimate_parameters_using_expectation_maximisation(blocking)
    found = linker.inference.predict(threshold_match_probability=0.01).as_record_list()
    return {_pair(each): each["match_probability"] for each in found}


def _pair(row: dict[str, Any]) -> Pair:
    one, other = sorted((row["unique_id_l"], row["unique_id_r"]))
    return one, other


def figures(found: set[Pair], true: set[Pair]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    right = len(found & true)
    precision, recall = right / max(len(found), 1), right / len(true)
    return precision, recall, 2 * right / (len(found) + len(true))


def pairs_of(members: Iterable[Sequence[int]]) -> set[Pair]:
    """Return the pairs within each group."""
    return {pair for each in members for pair in combinations(sorted(each), 2)}


def measure(rows: Sequence[Row], limit: int) -> None:
    """Print precision, recall and CPU seconds of both."""
    works: dict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        works[row.work].append(at)
    true = pairs_of(works.values())
    start = time.process_time()
    table = table_of(rows, limit)
    keyed: dict[str, list[int]] = defaultdict(list)
    for at, keys in enumerate(table["keys"].to_pylist()):
        for key in keys:
            keyed[key].append(at)
    judged = {pair for pair in pairs_of(keyed.values()) if any(rows[at].made for at in pair)}
    prepared = time.process_time() - start
    start = time.process_time()
    ours = {pair for pair in judged if score(rows[pair[0]].item, rows[pair[1]].item) >= SURE}
    _say("bibtools", figures(ours, true), time.process_time() - start)
    start = time.process_time()
    theirs = {pair: value for pair, value in linked(table).items() if pair in judged}
    spent = time.process_time() - start
    best = max(
        sorted(set(theirs.values())),
        key=lambda least: figures({pair for pair, value in theirs.items() if value >= least}, true)[2],
    )
    for least in (0.9, best):
        chosen = {pair for pair, value in theirs.items() if value >= least}
        _say(f"splink at {least:.4f}", figures(chosen, true), spent)
    print(
        f"{len(rows)} references, {len(judged)} pairs scored; keys and table {prepared:.1f} CPU s, not counted"
    )


def _say(name: str, figures: tuple[float, float, float], seconds: float) -> None:
    precision, recall, both = figures
    print(f"{name:20} precision {precision:6.2%}  recall {recall:6.2%}  F1 {both:6.2%}  {seconds:6.1f} CPU s")


def main() -> None:
    """Run the measurement."""
    options = arguments(__doc__).parse_args()
    measure(chosen(options), options.limit)


if __name__ == "__main__":
    main()
