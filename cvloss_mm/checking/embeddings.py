"""Rules about losses of cosines and of embeddings, for which the hosts have no heads."""

import math

from .. import losses
from .box_rules import fresh
from .classes import trained_classes
from .findings import WARN, Finding
from .head_config import Head, find_heads, get, with_hook
from .loss_config import LossConfig
from .rules import rule

HOSTS = ('mmdet', 'mmpretrain', 'mmyolo', 'mmrotate', 'mmseg')
COSINES = losses.CosineLoss, 'cosines, in [-1, 1] and without a scale', 'NormFaceLoss'
EMBEDDINGS = losses.EmbeddingLoss, 'embeddings', 'TripletLoss'
POINTS = losses.PointLoss, *EMBEDDINGS[1:]  # of which those with centres are for a head that has them
GIVES = {
    ('CosineHead', 'loss'): COSINES,
    ('CosineHead', 'loss_embedding'): POINTS,
    ('EmbeddingHead', 'loss'): EMBEDDINGS,
}
WANTS = {
    losses.CosineLoss: 'cosines between normalised embeddings and normalised centres',
    losses.EmbeddingLoss: 'the embeddings of a batch, to compare them with each other',
    losses.PointLoss: 'embeddings and the centre of each class',
}
MARGINS = ('margin', 'random_margin', 'hard_negatives', 'quality_margin')  # files of losses that are a softmax of s cos
SURE = 0.9  # a probability that a softmax should be able to reach
SAMPLER = dict(type='cvloss_mm.ClassSampler', per_class=4)


@rule('cosines')
def cosines(head: Head):
    """A loss of cosines or of embeddings in a host's head, or another loss in the head that gives these."""
    for key, loss in head.losses_and_parts():
        if loss.parts or not loss.resolved:
            continue
        if (head.name, key) in GIVES:
            family, what, usual = GIVES[head.name, key]
            if not loss.is_a(family):
                yield Finding(
                    loss.path,
                    f'{head.name} gives {what}; {loss.name} is no loss of these. Write',
                    {loss.path: fresh(f'cvloss_mm.{usual}', loss)},
                )
        elif loss.is_a(*WANTS) and gives_other_scores(head) and not tracks(key):
            yield other_head(head, loss)


def gives_other_scores(head: Head) -> bool:
    """What a head of someone else gives is not known."""
    return head.cls.__module__.split('.')[0] in HOSTS or head.name == 'LinearHead'


def tracks(key: str) -> bool:
    """mmdet's heads that compare embeddings by themselves."""
    return key != 'loss' and key != 'loss_cls'


def other_head(head: Head, loss: LossConfig) -> Finding:
    family = next(f for f in WANTS if loss.is_a(f))
    ours = 'EmbeddingHead' if family is losses.EmbeddingLoss else 'CosineHead'
    problem = f'{loss.name} takes {WANTS[family]}; {head.name} gives other scores. '
    if not head.is_a('ClsHead'):
        return Finding(
            loss.path,
            f'{problem}{ours}, which gives them, is for classifiers of mmpretrain. Write',
            {loss.path: fresh('cvloss_mm.SoftmaxCrossEntropyLoss', loss)},
        )
    names = ('num_classes', 'in_channels', 'topk', 'cal_acc') if ours == 'CosineHead' else ()
    kept = {name: head.get(name) for name in names if head.get(name) is not None}
    own = {'loss': dict(head.cfg['loss'])}
    if family is losses.PointLoss:  # beside a loss of cosines
        own = {'loss': dict(type='cvloss_mm.NormFaceLoss'), 'loss_embedding': own['loss']}
    new = {'type': f'cvloss_mm.{ours}', **kept, **own}
    return Finding(head.path, f'{problem}Write', {head.path: {'_delete_': True, **new}})


@rule('cosine-scale', WARN)
def cosine_scale(head: Head):
    """A scale with which a softmax of cosines cannot be sure of any of so many classes."""
    classes = head.get('num_classes')
    for _, loss in head.losses_and_parts() if isinstance(classes, int) and classes > 1 else ():
        scale = loss.get('scale') if loss.is_a(losses.CosineLoss) else None
        if not isinstance(scale, (int, float)) or loss.cls.fn.__module__.split('.')[-1] not in MARGINS:
            continue
        min_scale = (classes - 1) / classes * math.log((classes - 1) * SURE / (1 - SURE))
        if scale < min_scale:
            best = 1 / (1 + (classes - 1) * math.exp(-scale * classes / (classes - 1)))
            yield Finding(
                loss.path,
                f'with scale={scale:g} the softmax of {classes} classes gives at most '
                f'{best:.3g} to an image that is exactly at its centre, and pulls at it for ever. Write, of '
                f'at least {min_scale:.3g},',
                {f'{loss.path}.scale': 64.0},
            )


@rule('centers-hook')
def centers_hook(head: Head):
    """Centres that are spread over processes, or drawn anew in each step, and nobody who sees to them."""
    hooks = with_hook(head.root, 'CosineClassifierHook')
    wanted = head.name == 'CosineHead' and (head.get('shard') or head.get('sample_rate', 1) < 1)
    if wanted and hooks:
        yield Finding(
            head.path,
            'centres of other processes would be missing in checkpoints, and momentum would move '
            'those that were not drawn. Write',
            {'custom_hooks': hooks},
        )


@rule('class-sampler', WARN, of='config')
def class_sampler(cfg):
    """Losses that compare embeddings, and batches in which a class hardly occurs twice, or in which only one occurs."""
    loader, counts = cfg.get('train_dataloader') or {}, trained_classes(cfg) or declared_classes(cfg)
    compares = any(loss.is_a(losses.EmbeddingLoss) for head in find_heads(cfg) for _, loss in head.losses_and_parts())
    batch, sampler = loader.get('batch_size'), loader.get('sampler') or {}
    if not compares or not isinstance(batch, int):
        return
    if 'ClassSampler' not in str(sampler.get('type')):
        if counts and 2 * max(counts) > batch:
            yield Finding(
                'train_dataloader.sampler',
                f'a batch of {batch} images of {max(counts)} classes has hardly two of a class to compare. Write',
                {'train_dataloader.sampler': {'_delete_': True, **SAMPLER}},
            )
    elif batch < 2 * (each := sampler.get('per_class', SAMPLER['per_class'])):
        yield Finding(
            'train_dataloader.batch_size',
            f'a batch of {batch} images, {each} of a class, has one class, '
            'and nothing to be told from it. Write, for example,',
            {'train_dataloader.batch_size': 8 * each},
        )


def declared_classes(cfg) -> frozenset:
    """What a config says of the number of classes where its data do not."""
    declared = get(cfg, 'model.head.num_classes') or get(cfg, 'data_preprocessor.num_classes')
    return frozenset([declared]) if isinstance(declared, int) else frozenset()
