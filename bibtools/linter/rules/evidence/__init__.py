"""What catalogues say of entries, where they are asked."""
