"""Sentences for people: English text that knows its template and values, so that it can be translated.

    message("“{value}” is not a page range", value=field.value)

returns the English sentence. It is a string like any other: a library call, JSON and SARIF show it as it is. A face
that speaks to a person calls `translated` with the catalogue of that person's language.

A sentence without values needs no `message`: `translated` looks it up as it stands. Only as a value of another message
it does (`reason=message(error.reason)`), as a value that is plain text is data, and stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from gettext import NullTranslations

_TEMPLATE = lazy(r"(?:[^{}]|\{\{|\}\}|\{\w+(?:!r)?(?::[.,]?\d{0,2}[a-zA-Z]?)?\})*")
"""A template of ours: its fields are names. One from a file could reach into objects, or ask for a huge width."""

Value = str | int | float
Say = Callable[[str], str]
"""Returns a sentence in the language of a person."""


class Message(str):
    """An English sentence with the template and the values that it was made of.

    `template` and `plural` are keys of the catalogue. `plural` is empty unless the sentence depends on the value
    `count`; then `template` is its form for one.
    """

    __slots__ = ("plural", "template", "values")

    template: str
    plural: str
    values: Mapping[str, Value]

    def __reduce__(self) -> tuple[Any, ...]:
        """Copy and pickle the parts, of which the text is made again."""
        return _made, (self.template, self.plural, dict(self.values))


def message(template: str, /, **values: object) -> str:
    """Return the English sentence of a template in the syntax of `str.format`; without values, the template itself.

    A message is returned as it is.
    """
    return template if isinstance(template, Message) and not values else _made(template, "", values)


def counted(one: str, many: str, /, count: int, **values: object) -> str:
    """Return the sentence `one` if `count` is 1, else `many`; both are templates."""
    return _made(one, many, {"count": count, **values})


def one_of(choices: Iterable[str]) -> str:
    """Return choices as a sentence names them: `a`, `a or b`, `a or b or c`; there must be at least one."""
    first, *more = choices
    for each in more:
        first = message("{several} or {last}", several=first, last=each)
    return first


def all_of(things: Iterable[str]) -> str:
    """Return things as a sentence lists them: `a`, `a and b`, `a and b and c`; there must be at least one."""
    first, *more = things
    for each in more:
        first = message("{several} and {last}", several=first, last=each)
    return first


def with_stop(sentence: str) -> str:
    """Return a sentence with a full stop behind it."""
    return message("{sentence}.", sentence=message(sentence))


def without_stop(sentence: str) -> str:
    """Return a sentence without the full stop that `with_stop` or its author put behind it."""
    inner = sentence.values.get("sentence") if isinstance(sentence, Message) else None
    if isinstance(inner, Message) and sentence == f"{inner}.":
        return inner
    return sentence.rstrip(".") if sentence.endswith(".") else sentence


def listed(things: Iterable[str]) -> str:
    """Return things with commas between them; a list of messages is a message."""
    first, *more = [*things] or [""]
    for each in more:
        first = message("{first}, {next}", first=first, next=each)
    return first


def translated(text: str, catalogue: NullTranslations | None) -> str:
    """Return a sentence in the language of a catalogue; in English without one, or where it lacks the sentence."""
    if catalogue is None or not text:
        return str(text)
    if not isinstance(text, Message):
        return catalogue.gettext(text)
    if text.plural:
        number = text.values["count"]
        template = catalogue.ngettext(text.template, text.plural, number if isinstance(number, int) else 0)
    else:
        template = catalogue.gettext(text.template)
    values = {
        name: translated(value, catalogue) if isinstance(value, Message) else value
        for name, value in text.values.items()
    }
    return template.format_map(values) if values else template


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a docstring, each on one line: they are the keys of the catalogue."""
    return [" ".join(each.split()) for each in text.split("\n\n") if each.strip()]


def plain(text: str) -> Any:
    """Return a sentence as a value for JSON from which `from_plain` makes it again; text without parts as it is."""
    if not isinstance(text, Message):
        return text
    values = {name: plain(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return [text.template, text.plural, values]


def from_plain(value: Any) -> str:
    """Return the sentence that `plain` was given. Raise ValueError, LookupError or TypeError for others."""
    if isinstance(value, str):
        return value
    template, plural, values = value
    if not isinstance(values, dict):
        raise TypeError("the values of a sentence have names")
    if values and not all(map(_TEMPLATE.fullmatch, (template, plural))):
        raise ValueError(f"this is no template: {template}")
    return _made(template, plural, {name: _value(each) for name, each in values.items()})


def with_parts(sentence: str, parts: Any) -> str:
    """Return a sentence as the message that `plain` gave `parts` for; as it is if these are not its parts."""
    try:
        made = from_plain(parts)
    except (ValueError, LookupError, TypeError, RecursionError):
        return sentence
    return made if made == sentence else sentence


def _value(value: Any) -> Value:
    return value if isinstance(value, int | float) else from_plain(value)


def _made(template: str, plural: str, values: Mapping[str, object]) -> Message:
    """Return a message; a value that is neither text nor a number is turned into text."""
    chosen = plural if plural and values["count"] != 1 else template
    made = Message(chosen.format_map(values) if values else chosen)
    made.template, made.plural = template, plural
    made.values = {name: _said(value) for name, value in values.items()}
    return made


def _said(value: object) -> Value:
    """Return a value as a message keeps it; of an exception whose text is a message, that message."""
    if isinstance(value, Exception) and value.args and str(value.args[0]) == str(value):
        value = message(str(value.args[0])) if not isinstance(value.args[0], Message) else value.args[0]
    return value if isinstance(value, str | int | float) else str(value)
