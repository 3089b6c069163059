"""Files are written as a whole, keep what is theirs, and special files stay what they are."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE, S_ISFIFO

import pytest

from bibtools.errors import OutputError
from bibtools.support.files import is_same_file, project_folder, write_file, write_inside


def mode(path: Path) -> int:
    return S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_a_new_file_honours_the_umask_and_an_old_one_keeps_its_permissions(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    write_file(new, b"1")
    assert mode(new) == 0o640
    old.write_bytes(b"0")
    old.chmod(0o604)
    write_file(old, [b"1", b"2"])
    assert (mode(old), old.read_bytes()) == (0o604, b"12")


def test_hard_links_survive(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"a longer text than the new one")
    two.hardlink_to(one)
    write_file(one, b"new")
    assert two.read_bytes() == b"new"
    assert one.stat().st_ino == two.stat().st_ino
    assert names_in(tmp_path) == ["one", "two"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    real, link = tmp_path / "deep" / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_link_to_a_file_that_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("real")
    write_file(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_links_in_a_circle_are_an_error(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("link")
    with pytest.raises(OutputError):
        write_file(link, b"new")


def test_a_device_is_written_to_and_stays_one() -> None:
    before = Path(os.devnull).stat()
    write_file(os.devnull, b"gone")
    assert Path(os.devnull).stat().st_rdev == before.st_rdev


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_a_fifo_is_written_to_and_stays_one(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(fifo.read_bytes()))
    reader.start()
    write_file(fifo, [b"through ", b"it"])
    reader.join(10)
    assert read == [b"through it"]
    assert S_ISFIFO(fifo.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no /dev/stdout")
def test_dev_stdout_is_standard_output_wherever_that_goes(tmp_path: Path) -> None:
    file = tmp_path / "all.txt"
    file.write_text("before\n", encoding="utf-8")
    program = "from bibtools.support.files import write_file; write_file('/dev/stdout', b'after\\n')"
    with file.open("ab") as stream:
        subprocess.run([sys.executable, "-c", program], stdout=stream, check=True)
    assert file.read_text(encoding="utf-8") == "before\nafter\n"


def test_a_failure_on_the_way_leaves_the_old_content_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise KeyError("on the way")

    with pytest.raises(KeyError):
        write_file(file, pieces())
    assert file.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_is_a_sentence() -> None:
    with pytest.raises(OutputError, match="No space left"):
        write_file("/dev/full", b"x" * 100_000)


@pytest.mark.parametrize("name", ["a" * 250, "a" * 255])
def test_long_names(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, b"1")
    write_file(tmp_path / name, b"2")
    assert (tmp_path / name).read_bytes() == b"2"


@pytest.mark.parametrize("name", ["a" * 256, "a\0b", "."])
def test_names_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError) as caught:
        write_file(f"{tmp_path}/{name}", b"1")
    assert caught.value.hint


def test_readers_of_a_file_with_two_writers_see_whole_contents_only(tmp_path: Path) -> None:
    file = tmp_path / "a"
    contents = [bytes([letter]) * 20_000 for letter in b"ab"]
    write_file(file, contents[0])

    def write_often(content: bytes) -> None:
        for _ in range(100):
            write_file(file, content)

    writers = [threading.Thread(target=write_often, args=(content,)) for content in contents]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        seen.add(file.read_bytes())
    assert seen <= set(contents)
    assert names_in(tmp_path) == ["a"]


@pytest.mark.parametrize("trap", ["folder", "file"])
def test_no_link_is_followed_in_a_folder_of_our_own(tmp_path: Path, trap: str) -> None:
    victim = tmp_path / "home"
    victim.mkdir()
    (victim / "check.json").write_bytes(b"precious")
    cache = tmp_path / ".cache"
    if trap == "folder":
        cache.symlink_to(victim)
    else:
        cache.mkdir()
        (cache / "check.json").symlink_to(victim / "check.json")
    with pytest.raises(OutputError, match="symbolic link"):
        write_inside(cache, "check.json", b"new")
    assert (victim / "check.json").read_bytes() == b"precious"


def test_the_project_of_a_path_is_the_nearest_version_control_or_else_configuration(tmp_path: Path) -> None:
    (tmp_path / "a" / ".git").mkdir(parents=True)
    (tmp_path / "a" / "b").mkdir()
    (tmp_path / "a" / "b" / "pyproject.toml").write_bytes(b"")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "bibtools.toml").write_bytes(b"")
    assert project_folder(tmp_path / "a" / "b" / "x.bib") == tmp_path / "a"
    assert project_folder(tmp_path / "c" / "d" / "x.bib") == tmp_path / "c"


def test_files_are_the_same_by_whatever_name(tmp_path: Path) -> None:
    a, b, c = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    a.write_bytes(b"")
    b.symlink_to("a")
    c.hardlink_to(a)
    assert is_same_file(a, b)
    assert is_same_file(a, c)
    assert not is_same_file(a, tmp_path / "gone")
    assert not is_same_file(os.devnull, os.devnull), "a device can be read and written at once"
