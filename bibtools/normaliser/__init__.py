"""Record → Record: one small step a file, in one ordered list; `normaliser` runs them, `keys` names the results."""
