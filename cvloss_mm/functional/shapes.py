"""The words of the signatures: shapes, and what the numbers mean. Annotations only, which cost nothing."""

import math
from collections.abc import Sequence
from typing import Annotated, NamedTuple

from torch import Tensor


class Numbers(NamedTuple):
    """What the numbers of a tensor are, in which range; :func:`cvloss_mm.checking.values` looks."""

    kind: str
    low: float = -math.inf
    high: float = math.inf


LOGITS, BOXES, OFFSETS, COSINES = Numbers('logits'), Numbers('boxes'), Numbers('offsets'), Numbers('cosines', -1, 1)
PROBABILITIES, HEAT, MASKS = Numbers('probabilities', 0, 1), Numbers('heat', 0), Numbers('masks', 0, 1)
LABELS, SOFT, SIGNS, BINS = Numbers('labels', 0), Numbers('soft', 0, 1), Numbers('signs', -1, 1), Numbers('bins', 0)
MATCHES, ROTATED = Numbers('matches', -1, 1), Numbers('rotated boxes')

Boxes = Annotated[Tensor, '... 4', BOXES]  # x1, y1, x2, y2
RotatedBoxes = Annotated[Tensor, '... 5', ROTATED]  # cx, cy, w, h, angle in radians
PerBox = Annotated[Tensor, '...']
PerSide = Annotated[Tensor, '... 4']  # one value for each of dx, dy, dw, dh
Offsets = Annotated[Tensor, '...', OFFSETS]  # encoded box deltas, usually n 4
Logits = Annotated[Tensor, 'n classes', LOGITS]
Views = Annotated[Tensor, 'n views classes', LOGITS]  # logits of several views of each sample
Bins = Annotated[Tensor, 'n bins']  # logits of the bins 0 ... bins - 1
Distances = Annotated[Tensor, 'n', BINS]  # in units of the bins
SideOffsets = Annotated[Tensor, 'n']  # fractions of the side of a box, of either sign
Cosines = Annotated[Tensor, 'n classes', COSINES]  # in [-1, 1]
Negatives = Annotated[Tensor, 'n classes']  # what classes count by where they are not the true one
Probabilities = Annotated[Tensor, '...', PROBABILITIES]  # in [0, 1]
Heatmap = Annotated[Tensor, '...', HEAT]  # in [0, 1]
Masks = Annotated[Tensor, 'n ...', MASKS]  # in [0, 1]
ClassMaps = Annotated[Tensor, 'n classes ...', MASKS]  # one map a class
ScoreMaps = Annotated[Tensor, 'n classes ...', LOGITS]
DistanceMaps = Annotated[Tensor, 'n classes ...']  # in pixels, of either sign
RegionMaps = Annotated[Tensor, 'n classes ...', SOFT]  # one-hot or soft
LabelMaps = Annotated[Tensor, 'n ...', LABELS]  # one integer class index a place
Scores = Annotated[Tensor, 'n', SIGNS] | Annotated[Tensor, 'n classes', SIGNS]  # real-valued two-class scores
Embeddings = Annotated[Tensor, 'n dimensions']
PointEmbeddings = Annotated[Tensor, 'n points dimensions']
Similarities = Annotated[Tensor, '...', COSINES]  # of all pairs of two sets, usually n m
Matches = Annotated[Tensor, '...', MATCHES]  # 1 belongs together, 0 does not, below 0 is unknown
Labels = Annotated[Tensor, 'n', LABELS]  # integer class indices
Dense = Annotated[Tensor, 'n classes', SOFT]  # one-hot or soft targets
PerSample = Annotated[Tensor, 'n']
PerElement = Annotated[Tensor, '...']
PerClass = float | Sequence[float] | Tensor  # one number for all classes, or one for each
IgnoreIndex = Annotated[int | None, 'label']  # a label that does not count; kernels never see it
