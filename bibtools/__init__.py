"""bibtools: source lists as people write them, made into references that machines can trust and people can check.

    import bibtools
    records = [bibtools.normalise(bibtools.parse(raw)) for raw in bibtools.find(document)]
    print(bibtools.dump(records, "biblatex"))

The verbs are `find`, `parse`, `normalise`, `check`, `load`, `dump` and `render`; the nouns are in `bibtools.model`.
"""

from bibtools.pipeline.verbs import check, dump, find, load, normalise, parse, render

__all__ = ["check", "dump", "find", "load", "normalise", "parse", "render"]
