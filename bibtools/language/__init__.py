"""Facts of languages, each in one table: words, months, calendars, casing, collation."""
