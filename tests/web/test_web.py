"""The server: GROBID's requests, the JSON interface, and what it refuses."""

from __future__ import annotations

import asyncio
import json
import re
import tomllib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from paths import TESTS

testclient = pytest.importorskip("starlette.testclient", reason="the extra `web` is not installed")

from bibtools.cli.app import run  # noqa: E402
from bibtools.model import Date  # noqa: E402
from bibtools.support.folding import fold_words  # noqa: E402
from bibtools.web import guard  # noqa: E402
from bibtools.web.app import make_app  # noqa: E402
from bibtools.web.work import parsed, stated  # noqa: E402

CASES = tomllib.loads((TESTS / "cases/web/grobid.toml").read_text(encoding="utf-8"))["case"]
LINE = "Ali Fuat Cebesoy, Moskova Hatıraları, Vatan Neşriyatı, İstanbul 1955."
TOKEN = "a-token-of-some-length"


@pytest.fixture(scope="module")
def client() -> Any:
    """A client of a server on this machine."""
    return testclient.TestClient(make_app(), base_url="http://localhost:8070", raise_server_exceptions=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_grobid(case: dict[str, Any], client: Any) -> None:
    form = {name: "x" * 20_001 if value == "LONG" else value for name, value in case["form"].items()}
    headers = {"Accept": case["accept"]} if "accept" in case else {}
    answer = client.post(case["address"], data=form, headers=headers)
    assert answer.status_code == case["status"], answer.text
    at = -1
    for part in case.get("has", []):
        assert part in answer.text
        if len(form.get("citations", "")) == 2:
            assert answer.text.index(part) > at
            at = answer.text.index(part)


def test_an_independent_client_reads_the_tei(client: Any) -> None:
    reader = pytest.importorskip("grobid_tei_xml")
    lines = [
        LINE,
        "Roe, A. B. 1999. On reading. Journal of the History of Ideas 60 (2): 1-20. doi:10.5555/12345678",
    ]
    answer = client.post("/api/processCitationList", data={"citations": lines})
    book, article = reader.parse_citation_list_xml(answer.text)
    assert [author.surname for author in book.authors] == ["Cebesoy"]
    assert (book.title, book.publisher, book.date) == ("Moskova Hatıraları", "Vatan Neşriyatı", "1955")
    assert (article.title, article.journal, article.volume) == (
        "On reading",
        "Journal of the History of Ideas",
        "60",
    )
    assert (article.doi, article.first_page, article.last_page) == ("10.5555/12345678", "1", "20")
    (alone,) = [reader.parse_citation_xml(client.post("/api/processCitation", data={"citations": LINE}).text)]
    assert alone.title == "Moskova Hatıraları"


def test_documents(client: Any) -> None:
    text = f"Giriş\n\nKaynakça\n- {LINE}\n- Celal Erikan, Kurtuluş Savaşı Tarihi, İstanbul 2008.\n".encode()
    for address in ("/api/processReferences", "/api/processFulltextDocument"):
        answer = client.post(
            address, files={"input": ("a.txt", text)}, headers={"Accept": "application/x-bibtex"}
        )
        assert answer.status_code == 200, answer.text
        assert answer.text.count("@book") == 2
    assert (
        client.post(
            "/api/processReferences", files={"input": ("a.pdf", b"%PDF-1.4 and then nothing")}
        ).status_code
        == 400
    )
    assert (
        client.post("/api/processReferences", files={"input": ("a.txt", b"Nothing here.")}).status_code == 204
    )
    assert client.post("/api/processReferences", data={"input": "text"}).status_code == 400


def test_alive(client: Any) -> None:
    assert client.get("/api/isalive").text == "true"
    assert client.get("/api/version").json()["version"]
    assert client.get("/api/nothing").status_code == 404


def test_json_interface(client: Any) -> None:
    parsed = client.post("/api/v1/parse", json={"citations": [LINE]}).json()["records"][0]["reference"]
    assert parsed["title"] == "Moskova Hatıraları"
    made = client.post(
        "/api/v1/render", json={"items": [parsed], "style": "apa-tr-7", "locale": "tr-TR"}
    ).json()
    assert made["text"].startswith("Cebesoy, A. F. (1955). Moskova Hatıraları.")
    found = client.post("/api/v1/check", json={"text": "@book{a, title = {Nutuk}, date = {86}}"}).json()[
        "findings"
    ]
    assert {each["code"] for each in found} & {"MIS001", "DAT001"}
    moved = client.post(
        "/api/v1/convert", json={"text": json.dumps([parsed]), "from": "csl-json", "to": "bibtex"}
    ).json()
    assert "@book{cebesoy1955" in moved["text"]
    for verb in client.get("/api/openapi.json").json()["paths"]:
        assert client.post(verb, content=b"{").status_code == 400


@pytest.mark.parametrize("sent", ["", "5", "[]", '{"citations": "x"}', '{"citations": [5]}', "[" * 100_000])
def test_odd_requests(sent: str, client: Any) -> None:
    answer = client.post("/api/v1/parse", content=sent.encode())
    assert answer.status_code == 400
    assert "error" in answer.json()


def test_files_of_the_machine_are_out_of_reach(client: Any) -> None:
    for style in ("/etc/passwd", "../x.csl", "<style/>"):
        assert client.post("/api/v1/render", json={"items": [{"id": "a"}], "style": style}).status_code == 400
    cited = {"text": "\\addbibresource{/etc/passwd}\\cite{root}", "name": "../../x.tex"}
    assert "root:" not in client.post("/api/v1/check", json=cited).text


def test_strangers_are_refused(client: Any) -> None:
    asked = {
        403: [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}],
        200: [{"Origin": "http://localhost:8070"}, {"Host": "127.0.0.1:8070"}],
    }
    for status, headers in ((status, each) for status, several in asked.items() for each in several):
        answer = client.post("/api/processCitation", data={"citations": LINE}, headers=headers)
        assert answer.status_code == status, headers
    answer = client.get("/api/isalive")
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_token_stands_in_the_address() -> None:
    client = testclient.TestClient(make_app(TOKEN), base_url="http://library.example")
    assert client.get(f"/{TOKEN}/api/isalive").text == "true"
    assert client.get("/api/isalive").status_code == 403
    assert client.get("/another-token-of-length/api/isalive").status_code == 403


def test_large_requests_are_cut_off(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST", 1000)
    assert client.post("/api/v1/parse", content=b"x" * 2000).status_code == 413
    assert client.post("/api/v1/parse", content=iter([b"x" * 600] * 3)).status_code == 413


@pytest.mark.parametrize("address", ["/api/v1/parse", "/api/processCitation"])
def test_requests_that_do_not_arrive_are_cut_off(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LONGEST", 0.05)
    pieces = [{"type": "http.request", "body": b"citations=", "more_body": True}]
    answer: list[Any] = []

    async def receive() -> dict[str, Any]:
        return pieces.pop() if pieces else await asyncio.sleep(60, {})

    async def send(message: Any) -> None:
        answer.append(message)

    kind = (b"content-type", b"application/x-www-form-urlencoded")
    scope = {"type": "http", "method": "POST", "path": address, "raw_path": address.encode(), "root_path": ""}
    headers = {"headers": [(b"host", b"localhost"), kind], "query_string": b"", "scheme": "http"}
    asyncio.run(make_app()({**scope, **headers}, receive, send))
    assert answer[0]["status"] == 408
    assert b"too long to arrive" in answer[1]["body"]


def test_threads_give_the_same_bytes(client: Any) -> None:
    def ask(_: int) -> bytes:
        return bytes(client.post("/api/processCitation", data={"citations": LINE}).content)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(24)))) == 1


def test_other_machines_need_a_token() -> None:
    assert run(["serve", "--host", "0.0.0.0"]) == 2
    assert run(["serve", "--host", "0.0.0.0", "--token", "short"]) == 2


def test_no_answer_holds_a_value_that_is_not_in_the_text() -> None:
    """Every word of an answer stands in its citation, or a conversion that is recorded says the same fact."""
    lines = [
        json.loads(line)["raw"]
        for path in sorted((TESTS / "gold").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()[::3]
    ]
    checked = 0
    for record in parsed(lines):
        converted = {each.field for each in record.changes if each.kind in ("convert", "repair")}
        letters = fold_words(record.raw).replace(" ", "")
        for name, value in stated(record).items():
            people = [each for each in value if not each.others] if isinstance(value, tuple) else [value]
            texts = [each.written or str(each) if isinstance(each, Date) else str(each) for each in people]
            words = [word for text in texts for word in re.findall(r"\w+", fold_words(text))]
            assert name in converted or all(word in letters for word in words), (record.raw, name, value)
            checked += 1
    assert checked > 500
    assert not stated(parsed([LINE])[0]).language


def test_a_dash_for_an_author_states_the_author_above(client: Any) -> None:
    text = f"Kaynakça\n\n- {LINE}\n- ———, Sınıf Arkadaşım Atatürk, İstanbul 1967.\n".encode()
    headers = {"Accept": "application/x-bibtex"}
    answer = client.post("/api/processReferences", files={"input": ("a.txt", text)}, headers=headers)
    assert answer.text.count("Cebesoy, Ali Fuat") == 2
