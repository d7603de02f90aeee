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
        softness: gamma, above 0: all centres of a class count, by a softmax of their cosines at this temperature, as in
            SoftTriple. None is the nearest alone.

    ``weight`` is (num_classes * subcenters, in_features), those of a class one after the other, and of any length: only
    directions count. An embedding of length 0 has cosine 0 with everything.

    Paper: Wang et al., NormFace, ACM MM 2017, https://arxiv.org/abs/1704.06369; Deng et al., Sub-center ArcFace, ECCV
    2020, https://link.springer.com/chapter/10.1007/978-3-030-58621-8_43; Qian et al., SoftTriple loss, ICCV 2019,
    https://arxiv.org/abs/1909.05235

    >>> classifier = CosineClassifier(2, 3)
    >>> _ = classifier.weight.data.copy_(torch.tensor([[2., 0.], [0., 3.], [-1., 0.]]))
    >>> classifier(torch.tensor([[4., 0.]]))
    tensor([[ 1.,  0., -1.]], grad_fn=<MmBackward0>)
    """

    def __init__(self, in_features: int, num_classes: int, subcenters: int = 1, softness: float | None = None):
        super().__init__()
        for name, value in dict(in_features=in_features, num_classes=num_classes, subcenters=subcenters).items():
            if not isinstance(value, int) or value < 1:
                raise ValueError(f'CosineClassifier: {name} must be an integer above 0, got {value!r}')
        if softness is not None and not softness > 0:
            raise ValueError(f'CosineClassifier: softness must be above 0, or None, got {softness!r}')
        self.in_features, self.num_classes = in_features, num_classes
        self.subcenters, self.softness = subcenters, softness
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
        if self.subcenters == 1:
            return cosines
        cosines = cosines.unflatten(-1, (-1, self.subcenters))
        if self.softness is None:
            return cosines.amax(-1)
        return ((cosines / self.softness).softmax(-1) * cosines).sum(-1)

    def spread(self) -> Tensor:
        """The sum of the distances between the centres of a class, of which each is at length 1, divided by
        num_classes * subcenters * (subcenters - 1): SoftTriple's regularizer. 0 of single centres."""
        with without_autocast(self.weight.device.type):
            centres = unit_rows(self.weight.to(torch.promote_types(self.weight.dtype, torch.float32)))
            centres = centres.unflatten(0, (-1, self.subcenters))
            apart = torch.cdist(centres, centres, compute_mode='donot_use_mm_for_euclid_dist')
            return apart.sum() / (2 * self.num_classes * self.subcenters * max(self.subcenters - 1, 1))

    def extra_repr(self) -> str:
        shown = ('in_features', 'num_classes', 'subcenters', 'softness')
        return ', '.join(f'{name}={getattr(self, name)}' for name in shown)
