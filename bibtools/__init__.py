"""bibtools: source lists as people write them, made into references that machines can trust and people can check.

    import bibtools
    records = [bibtools.normalise(bibtools.parse(raw)) for raw in bibtools.find(document)]
    print(bibtools.dump(records, "biblatex"))

Verbs: `find` and `parse` references, `normalise` them, `check` files or texts, `load` and `dump` structured formats,
`cite` and `render` in any CSL style, `restyle` a document. They may be called from any number of threads at once.

Nouns: `Reference` with its `Name`s and `Date`s, `Record` (a reference with the text it was read from, and every
`Change` and `Origin`), `Raw` and `Segment` (that text and its labelled pieces), `Finding` with `Severity` and `Fix`,
`Restyled` (a document in another style), `Text` with `Place` and `Span`.

Errors are below `BibtoolsError`; warnings about the data are `BibtoolsWarning`, issued by the `warnings` module.

Everything is loaded when it is first used.
"""

from __future__ import annotations

TYPE_CHECKING = False
"""Type checkers take it for true. `typing` itself is not imported here: loading it takes longer than all the rest."""

if TYPE_CHECKING:
    from bibtools.errors import (
        BibtoolsError,
        BibtoolsWarning,
        ConfigError,
        EncodingError,
        InputError,
        LocaleError,
        ModelError,
        OutputError,
        StyleError,
        UsageError,
    )
    from bibtools.model import (
        Change,
        Date,
        Edit,
        Finding,
        Fix,
        Name,
        Origin,
        Place,
        Raw,
        Record,
        Reference,
        Restyled,
        Segment,
        Severity,
        Span,
        Text,
    )
    from bibtools.pipeline.verbs import check, cite, dump, find, load, normalise, parse, render, restyle

    __version__: str

__all__ = [
    "BibtoolsError",
    "BibtoolsWarning",
    "Change",
    "ConfigError",
    "Date",
    "Edit",
    "EncodingError",
    "Finding",
    "Fix",
    "InputError",
    "LocaleError",
    "ModelError",
    "Name",
    "Origin",
    "OutputError",
    "Place",
    "Raw",
    "Record",
    "Reference",
    "Restyled",
    "Segment",
    "Severity",
    "Span",
    "StyleError",
    "Text",
    "UsageError",
    "__version__",
    "check",
    "cite",
    "dump",
    "find",
    "load",
    "normalise",
    "parse",
    "render",
    "restyle",
]

if not TYPE_CHECKING:  # A type checker would take any name for one that this function knows.

    def __getattr__(name: str) -> object:
        """Load what a name stands for when it is first asked for, and keep it."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module
        from importlib.metadata import version

        if name == "__version__":
            value = version("bibtools-refs")
        elif name.endswith(("Error", "Warning")):
            value = getattr(import_module("bibtools.errors"), name)
        else:
            home = "bibtools.model" if name[0].isupper() else "bibtools.pipeline.verbs"
            value = getattr(import_module(home), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        """Return the public names, loaded or not."""
        return sorted({*globals(), *__all__})
