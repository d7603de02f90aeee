"""What :class:`cvloss_mm.heads.CosineHead` refuses where the cosines of all classes are not held together."""

import torch
from torch import Tensor, nn

from ..losses import CosineLoss
from ..losses.arguments import registered
from ..losses.combined import context_of, losses_in
from ..losses.labels import out_of_range
from ..losses.ranks import world_size
from .classifier import CosineClassifier


def check_scale(classifier: CosineClassifier, parts: list, cal_acc: bool) -> None:
    """Refuses what needs the cosines of all classes where they are not held together."""
    together, sampled = classifier.chunk is None and classifier.shards == 1, classifier.sample_rate < 1
    if not together:
        check_two_classes(parts)
    if sampled:
        check_sampled(classifier, parts)
    if (sampled or classifier.shards > 1) and any(part.spread_weight for part in parts):
        raise ValueError(
            'CosineHead: spread_weight is of the centres of all classes; with shard or a sample_rate '
            'write spread_weight=0.0'
        )
    if cal_acc and (sampled or not together):
        raise ValueError('CosineHead: cal_acc needs the cosines of all classes, which are not held together here')


def check_two_classes(parts: list) -> None:
    unsupported = [type(part).__name__ for part in parts if not part.one_rival]
    if unsupported:
        supported = registered(CosineLoss, lambda cls: cls.one_rival)
        raise ValueError(
            f'CosineHead: {", ".join(unsupported)} reads the cosines of all classes one by one; where these '
            f'are not held together, take one of {", ".join(supported)}'
        )
    plain = CosineLoss.settings_of_others
    alone = [type(p).__name__ for p in parts if p.by_length or type(p).settings_of_others is not plain]
    if alone and len(parts) > 1:
        raise ValueError(
            f'CosineHead: where the cosines of all classes are not held together, {alone[0]} can be in no '
            f'combination: another class stands for all others than for {", ".join(type(p).__name__ for p in parts)}'
        )
    for name in ('scale', 'ignore_index'):
        if len({getattr(part, name) for part in parts}) > 1:
            raise ValueError(
                f'CosineHead: where the cosines of all classes are not held together, all losses need one '
                f'{name}, got {[getattr(part, name) for part in parts]}'
            )


def check_sampled(classifier: CosineClassifier, parts: list) -> None:
    by_number = [
        type(part).__name__
        for part in parts
        if 'center_norm' in context_of(part) or {'num_classes', 'class_counts'} & {*part.options, *part.hyper}
    ]
    if by_number:
        raise ValueError(
            f'CosineHead: {", ".join(by_number)} knows the classes by their numbers, which are others '
            'in each step of those that are drawn; leave sample_rate out'
        )
    if classifier.chunk is None and classifier.shards == 1 and any(part.ignore_index is not None for part in parts):
        raise ValueError(
            'CosineHead: of classes that are drawn an ignored label has the number of another one; write '
            f'chunk={classifier.num_classes} too, or leave ignore_index out'
        )
    if world_size() > classifier.shards:
        raise ValueError(
            'CosineHead: with a sample_rate each process would draw other classes and move all centres '
            'differently; write shard=True'
        )


def check_attended(classifier: CosineClassifier) -> None:
    if classifier.training and classifier.shards > 1 and not classifier.attended:
        raise RuntimeError(
            'CosineHead: with shard=True the centres of other processes would be missing in '
            "checkpoints; write custom_hooks = [dict(type='cvloss_mm.CosineClassifierHook')]"
        )


def without_ignored(loss: nn.Module, embeddings: Tensor, target: Tensor) -> Tensor:
    """Embeddings (n, d) with zeros where the label is ignored: what they hold, NaN too, is in no product of matrices,
    from which it would come into the gradients of all centres."""
    ignored = {part.ignore_index for part in losses_in(loss)}
    if len(ignored) > 1 or None in ignored or target.shape != embeddings.shape[:1] or embeddings.ndim != 2:
        return embeddings
    return embeddings.masked_fill((target == ignored.pop()).unsqueeze(-1), 0)


def valid_labels(loss: nn.Module, target: Tensor, classes: int) -> tuple[Tensor, int]:
    """Which labels (n,) are not ignored, and a label, 0 or 1, that is not either. Raises IndexError for one that is no
    class, since no cosine is looked up that would be missed."""
    part = losses_in(loss)[0]
    part.prepare(torch.empty(len(target), classes, device='meta'), target)  # raises for what are no labels
    wrong = out_of_range(part, torch.empty(0, classes, device='meta'), target)
    if wrong:
        raise wrong
    valid = torch.ones_like(target, dtype=torch.bool) if part.ignore_index is None else target != part.ignore_index
    return valid, int(part.ignore_index == 0)
