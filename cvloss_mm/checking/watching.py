"""What the values say that reach a loss: labels beyond the classes, logits for probabilities, offsets for boxes.

Nothing looks at values on the hot path of a loss. :func:`values` does so for as long as it is open, and
:class:`cvloss_mm.LossCheckHook` opens it for the first steps of a training.
"""

import dataclasses
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from unittest.mock import patch

from torch import Tensor
from torch._C._functorch import is_functorch_wrapped_tensor
from torch._subclasses.fake_tensor import FakeTensor

from ..functional.function import observers
from ..functional.versions import is_compiling
from ..losses import CombinedLoss, Loss
from .findings import STOP, Finding, MisuseError, report
from .rules import RULES, check_names
from .value_rules import ObservedCall, observe_call, observe_function

logger = logging.getLogger(__name__)


class ValuesError(MisuseError):
    """What came to a loss is not what it takes; the message lists all findings, and what to write."""

    introduction = (
        'the values that reached a loss are not what it takes; what is meant to be so is left out by the name of '
        "the rule in brackets: ignore=['...']"
    )


class Location(NamedTuple):
    """What is known of where a loss stands."""

    path: str
    background: bool = True  # whether its head may hand it labels that are no class
    extent: float | None = None  # the longer side of the images, in pixels


@contextmanager
def values(stop: bool = True, ignore=()) -> Iterator[list[Finding]]:
    """Looks at what every loss of this package, module or function, is given while it is open.

    It reads values, so on a device each call waits for it; what is compiled or traced, and tensors without data, are
    not looked at. What a label beyond the classes means is known to modules alone.

    Args:
        stop: raise at the first finding that is an error. False collects, and changes nothing.
        ignore: names of rules to leave out, as they stand in brackets in each message.

    Yields:
        The findings so far, a list that grows; warnings go to the log, too.

    Raises:
        ValuesError: with what came, and what to write.

    >>> from cvloss_mm.losses import SigmoidFocalLoss
    >>> with values(stop=False) as found:
    ...     loss = SigmoidFocalLoss()(torch.zeros(1, 3), torch.tensor([4]))
    >>> found[0].rule
    'label-values'
    """
    check_names(ignore)
    with watching(Watch(stop, ignore)) as watch:
        yield watch.found


@contextmanager
def watching(watch: 'Watch') -> Iterator['Watch']:
    """Shows it all calls of losses."""
    observers.append(watch.at_function)
    try:
        with patch.object(Loss, 'forward', watch.around(Loss.forward)):
            yield watch
    finally:
        observers.remove(watch.at_function)


class Watch:
    """What is looked at, and what has been found."""

    def __init__(self, stop: bool = True, ignore=(), locations: dict[Loss, Location] | None = None):
        self.stop, self.ignore, self.locations = stop, tuple(ignore), locations or {}
        self.found, self.inside, self.calls = [], 0, {}

    def around(self, forward):
        """``Loss.forward`` that looks first; the function within is the same call, and not looked at again."""

        def looking(loss, pred, target, weight=None, avg_factor=None, reduction_override=None, **context):
            if not is_compiling() and not isinstance(loss, CombinedLoss):  # its parts are looked at
                location = self.locations.get(loss) or Location(type(loss).__name__)
                self.take(observe_call(loss, location, pred, target, weight, avg_factor, context))
                self.calls[location.path] = self.calls.get(location.path, 0) + 1
            self.inside += 1
            try:
                return forward(loss, pred, target, weight, avg_factor, reduction_override, **context)
            finally:
                self.inside -= 1

        return looking

    def at_function(self, formula, pred, target) -> None:
        if not self.inside and not is_compiling():
            self.take(observe_function(formula, pred, target))

    def take(self, call: ObservedCall | None) -> None:
        if call is None or not all(is_readable(t) for t in call.tensors()):
            return
        for rule in RULES.values():
            if rule.of == 'values' and rule.name not in self.ignore:
                self.enter(rule.findings(call))

    def enter(self, findings: list[Finding]) -> None:
        reported = {(f.rule, f.path) for f in self.found}
        new = [f for f in findings if (f.rule, f.path) not in reported]
        self.found += [dataclasses.replace(f, call=self.calls.get(f.path, 0)) for f in new]
        if self.stop and any(f.severity == STOP for f in new):
            raise ValuesError(report(new))
        for finding in new if self.stop else ():
            logger.warning('%s', finding)


def is_readable(tensor: Tensor) -> bool:
    """Whether it holds values: not so within a transform of torch.func, in a fake tensor, on the meta device."""
    return not (tensor.is_meta or is_functorch_wrapped_tensor(tensor) or isinstance(tensor, FakeTensor))
