"""The CSL type of a reference, decided from its values and its text."""
