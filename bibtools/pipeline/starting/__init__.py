"""`init`: a configuration for a folder, with the documents in it that have references."""
