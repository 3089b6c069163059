"""EndNote's reference types and fields, with the CSL types and variables that they mean.

A field is named by its sign in .enw files; the other name is the place of the same field in EndNote's XML.

Sources: EndNote's help (docs.endnote.com), “Creating a tagged EndNote import file” (names of types, bodies with a comma
at their end) and “The generic reference type”; the comments of EndNote X8.2's filter “EndNote Import” (signs for a
journal article); the table of reference types that EndNote exports, RefTypeTable.xml (what a field is called in each
type, hence `BY_TYPE`). No document of EndNote's lists the numbers of types in its XML. Those of Book, Book Section,
Computer Program, Conference Paper, Conference Proceedings, Dataset, Film or Broadcast, Generic, Journal Article,
Manuscript, Map, Music, Thesis and Web Page stand beside these names in XML files of public repositories; those of
Artwork, Audiovisual Material, Case and Report in one file alone. The rest is from general knowledge and not checked. A
program writes 17 for Case and 22 for Statute, so a reader goes by the name, and by the number only if it does not know
the name.
"""

from __future__ import annotations

_ROWS = """
Generic                     13  document
Artwork                     2   graphic
Audiovisual_Material        3   motion_picture
Bill                        4   bill
Book                        6   book
Book_Section                5   chapter
Case                        7   legal_case
Computer_Program            9   software
Conference_Paper            47  paper-conference
Conference_Proceedings      10  paper-conference
Edited_Book                 28  book
Electronic_Article          43  article-journal
Electronic_Book             44  book
Electronic_Book_Section     60  chapter
Dataset                     59  dataset
Dictionary                  52  entry-dictionary
Encyclopedia                53  entry-encyclopedia
Figure                      37  figure
Film_or_Broadcast           21  broadcast
Government_Document         46  report
Hearing                     14  hearing
Journal_Article             17  article-journal
Legal_Rule_or_Regulation    50  regulation
Magazine_Article            19  article-magazine
Manuscript                  36  manuscript
Map                         20  map
Music                       61  musical_score
Newspaper_Article           23  article-newspaper
Pamphlet                    24  pamphlet
Patent                      25  patent
Personal_Communication      26  personal_communication
Report                      27  report
Serial                      57  periodical
Standard                    58  standard
Statute                     31  legislation
Thesis                      32  thesis
Unpublished_Work            34  manuscript
Blog                        56  post-weblog
Web_Page                    12  webpage
Ancient_Text                51  classic
Classical_Work              49  classic
"""
_TYPES = [(row[0].replace("_", " "), row[1], row[2]) for line in _ROWS.split("\n") if (row := line.split())]
CSL_OF = {name: csl for name, _, csl in _TYPES} | {
    "Serial Publication": "periodical",
    "Interview": "interview",
    "Podcast": "broadcast",
}
"""Name of a reference type → CSL type."""
NUMBER_OF = {name: number for name, number, _ in _TYPES}
NAME_OF = {number: name for name, number, _ in _TYPES}
_PREFERRED = {
    "article-journal": "Journal Article",
    "book": "Book",
    "chapter": "Book Section",
    "classic": "Classical Work",
    "manuscript": "Manuscript",
    "paper-conference": "Conference Paper",
    "report": "Report",
}
TYPE_OF = {csl: name for name, _, csl in _TYPES} | _PREFERRED
"""CSL type → name of the reference type; any other is Generic."""

Signs = dict[str, tuple[str, ...]]
"""Variable → the signs that it is read from."""
NAMES: Signs = {
    "author": ("A",),
    "editor": ("E",),
    "collection-editor": ("Y",),
    "translator": ("?",),
}
TEXTS: Signs = {
    "title": ("T",),
    "container-title": ("J", "B"),
    "container-title-short": ("O",),
    "collection-title": ("S",),
    "title-short": ("!",),
    "publisher": ("I",),
    "publisher-place": ("C",),
    "volume": ("V",),
    "number-of-volumes": ("6",),
    "edition": ("7",),
    "genre": ("9",),
    "chapter-number": ("&",),
    "page": ("P",),
    "DOI": ("R",),
    "URL": ("U",),
    "abstract": ("X",),
    "language": ("G",),
    "call-number": ("L",),
    "archive_location": ("M",),
    "archive": ("W",),
}
"""Variable → signs that it is read from; it is written under the first, a container of a book's part under B."""

_BOOK = {"collection-title": "B", "collection-number": "N", "number-of-pages": "P", "page": "&"}
_PART = {"collection-number": "N"}
BY_TYPE: dict[str, dict[str, str]] = {
    "Book": _BOOK,
    "Edited Book": {"editor": "A", "collection-editor": "E", **_BOOK},
    "Electronic Book": _BOOK,
    "Book Section": _PART,
    "Electronic Book Section": _PART,
    "Thesis": {"number-of-pages": "P"},
    "Newspaper Article": {"section": "&"},
}
"""Type → variable → its sign, where the field of that sign means something else than in other types.

The second author of a book is called “Series Editor”, but EndNote's help has the editor of a book there (%E).
"""


def signs_of(name: str, table: Signs) -> Signs:
    """Return the signs of the variables in NAMES or TEXTS for a type of reference."""
    own = BY_TYPE.get(name, {})
    taken = set(own.values())
    made = {
        variable: tuple(each for each in signs if each not in taken)
        for variable, signs in table.items()
        if variable not in own
    }
    kept = {variable: signs for variable, signs in made.items() if signs}
    wanted = (
        {"editor", "collection-editor"} if table is NAMES else own.keys() - {"editor", "collection-editor"}
    )
    return {**kept, **{variable: (own[variable],) for variable in own if variable in wanted}}


XML = {
    "A": "contributors/authors/author",
    "E": "contributors/secondary-authors/author",
    "Y": "contributors/tertiary-authors/author",
    "?": "contributors/subsidiary-authors/author",
    "T": "titles/title",
    "B": "titles/secondary-title",
    "S": "titles/tertiary-title",
    "O": "titles/alt-title",
    "!": "titles/short-title",
    "J": "periodical/full-title",
    "P": "pages",
    "V": "volume",
    "N": "number",
    "&": "section",
    "6": "num-vols",
    "7": "edition",
    "K": "keywords/keyword",
    "D": "dates/year",
    "8": "dates/pub-dates/date",
    "C": "pub-location",
    "I": "publisher",
    "@": "isbn",
    "M": "accession-num",
    "L": "call-num",
    "F": "label",
    "R": "electronic-resource-num",
    "X": "abstract",
    "Z": "notes",
    "9": "work-type",
    "U": "urls/related-urls/url",
    "W": "remote-database-provider",
    "~": "remote-database-name",
    "G": "language",
    "[": "access-date",
    "+": "auth-address",
    "1": "custom1",
    "2": "custom2",
    "3": "custom3",
    "4": "custom4",
    "#": "custom5",
    "$": "custom6",
    "]": "custom7",
}
"""Sign of a field → its place in a record of the XML, in the order to write them."""
SIGN_OF = {place: sign for sign, place in XML.items()}
