"""Catalogues on the network, with answers from a table instead of a network."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from paths import TESTS

httpx2 = pytest.importorskip("httpx2", reason="the extra `online` is not installed")

from bibtools.bibtex import scan  # noqa: E402
from bibtools.catalogues.oai import harvest  # noqa: E402
from bibtools.catalogues.online.links import check_link  # noqa: E402
from bibtools.catalogues.online.marc import reference_of  # noqa: E402
from bibtools.catalogues.online.registry import NAMES, catalogues  # noqa: E402
from bibtools.catalogues.online.session import Session  # noqa: E402
from bibtools.catalogues.verifying import verify  # noqa: E402
from bibtools.cli.app import run  # noqa: E402
from bibtools.errors import InputError  # noqa: E402
from bibtools.formats import load  # noqa: E402
from bibtools.model import Text  # noqa: E402
from bibtools.pipeline.filling import fillings  # noqa: E402

CASES = tomllib.loads((TESTS / "cases/catalogues/online.toml").read_text(encoding="utf-8"))["case"]


class Server(httpx2.BaseTransport):
    """A network that gives the answers of a case one after the other, and remembers what it was asked."""

    def __init__(self, answers: list[str]) -> None:
        self.answers = iter(answers)
        self.asked: list[Any] = []

    def handle_request(self, request: Any) -> Any:
        """Return the next answer; an error of the test if there is none."""
        self.asked.append(request)
        return answer(next(self.answers), request)


def answer(said: str, request: Any) -> Any:
    """Return an answer: a body, a status, `html …`, `redirect …`, `timeout` or `huge`."""
    kind, _, rest = said.partition(" ")
    if kind == "timeout":
        raise httpx2.ReadTimeout("slow", request=request)
    if kind == "redirect":
        return httpx2.Response(302, headers={"Location": rest})
    if kind == "html":
        return httpx2.Response(200, headers={"Content-Type": "text/html; charset=utf-8"}, text=rest)
    if kind == "huge":
        return httpx2.Response(200, stream=Endless())
    return httpx2.Response(int(said)) if said.isdigit() else httpx2.Response(200, content=said.encode())


class Endless(httpx2.SyncByteStream):
    """A body that never ends."""

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield b" " * 100_000


def session_of(server: Server, cache: Path | None = None) -> Session:
    """Return a session that asks the server of a case, and waits for nothing."""
    return Session("me@example.org", cache, transport=server, wait=lambda _: None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_answers(case: dict[str, Any]) -> None:
    server = Server(case["answers"])
    (reference,) = load(Text("entry.bib", case["entry"]))
    found = verify(reference, catalogues([case["catalogue"]], session_of(server)))
    addresses = [str(each.url) for each in server.asked]
    for part, address in zip(case.get("asked", []), addresses, strict=False):
        assert part in address
    assert found.grade == case["grade"], found
    assert [each.field for each in found.contradictions] == case.get("contradictions", [])
    assert list(found.failed.values()) == ([case["failed"]] if "failed" in case else [])
    assert (found.record.retracted if found.record else "") == case.get("retracted", "")
    assert all("me@example.org" in each.headers["User-Agent"] for each in server.asked)


@pytest.mark.parametrize("case", [case for case in CASES if "fills" in case], ids=lambda case: case["name"])
def test_fills(case: dict[str, Any]) -> None:
    made = fillings(
        scan(Text("a.bib", case["entry"])),
        catalogues([case["catalogue"]], session_of(Server(case["answers"]))),
    )
    assert {name: value for each in made for name, value in each.fields.items()} == case["fills"]


def test_a_server_that_is_down_is_asked_no_more() -> None:
    server = Server(["500"] * 3)
    (reference,) = load(Text("entry.bib", "@article{a, author={Roe, Ann}, title={A Result}, date={2008}}"))
    asked = catalogues(["openalex"], session_of(server))
    for _ in range(3):
        assert verify(reference, asked).grade == "not asked"
    assert len(server.asked) == 3


def test_a_second_run_needs_no_network(tmp_path: Path) -> None:
    (reference,) = load(Text("entry.bib", CASES[0]["entry"]))
    for server in (Server(CASES[0]["answers"]), Server([])):
        found = verify(reference, catalogues(["crossref"], session_of(server, tmp_path)))
        assert found.grade == "confirmed"


def test_only_identifiers_title_author_and_year_leave_the_machine() -> None:
    entry = (
        "@article{secretkey, author={Roe, Ann and Poe, Carl}, title={A Result}, date={2008}, journaltitle={Privatum}, "
        "note={confidential}, file={/home/me/x.pdf}, abstract={hidden}, annotation={mine}, keywords={quiet}}"
    )
    (reference,) = load(Text("entry.bib", entry))
    for name in NAMES:
        server = Server(["404"] * 4)
        verify(reference, catalogues([name], session_of(server)))
        sent = " ".join(
            str(each.url) + each.read().decode() + str(each.headers) for each in server.asked
        ).lower()
        for word in ("secretkey", "confidential", "hidden", "mine", "quiet", "x.pdf", "poe", "privatum"):
            assert word not in sent


def test_nothing_is_asked_without_consent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a session was opened")

    monkeypatch.setattr(Session, "__init__", refuse)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.bib").write_text("@book{a, title={Nutuk}, date={1927}}\n", encoding="utf-8")
    assert run(["check", "a.bib", "--select", "EVI"]) == 0
    assert run(["fill", "a.bib"]) == 2
    (tmp_path / "bibtools.toml").write_text('[catalogues]\nonline = ["nowhere"]\n', encoding="utf-8")
    assert run(["check", "a.bib"]) == 2


LINKS = {
    # What a server answers to the head of an address → whether the link is dead, and its copy.
    "it answers": (["200"], "", ""),
    "it forbids HEAD": (["405", "200"], "", ""),
    "it lets nobody in": (["403", "403"], "", ""),
    "it is gone": (["404", "404", '{"archived_snapshots":{}}'], "it answers 404", ""),
    "it is gone, with a copy": (
        [
            "410",
            "410",
            '{"archived_snapshots":{"closest":{"available":true,"url":"http://web.archive.org/web/2/x"}}}',
        ],
        "it answers 410",
        "https://web.archive.org/web/2/x",
    ),
    "it moved": (["redirect https://example.org/new", "200"], "", ""),
    "it moved in circles": (["redirect https://example.org/x"] * 6, "", ""),
    "it leads into a private network": (["redirect http://localhost/"], "", ""),
    "it is slow": (["timeout"], "", ""),
}


@pytest.mark.parametrize("name", LINKS)
def test_links(name: str) -> None:
    answers, fault, copy = LINKS[name]
    server = Server(answers)
    found = check_link("https://example.org/x", session_of(server), public=lambda host: host != "localhost")
    assert (found.fault, found.copy) == (fault, copy)
    assert next(server.answers, None) is None, "not every answer was asked for"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "file:///etc/passwd"]
)
def test_addresses_of_the_machine_itself_are_not_asked(address: str) -> None:
    server = Server([])
    assert check_link(address, session_of(server)).fault == ""
    assert server.asked == []


def page(titles: list[str], token: str) -> str:
    """Return a page of an OAI-PMH answer."""
    oai, dc = "http://www.openarchives.org/OAI/2.0/", "http://purl.org/dc/elements/1.1/"
    records = "".join(
        f'<record><metadata><x:dc xmlns:x="{oai}oai_dc/" xmlns:dc="{dc}"><dc:title>{title}</dc:title></x:dc>'
        "</metadata></record>"
        for title in titles
    )
    last = f"<resumptionToken>{token}</resumptionToken>"
    return f'<OAI-PMH xmlns="{oai}"><ListRecords>{records}{last}</ListRecords></OAI-PMH>'


def test_repositories_are_harvested_page_by_page() -> None:
    server = Server([page(["A", "B"], "t1"), page(["C"], "t1"), page(["D"], "")])
    found = harvest("https://repository.example/oai", session_of(server), "journal")
    assert [each.title for each in found] == ["A", "B", "C"], "a token that comes again ends the harvest"
    assert [each.url.params.get("resumptionToken") for each in server.asked] == [None, "t1"]
    assert server.asked[0].url.params["set"] == "journal"


REFUSAL = (
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="badArgument">no</error></OAI-PMH>'
)


@pytest.mark.parametrize("said", ["500", "404", REFUSAL])
def test_a_repository_that_refuses_is_told(said: str) -> None:
    with pytest.raises(InputError):
        list(harvest("https://repository.example/oai", session_of(Server([said] * 3))))


ROLES = {
    "Übersetzer": "translator",
    "çev.": "translator",
    "(Hrsg.)": "editor",
    "haz.": "editor",
    "Verfasser": "author",
    "illustrator": "",
}


@pytest.mark.parametrize("word", ROLES)
def test_roles_of_marc_records_are_those_of_the_language_tables(word: str) -> None:
    from lxml import etree

    parts = f'<subfield code="a">Roe, Ann</subfield><subfield code="e">{word}</subfield>'
    record = (
        f'<record xmlns="http://www.loc.gov/MARC21/slim"><datafield tag="700">{parts}</datafield></record>'
    )
    made = reference_of(etree.fromstring(record))
    found = [name for name in ("author", "editor", "translator") if made.get(name)]
    assert found == ([ROLES[word]] if ROLES[word] else [])
