"""The settings of a check: which rules run, how severe their findings are, and on which files they run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from fnmatch import fnmatch
from pathlib import PurePath
from typing import Any

from bibtools.errors import ConfigError, UsageError
from bibtools.linter.document import DOUBT_BELOW
from bibtools.linter.registry import all_rules, closest
from bibtools.linter.rule import Rule
from bibtools.model import Severity
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message

_LISTS = ("select", "ignore", "extend-select", "exclude")
_KNOWN = frozenset({*_LISTS, "per-file-ignores", "severity", "baseline", "fail-on", "dialect", "doubt-below"})


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """Settings of a check.

    `select`, `ignore` and `extend_select` are lists of codes, beginnings of codes (`MIS`), names or `ALL`. The
    longest one that matches a rule decides; of two with the same length, `ignore` wins. An empty `select` means the
    default rules. `per_file_ignores` maps a glob to such a list, `severity` maps a code or the beginning of one to a
    severity. A run fails if a finding is at least as severe as `fail_on`; by default, infos do not count.
    Values of a source list that the parser is less sure of than `doubt_below` (from 0 to 1) are reported.
    `model` is the folder of the parser's model that reads source lists; by default that of the package.
    `allow_outside` lets files outside the project be read; a configuration, which may be a stranger's, cannot.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, Severity] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    baseline: str = ""
    fail_on: Severity = Severity.WARNING
    dialect: str = ""
    doubt_below: float = DOUBT_BELOW
    allow_outside: bool = False
    model: str = ""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that run, sorted by code."""
        return tuple(rule for rule in all_rules() if self._runs(rule))

    def _runs(self, rule: Rule) -> bool:
        chosen = _weight(rule, self.select) if self.select else (1 if rule.default else 0)
        chosen = max(chosen, _weight(rule, self.extend_select))
        return _weight(rule, self.ignore) < chosen

    def severity_of(self, rule: Rule) -> Severity:
        """Return the severity of a rule's findings."""
        fitting = [key for key in self.severity if _weight(rule, (key,))]
        return self.severity[max(fitting, key=len)] if fitting else rule.severity

    def ignored_in(self, file: str) -> tuple[str, ...]:
        """Return the codes and beginnings of codes that are ignored in a file."""
        found: list[str] = []
        for glob, codes in self.per_file_ignores.items():
            if matches(file, glob):
                found += codes
        return tuple(found)


_ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def counts(severity: Severity, bar: Severity) -> bool:
    """Return whether a severity is at least as severe as another one."""
    return _ORDER.index(severity) >= _ORDER.index(bar)


def matches(file: str, glob: str) -> bool:
    """Return whether a glob matches a path, its name, or one of the folders that contain it."""
    path = PurePath(file)
    whole = path.as_posix()
    return (
        fnmatch(whole, glob)
        or fnmatch(path.name, glob)
        or fnmatch(whole, f"*/{glob}")
        or any(fnmatch(f"/{parent.as_posix()}", f"*/{glob.rstrip('/')}") for parent in path.parents)
    )


def _weight(rule: Rule, chosen: Iterable[str]) -> int:
    """Return how closely one of `chosen` names a rule: 0 if none does, otherwise more for a longer one."""
    best = 0
    for each in chosen:
        if each == "ALL":
            best = max(best, 1)
        elif each == rule.name:
            best = max(best, 99)
        elif rule.code.startswith(each):
            best = max(best, 1 + len(each))
    return best


def fits(rule_code: str, chosen: Iterable[str]) -> bool:
    """Return whether one of `chosen` (codes, beginnings of codes, ALL) matches a code."""
    return any(each == "ALL" or rule_code.startswith(each) for each in chosen)


def normal_codes(chosen: Iterable[str], where: str = "--select") -> tuple[str, ...]:
    """Return codes in upper case and names in lower case, split at commas.

    Raise UsageError, whose message begins with `where`, if a code or name is unknown.
    """
    made: list[str] = []
    for word in (word.strip() for part in chosen for word in part.split(",")):
        if not word:
            continue
        upper, lower = word.upper(), word.lower()
        if upper == "ALL" or any(rule.code.startswith(upper) for rule in all_rules()):
            made.append(upper)
        elif any(rule.name == lower for rule in all_rules()):
            made.append(lower)
        else:
            near = closest(word)
            hint = (
                message("did you mean {near}?", near=near) if near else "`bibtools explain` lists all rules"
            )
            raise UsageError(message("{where}: there is no rule “{word}”", where=where, word=word), hint=hint)
    return tuple(made)


def settings_from(table: Mapping[str, Any], where: str = "[tool.bibtools.check]") -> CheckSettings:
    """Return the settings that a table of a configuration file holds.

    Raise ConfigError, whose message begins with `where`, for an unknown setting or a wrong value.
    """
    for key in table:
        if key not in _KNOWN:
            hint = message("the settings are {known}", known=", ".join(sorted(_KNOWN)))
            raise ConfigError(
                message("{where}: there is no setting “{key}”", where=where, key=key), hint=hint
            )
    try:
        lists = {name: _strings(table, name, where) for name in _LISTS}
        return CheckSettings(
            select=normal_codes(lists["select"], f"{where} select"),
            ignore=normal_codes(lists["ignore"], f"{where} ignore"),
            extend_select=normal_codes(lists["extend-select"], f"{where} extend-select"),
            exclude=lists["exclude"],
            per_file_ignores=_per_file(table.get("per-file-ignores", {}), where),
            severity={
                normal_codes((key,), where)[0]: _severity(value, where)
                for key, value in _table(table.get("severity", {}), where).items()
            },
            baseline=str(table.get("baseline", "")),
            fail_on=_severity(table.get("fail-on", "warning"), where),
            dialect=str(table.get("dialect", "")),
            doubt_below=_share(table.get("doubt-below", DOUBT_BELOW), f"{where} doubt-below"),
        )
    except UsageError as error:
        raise ConfigError(error.message, hint=error.hint) from None


def _strings(table: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        hint = message('for example {name} = ["MIS", "DAT004"]', name=name)
        raise ConfigError(
            message("{where}: {name} should be a list of strings", where=where, name=name), hint=hint
        )
    return tuple(value)


def _table(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ConfigError(
            message("{where}: “{value}” should be a table", where=where, value=value),
            hint='for example { "MIS" = "error" }',
        )
    return value


def _per_file(value: Any, where: str) -> dict[str, tuple[str, ...]]:
    table = _table(value, where)
    return {glob: normal_codes(_strings(table, glob, where), where) for glob in table}


def _share(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ConfigError(
            message("{where}: “{value}” is not a probability", where=where, value=value),
            hint="use a number from 0 to 1",
        )
    return float(value)


def _severity(value: Any, where: str) -> Severity:
    try:
        return Severity(str(value))
    except ValueError:
        raise ConfigError(
            message("{where}: “{value}” is not a severity", where=where, value=value),
            hint="use error, warning or info",
        ) from None
