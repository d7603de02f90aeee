"""Losses of the distance between an embedding and the centre of its class."""

import torch
from torch import Tensor

from .function import loss_function
from .shapes import Embeddings, Labels, PerSample


@loss_function
def center_loss(pred: Embeddings, target: Labels, *, centers: Tensor) -> PerSample:
    """Each embedding is drawn to the centre of its class, beside a loss that keeps the classes apart.

    .. math:: L = \\frac{1}{2} \\|x - c_y\\|^2, \\quad \\Delta c_j = \\frac{\\sum_i [y_i = j] (c_j - x_i)}{1 + \\sum_i
              [y_i = j]}

    Args:
        pred: embeddings of a batch, (n, dimensions).
        target: class indices, (n,).
        centers: c, the centre of each class, (classes, dimensions), with their gradient where they have one.

    Returns:
        One value a sample, (n,). The centres move by a share of Delta c after each step, not by the gradient:
        :class:`cvloss_mm.heads.ClassCenters` does that, or lets them learn. The PyTorch code that is used most has no
        1/2, lets them learn, and adds 1e-12 for each other class.

    Advice: Beside a softmax of faces or of other fine-grained classes, with a weight of 0.003.

    Paper: Wen et al., A discriminative feature learning approach for deep face recognition, ECCV 2016,
    https://doi.org/10.1007/978-3-319-46478-7_31

    >>> center_loss(torch.tensor([[1., 0.], [3., 4.]]), torch.tensor([1, 0]), centers=torch.zeros(2, 2))
    tensor([ 0.5000, 12.5000])
    """
    return torch.sub(pred, centers.to(pred)[target.long()]).square().sum(-1) / 2
