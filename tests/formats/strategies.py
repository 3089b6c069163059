"""References as hypothesis draws them: every type, every variable, and text made to break LaTeX."""

from __future__ import annotations

from hypothesis import strategies as st

from bibtools.model import (
    CALENDARS,
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    TEXT_VARIABLES,
    TYPES,
    Date,
    Name,
    Reference,
)

NASTY = """ğ ı İ Ş ā ḥ ʿ é Ö – — “ ” ’ ' " ` `` '' -- --- { } \\ # % & $ _ ^ ~ @ , ; = : < > ( ) [ ] / * + ! ?
<i> </i> <b> </b> <sup> </sup> <span\u0020class="nocase"> </span> and others AND And oğlu de von Jr. 1920 1-2
\\emph{ {x} {} \\c c \\i""".split()
WORDS = [word.replace("\u0020", " ") for word in NASTY] + ["Türk", "Tarih", "Kurumu", "a", "B", "İstanbul"]

text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).flatmap(
    lambda words: st.sampled_from((" ", "")).map(lambda joint: joint.join(words))
)
anything = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
plain = st.sampled_from(
    ("Ali", "Ali Fuat", "Cebesoy", "O’Neill", "d’Alembert", "Ortega y Gasset", "de", "Jr.", "II")
)
part = st.one_of(plain, plain, text)
optional = st.one_of(st.just(""), part)

names = st.lists(
    st.one_of(
        st.builds(Name, family=part, given=optional, suffix=optional, written=optional),
        st.builds(
            Name,
            family=part,
            given=part,
            dropping_particle=st.sampled_from(("", "de", "von", "De")),
            non_dropping_particle=st.sampled_from(("", "van der", "de", "Von")),
        ),
        st.builds(Name, literal=part, written=optional),
        st.just(Name(others=True)),
    ),
    min_size=1,
    max_size=3,
).map(tuple)

_EDTF = """1920 1920-10 1920-10-16 1988? 1988~ 1988% 19XX 192X 1914/1918 1914-07/1918-11 1914/.. ../1918
1920-21 -0043 0622"""
dates = st.one_of(
    st.builds(
        Date,
        st.sampled_from(_EDTF.split()),
        st.sampled_from(("gregorian", *CALENDARS)),
        optional,
    ),
    st.sampled_from(("t.y.", "Winter", "in press", "1336 (1920)", "{x")),
)


@st.composite
def references(draw: st.DrawFn, texts: st.SearchStrategy[str] = text) -> Reference:
    """Draw a reference with up to eight variables of any kind."""
    pools = (
        (NAME_VARIABLES, names),
        (DATE_VARIABLES, dates),
        (TEXT_VARIABLES | NUMBER_VARIABLES, texts),
        (
            {
                "eid",
                "howpublished",
                "month",
                "year",
                "date",
                "type-x",
                "Odd Name",
                "crossref2",
                "csltype",
                "bib-note",
            },
            texts,
        ),
    )
    values = {}
    for variables, strategy in pools:
        for variable in draw(st.lists(st.sampled_from(sorted(variables)), max_size=3, unique=True)):
            values[variable] = draw(strategy)
    kind = draw(st.sampled_from(sorted(TYPES)))
    key = draw(st.one_of(st.sampled_from(("tbmm1920", "a:b-c_d.e", "inalcık2003")), texts))
    return Reference(id=key, type=kind).with_values(values)
