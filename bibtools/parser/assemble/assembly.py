"""The values of one reference while its pieces are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from bibtools.language.statements import SAME_AUTHOR
from bibtools.language.units import VOLUME
from bibtools.language.word_table import WordTable
from bibtools.model import Origin, Span
from bibtools.parser.assemble.dates import says_access
from bibtools.parser.assemble.extents import is_extent
from bibtools.parser.assemble.issues_of_years import issue_of_year, year_and_issue
from bibtools.parser.assemble.language import guess_language
from bibtools.parser.assemble.leftover import leftovers
from bibtools.parser.assemble.lost_spaces import lost_spaces, with_spaces
from bibtools.parser.assemble.names_by_language import reader_of_names
from bibtools.parser.assemble.numbers import read_numbers
from bibtools.parser.assemble.roles import in_work_of_same_author
from bibtools.parser.assemble.senders import letter_of, receivers_of
from bibtools.parser.assemble.trim import trim
from bibtools.parser.assemble.values import read_piece
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_NAMES = ("author", "editor", "translator", "director", "producer", "reviewed-author")
_CERTAIN = {"doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN"}
_SILENT = ("citation-number", "volume")


_VOLUME_AND_PART = lazy(
    rf"(?<!\w)(?i:{VOLUME.bare()})\.?\s*(?P<whole>(?P<volume>[IVXLC]+|\d{{1,2}})(?:/(?:\d{{1,2}}|[IVXLC]+)|:\d))(?![\w/])"
)
_TIME_OF_VOLUME = lazy(r"\s?\([^()]{0,20}\d{4}\s?[-–]\s?[^()]{0,20}\d{4}\)")
"""The time that a volume is about behind its number: `Cilt I (Nisan 1919-Mart 1920)`."""
_TOMES = WordTable({tag: " ".join(VOLUME.of(tag)) for tag in ("tr", "de", "fr")})
_TOME = lazy(rf"\W*(?:{_TOMES.bare()})\.?\s?[\dIVX]+\W*$", re.IGNORECASE)
"""A volume whose title may follow: `t. 1, Société et impôts`."""
_SAME_PERSON = lazy(rf"(?:{SAME_AUTHOR.bare()})\.?", re.IGNORECASE)
_QUOTES = "\"'“«„‘"
_YEAR_OF_LABEL = lazy(
    r"[^\W\d_]{2}\.?,?\s\(?(?P<year>(?:1\d{3}\s?/\s?)?(?:1[5-9]|20)\d\d)(?:[-–/]\d{2,4})?[a-z]?\)?[\]\s:.,=–—-]*$"
)
"""The year at the end of a key, behind a name: `3. Kaya 2006`, `[Kaya 1381/2002]`."""
_BOOK = lazy(r"\b(?:kitap|livre|buch|book)\b", re.IGNORECASE)
"""Words for the volumes of works that count them as books: Evliya Çelebi Seyahatnâmesi, 1. Kitap."""


class Assembly:
    """The values of one reference while its pieces are read, each with its range and probability."""

    def __init__(self, raw: str, pieces: Sequence[Piece], calibrate: Callable[[str, float], float]) -> None:
        self.raw = raw
        self.pieces = pieces
        self.calibrate = calibrate
        self.values: dict[str, Any] = {}
        self.origins: dict[str, Origin] = {}
        self.sources: dict[str, tuple[Piece, ...]] = {}
        self.notes: list[tuple[Span, str]] = []
        self.journal = any(piece.label == "journal" for piece in pieces)
        self.lost = lost_spaces(raw)
        """Where a space is missing between two words."""
        self.reviewed = False
        """Whether the words of a review were read: the names behind them are those of the reviewed work."""

    def run(self) -> None:
        """Read every piece, then what stands in several pieces at once."""
        self._numbers()
        previous: Piece | None = None
        for piece in self.pieces:
            if piece.certain is not None:
                if not self.put(_CERTAIN[piece.certain.label], piece.certain.value, piece):
                    self.notes.append((Span(piece.start, piece.end), piece.certain.value))
            elif piece.label not in _SILENT:
                self._read(piece, previous)
            previous = piece
        if "issued" not in self.values:
            self._year_of_label()
        if self.journal and not self.values.get("issue"):
            self._issue_in_date()
        self._sender()
        self.repeat_author()
        self._names_by_language()

    def _year_of_label(self) -> None:
        """Take the year of a label for the date that the reference does not say: `3. Kaya 2006 Adnan Kaya, “…”`."""
        label = next((piece for piece in self.pieces if piece.label == "citation-number"), None)
        match = _YEAR_OF_LABEL.search(self.raw, label.start, label.end) if label else None
        if label and match:
            self.put("issued", match["year"], label)

    def _sender(self) -> None:
        """Make the sender of a letter in an archive its author, and who received it the recipient: docs/gold.md.

        The tagger calls `Paget to Nottingham` a title, or names. As a title it stays until the type is decided.
        """
        held = self.values.get("archive") or self.values.get("archive_location")
        named = "author" if self.values.get("author") else "title"
        if not held or self.values.get("publisher") or not self.sources.get(named):
            return
        piece = self.sources[named][0]
        title = str(self.values.get("title", "")) if named == "title" else ""
        letter = letter_of(title or trim(self.raw[piece.start : piece.end]))
        at = self.raw.find(letter.sender, piece.start, piece.end)
        if not letter.author or at < 0 or self.raw[piece.start] in _QUOTES:
            return
        if named == "author":
            if not letter.receiver:
                return
            self.values["author"] = letter.author
        else:
            self.put("author", letter.author, replaced(piece, start=at, end=at + len(letter.sender)))
        if letter.receiver:
            start = self.raw.rfind(letter.receiver, piece.start, piece.end)
            received = replaced(piece, start=start, end=start + len(letter.receiver))
            self.put("recipient", receivers_of(letter.receiver), received)

    def _names_by_language(self) -> None:
        """Read the names anew if the language tells more of them; the authors of a Turkish translation are foreign."""
        language = guess_language(self.raw)
        reader = reader_of_names(language, self.raw, str(self.values.get("issued", "")))
        foreign = ("author",) if language == "tr" and "translator" in self.values else ()
        for variable in _NAMES:
            if reader and variable not in foreign and (names := self.values.get(variable)):
                self.values[variable] = tuple(map(reader, names))

    def _read(self, piece: Piece, previous: Piece | None) -> None:
        text = self.raw[piece.start : piece.end]
        if self.lost:
            text = with_spaces(self.raw, piece.start, piece.end, self.lost)
        pairs = read_piece(piece.label, text)
        used: list[Any] = []
        for variable, value in pairs:
            only = str(value).isdigit() and not any(
                each.label == "date" for each in self.pieces if each is not piece
            )
            if variable == "issued" and previous is not None and self._of_access(previous, only_year=only):
                variable = "accessed"
            if variable == "page" and str(value).isdigit() and is_extent(self.raw, self.pieces, piece):
                variable = "number-of-pages"
            if previous is not None and self._names_volume(variable, previous):
                variable = "volume-title"
            if self.reviewed:
                variable = self._of_reviewed(variable)
            if variable == "publisher-word":
                self._publisher_word(str(value), piece)
            elif variable == "note":
                self.notes.append((Span(piece.start, piece.end), str(value)))
            elif variable == "words":
                # They only say what another value is.
                self.reviewed |= piece.label == "genre"
            elif not self.put(variable, value, piece):
                if variable != "publisher":
                    continue
                # The note names another house whole, with the word that makes it one: `TTK Basımevi`.
                value = trim(text)
                self.notes.append((Span(piece.start, piece.end), value))
            used.append(value)
        for span in leftovers(self.raw, piece, used, self.lost):
            self.notes.append((span, self.raw[span.start : span.end]))

    def _of_reviewed(self, variable: str) -> str:
        """Return the variable behind `review of`: author and title are of the reviewed work.

        A review without a title of its own is cited by that of the work, as CSL has it.
        """
        if variable in ("author", "editor"):
            # Of `Rec. a M. Sala, Codici, di L. Conti` the second is the reviewer.
            second = variable == "author" and "reviewed-author" in self.values and "author" not in self.values
            return "author" if second else "reviewed-author"
        return "reviewed-title" if variable == "title" and "title" in self.values else variable

    def _names_volume(self, variable: str, previous: Piece) -> bool:
        """Return whether a note or second title behind `previous` names a volume: `C. II: Batı Cephesi`."""
        if previous.label != "volume" or self.journal:
            return False
        if variable == "collection-title":
            said = self.raw[previous.start : previous.end].rstrip()
            return said.endswith(",") and _TOME.match(said) is not None
        if variable == "title":
            return "title" in self.values and "volume" in self.values
        ends = self.raw[previous.start : previous.end].endswith(":")
        return variable == "note" and (ends or bool(_TIME_OF_VOLUME.match(self.raw, previous.end)))

    def put(self, variable: str, value: Any, piece: Piece) -> bool:
        """Set a field, or add to it where that makes sense; say whether the value found a place."""
        old = self.values.get(variable)
        span = self._span(value, piece)
        if old and variable in _NAMES:
            value = (*old, *value)
            span = Span(min(span.start, self.origins[variable].span.start), span.end)  # type: ignore[union-attr]
        elif old and self._goes_on(variable, piece):
            value = f"{old}, {value}"
        elif old and variable == "issued":
            return self._second_date(str(old), str(value), piece, span)
        elif old:
            return False
        confidence = self.calibrate(variable, piece.probability)
        if old:
            confidence = min(confidence, self.origins[variable].confidence)
        self.values[variable] = value
        self.origins[variable] = Origin(span, "parse", confidence)
        self.sources[variable] = (*self.sources.get(variable, ()), piece)
        return True

    def _goes_on(self, variable: str, piece: Piece) -> bool:
        """Return whether a second value of a field is written behind the first.

        Of publishers only what stands side by side is: a printer behind the imprint, or the publisher of a later
        edition, is another one.
        """
        if variable not in ("publisher", "genre", "number") or self.raw[piece.start] in "([":
            return False
        before = self.sources[variable][-1]
        return variable != "publisher" or not self.raw[before.end : piece.start].strip()

    def _span(self, value: Any, piece: Piece) -> Span:
        at = self.raw.find(value, piece.start, piece.end) if isinstance(value, str) else -1
        return Span(at, at + len(value)) if at >= 0 else Span(piece.start, piece.end)

    def _of_access(self, previous: Piece, *, only_year: bool = False) -> bool:
        """Return whether a date behind this piece is that of access: it follows a URL or words such as Erişim.

        The only year of a reference behind its address is that of the work: pages are read on a day.
        """
        behind_url = previous.label == "url" or (
            previous.certain is not None and previous.certain.label == "url"
        )
        named = previous.label in ("title", "publisher", "location") and not behind_url
        if previous.label in _NAMES or named:
            # E. T. are initials there, and not Erişim Tarihi; a Spanish consulta is a document, Consulting a firm.
            return False
        before = self.raw[previous.start : previous.end]
        return (
            (behind_url and not only_year) or before.strip(" .,").casefold() == "web" or says_access(before)
        )

    def _second_date(self, old: str, new: str, piece: Piece, span: Span) -> bool:
        """Keep the fuller of two dates that name the same year; a second year is not the date."""
        years = re.findall(r"\d{4}", new)
        numbers = re.findall(r"\d+", new)
        if years and all(number in old for number in numbers) and len(new) <= len(old):
            return True
        whole = all(number in new for number in re.findall(r"\d+", old))
        if whole and any(year in re.findall(r"\d{4}", old) for year in years):
            self.values["issued"] = new
            self.origins["issued"] = Origin(span, "parse", self.calibrate("issued", piece.probability))
            self.sources["issued"] = (piece,)
            return True
        return False

    def move(self, old: str, new: str) -> None:
        """Give the value of a variable to another one, with its range and pieces."""
        self.values[new] = self.values.pop(old)
        self.origins[new] = self.origins.pop(old)
        self.sources[new] = self.sources.pop(old, ())

    def _issue_in_date(self) -> None:
        """Part number and year of a journal, `1989/4`; `1989/90` are two years."""
        if parted := year_and_issue(str(self.values.get("issued", ""))):
            (piece, *_) = self.sources["issued"]
            self.values["issued"], issue = parted
            self.put("issue", issue, piece)

    def _year(self) -> str:
        """Return the year of the date in brackets or alone, for comparison with a volume."""
        for piece in self.pieces:
            if piece.label == "date":
                return self.raw[piece.start : piece.end].strip(" ()[],.;:")
        return ""

    def repeat_author(self) -> None:
        """Put the authors in place of `ders.`, `id.` or `idem` where an editor or the author of the whole stands."""
        editors, authors = self.values.get("editor", ()), self.values.get("author", ())
        if editors and authors and _SAME_PERSON.fullmatch(editors[0].literal or editors[0].family):
            self.values["editor"] = (*authors, *editors[1:])
        for piece in self.sources.get("container-title", ()) if authors else ():
            if in_work_of_same_author(self.raw[piece.start : piece.end]):
                self.put("container-author", authors, piece)

    def _publisher_word(self, word: str, piece: Piece) -> None:
        """Return the "Yay." of "SBF Yay.No.12" back to the publisher before it."""
        publisher = self.values.get("publisher")
        origin = self.origins.get("publisher")
        if word and publisher and origin and origin.span:
            between = self.raw[origin.span.end : piece.start]
            if not re.search(r"[,;:(]", between):
                self.values["publisher"] = f"{publisher} {word}"
                return
        if word:
            self.values["collection-number"] = self.values.get("collection-number", "")

    def _numbers(self) -> None:
        parts = [piece for piece in self.pieces if piece.label == "volume" and piece.certain is None]
        if not parts:
            return
        text = " ; ".join(self.raw[piece.start : piece.end] for piece in parts)
        # What prints decisions of courts counts volumes and issues as journals do.
        reporter = any(piece.label == "authority" for piece in self.pieces)
        found, said = read_numbers(text, journal=self.journal or reporter), list[str]()
        if self.journal and "issue" not in found and (issue := issue_of_year(self.raw, self.pieces, parts)):
            found = {"issue": issue}
        elif self.journal and "issue" in found and found.get("volume") == self._year():
            # `1999:2` is number 2 of the year.
            said.append(found.pop("volume"))
        elif self.journal and found.keys() == {"volume", "issue"} and found["issue"] == self._year():
            # `3/2006` is number 3 of the year.
            said.append(found["issue"])
            found = {"issue": found["volume"]}
        elif self.journal and found.keys() == {"volume"} and text.endswith("|"):
            # `16 | 2019`: the issues of a journal in French journals on the net.
            found = {"issue": found["volume"]}
        if (
            not self.journal
            and (pair := _VOLUME_AND_PART.search(text))
            and found.get("volume") == pair["volume"]
        ):
            # Volume VII/1 of a book is one number, not an issue.
            found["volume"] = pair["whole"]
            found.pop("issue", None)
        if not self.journal and "volume" not in found and "part-number" in found and _BOOK.search(text):
            found["volume"] = found.pop("part-number")
        for variable, value in found.items():
            holder = next((p for p in parts if value in self.raw[p.start : p.end]), parts[0])
            self.put(variable, value, holder)
        for piece in parts:
            for span in leftovers(self.raw, piece, [*found.values(), *said]):
                self.notes.append((span, self.raw[span.start : span.end]))
