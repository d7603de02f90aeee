"""Losses compared with each other, from the same beginning and over several seeds; see tools/compare.py."""
