"""Losses of decoded rotated boxes."""

import torch

from ..functional import box_rotated as f
from ..kernels.inputs import Dense, Inputs
from ..registry import MODELS
from .families import RotatedBoxLoss

ONLY_IN_PIXELS = {'scale': 'the distance is in units of the boxes; normalize=True divides it by their sides'}


@MODELS.register_module()
class GWDLoss(
    RotatedBoxLoss,
    fn=f.gwd_loss,
    laws=('symmetric', 'at most 1'),
    others=dict(fun=('log1p', 'log1p_sqrt'), tau=(0, 1.5), alpha=2.0, normalize=True),
    waives=ONLY_IN_PIXELS,
): ...


@MODELS.register_module()
class KLDRotatedLoss(
    RotatedBoxLoss,
    fn=f.kld_rotated_loss,
    laws=('at most 1',),
    others=dict(fun=('sqrt', 'log1p_sqrt'), tau=(0, 1.5), alpha=2.0, direction='target_pred'),
): ...


@MODELS.register_module()
class KFIoULoss(RotatedBoxLoss, fn=f.kfiou_loss, others=dict(fun=('ln', 'none'), center='smooth_l1')):
    """Heads of mmrotate with ``loss_bbox_type='kfiou'`` pass encoded boxes and, as ``pred_decode`` and
    ``targets_decode``, decoded ones: these count alone, but for the centres of ``center='smooth_l1'``."""

    context = dict(
        pred_decode="decoded predicted boxes, where pred is encoded; mmrotate's heads with loss_bbox_type='kfiou'",
        targets_decode='decoded target boxes, where target is encoded; those heads',
    )

    def prepare(self, pred, target, weight=None, pred_decode=None, targets_decode=None):
        inputs = super().prepare(pred, target, weight)
        if pred_decode is None and targets_decode is None:
            return inputs
        if pred_decode is None or targets_decode is None:
            raise self.reject('of pred_decode and targets_decode one is missing', pred, target, 'both or none')
        decoded = super().prepare(pred_decode, targets_decode)
        if pred_decode.shape != pred.shape:
            raise self.reject(f'pred_decode is {tuple(pred_decode.shape)}', pred, target, 'all of one shape')
        if self.center == 'log':
            return decoded._replace(weight=inputs.weight)
        both = (pred, pred_decode), (target, targets_decode)
        pred, target = (torch.cat([encoded[..., :2], boxes[..., 2:]], -1) for encoded, boxes in both)
        return Inputs(pred, Dense(target), inputs.weight)
