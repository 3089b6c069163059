"""Parse one reference and say what was understood."""

import bibtools

LINE = "Ali Fuat Cebesoy, Moskova Hatıraları, İstanbul 16 Teşrinievvel 1336"


def main() -> None:
    record = bibtools.normalise(bibtools.parse(LINE))
    reference: bibtools.Reference = record.reference
    names: list[str] = [name.inverted for name in reference.author]
    print(f"{'; '.join(names)}: {reference.title} ({reference.publisher_place})")
    if isinstance(reference.issued, bibtools.Date):
        print(reference.issued.edtf, reference.issued.calendar, reference.issued.year)
    changes: tuple[bibtools.Change, ...] = record.changes
    for change in changes:
        print(f"{change.field}: {change.before} → {change.after}")
    origin: bibtools.Origin = reference.origins["title"]
    print(origin.by, 0.5 < origin.confidence <= 1)


if __name__ == "__main__":
    main()
