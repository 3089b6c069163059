"""The page docs/api.md: signatures and docstrings of everything that `import bibtools` offers."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from enum import Enum
from json import dumps

_HEAD = """\
# The Python library

```python
from pathlib import Path
import bibtools

raws = bibtools.find(Path("list.txt"))
records = [bibtools.normalise(bibtools.parse(raw)) for raw in raws]
print(bibtools.dump(records, "biblatex"))
print(bibtools.render(records, "apa", "tr-TR"))
```
"""
_WIDTH = 90


def page() -> str:
    """Return the page."""
    import bibtools

    about = inspect.getdoc(bibtools) or ""
    groups: dict[str, list[str]] = {"Verbs": [], "Nouns": [], "Errors and warnings": []}
    for name in bibtools.__all__:
        each = getattr(bibtools, name)
        if inspect.isfunction(each):
            groups["Verbs"].append(f"### {name}\n\n{code(signature(name, each))}\n{doc(each)}\n")
        elif isinstance(each, type) and issubclass(each, Exception | Warning):
            groups["Errors and warnings"].append(f"### {name}\n\n{doc(each)}\n")
        elif isinstance(each, type):
            groups["Nouns"].append(noun(name, each))
    parts = [_HEAD, about[about.index("Verbs:") :] + "\n"]
    for title, entries in groups.items():
        parts += [f"## {title}\n", *entries]
    return "\n".join(parts)


def noun(name: str, kind: type) -> str:
    """Return the section of a class: how it is made, its docstring, and what it can do."""
    if issubclass(kind, Enum):
        values = "\n".join(f"{name}.{each.name} = {dumps(each.value)}" for each in kind)
        return f"### {name}\n\n{code(values)}\n{doc(kind)}\n"
    members = "".join(f"- {line}\n" for line in member_lines(kind))
    return f"### {name}\n\n{code(signature(name, kind))}\n{doc(kind)}\n" + (f"\n{members}" if members else "")


def member_lines(kind: type) -> Iterator[str]:
    """Yield a line for each public property and method of a class, in the order of the source."""
    for name, member in vars(kind).items():
        function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        if name.startswith("_") or not inspect.isfunction(function) or not function.__doc__:
            continue
        summary = " ".join(inspect.cleandoc(function.__doc__).split("\n\n")[0].split())
        shown = name if isinstance(member, property) else signature(name, function, method=True)
        yield f"`{' '.join(shown.split())}`: {summary}"


def signature(name: str, each: Callable[..., object], *, method: bool = False) -> str:
    """Return a call with its parameters, one a line if they do not fit into one."""
    told = inspect.signature(each)
    parameters = list(told.parameters.values())[1 if method else 0 :]
    whole = told.replace(parameters=parameters)
    if isinstance(each, type):
        whole = whole.replace(return_annotation=inspect.Signature.empty)
    line = plain(f"{name}{whole}")
    if len(line) <= _WIDTH or method:
        return line
    return f"{name}(\n{''.join(parameter_lines(parameters))}){line[line.rindex(')') + 1 :]}"


def parameter_lines(parameters: list[inspect.Parameter]) -> Iterator[str]:
    """Yield a line for each parameter, with a star before the first that has to be named."""
    named = False
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and not named:
            named = True
            yield "    *,\n"
        yield f"    {plain(str(parameter))},\n"


def plain(text: str) -> str:
    """Return a signature with annotations without quotation marks, and with {} for a mapping made anew each time."""
    made = re.sub(r"(: |-> )'([^']*)'", r"\1\2", text)
    return re.sub(r"<(?:factory|object object at \w+)>", "{}", made)


def code(text: str) -> str:
    """Return a block of Python."""
    return f"```python\n{text}\n```\n"


def doc(each: object) -> str:
    """Return a docstring with its examples set as code, and pages that it names as links."""
    lines = (inspect.getdoc(each) or "").splitlines()
    made: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith(">>> "):
            made.append("```python")
        made.append(line)
        if number and lines[number - 1].startswith(">>> "):
            made.append("```")
    return re.sub(r"docs/([\w-]+)\.md", r"[\1](\1.md)", "\n".join(made))
