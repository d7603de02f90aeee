"""Rows of the contract: what a class says of itself."""

import torch

from ..heads.classifier import CosineClassifier, lengths
from ..losses import CosineLoss
from .common import close, context_of, draw, frozen


def one_rival_stands_for_all_others(cls):
    """A loss of cosines that says ``one_rival``, as it does by default, has the value and the gradients with one class
    in place of all others, where heads in chunks, shards and drawn classes take that of it."""
    if not issubclass(cls, CosineLoss) or not cls.one_rival:
        return
    loss, (pred, target) = frozen(cls), draw(cls, 9, torch.float64)
    generator = torch.Generator().manual_seed(0)
    layer = CosineClassifier(4, pred.shape[1]).double()
    layer.weight.data.normal_(generator=generator)
    rows = torch.randn(9, 4, generator=generator, dtype=torch.float64).requires_grad_()

    def outcome(one_rival):
        known = dict(norm=lengths(rows), center_norm=lengths(layer.weight))
        context = {**context_of(loss, pred), **{name: part for name, part in known.items() if name in loss.context}}
        if one_rival:
            two, context = layer.two_classes(rows, target, loss, **context)
            value = loss(two, torch.zeros_like(target), **context)
        else:
            value = loss(layer(rows), target, **context)
        return value, *torch.autograd.grad(value, (rows, layer.weight))

    words = 'the value, or a gradient, is another one where a class stands for all others: write one_rival = False'
    close(outcome(True), outcome(False), words)
