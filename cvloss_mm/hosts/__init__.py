"""Losses of this package in the place of those of mmdet, mmpretrain and mmseg, with their keywords; it imports none.

What the hosts' heads ask of a loss, and how they call it, is said with the families.
"""
