"""Live citation fields of Zotero, Mendeley, Word, EndNote, JabRef and LibreOffice: what they cite, unparsed."""
