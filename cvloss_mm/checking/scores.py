"""Rules about classification losses: sigmoid and softmax, background and sampling."""

from torch import Tensor

from .. import losses
from .box_rules import fresh
from .findings import Finding
from .head_config import Head, chooses_sampler, leaves_scores_to_the_loss
from .loss_config import LossConfig
from .rules import rule

FOCAL_SAMPLER = dict(type='PseudoSampler')
CE_SAMPLER = dict(type='RandomSampler', num=256, pos_fraction=0.5, neg_pos_ub=-1, add_gt_as_proposals=False)
PROTOCOL = ('custom_cls_channels', 'custom_activation', 'custom_accuracy')
PROTOCOL_METHODS = ('get_cls_channels', 'get_activation', 'get_accuracy')


@rule('use-sigmoid')
def use_sigmoid(head: Head):
    """A sigmoid loss without use_sigmoid=True in its dict, where the head reads it; or a value that contradicts."""
    for key, loss in head.losses():
        if not loss.resolved:
            continue
        given = loss.cfg.get('use_sigmoid')
        if loss.ours and 'use_sigmoid' in loss.cls.options and given is not None and bool(given) != loss.sigmoid():
            kind = 'sigmoid' if loss.sigmoid() else 'softmax'
            yield Finding(
                loss.path,
                f'{loss.name} is a {kind} loss, but its dict says use_sigmoid={given}. Write',
                {f'{loss.path}.use_sigmoid': loss.sigmoid()},
            )
        elif key == 'loss_cls' and given is None and loss.sigmoid() and head.reads_use_sigmoid_from_config():
            yield Finding(
                loss.path,
                f'{loss.name} is a sigmoid loss, but {head.name} looks for use_sigmoid in this '
                'dict alone: without it the head adds a background class and predicts with softmax. Write',
                {f'{loss.path}.use_sigmoid': True},
            )


@rule('two-stage-sigmoid')
def two_stage_sigmoid(head: Head):
    """A sigmoid loss in a head that adds a background class and predicts with softmax."""
    loss = head.loss('loss_cls')
    if (
        loss is None
        or not loss.resolved
        or not head.is_a('BBoxHead')
        or head.reads_use_sigmoid_from_loss()
        or not head.calls('loss_cls')
        or not (loss.sigmoid() or brings_scores(loss))
    ):
        return
    if leaves_scores_to_the_loss(head.cls):
        problem = protocol_problem(loss, head.get('num_classes'))
    else:
        problem = f'{head.name} has a background class and predicts with softmax, whatever the loss'
    if problem:
        other = 'SoftmaxFocalLoss' if loss.focal() else 'SoftmaxCrossEntropyLoss'
        gamma = {'gamma': loss.cfg['gamma']} if loss.focal() and 'gamma' in loss.cfg else {}
        yield Finding(
            loss.path,
            f'{problem}. Write a softmax loss,',
            {loss.path: fresh(f'cvloss_mm.{other}', loss, use_sigmoid=False, **gamma)},
        )


def brings_scores(loss: LossConfig) -> bool:
    return callable(getattr(loss.cls, 'get_activation', None))


def protocol_problem(loss: LossConfig, classes) -> str | None:
    """What a loss lacks of the protocol by which it decides about a two-stage head's channels and scores."""
    import torch

    built = loss.built
    if built is None:
        return None
    if not loss.sigmoid() and not any(getattr(built, name, False) for name in PROTOCOL):
        return None  # it could bring them, and as it is set leaves them to the head
    missing = [name for name in PROTOCOL if getattr(built, name, False) is not True]
    missing += [f'{name}()' for name in PROTOCOL_METHODS if not callable(getattr(built, name, None))]
    if missing:
        return (
            f'the head has a background class and predicts with softmax, so a sigmoid loss has to bring its own '
            f'channels, scores and accuracy; {loss.name} lacks {", ".join(missing)}'
        )
    columns = built.get_activation(torch.zeros(1, built.get_cls_channels(classes))).shape[-1]
    if columns != classes + 1:
        return (
            f'get_activation() of {loss.name} gives {columns} columns for {classes} classes; it has to give '
            f'{classes + 1}, because multiclass_nms drops the last one as the background'
        )
    return None


@rule('one-label-scores')
def one_label_scores(head: Head):
    """A softmax loss in a head of several labels an image."""
    loss = head.loss('loss')
    if (
        loss is None
        or not head.is_a('MultiLabelClsHead')
        or loss.get('use_soft')
        or loss.is_a(losses.SoftTargetCrossEntropyLoss)
    ):  # soft labels of one label: the best score is the same
        return
    if loss.is_a(losses.SoftmaxLoss) or (not loss.ours and loss.name == 'CrossEntropyLoss' and not loss.sigmoid()):
        yield Finding(
            loss.path,
            f'{head.name} takes each label for itself, with a sigmoid; {loss.name} is a softmax '
            'loss, in which they compete. Write',
            {loss.path: fresh('cvloss_mm.BinaryCrossEntropyLoss', loss, use_sigmoid=True)},
        )


@rule('class-weight')
def class_weight(head: Head):
    """Weights of classes that are not as many as the scores."""
    for key, loss in head.losses_and_parts():
        count, why = scores_of(head, key, loss) if loss.resolved else (None, '')
        for name in ('class_weight', 'alpha', 'pos_weight', 'class_counts') if count else ():
            row = loss.cfg.get(name)
            row = getattr(loss.built, name, None) if isinstance(row, str) else row  # of a file
            row = row.tolist() if isinstance(row, Tensor) else row
            if isinstance(row, (list, tuple)) and len(row) != count:
                yield Finding(
                    loss.path,
                    f'{name} has {len(row)} weights, but {head.name} has {count} scores here: {why}. Write',
                    {f'{loss.path}.{name}': resized(list(row), count)},
                )


def resized(row: list, count: int) -> list:
    return row[:count] if len(row) > count else [*row, 1.0] if len(row) == count - 1 else [1.0] * count


def scores_of(head: Head, key: str, loss: LossConfig) -> tuple:
    """(number of scores a sample, why that many), or (None, '') where it is not known."""
    classes = 1 if head.is_a('RPNHead') else head.get('num_classes')
    if not isinstance(classes, int) or isinstance(classes, bool):
        return None, ''
    plain = classes, f'{classes} classes, no background'
    background = classes + 1, f'{classes} classes and, last, the background'
    if key == 'loss' and head.is_a('ClsHead', 'MultiLabelClsHead'):
        return plain
    if key == 'loss_decode' and head.passes_class_maps():
        maps = head.get('out_channels') or classes
        return maps, f'one a class map, {maps}'
    if key != 'loss_cls':
        return None, ''
    if head.reads_use_sigmoid_from_config():
        return plain if loss.cfg.get('use_sigmoid', False) else background
    if head.reads_use_sigmoid_from_loss():
        return plain if loss.sigmoid() else background
    if not head.is_a('BBoxHead') or (brings_scores(loss) and not loss.ours):
        return None, ''
    return plain if loss.sigmoid() else background


@rule('sampler')
def sampler(head: Head):
    """A focal loss on sampled anchors, or cross entropy on all of them."""
    loss = head.loss('loss_cls')
    owner, settings = head.train_cfg()
    if (
        loss is None
        or not head.is_a('AnchorHead')
        or not settings
        or not settings.get('assigner')
        or not chooses_sampler(head.cls)
    ):
        return
    kind = (settings.get('sampler') or {}).get('type', 'PseudoSampler')
    samples = getattr(kind, '__name__', str(kind)).split('.')[-1] != 'PseudoSampler'
    if loss.focal() and samples:
        yield Finding(
            f'{owner}.sampler',
            f'{loss.name} is made for all anchors, the easy negatives too; {kind} leaves most of them out. Write',
            {f'{owner}.sampler': {'_delete_': True, **FOCAL_SAMPLER}},
        )
    elif loss.cross_entropy() and not samples:
        yield Finding(
            f'{owner}.sampler',
            f'{loss.name} on all anchors is drowned by the easy negatives; it needs a '
            'sampler (and both losses are then divided by the sampled anchors). Write',
            {f'{owner}.sampler': {'_delete_': True, **CE_SAMPLER}},
        )
