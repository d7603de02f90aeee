"""Put a loss of this package into any mmdet or mmpretrain config, with all that has to change beside it.

The wrong neighbours of a loss raise no error, they ruin the run: a box loss on deltas, a sigmoid loss in a head that
predicts with softmax, a weight made for another divisor. Here is the knowledge about them, as a function on a config.
"""

import difflib

from mmengine.config import ConfigDict

from .. import losses
from ..checking import check
from ..checking.boxes import PER_SAMPLE, PER_SAMPLE_CIOU
from ..checking.head_config import can_decode, chooses_sampler, get, leaves_scores_to_the_loss, takes_labels_either_way
from ..checking.loss_config import is_box_loss, is_plain_class_loss, our_names, resolve
from ..checking.scores import CE_SAMPLER, FOCAL_SAMPLER
from ..registry import MODELS
from .images import size_of_images

PER_POSITIVE = 2.0  # the weight of a box loss where a head divides by its positives
# focal loss is made for a division by the positives and begins low; so it begins as high as cross entropy
FOCAL_PER_SAMPLE = 16.0
UNCERTAIN = 'UncertainBBoxHead'


class SwapError(ValueError):
    """This loss cannot work there; the message says why and what would."""


def find_loss(name: str, option: str, *families) -> type:
    """The loss class of a name, with or without the package's prefix."""
    names, bare = our_names(*families), name.removeprefix('cvloss_mm.')
    if bare in names:
        return MODELS.module_dict[bare]
    lower = {n.lower(): n for n in names}
    close = [lower[n] for n in difflib.get_close_matches(bare.lower(), lower, n=len(names), cutoff=0.55)]
    raise SwapError(f'{option} {name}: no such loss. Accepted: '
                    + ', '.join(close + [n for n in names if n not in close]))


class Swap:
    """The changes made to one config, each noted as (path, old, new)."""

    def __init__(self, cfg):
        self.cfg, self.changes = cfg, []

    def get(self, path: str, default=None):
        return get(self.cfg, path, default)

    def set(self, path: str, value) -> None:
        old = self.get(path)
        if old == value:
            return
        owner, key = path.rsplit('.', 1)
        self.get(owner)[key] = ConfigDict(value) if isinstance(value, dict) else value
        self.changes.append((path, old, value))

    def heads(self, kind: str, rpn: bool) -> list:
        """Paths of the heads that a loss is meant for."""
        found = []
        if self.get('model.bbox_head'):
            found += self.each('model.bbox_head')
        if self.get('model.roi_head.bbox_head'):
            found += self.each('model.roi_head.bbox_head')
        if self.get('model.rpn_head') and (rpn or not found):
            found.append('model.rpn_head')
        found = [path for path in found if self.get(f'{path}.{kind}')]
        if not found:
            raise SwapError(f'no head with a {kind} in this config: looked at model.bbox_head, '
                            'model.roi_head.bbox_head and model.rpn_head')
        return found

    def each(self, path: str) -> list:
        """One path per stage where a head is a list of stages (cascades)."""
        head = self.get(path)
        return [f'{path}.{i}' for i in range(len(head))] if isinstance(head, (list, tuple)) else [path]

    def samples(self, path: str):
        """The path of the sampler in the training config of a dense head; None where there is none to choose."""
        owner = 'model.train_cfg.rpn' if path == 'model.rpn_head' else 'model.train_cfg'
        dense = not path.startswith('model.roi_head')
        chosen = dense and self.get(f'{owner}.assigner') and chooses_sampler(self.head(path))
        return f'{owner}.sampler' if chosen else None

    def head(self, path: str) -> type:
        name = self.get(f'{path}.type')
        head = resolve(name, 'mmdet')
        if head is None:
            raise SwapError(f'{path}: mmdet knows no head {name!r}')
        return head

    def box_weight(self, path: str, loss: str) -> float:
        sampler = self.samples(path)
        per_sample = path.startswith('model.roi_head') or (
            sampler and self.get(f'{sampler}.type', 'PseudoSampler') != 'PseudoSampler')
        if not per_sample:
            return PER_POSITIVE
        return PER_SAMPLE_CIOU if loss == 'CIoULoss' else PER_SAMPLE


def rare_at_first(head: type) -> list | None:
    """The usual initial weights of an RoI head, but every class with a probability of 0.1: most samples show none,
    yet one in four shows an object, and with the 0.01 of dense heads these learn too slowly.

    None for heads that have initial weights of their own.
    """
    from mmdet.models.roi_heads.bbox_heads import BBoxHead, ConvFCBBoxHead

    if head is not BBoxHead and not issubclass(head, ConvFCBBoxHead):
        return None
    layers = [dict(name=name) for name in ('shared_fcs', 'cls_fcs', 'reg_fcs')] if head is not BBoxHead else []
    return [dict(type='Normal', std=0.01, bias_prob=0.1, override=dict(name='fc_cls')),
            dict(type='Normal', std=0.001, override=dict(name='fc_reg')),
            *[dict(type='Xavier', distribution='uniform', override=layers)][:len(layers)]]


def new_loss(loss: type, old: dict, **changes) -> dict:
    """The whole new dict: only the reduction, on which the head relies, stays of the old one."""
    kept = {'reduction': old['reduction']} if 'reduction' in old else {}
    return dict(type=f'cvloss_mm.{loss.__name__}', **kept, **changes)


def swap_box_loss(swap: Swap, path: str, loss: type) -> None:
    wants_boxes, key, wants_variances = issubclass(loss, losses.BoxLoss), 'loss_bbox', 'log_variance' in loss.context
    without_variances(swap, path, loss, wants_variances)
    if wants_boxes and swap.get(f'{path}.loss_iou'):
        key = 'loss_iou'  # DETR's heads have one loss for each kind
    old = swap.get(f'{path}.{key}')
    had_boxes, flag = is_box_loss(old), bool(swap.get(f'{path}.reg_decoded_bbox'))
    if had_boxes is None:
        raise SwapError(f"{path}.{key} is {old.get('type')}: unknown here whether this head passes boxes or deltas; "
                        'write the loss into a config by hand')
    if key == 'loss_iou' or wants_boxes == had_boxes:
        weight = old.get('loss_weight', 1.0)
    elif can_decode(swap.head(path)):
        weight = swap.box_weight(path, loss.__name__) if wants_boxes else 1.0
    else:
        passes, needs = ('boxes', 'deltas') if had_boxes else ('deltas', 'boxes')
        raise SwapError(f'{path} ({swap.get(path).type}) passes {passes} to its loss and has no way to change it, but '
                        f'{loss.__name__} needs {needs}')
    if can_decode(swap.head(path)) and flag != wants_boxes:
        swap.set(f'{path}.reg_decoded_bbox', wants_boxes)
    if wants_variances:
        swap.set(f'{path}.type', f'cvloss_mm.{UNCERTAIN}')
    swap.set(f'{path}.{key}', new_loss(loss, old, **size_of_images(swap.cfg, loss), loss_weight=weight))


def without_variances(swap: Swap, path: str, loss: type, wanted: bool) -> None:
    """No other loss goes into the head that predicts variances, and a loss of variances into no other kind of head."""
    kind = str(swap.get(f'{path}.type')).split('.')[-1]
    if wanted and kind not in ('Shared2FCBBoxHead', UNCERTAIN):
        raise SwapError(f'{path} ({kind}) predicts no variances, by which {loss.__name__} divides; '
                        f'cvloss_mm.{UNCERTAIN} does, in place of Shared2FCBBoxHead')
    if kind == UNCERTAIN and not wanted:
        swap.set(f'{path}.type', 'Shared2FCBBoxHead')


def refuse_unfit(swap: Swap, path: str, loss: type) -> None:
    """Raise where a class loss would train a head that then predicts otherwise."""
    from mmdet.models.roi_heads.bbox_heads import BBoxHead

    head, old, name = swap.head(path), swap.get(f'{path}.loss_cls'), loss.__name__
    if not is_plain_class_loss(old):
        raise SwapError(f"{path} ({head.__name__}) computes targets for its {old.get('type')} that no other loss "
                        f'understands (qualities, heat maps, groups of classes); {name} takes labels')
    if issubclass(loss, losses.CosineLoss):
        raise SwapError(f'{path} ({head.__name__}) gives no cosines, which {name} takes; CosineHead, which gives them, '
                        'is for classifiers of mmpretrain')
    sigmoid, was_sigmoid = issubclass(loss, losses.SigmoidLoss), bool(old.get('use_sigmoid'))
    if getattr(loss, 'needs_counts', False) and not sigmoid:
        raise SwapError(f'{path} ({head.__name__}) has a background class with {name}, which no data set counts; write '
                        'the loss into a config by hand, with class_counts of all classes and the background last')
    if issubclass(head, BBoxHead):
        if sigmoid and not leaves_scores_to_the_loss(head):
            raise SwapError(f'{path} ({head.__name__}) has a background class and predicts with softmax, whatever the '
                            f'loss; {name} is a sigmoid loss. Use a softmax loss, e.g. SoftmaxFocalLoss')
    elif sigmoid != was_sigmoid and not takes_labels_either_way(head):
        raise SwapError(f"{path} ({head.__name__}) works with {'sigmoid' if was_sigmoid else 'softmax'} scores only; "
                        f"{name} is a {'sigmoid' if sigmoid else 'softmax'} loss. Use "
                        + ', '.join(our_names(losses.SigmoidLoss if was_sigmoid else losses.SoftmaxLoss)))


def focal_factor(head: type, loss: str) -> float:
    from mmdet.models.roi_heads.bbox_heads import BBoxHead

    per_sample = head.loss_and_target is BBoxHead.loss_and_target
    return FOCAL_PER_SAMPLE if per_sample and loss.split('.')[-1] in ('SigmoidFocalLoss', 'FocalLoss') else 1.0


def init_classifier(swap: Swap, path: str, sigmoid: bool) -> None:
    """The initial weights that a sigmoid needs, or back to the usual ones; those of the user's making stay."""
    rare, present = rare_at_first(swap.head(path)), swap.get(f'{path}.init_cfg')
    if rare and present == (None if sigmoid else rare):
        swap.set(f'{path}.init_cfg', rare if sigmoid else None)


def classes_of(swap: Swap, path: str, loss: type) -> dict:
    """What a loss that counts classes has to know of the head."""
    if 'num_classes' not in loss.options:
        return {}
    background = path != 'model.head' and not issubclass(loss, losses.SigmoidLoss)
    number, in_roi_head = swap.get(f'{path}.num_classes'), path.startswith('model.roi_head')
    objectness = {'objectness': in_roi_head} if 'objectness' in loss.options else {}
    return dict(num_classes=number + (background and not in_roi_head), **objectness)


def count_classes(swap: Swap, loss: type) -> None:
    """A loss that reads how often each class occurs comes with the hook that counts them."""
    hook, hooks = dict(type='cvloss_mm.ClassCountHook'), list(swap.get('custom_hooks') or [])
    if getattr(loss, 'needs_counts', False) and hook not in hooks:
        swap.cfg.custom_hooks = [*hooks, hook]
        swap.changes.append(('custom_hooks', hooks, swap.cfg.custom_hooks))


def swap_class_loss(swap: Swap, path: str, loss: type) -> None:
    refuse_unfit(swap, path, loss)
    old, sampler = swap.get(f'{path}.loss_cls'), swap.samples(path)
    sigmoid = issubclass(loss, losses.SigmoidLoss)
    weight = old.get('loss_weight', 1.0)
    if path.startswith('model.roi_head'):
        weight *= focal_factor(swap.head(path), f'cvloss_mm.{loss.__name__}') / focal_factor(swap.head(path), old.type)
        init_classifier(swap, path, sigmoid)
    swap.set(f'{path}.loss_cls', new_loss(loss, old, use_sigmoid=sigmoid, loss_weight=weight,
                                          **classes_of(swap, path, loss)))
    wanted = FOCAL_SAMPLER if 'Focal' in loss.__name__ or 'GHM' in loss.__name__ else CE_SAMPLER
    if not sampler or swap.get(f'{sampler}.type', 'PseudoSampler') == wanted['type']:
        return
    swap.set(sampler, dict(wanted))
    box = swap.get(f'{path}.loss_bbox', {})
    if is_box_loss(box):  # the divisor of the box loss has changed with the sampler
        swap.set(f'{path}.loss_bbox.loss_weight', swap.box_weight(path, box['type'].split('.')[-1]))


def swap_head_loss(swap: Swap, loss: type) -> None:
    """mmpretrain's classification heads."""
    old = swap.get('model.head.loss')
    if old is None:
        raise SwapError('no model.head.loss in this config: --loss-cls is for detectors and for classification heads')
    head, sigmoid = str(swap.get('model.head.type')), issubclass(loss, losses.SigmoidLoss)
    if 'MultiLabel' in head and not sigmoid:
        raise SwapError(f'model.head ({head}) works with sigmoid scores only; {loss.__name__} is a softmax loss. Use '
                        + ', '.join(our_names(losses.SigmoidLoss)))
    swap.set('model.head.loss', new_loss(loss, old, use_sigmoid=sigmoid, loss_weight=old.get('loss_weight', 1.0),
                                         **classes_of(swap, 'model.head', loss)))
    bring_the_head(swap, loss)


def bring_the_head(swap: Swap, loss: type) -> None:
    """A loss of cosines comes with the head that gives them, and no other loss goes into that head."""
    for finding in (f for f in check(swap.cfg) if f.rule == 'cosines'):
        if 'model.head' not in finding.changes:
            raise SwapError(f'{loss.__name__} does not fit: {finding.problem}\n  {finding.changes}')
        swap.set('model.head', {k: v for k, v in finding.changes['model.head'].items() if k != '_delete_'})


def swap_losses(cfg, *, loss_bbox: str | None = None, loss_cls: str | None = None, rpn: bool = False) -> list:
    """Change a config in place; returns what was changed as (path, old, new), in order.

    Args:
        cfg: an mmengine Config of a detector or a classifier.
        loss_bbox, loss_cls: names of losses of this package; None leaves that loss alone.
        rpn: change the RPN of a two-stage detector as well.
    """
    swap = Swap(cfg)
    detector = any(swap.get(f'model.{name}') for name in ('bbox_head', 'roi_head', 'rpn_head'))
    if loss_cls is not None:
        loss = find_loss(loss_cls, '--loss-cls', losses.ClassificationLoss)
        if loss.__name__ == 'ZeroOneLoss':
            raise SwapError('--loss-cls ZeroOneLoss: it has no gradient; write it into a config with a surrogate='
                            "'...' to train with it")
        for path in swap.heads('loss_cls', rpn) if detector else ():
            swap_class_loss(swap, path, loss)
        if not detector:
            swap_head_loss(swap, loss)
        count_classes(swap, loss)
    if loss_bbox is not None:
        loss = find_loss(loss_bbox, '--loss-bbox', losses.BoxLoss, losses.OffsetLoss)
        for path in swap.heads('loss_bbox', rpn):
            swap_box_loss(swap, path, loss)
    return swap.changes
