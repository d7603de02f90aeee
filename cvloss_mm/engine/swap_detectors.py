"""Losses for the heads of mmdet's detectors."""

from .. import losses
from ..checking import check
from ..checking.head_config import can_decode, leaves_scores_to_the_loss, takes_labels_either_way
from ..checking.loss_config import is_box_loss, is_plain_class_loss, our_names
from ..checking.ranking import JOINED
from ..checking.scores import CE_SAMPLER, FOCAL_SAMPLER
from .image_sizes import size_of_images
from .swap_base import PER_POSITIVE, Swap, SwapError, classes_of, new_loss

# focal loss is made for a division by the positives and begins low; so it begins as high as cross entropy
FOCAL_PER_SAMPLE = 16.0
UNCERTAIN = 'UncertainBBoxHead'
JOINED_NAMES = {name.split('.')[-1]: own for own, name in JOINED.items()}  # heads of ranks: mmdet's


def rare_at_first(head: type) -> list | None:
    """The usual initial weights of an RoI head, but every class with a probability of 0.1: most samples show none,
    yet one in four shows an object, and with the 0.01 of dense heads these learn too slowly.

    None for heads that have initial weights of their own.
    """
    from mmdet.models.roi_heads.bbox_heads import BBoxHead, ConvFCBBoxHead

    if head is not BBoxHead and not issubclass(head, ConvFCBBoxHead):
        return None
    layers = [dict(name=name) for name in ('shared_fcs', 'cls_fcs', 'reg_fcs')] if head is not BBoxHead else []
    return [
        dict(type='Normal', std=0.01, bias_prob=0.1, override=dict(name='fc_cls')),
        dict(type='Normal', std=0.001, override=dict(name='fc_reg')),
        *[dict(type='Xavier', distribution='uniform', override=layers)][: len(layers)],
    ]


def swap_box_loss(swap: Swap, path: str, loss: type) -> None:
    wants_boxes, key, wants_variances = issubclass(loss, losses.BoxLoss), 'loss_bbox', 'log_variance' in loss.context
    without_variances(swap, path, loss, wants_variances)
    if wants_boxes and swap.get(f'{path}.loss_iou'):
        key = 'loss_iou'  # DETR's heads have one loss for each kind
    old = swap.get(f'{path}.{key}')
    had_boxes, flag = is_box_loss(old), bool(swap.get(f'{path}.reg_decoded_bbox'))
    if had_boxes is None:
        raise SwapError(
            f'{path}.{key} is {old.get("type")}: unknown here whether this head passes boxes or deltas; '
            'write the loss into a config by hand'
        )
    if key == 'loss_iou' or wants_boxes == had_boxes:
        weight = old.get('loss_weight', 1.0)
    elif can_decode(swap.head(path)):
        weight = swap.box_weight(path, loss.__name__) if wants_boxes else 1.0
    else:
        passes, needs = ('boxes', 'deltas') if had_boxes else ('deltas', 'boxes')
        raise SwapError(
            f'{path} ({swap.get(path).type}) passes {passes} to its loss and has no way to change it, but '
            f'{loss.__name__} needs {needs}'
        )
    if can_decode(swap.head(path)) and flag != wants_boxes:
        swap.set(f'{path}.reg_decoded_bbox', wants_boxes)
    if wants_variances:
        swap.set(f'{path}.type', f'cvloss_mm.{UNCERTAIN}')
    swap.set(f'{path}.{key}', new_loss(loss, old, **size_of_images(swap.cfg, loss), loss_weight=weight))


def without_variances(swap: Swap, path: str, loss: type, wanted: bool) -> None:
    """No other loss goes into the head that predicts variances, and a loss of variances into no other kind of head."""
    kind = str(swap.get(f'{path}.type')).split('.')[-1]
    if wanted and kind not in ('Shared2FCBBoxHead', UNCERTAIN):
        raise SwapError(
            f'{path} ({kind}) predicts no variances, by which {loss.__name__} divides; '
            f'cvloss_mm.{UNCERTAIN} does, in place of Shared2FCBBoxHead'
        )
    if kind == UNCERTAIN and not wanted:
        swap.set(f'{path}.type', 'Shared2FCBBoxHead')


def refuse_unfit(swap: Swap, path: str, loss: type) -> None:
    """Raise where a class loss would train a head that then predicts otherwise."""
    from mmdet.models.roi_heads.bbox_heads import BBoxHead

    head, old, name = swap.head(path), swap.get(f'{path}.loss_cls'), loss.__name__
    if not is_plain_class_loss(old) and not is_ranking_loss(old):
        raise SwapError(
            f'{path} ({head.__name__}) computes targets for its {old.get("type")} that no other loss '
            f'understands (qualities, heat maps, groups of classes); {name} takes labels'
        )
    if issubclass(loss, losses.CosineLoss):
        raise SwapError(
            f'{path} ({head.__name__}) gives no cosines, which {name} takes; CosineHead, which gives them, '
            'is for classifiers of mmpretrain'
        )
    sigmoid, was_sigmoid = issubclass(loss, losses.SigmoidLoss), bool(old.get('use_sigmoid'))
    if getattr(loss, 'needs_counts', False) and not sigmoid:
        raise SwapError(
            f'{path} ({head.__name__}) has a background class with {name}, which no data set counts; write '
            'the loss into a config by hand, with class_counts of all classes and the background last'
        )
    if issubclass(head, BBoxHead):
        if sigmoid and not leaves_scores_to_the_loss(head):
            raise SwapError(
                f'{path} ({head.__name__}) has a background class and predicts with softmax, whatever the '
                f'loss; {name} is a sigmoid loss. Use a softmax loss, e.g. SoftmaxFocalLoss'
            )
    elif sigmoid != was_sigmoid and not takes_labels_either_way(head):
        raise SwapError(
            f'{path} ({head.__name__}) works with {"sigmoid" if was_sigmoid else "softmax"} scores only; '
            f'{name} is a {"sigmoid" if sigmoid else "softmax"} loss. Use '
            + ', '.join(our_names(losses.SigmoidLoss if was_sigmoid else losses.SoftmaxLoss))
        )


def is_ranking_loss(cfg: dict) -> bool:
    return str(cfg.get('type')).split('.')[-1] in our_names(losses.RankingLoss)


def focal_factor(head: type, loss: str) -> float:
    from mmdet.models.roi_heads.bbox_heads import BBoxHead

    per_sample = head.loss_and_target is BBoxHead.loss_and_target
    return FOCAL_PER_SAMPLE if per_sample and loss.split('.')[-1] in ('SigmoidFocalLoss', 'FocalLoss') else 1.0


def init_classifier(swap: Swap, path: str, sigmoid: bool) -> None:
    """The initial weights that a sigmoid needs, or back to the usual ones; those of the user's making stay."""
    rare, present = rare_at_first(swap.head(path)), swap.get(f'{path}.init_cfg')
    if rare and present == (None if sigmoid else rare):
        swap.set(f'{path}.init_cfg', rare if sigmoid else None)


def swap_ranking_loss(swap: Swap, path: str, loss: type) -> None:
    """RetinaNet's and ATSS's heads have a form that ranks all levels; others that rank each by itself are refused."""
    kind = str(swap.get(f'{path}.type')).split('.')[-1]
    if kind in JOINED:
        swap.set(f'{path}.type', JOINED[kind])
        swap.set(f'{path}.reg_decoded_bbox', True)
        if is_box_loss(swap.get(f'{path}.loss_bbox')) is not True:
            swap.set(f'{path}.loss_bbox', dict(type='cvloss_mm.GIoULoss', loss_weight=PER_POSITIVE))
        sampler = 'model.train_cfg.sampler'
        if swap.get(f'{sampler}.type', 'PseudoSampler') != 'PseudoSampler':
            swap.set(sampler, dict(FOCAL_SAMPLER))
    elif 'localization_error' in loss.required_context and kind not in JOINED_NAMES:
        raise SwapError(
            f'{path} ({kind}) gives no errors of boxes, which {loss.__name__} reads; those of RetinaNet '
            'and ATSS have a form that does'
        )
    swap.set(f'{path}.loss_cls', new_loss(loss, {}, use_sigmoid=True, loss_weight=1.0))
    found = [f for f in check(swap.cfg) if f.path.startswith(path)]
    if found:
        raise SwapError(f'{loss.__name__} does not fit: {found[0].problem}\n  {found[0].changes}')


def without_ranks(swap: Swap, path: str) -> None:
    """No other loss goes into the heads that rank all levels."""
    kind = str(swap.get(f'{path}.type')).split('.')[-1]
    if kind in JOINED_NAMES:
        swap.set(f'{path}.type', JOINED_NAMES[kind])


def swap_class_loss(swap: Swap, path: str, loss: type) -> None:
    if issubclass(loss, losses.RankingLoss):
        return swap_ranking_loss(swap, path, loss)
    without_ranks(swap, path)
    refuse_unfit(swap, path, loss)
    old, sampler = swap.get(f'{path}.loss_cls'), swap.samples(path)
    sigmoid = issubclass(loss, losses.SigmoidLoss)
    weight = old.get('loss_weight', 1.0)
    if path.startswith('model.roi_head'):
        weight *= focal_factor(swap.head(path), f'cvloss_mm.{loss.__name__}') / focal_factor(swap.head(path), old.type)
        init_classifier(swap, path, sigmoid)
    swap.set(
        f'{path}.loss_cls', new_loss(loss, old, use_sigmoid=sigmoid, loss_weight=weight, **classes_of(swap, path, loss))
    )
    wanted = FOCAL_SAMPLER if 'Focal' in loss.__name__ or 'GHM' in loss.__name__ else CE_SAMPLER
    if not sampler or swap.get(f'{sampler}.type', 'PseudoSampler') == wanted['type']:
        return
    swap.set(sampler, dict(wanted))
    box = swap.get(f'{path}.loss_bbox', {})
    if is_box_loss(box):  # the divisor of the box loss has changed with the sampler
        swap.set(f'{path}.loss_bbox.loss_weight', swap.box_weight(path, box['type'].split('.')[-1]))
