"""A linear-chain conditional random field: its weights, and the labels that it gives to tokens."""
