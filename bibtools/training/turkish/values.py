"""Dates, numbers and other small values as Turkish lists write them."""

from __future__ import annotations

from random import Random

from bibtools.language.calendars import calendar_named
from bibtools.language.months import month_names
from bibtools.support.roman import to_roman

_MONTHS = month_names("tr")
_RUMI = (
    *month_names("ota"),
    *("Kanunusani", "Kanunuevvel", "Teşrin-i evvel", "Teşrin-i Sani", "Teşrin-i sânî", "Kânun-ı Evvel"),
    *("Kânûn-i Sâni", "T. evvel", "K. sani", "Eylül", "Mayıs"),
)
"""Rumi months as lists write them: the usual names, and others for the months that have several."""
_HIJRI = (*calendar_named("hijri").months, *calendar_named("hijri").letters)
_SEASONS = ("Bahar", "Yaz", "Güz", "Kış")
_NO_DATE = ("t.y.", "ty.", "tarihsiz", "(Tarihsiz)", "Tarihsiz", "[t.y.]", "trz.", "basım tarihi yok")


def year(rng: Random) -> int:
    """Draw a year of printing, more often a late one."""
    return int(rng.triangular(1923, 2024, 1995))


def imprint_date(rng: Random) -> str:
    """Draw what stands where the year of a book is: nearly always a year."""
    chance = rng.random()
    if chance < 0.03:
        return rng.choice(_NO_DATE)
    made = str(year(rng))
    if chance < 0.05:
        return rng.choice((f"[{made}]", f"{made} (?)", f"{made}?", f"c. {made}", f"{made}-{int(made) + 2}"))
    return f"{made}-{int(made) + rng.randint(1, 6)}" if chance < 0.06 else made


def ottoman_date(rng: Random) -> str:
    """Draw the year of an Ottoman imprint: Hijri or Rumi, with or without the other calendar."""
    made = rng.randint(1245, 1345)
    chance = rng.random()
    if chance < 0.72:
        return str(made)
    if chance < 0.8:
        return f"{made}/{made + rng.choice((583, 584))}"
    if chance < 0.86:
        return f"{made} [{made + 584}]"
    if chance < 0.9:
        return f"{made} ({made + 584})"
    if chance < 0.94:
        return rng.choice((f"R. {made}", f"H. {made}", f"{made} H.", f"{made} R."))
    return rng.choice((f"{made}-{made + 1}", f"{made}-{str(made + 1)[2:]}", str(made + 584)))


def day_date(rng: Random, when: int) -> str:
    """Write a day of a Gregorian year."""
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    return rng.choice(
        (
            *([f"{day} {_MONTHS[month - 1]} {when}"] * 6),
            *(f"{day}.{month}.{when}", f"{day:02}.{month:02}.{when}", f"{day}/{month}/{when}"),
        )
    )


def year_first(rng: Random) -> str:
    """Write a day as author–date lists do: `1998, 12 Eylül`."""
    return f"{year(rng)}, {rng.randint(1, 28)} {rng.choice(_MONTHS)}"


def month_date(rng: Random, when: int) -> str:
    """Write a month, two months or a season of a year."""
    month = rng.randint(0, 11)
    first = min(month, 10)
    return rng.choice(
        (
            *([f"{_MONTHS[month]} {when}"] * 4),
            f"{_MONTHS[first]}-{_MONTHS[first + 1]} {when}",
            f"{rng.choice(_SEASONS)} {when}",
            f"{_MONTHS[month]}, {when}",
        )
    )


def date_range(rng: Random) -> str:
    """Write the days of a meeting or the years of a report."""
    when, day = year(rng), rng.randint(1, 24)
    month = rng.choice(_MONTHS)
    return rng.choice(
        (
            *(f"{day}-{day + rng.randint(1, 5)} {month} {when}", f"{day} {month} {when}"),
            *(f"{day} {month} - {day + 2} {rng.choice(_MONTHS)} {when}", f"{when}-{when + 3}"),
            f"{day}.{rng.randint(1, 12)}.{when} - {day}.{rng.randint(1, 12)}.{when + 2}",
        )
    )


def old_day(rng: Random) -> str:
    """Write a day of the Rumi or Hijri calendar, sometimes with its Gregorian partner."""
    day = rng.randint(1, 29)
    if rng.random() < 0.75:
        when = rng.randint(1293, 1341)
        made = f"{day} {rng.choice(_RUMI)} {when}"
        partner = rng.random()
        if partner < 0.2:
            return f"{made} ({when + 584})"
        if partner < 0.3:
            return f"{made} ({rng.randint(1, 28)} {rng.choice(_MONTHS)} {when + 584})"
        if partner < 0.34:
            return f"{made} / {rng.randint(1, 28)} {rng.choice(_MONTHS)} {when + 584}"
        return made
    return f"{day} {rng.choice(_HIJRI)} {rng.randint(1100, 1340)}"


def any_day(rng: Random) -> str:
    """Write a day of whatever calendar a newspaper or document has."""
    return old_day(rng) if rng.random() < 0.45 else day_date(rng, int(rng.triangular(1919, 2020, 1935)))


def volume(rng: Random) -> str:
    """Draw a volume number."""
    number = rng.randint(1, 6) if rng.random() < 0.7 else rng.randint(1, 40)
    chance = rng.random()
    if chance < 0.5:
        return to_roman(number).upper()
    return (
        str(number)
        if chance < 0.92
        else rng.choice((f"{to_roman(number).upper()}-{to_roman(number + 1).upper()}", f"{number}/1"))
    )


def issue(rng: Random) -> str:
    """Draw an issue number, seldom a double one."""
    number = rng.randint(1, 12) if rng.random() < 0.5 else rng.randint(13, 400)
    return str(number) if rng.random() < 0.88 else f"{number}-{number + 1}"


def pages(rng: Random, *, span: bool = False) -> str:
    """Draw a page or a span of pages."""
    first = rng.randint(1, 620)
    if not span and rng.random() < 0.55:
        return str(first)
    last = first + rng.randint(1, 45)
    return f"{first}{rng.choice(('-', '-', '-', '–', ' - '))}{last}"


def edition(rng: Random) -> str:
    """Draw an edition number or word."""
    if rng.random() < 0.9:
        return str(rng.choice((1, 2, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20)))
    return rng.choice(
        ("İkinci", "Üçüncü", "Birinci", "Dördüncü", "Yeni", "Genişletilmiş 2", "Gözden Geçirilmiş 3")
    )
