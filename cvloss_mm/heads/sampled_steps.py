"""Steps of an optimizer for the centres that were drawn, and for no other."""

import torch
from torch import Tensor

from .classifier import CosineClassifier


class SampledSteps:
    """An optimizer then leaves the centres of classes alone that were not drawn since its last step: neither momentum
    nor decay moves them, and what it knows of them stays as it is.

    Partial FC, as in the first code of its authors; in their second one momentum and decay move all centres.

    Args:
        classifier: with a ``sample_rate`` below 1.
        optimizer: one of torch, which has the weight of the classifier among others.
    """

    def __init__(self, classifier: CosineClassifier, optimizer: torch.optim.Optimizer):
        self.classifier, self.optimizer = classifier, optimizer
        self.whole: dict[str, Tensor] = {}
        classifier.drawn = []
        optimizer.register_step_pre_hook(self.narrow)
        optimizer.register_step_post_hook(self.widen)

    def rows(self) -> Tensor:
        classes = torch.cat(self.classifier.drawn or []).unique()
        each = self.classifier.subcenters
        return (classes.unsqueeze(-1) * each + torch.arange(each, device=classes.device)).flatten()

    def like_the_weight(self, shape: torch.Size) -> dict[str, Tensor]:
        """What the optimizer keeps that has a row a centre."""
        state = self.optimizer.state.get(self.classifier.weight, {})
        return {name: value for name, value in state.items() if isinstance(value, Tensor) and value.shape == shape}

    def narrow(self, *_) -> None:
        weight = self.classifier.weight
        if weight.grad is None or not self.classifier.drawn:
            return
        self.drawn = self.rows()
        self.whole = {**self.like_the_weight(weight.shape), '': weight.data, 'gradient': weight.grad}
        for name, value in self.like_the_weight(weight.shape).items():
            self.optimizer.state[weight][name] = value[self.drawn]
        gradient, weight.grad = weight.grad[self.drawn], None
        weight.data = weight.data[self.drawn]
        weight.grad = gradient

    def widen(self, *_) -> None:
        if not self.whole:
            return
        weight = self.classifier.weight
        for name, value in self.like_the_weight(weight.shape).items():
            if name not in self.whole:
                self.whole[name] = torch.zeros_like(self.whole[''])
            self.optimizer.state[weight][name] = self.whole[name].index_copy_(0, self.drawn, value)
        weight.grad, gradient = None, self.whole.pop('gradient')
        weight.data = self.whole.pop('').index_copy_(0, self.drawn, weight.data)
        weight.grad = gradient
        self.whole, self.classifier.drawn = {}, []
