"""Addresses that no longer answer."""
