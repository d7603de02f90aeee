"""Losses that sort points into objects by an embedding of each point."""

import torch
import torch.nn.functional as F

from .function import loss_function
from .geometry import safe_sqrt
from .ranges import NonNegative, Positive
from .shapes import Labels, PerSample, PointEmbeddings


@loss_function
def associative_embedding_loss(
    pred: PointEmbeddings,
    target: Labels,
    *,
    pull_weight: NonNegative = 0.25,
    push_weight: NonNegative = 0.25,
    delta: Positive = 1.0,
) -> PerSample:
    """The points of one object are pulled to their mean, the means of the objects of an image pushed apart.

    .. math:: L = \\frac{\\alpha}{N} \\sum_k \\sum_p \\|e_{kp} - e_k\\|^2 + \\frac{\\beta}{N (N - 1)} \\sum_k
              \\sum_{j \\ne k} \\max(0, \\Delta - \\|e_k - e_j\\|), \\quad e_k = mean_p \\, e_{kp}

    Args:
        pred: embeddings e of the points of each object, (n, points, dimensions): of CornerNet the top-left and the
            bottom-right corner, in one dimension.
        target: the image of each object, integers (n,). Objects of different images are not compared.
        pull_weight: alpha. mmdet's default, as that of beta; CornerNet was trained with 0.1 for both.
        push_weight: beta.
        delta: how far apart two objects have to be.

    Returns:
        One value an object, (n,), whose mean is the sum of L over the images, as in the authors' code: what the
        object adds to L of its image, times n. N are the objects of an image; one alone is pushed by none. The
        paper has one dimension; of several, mmdet takes each for an object of its own.

    Advice: Detectors of corners or keypoints, which have to find out what belongs together.

    Paper: Newell et al., Associative embedding, NeurIPS 2017, https://arxiv.org/abs/1611.05424; in this form Law and
    Deng, CornerNet, ECCV 2018, https://arxiv.org/abs/1808.01244

    >>> associative_embedding_loss(torch.tensor([[[0.], [1.]], [[1.], [1.]]]), torch.tensor([0, 0]))
    tensor([0.2500, 0.1250])
    """
    together = target.unsqueeze(1) == target.unsqueeze(0)
    others = together & ~torch.eye(target.shape[0], dtype=torch.bool, device=target.device)
    mean = pred.mean(1)
    pull = (pred - mean.unsqueeze(1)).square().sum((1, 2))
    square = (mean.unsqueeze(1) - mean.unsqueeze(0)).square().sum(-1)
    near = torch.where(others, F.relu(delta - safe_sqrt(square)), 0).sum(-1)
    cost = pull_weight * pull + push_weight * near / others.sum(-1).clamp(min=1)
    return cost * pred.shape[0] / together.sum(-1)
