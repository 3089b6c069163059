"""Finding the reference lists of a document and the references in them; `finder.find` is the entry point."""
