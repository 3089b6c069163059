"""Restyling a document: its citations and its reference list, rendered in another style, in the same file.

reading     what the document cites, where, and what of it was not understood
remembering the same, from what an earlier run left in the file
typed       the citations that are typed in the text, looked up in the works of the list (listed, listed_work) by the
            words before their years (heads)
completing  the works that the list does not have
rendering   the citations in the new style, each at its position
moving      the citations that go from notes into the text and back
listing     the entries of the reference list, in the new style and order
applying    the order of all this, and what changed
"""
