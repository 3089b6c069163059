"""Files are replaced only if they still hold what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibtools.errors import OutputError
from bibtools.support import exchange
from bibtools.support.exchange import replace_if_unchanged


@pytest.fixture(params=["swap", "compare"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "compare":
        monkeypatch.setattr(exchange, "_can_exchange", lambda: False)
    return request.param


@pytest.mark.usefixtures("way")
def test_what_was_read_is_replaced_and_anything_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "x"
    assert replace_if_unchanged(path, b"1", None)
    assert not replace_if_unchanged(path, b"2", None)
    assert not replace_if_unchanged(path, b"2", b"other")
    assert path.read_bytes() == b"1"
    path.chmod(0o640)
    assert replace_if_unchanged(path, b"2", b"1")
    assert path.read_bytes() == b"2"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def test_a_save_between_comparing_and_swapping_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange._can_exchange():
        pytest.skip("this system cannot swap two files in one step")
    path = tmp_path / "x"
    path.write_bytes(b"1")
    swap, swaps = exchange._exchange, []

    def saved_first(a: Path, b: Path) -> bool:
        if not swaps:
            (tmp_path / "new").write_bytes(b"edited")
            (tmp_path / "new").replace(path)
        swaps.append(a)
        return swap(a, b)

    monkeypatch.setattr(exchange, "_exchange", saved_first)
    assert not replace_if_unchanged(path, b"2", b"1")
    assert path.read_bytes() == b"edited"
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def test_links_are_followed_and_folders_refused(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"1")
    (tmp_path / "link").symlink_to("real")
    assert replace_if_unchanged(tmp_path / "link", b"2", b"1")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"2"
    with pytest.raises(OutputError):
        replace_if_unchanged(tmp_path / "real" / "x", b"2", None)


def test_folders_are_made_where_that_can_be(tmp_path: Path) -> None:
    assert replace_if_unchanged(tmp_path / "new" / "folder" / "a.bib", b"new", None)
    (tmp_path / "file").write_bytes(b"no folder")
    (tmp_path / "round").symlink_to("round")
    for folder in ("file", "round"):
        with pytest.raises(OutputError) as told:
            replace_if_unchanged(tmp_path / folder / "below" / "a.bib", b"new", None)
        assert told.value.file == str(tmp_path / folder / "below" / "a.bib")
