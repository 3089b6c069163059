"""Cite two sources together, and one with a page, in two styles."""

from bibtools import Date, Name, Reference, UsageError, cite

SOURCES = [
    Reference(
        id="one",
        type="book",
        author=(Name("Cebesoy", "Ali Fuat"),),
        title="Moskova Hatıraları",
        issued=Date.of(2017),
    ),
    Reference(
        id="two", type="book", author=(Name("Tüzel", "Abidin"),), title="Bir Kitap", issued=Date("1999")
    ),
]


def main() -> None:
    print(cite(SOURCES, ["one", "two"], "apa", "en-US"))
    print(cite(SOURCES, "two", "apa", "en-US", locator="12-15"))
    print(cite(SOURCES, "two", "chicago-author-date", "tr-TR", "markdown", locator="3", label="chapter"))
    try:
        cite(SOURCES, "tow", "apa")
    except UsageError as error:
        print(error, error.hint, sep=" | ")


if __name__ == "__main__":
    main()
