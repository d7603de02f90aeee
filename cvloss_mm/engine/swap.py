"""Put a loss of this package into any mmdet, mmpretrain or mmseg config, with all that has to change beside it.

The wrong neighbours of a loss raise no error, they ruin the run: a box loss on deltas, a sigmoid loss in a head that
predicts with softmax, a weight made for another divisor. Here is the knowledge about them, as a function on a config.
"""

from .. import losses
from ..checking.maps import TAKE_MAPS
from .swap_base import Swap, SwapError, count_classes, find_loss
from .swap_classifiers import swap_head_loss, swap_map_loss
from .swap_detectors import swap_box_loss, swap_class_loss

__all__ = ['Swap', 'SwapError', 'swap_losses']


def swap_losses(
    cfg, *, loss_bbox: str | None = None, loss_cls: str | None = None, rpn: bool = False, options: dict | None = None
) -> list:
    """Change a config in place; returns what was changed as (path, old, new), in order.

    Args:
        cfg: an mmengine Config of a detector, a classifier or a segmentor.
        loss_bbox, loss_cls: names of losses of this package; None leaves that loss alone. ``loss_cls`` is what mmdet
            calls so, mmpretrain ``loss`` and mmseg ``loss_decode``.
        rpn: change the RPN of a two-stage detector as well.
        options: settings of the command line, which are in the config; they hold for what takes the place of a loss.
    """
    swap = Swap(cfg)
    if loss_cls is not None:
        swap_scores(swap, loss_cls, rpn)
    if loss_bbox is not None:
        loss = find_loss(loss_bbox, '--loss-bbox', losses.BoxLoss, losses.OffsetLoss)
        for path in swap.heads('loss_bbox', rpn):
            swap_box_loss(swap, path, loss)
    swap.keep(options or {})
    return swap.changes


def swap_scores(swap: Swap, name: str, rpn: bool) -> None:
    """The loss of classes of whatever model this is."""
    segmentor = bool(swap.get('model.decode_head'))
    detector = any(swap.get(f'model.{key}') for key in ('bbox_head', 'roi_head', 'rpn_head'))
    more = (losses.RankingLoss,) if detector else TAKE_MAPS if segmentor else ()
    loss = find_loss(name, '--loss-cls', losses.ClassificationLoss, *more)
    if loss.__name__ == 'ZeroOneLoss':
        raise SwapError(
            "--loss-cls ZeroOneLoss: it has no gradient; write it into a config with a surrogate='...' to train with it"
        )
    if segmentor:
        return swap_map_loss(swap, loss)
    for path in swap.heads('loss_cls', rpn) if detector else ():
        swap_class_loss(swap, path, loss)
    if not detector:
        swap_head_loss(swap, loss)
    count_classes(swap, loss)
