"""The layer whose outputs losses of cosines take."""
import torch
from torch import Tensor, nn

from ..functional.embedding import unit_rows
from ..functional.shapes import Cosines, Embeddings
from ..losses.autocast import without_autocast


class CosineClassifier(nn.Module):
    """The cosine of the angle between an embedding and the centre of each class.

    .. math:: \\cos \\theta_{ij} = \\max_k \\frac{x_i \\cdot w_{jk}}{\\|x_i\\| \\|w_{jk}\\|}

    Args:
        in_features: dimensions of an embedding.
        num_classes: classes.
        subcenters: K, centres a class, of which the nearest counts: room for what is noisy or looks different.

    ``weight`` is (num_classes * subcenters, in_features), those of a class one after the other, and of any length: only
    directions count. An embedding of length 0 has cosine 0 with everything.

    Paper: Wang et al., NormFace, ACM MM 2017, https://arxiv.org/abs/1704.06369; Deng et al., Sub-center ArcFace, ECCV
    2020, https://link.springer.com/chapter/10.1007/978-3-030-58621-8_43

    >>> classifier = CosineClassifier(2, 3)
    >>> _ = classifier.weight.data.copy_(torch.tensor([[2., 0.], [0., 3.], [-1., 0.]]))
    >>> classifier(torch.tensor([[4., 0.]]))
    tensor([[ 1.,  0., -1.]], grad_fn=<MmBackward0>)
    """

    def __init__(self, in_features: int, num_classes: int, subcenters: int = 1):
        super().__init__()
        for name, value in dict(in_features=in_features, num_classes=num_classes, subcenters=subcenters).items():
            if not isinstance(value, int) or value < 1:
                raise ValueError(f'CosineClassifier: {name} must be an integer above 0, got {value!r}')
        self.in_features, self.num_classes, self.subcenters = in_features, num_classes, subcenters
        self.weight = nn.Parameter(torch.empty(num_classes * subcenters, in_features))
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Directions without preference; the length, 1 on average, is how slowly they turn."""
        nn.init.normal_(self.weight, std=self.in_features ** -0.5)

    def forward(self, embeddings: Embeddings) -> Cosines:
        """The cosines (n, num_classes) of embeddings (n, in_features): float32, under autocast and for half, too;
        float64 for float64. Raises ValueError for another shape."""
        if embeddings.ndim != 2 or embeddings.shape[1] != self.in_features:
            raise ValueError(f'CosineClassifier: embeddings must be (n, {self.in_features}), got '
                             f'{tuple(embeddings.shape)}; maps of features need a neck that pools them')
        with without_autocast(embeddings.device.type):
            return self._cosines(embeddings)

    def _cosines(self, embeddings: Tensor) -> Tensor:
        dtype = torch.promote_types(embeddings.dtype, torch.float32)
        cosines = unit_rows(embeddings.to(dtype)) @ unit_rows(self.weight.to(dtype)).T
        return cosines.unflatten(-1, (-1, self.subcenters)).amax(-1) if self.subcenters > 1 else cosines

    def extra_repr(self) -> str:
        return f'in_features={self.in_features}, num_classes={self.num_classes}, subcenters={self.subcenters}'
