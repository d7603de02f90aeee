"""Losses for the heads of mmpretrain's classifiers and of mmseg's segmentors."""

from .. import losses
from ..checking import check
from ..checking.head_config import find_heads
from ..checking.loss_config import our_names
from ..checking.maps import KEY, TAKE_MAPS
from .swap_base import Swap, SwapError, classes_of, new_loss, refuse_findings


def swap_head_loss(swap: Swap, loss: type) -> None:
    """mmpretrain's classification heads."""
    old = swap.get('model.head.loss')
    if old is None:
        raise SwapError('no model.head.loss in this config: --loss-cls is for detectors and for classification heads')
    head, sigmoid = str(swap.get('model.head.type')), issubclass(loss, losses.SigmoidLoss)
    if 'MultiLabel' in head and not sigmoid:
        raise SwapError(
            f'model.head ({head}) works with sigmoid scores only; {loss.__name__} is a softmax loss. Use '
            + ', '.join(our_names(losses.SigmoidLoss))
        )
    swap.set(
        'model.head.loss',
        new_loss(
            loss,
            old,
            use_sigmoid=sigmoid,
            loss_weight=old.get('loss_weight', 1.0),
            **classes_of(swap, 'model.head', loss),
        ),
    )
    bring_the_head(swap, loss)


def bring_the_head(swap: Swap, loss: type) -> None:
    """A loss of cosines comes with the head that gives them, and another loss with the linear one in its place."""
    head = swap.get('model.head')
    if (
        str(head.type).split('.')[-1] == 'CosineHead'
        and not issubclass(loss, losses.CosineLoss)
        and not head.get('loss_embedding')
    ):
        kept = {key: head[key] for key in ('num_classes', 'in_channels', 'topk', 'cal_acc') if key in head}
        swap.set('model.head', dict(type='cvloss_mm.LinearHead', **kept, loss=dict(head.loss)))
    for finding in (f for f in check(swap.cfg) if f.rule == 'cosines'):
        if 'model.head' not in finding.changes:
            raise SwapError(f'{loss.__name__} does not fit: {finding.problem}\n  {finding.changes}')
        swap.set('model.head', {k: v for k, v in finding.changes['model.head'].items() if k != '_delete_'})


def swap_map_loss(swap: Swap, loss: type) -> None:
    """mmseg's decode heads, each stage of a cascade; auxiliary heads keep theirs. A list of losses goes as a whole."""
    heads = {head.path: head for head in find_heads(swap.cfg)}
    for path in swap.each('model.decode_head'):
        head, old = heads.get(path), swap.get(f'{path}.{KEY}') or {}
        if head is None or not head.passes_class_maps():
            raise SwapError(
                f'{path} ({swap.get(path).get("type")}) hands no class maps to a {KEY}; write the '
                'losses of this head into a config by hand'
            )
        if not issubclass(loss, TAKE_MAPS):
            raise SwapError(
                f'{path} ({head.name}) passes class maps and a label a pixel, and {loss.__name__} takes '
                f'something else. Accepted: {", ".join(our_names(*TAKE_MAPS))}'
            )
        if getattr(loss, 'needs_counts', False):
            raise SwapError(
                f'{loss.__name__} reads how often each class occurs, and nothing counts pixels; write the '
                'loss into a config by hand, with class_counts'
            )
        weight = old.get('loss_weight', 1.0) if isinstance(old, dict) else 1.0
        swap.set(
            f'{path}.{KEY}',
            new_loss(loss, {}, **scores_of(head, loss), loss_weight=weight, **classes_of(swap, path, loss)),
        )
    refuse_findings(swap, loss, 'model.decode_head')


def scores_of(head, loss: type) -> dict:
    """Whether its scores compete: a head of a single map has no others."""
    if 'use_sigmoid' not in loss.options:
        return {}
    single = (head.get('out_channels') or head.get('num_classes')) == 1
    return dict(
        use_sigmoid=issubclass(loss, losses.SigmoidLoss)
        or (issubclass(loss, losses.ClassMapLoss) and (single or loss.options['use_sigmoid']))
    )
