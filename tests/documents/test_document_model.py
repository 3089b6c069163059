"""Places, the text of a Document, and what survives JSON."""

from __future__ import annotations

from bibtools.model import Change, Document, Finding, Note, Place, Text, TextBlock


def test_a_place_names_what_the_file_has() -> None:
    assert str(Place("a.bib", 3, 4)) == "a.bib:3:4"
    assert str(Place("a.docx", column=9, paragraph=4)) == "a.docx: paragraph 4"
    assert str(Place("a.docx", paragraph=4, note="12")) == "a.docx: note 12"
    assert str(Place("a.pdf", 12, page=3)) == "a.pdf: page 3, line 12"


def test_places_come_back_from_json() -> None:
    for place in (Place("a.bib", 3, 4), Place("a.docx", 0, 1, 0, 4, "12"), Place("a.pdf", 12, 7, 3)):
        change = Change("text", "a-b", "ab", "documents.pdf.hyphen", "repair", place=place)
        assert Change.from_json(change.to_json()) == change
    assert Place("a.docx", paragraph=4).to_json() == {
        "file": "a.docx",
        "line": None,
        "column": None,
        "paragraph": 4,
    }


def test_findings_of_notes_stand_in_the_order_of_their_numbers() -> None:
    places = [Place("a.docx", paragraph=2, note=number) for number in ("10", "9", "2")]
    found = [Finding("X", "", place) for place in (*places, Place("a.docx", paragraph=1))]
    ordered = [each.place.note for each in sorted(found, key=lambda finding: finding.sort_key)]
    assert ordered == ["", "2", "9", "10"]


def _block(text: str, paragraph: int, **about: int) -> TextBlock:
    kind = "cell" if about else "paragraph"
    return TextBlock(kind, text, ((0, Place("a.docx", paragraph=paragraph)),), **about)


def test_the_text_holds_body_and_notes_with_their_places() -> None:
    blocks = (
        _block("Bir", 1),
        _block("a", 2, row=1, cell=1),
        _block("b", 3, row=1, cell=2),
        _block("Son", 4),
    )
    noted = TextBlock("paragraph", "Kaptan.", ((0, Place("a.docx", paragraph=1, note="1")),))
    document = Document("a.docx", "docx", blocks, (Note("1", "footnote", (noted,), 0, 3),))
    assert document.body.content == "Bir\n\na\tb\n\nSon"
    assert document.text.content == "Bir\n\na\tb\n\nSon\n\n[1] Kaptan."
    at = document.text.content.index("aptan")
    assert document.text.place(at) == Place("a.docx", column=2, paragraph=1, note="1")
    assert document.starts() == {(-1, 0): 0, (-1, 1): 5, (-1, 2): 7, (-1, 3): 10, (0, 0): 19}


def test_cells_of_several_paragraphs_do_not_share_a_line() -> None:
    blocks = (_block("a", 1, row=1, cell=1), _block("b", 2, row=1, cell=1), _block("c", 3, row=1, cell=2))
    assert Document("a.docx", "docx", blocks).text.content == "a\n\nb\n\nc"


def test_an_empty_document_has_a_place() -> None:
    document = Document("a.docx", "docx", ())
    assert document.text == Text("a.docx", "", anchors=((0, Place("a.docx")),))
