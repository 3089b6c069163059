"""Citations that are typed in a text: `(Tanör, 2009, s. 45)`, `Tanör (2009: 45)`, `[3]`."""
