"""What a release is made of agrees: one version, the citation file, the snippets that people copy, the changelog."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from paths import ROOT

import bibtools

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
VERSION = PROJECT["project"]["version"]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
SNIPPETS = {
    language: yaml.safe_load(text)
    for page in (ROOT / "docs" / "ci.md",)
    for language, text in zip(
        ("pre-commit", "github", "gitlab"),
        re.findall(r"(?ms)^```yaml\n(.*?)^```", page.read_text(encoding="utf-8")),
        strict=True,
    )
}
FAULTY = "@article{a,\n  title = {Bir},\n  author = {Roe, Jane},\n  year = {2004},\n  doi = {https://doi.org/10.1000/182}\n}\n"
CLEAN = "@misc{a,\n  title = {Bir},\n  author = {Roe, Jane},\n  year = {2004}\n}\n"


def test_the_version_stands_in_one_place_and_others_follow() -> None:
    assert bibtools.__version__ == VERSION
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == VERSION
    for page in ROOT.glob("docs/**/ci.md"):
        told = re.findall(r"(?:rev: |bibtools@)v([\w.]+)", page.read_text(encoding="utf-8"))
        assert told
        assert set(told) == {VERSION}
    assert f"{VERSION} " in (ROOT / "docs/start/install.md").read_text(encoding="utf-8")


def test_bibtools_reads_its_own_citation_file() -> None:
    (reference,) = bibtools.load(ROOT / "CITATION.cff")
    assert reference.type == "software"
    assert reference.title.startswith("bibtools")


def test_the_turkish_page_has_the_same_snippets_with_comments_in_turkish() -> None:
    blocks = [
        [
            re.sub(r"(?m) *#.*$", "", block)
            for block in re.findall(r"(?ms)^```yaml\n.*?^```", page.read_text(encoding="utf-8"))
        ]
        for page in (ROOT / "docs/ci.md", ROOT / "docs/tr/ci.md")
    ]
    assert blocks[0] == blocks[1]


def test_fragments_of_the_changelog_are_of_a_known_kind() -> None:
    kinds = {each["directory"] for each in PROJECT["tool"]["towncrier"]["type"]}
    for fragment in (ROOT / "changes.d").glob("*.md"):
        assert re.fullmatch(r"(?:\d+|\+[\w-]+)\.(\w+)\.md", fragment.name), fragment.name
        assert fragment.name.split(".")[1] in kinds, fragment.name
        assert fragment.read_text(encoding="utf-8").strip()
    assert PROJECT["tool"]["towncrier"]["start_string"] in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder with a `bibtools` of this checkout, and with a `python` and a `pip` that only say so."""
    programs = tmp_path / "programs"
    programs.mkdir()
    shell = {
        "bibtools": f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m bibtools "$@"\n',
        "python": '#!/bin/sh\necho "python $*"\n',
        "pip": '#!/bin/sh\necho "pip $*"\n',
    }
    for name, text in shell.items():
        (programs / name).write_text(text)
        (programs / name).chmod(stat.S_IRWXU)
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run shell lines as the services do, in a folder with nothing but what the test put there."""
    paths = f"{folder.parent / 'programs'}:{os.environ['PATH']}"
    told = {"PATH": paths, "HOME": str(folder.parent), "LC_ALL": "C.UTF-8", **environment}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, check=False)


def checked(folder: Path, paths: str, args: str) -> dict[str, Any]:
    """Run the steps of the action and return what they told GitHub, the annotations and the last exit code."""
    output = folder.parent / "output"
    output.write_text("")
    told = {"GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(folder.parent)}
    done = run(STEPS["Check"]["run"], folder, PATHS=paths, ARGS=args, **told)
    assert done.returncode == 0, done.stderr
    outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
    last = run(STEPS["Result"]["run"], folder, CODE=outputs["code"])
    return {**outputs, "said": done.stdout, "last": last.returncode}


@pytest.mark.parametrize(
    ("content", "args", "code"), [(FAULTY, "", 1), (FAULTY, "--select MIS001", 0), (CLEAN, "", 0)]
)
def test_the_steps_of_the_action(content: str, args: str, code: int, folder: Path) -> None:
    (folder / "refs").mkdir()
    (folder / "refs" / "a.bib").write_text(content)
    told = checked(folder, "refs", args)
    assert (told["code"], told["last"]) == (str(code), code)
    assert ("::warning file=refs/a.bib" in told["said"]) == bool(code)
    report = json.loads(Path(told["sarif"]).read_text(encoding="utf-8"))
    assert report["version"] == "2.1.0"
    assert bool(report["runs"][0]["results"]) == bool(code)


def test_the_action_says_when_it_could_not_check(folder: Path) -> None:
    assert checked(folder, "missing.bib", "")["last"] == 2


@pytest.mark.parametrize(
    ("version", "installed"),
    [("", "bibtools-refs"), ("1.2.3", "bibtools-refs==1.2.3"), (".", "/the/action")],
)
def test_the_action_installs_what_it_is_told(version: str, installed: str, folder: Path) -> None:
    done = run(STEPS["Install bibtools"]["run"], folder, VERSION=version, HERE="/the/action")
    assert done.stdout.split()[-1] == installed


def test_the_lines_for_gitlab(folder: Path) -> None:
    job = SNIPPETS["gitlab"]["references"]
    (folder / "references").mkdir()
    (folder / "references" / "a.bib").write_text(FAULTY)
    done = run("\n".join(job["script"]), folder)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "pip install bibtools-refs"
    assert "references/a.bib:1:1 MIS005" in done.stdout
    report = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert {each["location"]["path"] for each in report} == {"references/a.bib"}


def test_the_lines_for_github_name_inputs_of_the_action() -> None:
    steps = SNIPPETS["github"]["jobs"]["check"]["steps"]
    (used,) = [step for step in steps if "bibtools@" in step["uses"]]
    assert set(used["with"]) <= set(ACTION["inputs"])


def test_the_hooks_for_pre_commit_exist() -> None:
    known = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = SNIPPETS["pre-commit"]["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in known}


@pytest.mark.parametrize(
    "workflow", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.stem
)
def test_workflows_call_what_is_there(workflow: Path) -> None:
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    lines = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    for path in re.findall(r"(?<![\w/])(?:\.ci|docs)/[\w./-]+", "\n".join(lines)):
        assert (ROOT / path).is_file(), path
    for job in jobs.values():
        assert set(job.get("needs", ())) <= set(jobs)


def test_the_tag_of_a_release_is_held_against_the_version(folder: Path) -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))["jobs"]
    (step,) = [each for each in jobs["build"]["steps"] if each.get("name") == "The tag names the version"]
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    assert run(step["run"], folder, GITHUB_REF_NAME=f"v{VERSION}").returncode == 0
    assert run(step["run"], folder, GITHUB_REF_NAME="v9.9.9").returncode == 1
