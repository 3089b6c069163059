"""What a build remembers of each source line, entry and rendered text, so that the next one does only what changed."""
