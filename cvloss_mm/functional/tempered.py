"""Logistic losses with another logarithm: bounded for outliers, tolerant of wrong labels near the boundary."""

from collections.abc import Callable
from typing import Annotated

import torch
import torch.nn.functional as F
from torch import Tensor

from .function import loss_function
from .ranges import Off, between
from .shapes import Dense, Labels, Logits, PerSample
from .targets import distribution, expect

STEPS = 6  # of Newton's, after which nothing but rounding is left for t up to 5


def tempered_log(log_x: Tensor, t: float | None) -> Tensor:
    """log_t(x) = (x^(1 - t) - 1) / (1 - t) of a logarithm; None is 1, the logarithm itself."""
    return log_x if t is None else _over(torch.expm1, 0.5, log_x, 1 - t)


def _over(function: Callable, curvature: float, x: Tensor, rate: float | Tensor) -> Tensor:
    """f(r x) / r of an f(x) = x + c x^2 + ...; where a tensor is 0 its limit, with the slopes by x and by r."""
    if not isinstance(rate, Tensor):
        return function(rate * x) / rate
    safe = torch.where(rate == 0, 1, rate)
    return torch.where(rate == 0, x + curvature * rate * x * x, function(safe * x) / safe)


def tempered_log_softmax(pred: Logits, t: float | None) -> Logits:
    """ln exp_t(z - lambda), where lambda makes the probabilities sum to 1; t above 1, None is 1.

    With s = lambda - max z, F(s) the sum, the concave F(s)^(1 - t) is brought to 1 by Newton's method from s = 0. Two
    steps at the root are differentiated, which gives the exact first and second derivative.
    """
    if t is None:
        return F.log_softmax(pred, -1)
    rise, gap = t - 1, pred.detach().amax(-1, keepdim=True) - pred

    def step(shift: Tensor, gap: Tensor) -> Tensor:
        log_p = -_over(torch.log1p, -0.5, gap + shift, rise)
        log_sum = torch.logsumexp(log_p, -1, keepdim=True)
        slope = ((log_p - log_sum).exp() / (1 + rise * (gap + shift))).sum(-1, keepdim=True)
        return shift + _over(torch.expm1, 0.5, log_sum, rise) / slope

    shift = torch.zeros_like(gap[..., :1])
    for _ in range(STEPS):
        shift = step(shift, gap.detach()).detach()
    return -_over(torch.log1p, -0.5, gap + step(step(shift, gap), gap), rise)


@loss_function
def bi_tempered_logistic_loss(
    pred: Logits,
    target: Labels | Dense,
    *,
    t1: Annotated[float | None, between(0, 1), Off(1)] = 0.8,
    t2: Annotated[float | None, between(1, 5), Off(1)] = 1.2,
) -> PerSample:
    """Cross entropy with a logarithm that is bounded, of a softmax whose tails are heavy.

    .. math:: L = \\sum_k q_k (\\log_{t_1} q_k - \\log_{t_1} p_k) - \\frac{q_k^{2 - t_1} - p_k^{2 - t_1}}{2 - t_1},
              \\quad p_k = \\exp_{t_2}(z_k - \\lambda)

    Args:
        pred: activations z, (n, classes); lambda makes the p of a sample sum to 1.
        target: class indices, (n,); or one-hot or soft targets q (n, classes).
        t1: temperature of the logarithm, log_t(x) = (x^(1 - t) - 1) / (1 - t). Below 1 the loss of an outlier is at
            most 1 / (1 - t1); 1 is the logarithm.
        t2: temperature of the exponential, exp_t(x) = [1 + (1 - t) x]^(1 / (1 - t)). Above 1 probabilities fall like a
            power, not exponentially, with the distance; 1 is the softmax. Up to 5.

    Returns:
        One value a sample, (n,). lambda is exact but for rounding, and so are gradient and second derivative; the
        authors' five fixed-point steps leave an error. A classifier that predicts by a softmax ranks the classes alike.
        Their t2 below 1, of finite support, is not here.

    Advice: Labels with both gross outliers (lower t1) and confusions near the boundary (higher t2).

    Paper: Amid et al., Robust bi-tempered logistic loss based on Bregman divergences, NeurIPS 2019,
    https://arxiv.org/abs/1906.03361

    >>> bi_tempered_logistic_loss(torch.zeros(1, 4), torch.tensor([2]))
    tensor([1.0089])
    """
    log_p, q = tempered_log_softmax(pred, t2), distribution(target, pred)
    log_q, power = q.clamp(min=torch.finfo(q.dtype).tiny).log(), 1.0 if t1 is None else 2 - t1
    own = (q * (tempered_log(log_q, t1) - torch.exp((power - 1) * log_q) / power)).sum(-1)
    return own - expect(tempered_log(log_p, t1), target) + torch.exp(power * log_p).sum(-1) / power
