"""What depends on a language: casing, collation, calendars, role words, abbreviations."""
