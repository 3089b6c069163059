"""The chores of a library: merging, extracting, renaming keys, in .bib files and the texts that cite them."""
