"""Restyle a Word article in memory, with an entry that was corrected by hand, and say what changed."""

from pathlib import Path

from bibtools import InputError, Restyled, load, restyle


def main() -> None:
    made: Restyled = restyle(Path("article.docx"), load("corrected.bib"), "turk-tarih-kurumu", "tr-TR")
    for change in made.changes:
        print(f"{change.place}: {change.before} → {change.after}")
    for kept in made.kept:
        print(f"{kept.place}: {kept.text} ({kept.reason})")
    print(made.data[:2], restyle(made.data, style="turk-tarih-kurumu", locale="tr-TR").changes)
    try:
        restyle(b"{\\rtf1 }", style="apa")
    except InputError as error:
        print(error.message, error.hint, sep=" | ")


if __name__ == "__main__":
    main()
