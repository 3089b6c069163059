"""What the page calls labels, variables and types. The texts are translated where they are shown."""

from __future__ import annotations


def N_(text: str) -> str:
    """Mark a text for the catalogues."""
    return text


LABELS = {
    "author": (N_("author"), "a"),
    "editor": (N_("editor"), "e"),
    "translator": (N_("translator"), "r"),
    "title": (N_("title"), "t"),
    "journal": (N_("journal"), "j"),
    "container-title": (N_("in (book)"), "b"),
    "collection-title": (N_("series"), "s"),
    "publisher": (N_("publisher"), "p"),
    "location": (N_("place"), "l"),
    "date": (N_("date"), "d"),
    "original-date": (N_("first date"), "f"),
    "accessed": (N_("accessed"), "c"),
    "volume": (N_("volume, issue"), "v"),
    "pages": (N_("pages"), "g"),
    "edition": (N_("edition"), "n"),
    "genre": (N_("genre"), "k"),
    "archive": (N_("archive"), "h"),
    "archive-location": (N_("shelf mark"), "m"),
    "doi": (N_("DOI"), "o"),
    "url": (N_("URL"), "u"),
    "isbn": (N_("ISBN"), "i"),
    "note": (N_("note"), "x"),
}
"""Label → its name on the page, and the key that gives it to the chosen words."""
OTHER_LABELS = {
    "director": N_("director"),
    "producer": N_("producer"),
    "medium": N_("medium"),
    "citation-number": N_("number"),
    "issn": N_("ISSN"),
}
"""Labels that no key gives."""

VARIABLES = {
    "author": N_("Authors"),
    "editor": N_("Editors"),
    "translator": N_("Translators"),
    "title": N_("Title"),
    "container-title": N_("In (journal or book)"),
    "collection-title": N_("Series"),
    "collection-number": N_("Number in the series"),
    "edition": N_("Edition"),
    "volume": N_("Volume"),
    "issue": N_("Issue"),
    "number": N_("Number"),
    "publisher": N_("Publisher"),
    "publisher-place": N_("Place of publication"),
    "issued": N_("Date"),
    "original-date": N_("Date of the first edition"),
    "page": N_("Pages"),
    "number-of-pages": N_("Number of pages"),
    "genre": N_("Kind of work"),
    "archive": N_("Archive"),
    "archive_location": N_("Shelf mark"),
    "authority": N_("Authority"),
    "event-title": N_("Event"),
    "medium": N_("Medium"),
    "URL": N_("URL"),
    "accessed": N_("Accessed"),
    "DOI": N_("DOI"),
    "ISBN": N_("ISBN"),
    "ISSN": N_("ISSN"),
    "language": N_("Language"),
    "note": N_("Note"),
    "filledfrom": N_("Taken from catalogues"),
}
"""CSL variable → its name on the page; others show their own."""

TYPES = {
    "book": N_("book"),
    "chapter": N_("chapter"),
    "article-journal": N_("journal article"),
    "article-newspaper": N_("newspaper article"),
    "article-magazine": N_("magazine article"),
    "thesis": N_("thesis"),
    "entry-encyclopedia": N_("encyclopaedia entry"),
    "paper-conference": N_("conference paper"),
    "document": N_("document"),
    "manuscript": N_("manuscript"),
    "hearing": N_("minutes"),
    "legislation": N_("law"),
    "report": N_("report"),
    "webpage": N_("web page"),
    "review": N_("review"),
    "motion_picture": N_("film"),
    "map": N_("map"),
    "interview": N_("interview"),
    "personal_communication": N_("letter"),
    "speech": N_("speech"),
    "software": N_("software"),
    "dataset": N_("data set"),
}
"""CSL type → its name on the page, the usual ones first; others show their own."""

PEOPLE = ("author", "editor", "translator")
"""The variables that hold a name a line."""
CORE = ("author", "title", "issued", "publisher", "publisher-place")
PARTS = ("container-title", "volume", "issue", "page")
"""The variables that a form shows for every type, and for what is part of something, though they are empty."""

GRADES = {
    "confirmed": (
        N_("confirmed"),
        N_("A catalogue holds this work, and nothing in its record speaks against it."),
    ),
    "contradicted": (N_("contradicted"), N_("The record is of this work and says something else.")),
    "not found": (N_("not found"), N_("That proves nothing: no catalogue is complete.")),
    "not checkable": (N_("not checkable"), N_("Catalogues do not hold sources of this kind.")),
    "not asked": (N_("no answer"), N_("Look at the reference again to ask once more.")),
}
"""Grade of evidence → what the page calls it, and what it means."""
VERDICTS = {
    "contradicts": N_("contradicts"),
    "differs": N_("differs"),
    "missing": N_("missing here"),
}
"""How a value goes together with that of a record → what the page calls it."""

STEPS = {
    "accept": N_("Accepted {key}."),
    "form": N_("{key}: the form was saved."),
    "relabel": N_("{key}: the words were labelled."),
    "split": N_("{key} was split in two."),
    "take": N_("{key}: {field} was taken over from the catalogue."),
    "join": N_("{key} was joined with the next reference."),
    "undo": N_("{key}: the last step was undone."),
    "nothing": N_("Nothing was changed."),
}
"""Step → what the page says when it was done."""

KEYS = (
    ("n", N_("next reference")),
    ("p", N_("previous reference")),
    ("d", N_("next doubtful reference")),
    ("a", N_("accept, and go to the next one to review")),
    ("e", N_("edit the fields (Ctrl+Enter saves, Esc leaves)")),
    ("t", N_("change the type")),
    ("w", N_("choose words of the source: ← → moves, Shift+← → chooses several, ↑ ↓ chooses a whole piece")),
    ("/", N_("among the words: split the reference before the chosen word")),
    ("+", N_("join with the next reference")),
    ("c", N_("what catalogues say (with --catalogue or --online)")),
    ("1 … 9", N_("take the value with this number over from the catalogue")),
    ("u", N_("undo the last step")),
    ("s", N_("save the .bib")),
    ("?", N_("this help")),
)
"""Key → what it does."""
