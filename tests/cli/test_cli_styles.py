"""`bibtools styles`."""

from __future__ import annotations

import json

import pytest

from bibtools.cli.styles import Format, command


def _listed(capsys: pytest.CaptureFixture[str], *query: str, **options: bool) -> list[dict[str, object]]:
    command(list(query), format=Format.JSON, **options)
    return json.loads(capsys.readouterr().out)


def test_query_ignores_dots_accents_and_case(capsys):
    names = [entry["name"] for entry in _listed(capsys, "TÜRK tarih")]
    assert names[0] == "turk-tarih-kurumu"


def test_all_words_must_match_somewhere(capsys):
    found = _listed(capsys, "tr-TR", "note")
    assert {"turk-tarih-kurumu", "isnad-2-dipnotlu"} <= {str(entry["name"]) for entry in found}
    assert all(entry["kind"] == "note" and entry["language"] == "tr-TR" for entry in found)


def test_own_styles_come_first_and_say_so(capsys):
    found = _listed(capsys)
    own = [entry["name"] for entry in found if entry["own"]]
    assert [entry["name"] for entry in found[: len(own)]] == own == sorted(map(str, own))
    assert len(found) > 2800


def test_a_dependent_style_names_the_style_it_stands_for(capsys):
    found = {str(entry["name"]): entry for entry in _listed(capsys, "nature digest")}
    assert found["nature-digest"]["parent"] == "nature"


def test_no_match_is_said_and_exits_1(capsys):
    assert command(["no-such-style-anywhere"]) == 1
    assert "no style matches" in capsys.readouterr().err


def test_text_has_a_line_a_style(capsys):
    assert command(["isnad-dipnotlu"]) == 0
    line = capsys.readouterr().out.splitlines()[0]
    assert line.split()[:2] == ["isnad-dipnotlu", "note"]
