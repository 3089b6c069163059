"""Data classes with slots, made in a fifth of the time that `dataclasses` of Python 3.11 and 3.12 take.

A command makes fifty to eighty of them while it starts. The standard library compiles every method of every class. Here
only `__init__` is compiled, and the other methods are closures. The classes are data classes in every other way:
`fields`, `replace`, `asdict`, `match`, `pickle`, subclasses and type checkers take them for what they are.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass", "replaced"]

T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: bool = False, eq: bool = True, order: bool = False, slots: bool = True
    ) -> Callable[[type], type]:
        """Return what `dataclasses.dataclass` returns for these arguments; the class always has slots.

        `InitVar`, `KW_ONLY` and the arguments that are not listed are not supported.
        """
        return lambda cls: _made(cls, frozen, eq, order)


def _made(cls: type, frozen: bool, eq: bool, order: bool) -> type:
    own = {name for name, value in vars(cls).items() if value is not None or name != "__hash__"}
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    methods: dict[str, Any] = {"__init__": _init(made, fields, frozen), "__repr__": _repr(fields)}
    if eq:
        methods |= _equality(fields, frozen)
    if order:
        methods |= {f"__{compare.__name__}__": _comparison(fields, compare) for compare in (lt, le, gt, ge)}
    if frozen:
        methods |= _FROZEN | _pickling(made, fields)
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _init(cls: type, fields: tuple[dataclasses.Field[Any], ...], frozen: bool) -> Callable[..., None]:
    """Return `__init__`. The fields of a frozen class are set by its slots, which go past its `__setattr__`."""
    names: dict[str, Any] = {"made": _MADE}
    arguments, body = ["self"], []
    for field in fields:
        value, default = _value(field, names)
        if field.init:
            arguments.append(field.name + default)
        if value and frozen:
            names[f"set_{field.name}"] = getattr(cls, field.name).__set__
            body.append(f"set_{field.name}(self, {value})")
        elif value:
            body.append(f"self.{field.name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(arguments)}):\n " + "\n ".join(body or ["pass"]), names)
    init: Any = names["__init__"]
    init.__qualname__, init.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    init.__annotations__ = {field.name: field.type for field in fields if field.init} | {"return": None}
    return init  # type: ignore[no-any-return]


_MADE = object()
"""Stands for an argument that was not given, and whose value a factory makes."""


def _value(field: dataclasses.Field[Any], names: dict[str, Any]) -> tuple[str, str]:
    """Return the expression for the value of a field and its default in the signature; add what they refer to."""
    name = field.name
    if field.default_factory is not dataclasses.MISSING:
        names[f"make_{name}"] = field.default_factory
        made = f"make_{name}()"
        return (f"{made} if {name} is made else {name}", "=made") if field.init else (made, "")
    if field.default is not dataclasses.MISSING:
        names[f"default_{name}"] = field.default
        return (name, f"=default_{name}") if field.init else (f"default_{name}", "")
    return (name, "") if field.init else ("", "")


def _repr(fields: tuple[dataclasses.Field[Any], ...]) -> Callable[[object], str]:
    shown = [field.name for field in fields if field.repr]

    def __repr__(self: object) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({values})"

    return __repr__


def _values(names: list[str]) -> Callable[[object], object]:
    """Return a function for the values of an object's attributes, all of them at once."""
    return attrgetter(*names) if names else lambda _: ()


def _equality(fields: tuple[dataclasses.Field[Any], ...], frozen: bool) -> dict[str, Any]:
    values = _values([field.name for field in fields if field.compare])
    hashed = _values(
        [field.name for field in fields if (field.compare if field.hash is None else field.hash)]
    )

    def __eq__(self: object, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def __hash__(self: object) -> int:
        return hash(hashed(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}


def _comparison(
    fields: tuple[dataclasses.Field[Any], ...], compare: Callable[[Any, Any], bool]
) -> Callable[[object, object], bool]:
    values = _values([field.name for field in fields if field.compare])

    def method(self: object, other: object) -> bool:
        return compare(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented

    return method


def _no_set(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _pickling(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> dict[str, Any]:
    """Return the methods by which objects of a frozen class are pickled and copied.

    They read and set all values at once; those of `dataclasses` go from field to field in three times the time, which
    processes would spend on every value that they exchange.
    """
    names = [field.name for field in fields]
    values = _values(names) if len(names) != 1 else lambda each: (getattr(each, names[0]),)
    if all(field.init for field in fields) and not hasattr(cls, "__post_init__"):
        return {"__reduce__": lambda self: (self.__class__, values(self))}
    setters = [getattr(cls, name).__set__ for name in names]

    def __getstate__(self: object) -> object:
        return values(self)

    def __setstate__(self: object, state: tuple[object, ...]) -> None:
        for setter, value in zip(setters, state, strict=True):
            setter(self, value)

    # The class that this one extends may be one of those whose objects are made anew from their values.
    return {"__reduce__": object.__reduce__, "__getstate__": __getstate__, "__setstate__": __setstate__}


_FROZEN = {
    "__setattr__": _no_set,
    "__delattr__": _no_delete,
}


def replaced(made: T, **changes: object) -> T:
    """Return a copy with other values of some attributes, in a fifth of the time that `dataclasses.replace` takes.

    The class must have slots and no `__post_init__`. Raise TypeError for a name that it has no attribute of.
    """
    cls = type(made)
    copy, setters = _COPIES.get(cls) or _copy_of(cls)
    copied = copy(made)
    try:
        for name, value in changes.items():
            setters[name](copied, value)
    except KeyError:
        unknown = ", ".join(sorted(changes.keys() - setters.keys()))
        raise TypeError(f"{cls.__name__} has no {unknown}") from None
    return copied  # type: ignore[no-any-return]


_COPIES: dict[type, tuple[Callable[[Any], Any], dict[str, Callable[[object, object], None]]]] = {}


def _copy_of(cls: type) -> tuple[Callable[[Any], Any], dict[str, Callable[[object, object], None]]]:
    """Return a compiled function that copies an object of a class, and what sets each of its attributes."""
    setters = {field.name: getattr(cls, field.name).__set__ for field in dataclasses.fields(cls)}
    names = {"new": object.__new__, "cls": cls, **{f"set_{name}": setter for name, setter in setters.items()}}
    body = [f"set_{name}(copied, made.{name})" for name in setters]
    exec("\n ".join(["def copy(made):", "copied = new(cls)", *body, "return copied"]), names)
    _COPIES[cls] = names["copy"], setters
    return _COPIES[cls]
