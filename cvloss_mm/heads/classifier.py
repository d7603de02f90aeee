"""The layer whose outputs losses of cosines take."""
import torch
from torch import Tensor, nn

from ..functional.embedding import unit_rows
from ..functional.shapes import Cosines, Embeddings, Labels
from ..losses.autocast import without_autocast
from .rivals import true_and_rivals


class CosineClassifier(nn.Module):
    """The cosine of the angle between an embedding and the centre of each class.

    .. math:: \\cos \\theta_{ij} = \\max_k \\frac{x_i \\cdot w_{jk}}{\\|x_i\\| \\|w_{jk}\\|}

    Args:
        in_features: dimensions of an embedding.
        num_classes: classes.
        subcenters: K, centres a class, of which the nearest counts: room for what is noisy or looks different.
        softness: gamma, above 0: all centres of a class count, by a softmax of their cosines at this temperature, as in
            SoftTriple. None is the nearest alone.
        chunk: how many classes :meth:`two_classes` looks at together; None is all. It never holds more than n * chunk
            cosines, and computes them once more for the gradient.

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

    def __init__(self, in_features: int, num_classes: int, subcenters: int = 1, softness: float | None = None,
                 chunk: int | None = None):
        super().__init__()
        for name, value in dict(in_features=in_features, num_classes=num_classes, subcenters=subcenters,
                                chunk=1 if chunk is None else chunk).items():
            if not isinstance(value, int) or value < 1:
                raise ValueError(f'CosineClassifier: {name} must be an integer above 0, got {value!r}')
        if softness is not None and not softness > 0:
            raise ValueError(f'CosineClassifier: softness must be above 0, or None, got {softness!r}')
        self.in_features, self.num_classes = in_features, num_classes
        self.subcenters, self.softness, self.chunk = subcenters, softness, chunk
        self.weight = nn.Parameter(torch.empty(num_classes * subcenters, in_features))
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Directions without preference; the length, 1 on average, is how slowly they turn."""
        nn.init.normal_(self.weight, std=self.in_features ** -0.5)

    def forward(self, embeddings: Embeddings) -> Cosines:
        """The cosines (n, num_classes) of embeddings (n, in_features): float32, under autocast and for half, too;
        float64 for float64. Raises ValueError for another shape."""
        self.check(embeddings)
        with without_autocast(embeddings.device.type):
            return self.cosines_of(self.directions(embeddings), self.centres())

    def two_classes(self, embeddings: Embeddings, target: Labels, scale: float) -> Cosines:
        """Cosines (n, 2) of which a softmax loss has the value that it has of all of them: with the true class, which
        becomes class 0, and with one that stands for all others.

        .. math:: \\cos \\theta_1 = \\frac{1}{s} \\ln \\sum_{j \\ne y} e^{s \\cos \\theta_j}

        Args:
            embeddings: as in :meth:`forward`.
            target: class indices, integers (n,).
            scale: s, that of the loss.

        >>> from cvloss_mm.losses import ArcFaceLoss
        >>> classifier, rows, target = CosineClassifier(2, 3), torch.tensor([[4., 1.]]), torch.tensor([1])
        >>> loss = ArcFaceLoss(scale=8.0)
        >>> two = loss(classifier.two_classes(rows, target, 8.0), torch.tensor([0]))
        >>> torch.allclose(two, loss(classifier(rows), target))
        True
        """
        self.check(embeddings)
        with without_autocast(embeddings.device.type):
            true, rivals = true_and_rivals(self.directions(embeddings), self.centres(), target.long(), self.cosines_of,
                                           scale, self.chunk)
            return torch.stack([true, rivals / scale], -1)

    def check(self, embeddings: Tensor) -> None:
        if embeddings.ndim != 2 or embeddings.shape[1] != self.in_features:
            raise ValueError(f'CosineClassifier: embeddings must be (n, {self.in_features}), got '
                             f'{tuple(embeddings.shape)}; maps of features need a neck that pools them')

    def directions(self, embeddings: Tensor) -> Tensor:
        return unit_rows(embeddings.to(torch.promote_types(embeddings.dtype, torch.float32)))

    def centres(self) -> Tensor:
        """The weights by class, (num_classes, subcenters, in_features)."""
        return self.weight.unflatten(0, (-1, self.subcenters))

    def cosines_of(self, directions: Tensor, centres: Tensor) -> Tensor:
        """(n, d), of length 1, and (c, k, d) to (n, c)."""
        cosines = directions @ unit_rows(centres.flatten(0, 1).to(directions.dtype)).T
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
            centres = unit_rows(self.centres().to(torch.promote_types(self.weight.dtype, torch.float32)))
            apart = torch.cdist(centres, centres, compute_mode='donot_use_mm_for_euclid_dist')
            return apart.sum() / (2 * self.num_classes * self.subcenters * max(self.subcenters - 1, 1))

    def extra_repr(self) -> str:
        shown = ('in_features', 'num_classes', 'subcenters', 'softness', 'chunk')
        return ', '.join(f'{name}={getattr(self, name)}' for name in shown)
