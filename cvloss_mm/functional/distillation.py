"""Losses that teach a network with the answers of another."""

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .ranges import NonNegative, Positive
from .shapes import Labels, Logits, PerSample

FLAT = 1e-6  # logits that differ by less prefer no class
UNIT = 2.0**-24  # of logits whose differences and their sum are to stay finite; a power of 2 rounds nothing


def standardized(logits: Logits) -> Logits:
    """Each row less its mean, in units of its standard deviation, at any scale; of a flat one, less its mean."""
    small = UNIT * logits
    shifted = small - small.detach().amax(-1, keepdim=True)  # exactly 0 where all are equal
    extent = shifted.detach().abs().amax(-1, keepdim=True)
    flat = extent < UNIT * FLAT
    values = shifted / torch.where(flat, UNIT, extent)
    values = values - values.mean(-1, keepdim=True)
    return values / torch.where(flat, 1, values.square().mean(-1, keepdim=True)).sqrt()


@loss_function
def knowledge_distillation_loss(
    pred: Logits,
    target: Logits,
    *,
    temperature: Positive = 10.0,
    divide_by_classes: bool = False,
    standardize: bool = False,
) -> PerSample:
    """Divergence of the student's softened distribution from the teacher's.

    .. math:: L = T^2 \\sum_k q_k \\ln(q_k / p_k), \\quad q = softmax(t / T), \\quad p = softmax(z / T)

    Args:
        pred: the student's logits z, (n, classes).
        target: the teacher's logits t, (n, classes).
        temperature: T, above 0. T^2 keeps the size of the gradient; as T grows the loss nears half the squared
            difference of the centred logits over the number of classes.
        divide_by_classes: the mean over the classes in place of their sum, as in mmdet.
        standardize: take the logits of each row, of both, less their mean and divided by their standard deviation, so
            that the student need not come to the size of the teacher's logits (Sun et al., Logit standardization in
            knowledge distillation, CVPR 2024, https://arxiv.org/abs/2403.01427; their code has T = 2 and a weight of 9
            then, and divides the squares by K - 1 classes, where this is by K). A row whose logits differ by less than
            1e-6 is not divided.

    Returns:
        One value a sample, (n,). The gradient reaches the teacher as well, which the module prevents.

    Advice: A small student of a large teacher; of box sides as distributions it is localization distillation (LD).

    Paper: Hinton et al., Distilling the knowledge in a neural network, 2015, https://arxiv.org/abs/1503.02531

    >>> knowledge_distillation_loss(torch.tensor([[0., 0.]]), torch.tensor([[2., 0.]]), temperature=1.)
    tensor([0.3278])
    """
    if standardize:
        pred, target = standardized(pred), standardized(target)
    log_p, log_q = F.log_softmax(pred / temperature, -1), F.log_softmax(target / temperature, -1)
    values = temperature**2 * log_q.exp() * (log_q - log_p)
    return values.mean(-1) if divide_by_classes else values.sum(-1)


def without_class(logits: Logits, index: Tensor) -> Logits:
    """Logits in which one class a row, (n, 1), is so small that a softmax gives it nothing."""
    return logits.scatter(-1, index, torch.finfo(logits.dtype).min)


@loss_function
def decoupled_kd_loss(
    pred: Logits,
    target: Logits,
    *,
    labels: Labels | None = None,
    alpha: NonNegative = 1.0,
    beta: NonNegative = 8.0,
    temperature: Positive = 4.0,
    standardize: bool = False,
) -> PerSample:
    """Distillation in two parts, which Hinton's ties together: how sure of the true class, and how the others compare.

    .. math:: L = T^2 [\\alpha KL(b^t \\| b^s) + \\beta KL(\\hat q \\| \\hat p)], \\quad b = (p_y, 1 - p_y), \\quad
              \\hat p_k = p_k / (1 - p_y) \\text{ for } k \\ne y

    Args:
        pred: the student's logits z, (n, classes); p = softmax(z / T).
        target: the teacher's logits t, (n, classes); q = softmax(t / T).
        labels: the true classes y, (n,), integers; None is the class that the teacher takes for the true one.
        alpha: weight of the true class (TCKD).
        beta: weight of the others (NCKD), which Hinton's loss has at 1 - q_y, next to nothing where the teacher is
            sure. The paper tunes it between 1 and 10, by the teacher's certainty.
        temperature: T.
        standardize: as in :func:`knowledge_distillation_loss`.

    Returns:
        One value a sample, (n,). The gradient reaches the teacher as well, which the module prevents. The authors
        let the weight of the sum grow over the first 20 epochs: ``LossScheduleHook(attribute='loss_weight', ...)``.

    Advice: A classifier's logits of a strong, very sure teacher.

    Paper: Zhao et al., Decoupled knowledge distillation, CVPR 2022, https://arxiv.org/abs/2203.08679

    >>> decoupled_kd_loss(torch.tensor([[0., 0., 0.]]), torch.tensor([[2., 1., 0.]]), temperature=1.)
    tensor([1.1166])
    """
    index = (target.argmax(-1) if labels is None else labels.long()).unsqueeze(-1)
    if standardize:
        pred, target = standardized(pred), standardized(target)
    student, teacher = pred / temperature, target / temperature
    (own_p, rest_p), (own_q, rest_q) = (split_off(z, index) for z in (student, teacher))
    binary = own_q.exp() * (own_q - own_p) + rest_q.exp() * (rest_q - rest_p)
    others_p, others_q = (F.log_softmax(without_class(z, index), -1) for z in (student, teacher))
    others = (others_q.exp() * (others_q - others_p)).scatter(-1, index, 0).sum(-1)
    return temperature**2 * (alpha * binary + beta * others)


def split_off(logits: Logits, index: Tensor) -> tuple[PerSample, PerSample]:
    """ln p and ln(1 - p) of one class a row, (n, 1)."""
    log_p = F.log_softmax(logits, -1)
    return log_p.gather(-1, index).squeeze(-1), torch.logsumexp(without_class(log_p, index), -1)


def correlation_distance(pred: Tensor, target: Tensor, dim: int) -> Tensor:
    """1 - the correlation along dimension 0 or -1, as half the squared distance of the centred, normalised values."""
    a, b = (F.normalize(centred(x, dim), dim=dim, eps=1e-8) for x in (pred, target))
    return (a - b).square().sum(dim) / 2


def centred(values: Tensor, dim: int) -> Tensor:
    """Differences from the mean, exactly 0 where all values are equal, whose mean may be rounded."""
    shifted = values - (values[..., :1] if dim else values[:1]).detach()
    return shifted - shifted.mean(dim, keepdim=True)


@loss_function
def dist_loss(
    pred: Logits, target: Logits, *, beta: NonNegative = 2.0, gamma: NonNegative = 2.0, temperature: Positive = 1.0
) -> PerSample:
    """Student and teacher are to agree in their order of preference, not in their probabilities.

    .. math:: L = \\beta \\, \\overline{1 - \\rho(p_{i \\cdot}, q_{i \\cdot})} + \\gamma \\,
              \\overline{1 - \\rho(p_{\\cdot k}, q_{\\cdot k})}, \\quad \\rho \\text{: Pearson's correlation}

    Args:
        pred: the student's logits z, (n, classes); p = softmax(z / T).
        target: the teacher's logits t, (n, classes); q = softmax(t / T).
        beta: weight of the relation between the classes of a sample. The paper has 2 for both; the authors' code
            has 1, and weighs the loss by 2.
        gamma: weight of the relation between the samples of the batch, class by class.
        temperature: T. The paper has 1 for ImageNet, 4 for CIFAR-100; the authors' code multiplies by T^2 as well,
            which is a ``loss_weight``.

    Returns:
        One value a sample, (n,), whose mean is L: the second part is the same for each. Where neither student nor
        teacher vary at all it is 0, where one of them does not, one half; in the authors' code both are 1.

    Advice: A teacher much stronger than the student, whose probabilities cannot be matched; batches of a hundred or
    more. A student whose last layer starts at zero has no preference yet and a gradient of millions, in half precision
    an infinite one: start it otherwise.

    Paper: Huang et al., Knowledge distillation from a stronger teacher, NeurIPS 2022, https://arxiv.org/abs/2205.10536

    >>> dist_loss(torch.tensor([[3., 0.], [0., 3.]]), torch.tensor([[0., 1.], [1., 0.]]))
    tensor([8.0000, 8.0000])
    """
    p, q = ((z.reshape(-1, z.shape[-1]) / temperature).softmax(-1) for z in (pred, target))
    return (beta * correlation_distance(p, q, -1) + gamma * correlation_distance(p, q, 0).mean()).reshape(
        pred.shape[:-1]
    )


@loss_function
def decoupled_distillation_focal_loss(
    pred: Logits, target: Logits, *, matched: Tensor | None = None, temperature: Positive = 5.0
) -> PerSample:
    """Distillation of the sides of boxes in which the many that match no object do not drown the few that do.

    .. math:: L = \\frac{\\sqrt{K_m} \\overline{D_m} + \\sqrt{K_u} \\overline{D_u}}{\\sqrt{K_m} + \\sqrt{K_u}},
              \\quad D = T^2 KL(softmax(t / T) \\| softmax(z / T))

    Args:
        pred: logits z of the bins of a side, of an earlier layer, (n, bins); a box is four rows.
        target: logits t of the last layer, same shape.
        matched: which rows are of boxes that are matched to an object, booleans (n,): K_m are, K_u are not. None: all.
        temperature: T.

    Returns:
        One value a row, (n,), whose mean is L; with None, or where all or no rows are matched, that of
        :func:`knowledge_distillation_loss`. The paper weighs matched rows by the IoU of the box and others by the
        score of the last layer, constants, which is for ``weight``. The authors' code scales both numbers by 8 over
        the batch size, which cancels.

    Advice: D-FINE, with a weight of 1.5, beside :func:`fine_grained_localization_loss`.

    Paper: Peng et al., D-FINE: redefine regression task in DETRs as fine-grained distribution refinement, ICLR 2025,
    https://arxiv.org/abs/2410.13842

    >>> rows = torch.tensor([[0., 0.], [0., 0.]]), torch.tensor([[2., 0.], [2., 0.]])
    >>> decoupled_distillation_focal_loss(*rows, matched=torch.tensor([True, False]), temperature=1.)
    tensor([0.3278, 0.3278])
    """
    divergence = knowledge_distillation_loss(pred, target, temperature=temperature)
    if matched is None:
        return divergence
    member = matched.to(pred.dtype)
    of_matched, of_others = member.sum().sqrt(), (1 - member).sum().sqrt()
    own = torch.where(member > 0, of_matched, of_others)
    return divergence * (member.numel() / (own * (of_matched + of_others)))
