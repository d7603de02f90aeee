"""Losses that teach a network with the answers of another."""
import torch  # noqa: F401  (the doctests use it)
import torch.nn.functional as F

from .function import loss_function
from .ranges import Positive
from .shapes import Logits, PerSample


@loss_function
def knowledge_distillation_loss(pred: Logits, target: Logits, *, temperature: Positive = 10.0,
                                divide_by_classes: bool = False) -> PerSample:
    """Divergence of the student's softened distribution from the teacher's.

    .. math:: L = T^2 \\sum_k q_k \\ln(q_k / p_k), \\quad q = softmax(t / T), \\quad p = softmax(z / T)

    Args:
        pred: the student's logits z, (n, classes).
        target: the teacher's logits t, (n, classes).
        temperature: T, above 0. T^2 keeps the size of the gradient; as T grows the loss nears half the squared
            difference of the centred logits over the number of classes.
        divide_by_classes: the mean over the classes in place of their sum, as in mmdet.

    Returns:
        One value a sample, (n,). The gradient reaches the teacher as well, which the module prevents.

    Advice: A small student of a large teacher; of box sides as distributions it is localization distillation (LD).

    Paper: Hinton et al., Distilling the knowledge in a neural network, 2015, https://arxiv.org/abs/1503.02531

    >>> knowledge_distillation_loss(torch.tensor([[0., 0.]]), torch.tensor([[2., 0.]]), temperature=1.)
    tensor([0.3278])
    """
    log_p, log_q = F.log_softmax(pred / temperature, -1), F.log_softmax(target / temperature, -1)
    values = temperature ** 2 * log_q.exp() * (log_q - log_p)
    return values.mean(-1) if divide_by_classes else values.sum(-1)
