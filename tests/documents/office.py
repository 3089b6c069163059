"""LibreOffice, where it is installed: it opens what was written and says what it sees."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def converted(path: Path, ending: str, folder: Path) -> Path:
    """Return the file that LibreOffice makes of a document."""
    return converted_all([path], ending, folder)[0]


def converted_all(paths: Sequence[Path], ending: str, folder: Path) -> list[Path]:
    """Return the files that LibreOffice makes of documents, in one run."""
    target = folder / "made"
    _run("--convert-to", ending, "--outdir", str(target), *map(str, paths))
    made = [target / f"{path.stem}.{ending.partition(':')[0]}" for path in paths]
    for path, file in zip(paths, made, strict=True):
        assert file.is_file(), f"LibreOffice did not open {path}"
    return made


_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Settle(command As String, sources As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim noArguments() As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot;
  hidden(0).Value = True
  dispatcher = createUnoService(&quot;com.sun.star.frame.DispatchHelper&quot;)
  addresses = Split(sources, &quot;|&quot;)
  For number = LBound(addresses) To UBound(addresses)
    document = StarDesktop.loadComponentFromURL(addresses(number), &quot;_blank&quot;, 0, hidden())
    dispatcher.executeDispatch(document.CurrentController.Frame, command, &quot;&quot;, 0, noArguments())
    folders = Split(addresses(number), &quot;/&quot;)
    document.storeToURL(target &amp; &quot;/&quot; &amp; folders(UBound(folders)), noArguments())
    document.close(True)
  Next number
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
library:passwordprotected="false"><library:element library:name="Changes"/></library:library>
"""


def settled_all(paths: Sequence[Path], command: str, folder: Path) -> list[Path]:
    """Return files in which LibreOffice has accepted or rejected all changes, by the name of its command."""
    target = folder / "settled"
    target.mkdir()
    sources = "|".join(path.as_uri() for path in paths)
    macro = f'macro:///Standard.Changes.Settle(".uno:{command}","{sources}","{target.as_uri()}")'
    _run(macro)
    made = [target / path.name for path in paths]
    for path in made:
        assert path.is_file(), f"LibreOffice did not write {path}"
    return made


def _run(*arguments: str) -> None:
    assert SOFFICE is not None
    call = [SOFFICE, "--headless", f"-env:UserInstallation={_profile().as_uri()}", *arguments]
    subprocess.run(call, capture_output=True, check=True, timeout=300)


@cache
def _profile() -> Path:
    """Return a folder for LibreOffice's settings, with the macro in it; a start with a new one takes twice as long."""
    assert SOFFICE is not None
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # The first start writes a library of its own.
    first = [SOFFICE, "--headless", f"-env:UserInstallation={folder.as_uri()}", "--terminate_after_init"]
    subprocess.run(first, capture_output=True, check=True, timeout=300)
    library = folder / "user" / "basic" / "Standard"
    (library / "Changes.xba").write_text(_MODULE)
    (library / "script.xlb").write_text(_LIBRARY)
    return folder
