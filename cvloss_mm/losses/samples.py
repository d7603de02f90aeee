"""What a family knows of its inputs, for tests, tables and figures."""

from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor


class Samples:
    """Inputs of a family, drawn and listed: valid ones, extreme ones, and such as must be refused."""

    if TYPE_CHECKING:  # hyperparameters, options and state are attributes by the names that the function gives them

        def __getattr__(self, name: str) -> Any: ...

    @classmethod
    def sample(cls, n: int, generator: torch.Generator | None = None, classes: int = 3) -> tuple:
        """n random valid pairs of pred and target, and third, of a loss that requires context, a dict of it."""
        raise NotImplementedError

    @classmethod
    def sweep(cls, points: int = 401) -> tuple[Tensor, Tensor, Tensor]:
        """A curve: x values, and for each of them a pred and a target."""
        raise NotImplementedError

    @classmethod
    def extremes(cls) -> list[tuple]:
        """(what, pred, target), and fourth where there is one a dict of context: finite, and so must be value and
        gradient."""
        raise NotImplementedError

    @classmethod
    def misfits(cls) -> list[tuple]:
        """Pairs of pred and target that must be refused; families add their own."""
        pred, target, *_ = cls.sample(6, torch.Generator().manual_seed(0))
        return [(pred, target[:-1]), (pred.long(), target)]
