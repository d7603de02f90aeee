"""All that knows the names and keywords of mmdet, mmpretrain and mmseg, and what their heads ask; it imports none."""

import cvloss_mm.losses  # noqa: F401  (first: some of its names stand here, and some of what stands here builds on it)
