"""What a note says: the works that it cites, with the words around them; `parting.part_note` is the entry point."""
