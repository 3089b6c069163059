"""Checks: findings, the rules that make them, suppression, fixes and reports; `runner` is the way in."""
