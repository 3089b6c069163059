"""Bytes of XML parts: what is put in and taken out, and that nothing else changes."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bibtools.documents.splicing import Spliced

_TEXTS = st.text(st.sampled_from("ab ç\n&<>'\"]"), max_size=5)


@st.composite
def _xml(draw: st.DrawFn) -> str:
    """Return XML with all that a writer may choose: quotes, references, spaces in tags, comments, instructions."""

    def text() -> str:
        said = {"&": "&amp;", "<": "&lt;", ">": draw(st.sampled_from(("&gt;", "&#62;", "&#x3E;")))}
        return "".join(said.get(each, each) for each in draw(_TEXTS))

    def attributes() -> str:
        quote = draw(st.sampled_from("'\""))
        value = text().replace(quote, f"&#{ord(quote)};")
        return draw(
            st.sampled_from(("", f" a={quote}{value}{quote}", f'\n  a = "x>y" b={quote}{value}{quote} '))
        )

    def content(depth: int) -> str:
        parts = [text()]
        for _ in range(draw(st.integers(0, 3)) if depth else 0):
            kind = draw(st.sampled_from(("element", "empty", "comment", "instruction")))
            parts.append(
                {
                    "element": lambda: f"<e{attributes()}>{content(depth - 1)}</e >",
                    "empty": lambda: f"<e{attributes()}/>",
                    "comment": lambda: "<!-- <e> ' -->",
                    "instruction": lambda: "<?pi > <e> ?>",
                }[kind]()
            )
            parts.append(text())
        return "".join(parts)

    return f"<!-- a -->\n<e{attributes()}>{content(3)}</e>\n<!-- b -->"


@given(_xml())
@settings(max_examples=60, deadline=None)
def test_every_text_is_found_where_it_stands(xml: str) -> None:
    data = xml.encode()
    root = etree.fromstring(data)
    part = Spliced(data, root)
    assert part.result() == data
    for each in root.iter():
        extent = part.extent(each)
        assert data[extent.start : extent.start + 1] == b"<"
        assert data[extent.end - 1 : extent.end] == b">"
        if isinstance(each.tag, str) and extent.inner < extent.end:
            assert "".join(one.text for one in part.text(each, tail=False)) == (each.text or "")
        if each is not root:
            assert "".join(one.text for one in part.text(each, tail=True)) == (each.tail or "")


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_left_is_what_was_not_taken(data: st.DataObject) -> None:
    body = "0123456789" * 3
    part = Spliced(f"<e>{body}</e>".encode(), etree.fromstring(f"<e>{body}</e>"))
    taken = data.draw(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
    put = data.draw(st.lists(st.tuples(st.integers(0, 30), st.sampled_from("ABC")), max_size=6))
    for start, end in taken:
        part.take(3 + start, 3 + end)
    for at, text in put:
        part.put(3 + at, text.encode())
    expected = "".join(
        "".join(text for place, text in put if place == at)
        + (body[at : at + 1] if not any(start <= at < end for start, end in taken) else "")
        for at in range(31)
    )
    assert part.result().decode() == f"<e>{expected}</e>"


def test_an_element_goes_when_all_in_it_goes_and_nothing_comes() -> None:
    data = b"<e><a><b>x</b></a><a><b>y</b></a></e>"
    for put, left in ((b"", b"<e><a><b>y</b></a></e>"), (b"z", b"<e><a><b>z</b></a><a><b>y</b></a></e>")):
        part = Spliced(data, etree.fromstring(data))
        first = part.root[0]
        at = part.extent(first[0]).inner
        part.take(at, at + 1)
        part.take_if_hollow(first)
        part.take_if_hollow(first[0])
        if put:
            part.put(at, put)
        assert part.result() == left


def test_other_encodings_and_cdata_are_written_anew() -> None:
    for data in (
        '<?xml version="1.0" encoding="ISO-8859-9"?><e>Kılıç</e>'.encode("iso-8859-9"),
        "<e><![CDATA[Kılıç]]></e>".encode(),
        '<?xml version="1.0" encoding="UTF-16"?><e>Kılıç</e>'.encode("utf-16"),
    ):
        part = Spliced(data, etree.fromstring(data))
        assert re.search("<e>Kılıç</e>", part.result().decode())
        assert "".join(each.text for each in part.text(part.root, tail=False)) == "Kılıç"
