"""The shape words of the signatures. Annotations only: they cost nothing and need nothing."""
from collections.abc import Sequence
from typing import Annotated

from torch import Tensor

Boxes = Annotated[Tensor, '... 4']  # x1, y1, x2, y2
PerBox = Annotated[Tensor, '...']
PerSide = Annotated[Tensor, '... 4']  # one value for each of dx, dy, dw, dh
Offsets = Annotated[Tensor, '...']  # encoded box deltas, usually n 4
Logits = Annotated[Tensor, 'n classes']
Views = Annotated[Tensor, 'n views classes']  # logits of several views of each sample
Bins = Annotated[Tensor, 'n bins']  # logits of the bins 0 ... bins - 1
Distances = Annotated[Tensor, 'n']  # in units of the bins
Cosines = Annotated[Tensor, 'n classes']  # in [-1, 1]
Probabilities = Annotated[Tensor, '...']  # in [0, 1]
Heatmap = Annotated[Tensor, '...']  # in [0, 1]
Masks = Annotated[Tensor, 'n ...']  # in [0, 1]
Scores = Annotated[Tensor, 'n'] | Annotated[Tensor, 'n classes']  # real-valued two-class scores
Embeddings = Annotated[Tensor, 'n dimensions']
Labels = Annotated[Tensor, 'n']  # integer class indices
Dense = Annotated[Tensor, 'n classes']  # one-hot or soft targets
PerSample = Annotated[Tensor, 'n']
PerElement = Annotated[Tensor, '...']
PerClass = float | Sequence[float] | Tensor  # one number for all classes, or one for each
