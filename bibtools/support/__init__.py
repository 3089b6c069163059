"""General tools that the standard library lacks: lazy patterns, text folding, safe file writing, garbage control."""
