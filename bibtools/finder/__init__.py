"""Where in a document the reference list is, and where each reference begins and ends; `finder` is the way in."""
