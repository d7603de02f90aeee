"""All that knows mmdet's and mmpretrain's names, keywords and the questions of their heads; it imports neither."""
import cvloss_mm.losses  # noqa: F401  (first: some of its names stand here, and some of what stands here builds on it)
