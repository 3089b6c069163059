"""Findings of `bibtools build`."""
