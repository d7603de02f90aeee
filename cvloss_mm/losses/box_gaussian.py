"""Losses of decoded boxes taken for Gaussian distributions."""

from ..functional import box_gaussian as f
from ..registry import MODELS
from .families import BoxLoss


@MODELS.register_module()
class NWDLoss(
    BoxLoss,
    fn=f.nwd_loss,
    laws=('symmetric', 'at most 1'),
    others=dict(constant=40.0),
    waives={'scale': 'the distance is measured in units of a given length'},
):
    figure_arguments = dict(constant=1.0)


@MODELS.register_module()
class GCDLoss(
    BoxLoss,
    fn=f.gcd_loss,
    laws=('symmetric', 'at most 1'),
    waives={'descent': 'a box without width is infinitely far from any other'},
): ...


@MODELS.register_module()
class ProbIoULoss(
    BoxLoss,
    fn=f.prob_iou_loss,
    laws=('symmetric', 'at most 1'),
    others=dict(mode='l2'),
    waives={'descent': 'without width it is as steep as a logarithm at 0: optimizers that remember it hardly move'},
): ...
