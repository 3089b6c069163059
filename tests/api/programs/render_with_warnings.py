"""Render a bibliography and collect what the processor warns of; then take every warning for an error."""

import warnings

import bibtools

TWICE = [
    bibtools.Reference(id="one", type="book", title="A Book", issued=bibtools.Date("1999")),
    bibtools.Reference(id="one", type="book", title="Another Book", issued=bibtools.Date("2000")),
]


def rendered(references: list[bibtools.Reference]) -> tuple[str, list[str]]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", bibtools.BibtoolsWarning)
        text = bibtools.render(references, "apa", "en-US", "html")
    ours = [each for each in caught if issubclass(each.category, bibtools.BibtoolsWarning)]
    return text, [
        f"{each.message} ({'here' if each.filename == __file__ else each.filename})" for each in ours
    ]


def main() -> None:
    text, messages = rendered(TWICE)
    print(text)
    print("\n".join(messages))
    with warnings.catch_warnings():
        warnings.simplefilter("error", bibtools.BibtoolsWarning)
        try:
            bibtools.render(TWICE, "apa")
        except bibtools.BibtoolsWarning as warning:
            print(f"refused: {warning}")
    try:
        bibtools.render(TWICE, "ap")
    except bibtools.StyleError as error:
        print(type(error).__name__)


if __name__ == "__main__":
    main()
