"""Check texts that are in no file, and find out what can be fixed."""

import bibtools

BIB = """\
@misc{one,
  author = {Tüzel, Abidin},
  title = {Bir},
  date = {1999-02-30},
  doi = {https://doi.org/10.1000/182},
}
"""


def main() -> None:
    findings: list[bibtools.Finding] = bibtools.check(BIB, ignore=["MIS"])
    for finding in findings:
        fix: bibtools.Fix | None = finding.fix
        print(finding.place.line, finding.code, finding.key, finding.field, finding.severity, fix is not None)
    named = bibtools.check(bibtools.Text("refs.bib", BIB), select=["DAT004"])
    print([str(finding.place) for finding in named])
    print(bibtools.check("@misc{a, author = {A, B}, title = {T}, date = {1999}}\n"))
    try:
        bibtools.check("refs.bib")
    except bibtools.UsageError as error:
        print(error.hint)


if __name__ == "__main__":
    main()
