"""Wrappers of box losses, under the names that people search."""

import inspect
from contextlib import suppress
from types import SimpleNamespace

from .. import kernels
from ..functional import box_wrappers as f
from ..registry import MODELS
from .arguments import defaults_of, named_class, registered
from .families import BoxLoss

APART = 'disjoint boxes have IoU 0 and no gradient'
PART = 'boxes made smaller may part where they met'
BUILT: set = set()  # compositions that have had their kernels traced


class BoxWrapper(BoxLoss, untried=('over',)):
    """A wrapper of the loss ``over``: a name, or the config of a loss of the form 1 - IoU + penalty with its own
    hyperparameters, which may be a wrapper: ``dict(type='InnerIoULoss', over=dict(type='FocalerIoULoss',
    over='CIoULoss'))``. What reduces and weighs is said on the outside alone.
    """

    options = dict(over='IoULoss')

    def __init__(self, over='IoULoss', **arguments):
        if type(self).fn is None:
            super().__init__()  # refuses
        base = self._base(over)
        fn = type(self).fn if over == 'IoULoss' else type(self).fn.over(base.fn)
        taken = {name for name, p in inspect.signature(fn).parameters.items() if p.kind is p.KEYWORD_ONLY}
        inner = {name: value for name, value in base.hyperparameters().items() if name not in type(self).hyper}
        defaults = defaults_of(type(base))
        if lost := {name: value for name, value in inner.items() if name not in taken and value != defaults[name]}:
            raise ValueError(f'{type(self).__name__}: {lost} of {type(base).__name__} cannot be had in a wrapper')
        inner = {name: value for name, value in inner.items() if name in taken}
        self.__dict__.update(fn=fn, **inner, hyper=(*type(self).hyper, *inner))
        super().__init__(over=over, **arguments)
        if self.fn not in BUILT and self.fn is not type(self).fn:
            BUILT.add(self.fn)
            with suppress(RuntimeError, TypeError):  # no compiler and no Triton, or no trace: the function does
                kernels.build(SimpleNamespace(fn=self.fn, loops=self.loops, __name__=self.fn.__name__))

    def _base(self, over):
        found, arguments = named_class(over)
        if not (isinstance(found, type) and issubclass(found, BoxLoss) and wrappable(found)):
            raise ValueError(
                f'{type(self).__name__}: over must be the name or the config of one of '
                f'{", ".join(registered(BoxLoss, wrappable))}; got {over!r}'
            )
        if extra := sorted({'reduction', 'loss_weight'} & arguments.keys()):
            raise ValueError(
                f'{type(self).__name__}: {", ".join(extra)} of the loss that is wrapped would be ignored; '
                'write it on the outside'
            )
        return found(**arguments)

    def __getstate__(self):
        return {name: value for name, value in super().__getstate__().items() if name != 'fn'}

    def __setstate__(self, state):
        super().__setstate__(state)
        over = self.over
        self.__dict__['fn'] = type(self).fn if over == 'IoULoss' else type(self).fn.over(self._base(over).fn)


def wrappable(cls: type) -> bool:
    return cls.fn in f.TERMS or issubclass(cls, BoxWrapper)


@MODELS.register_module()
class InnerIoULoss(
    BoxWrapper,
    fn=f.inner_iou_loss,
    laws=('symmetric', 'at most 1'),
    others=dict(ratio=1.2),
    waives={'descent apart': APART, 'descent': PART},
): ...


@MODELS.register_module()
class UnifiedIoULoss(
    BoxWrapper,
    fn=f.unified_iou_loss,
    laws=('symmetric', 'at most 1'),
    others=dict(ratio=1.2, focus=('hard', 'easy')),
    waives={'descent apart': APART, 'descent': PART},
): ...


@MODELS.register_module()
class FocalerIoULoss(
    BoxWrapper,
    fn=f.focaler_iou_loss,
    laws=('symmetric', 'at most 1'),
    others=dict(low=0.3, high=0.6),
    waives={'descent apart': APART},
): ...


@MODELS.register_module()
class AlphaIoULoss(
    BoxWrapper,
    fn=f.alpha_iou_loss,
    laws=('symmetric', 'at most 1'),
    others=dict(alpha=1.5),
    waives={'descent apart': APART, 'descent': 'a power of an IoU of 0 has no slope'},
):
    def validate(self):
        if not getattr(self, 'neg_gamma', True):
            raise ValueError('AlphaIoULoss: with neg_gamma=False the penalty is below 0, which has no such power')
        super().validate()
