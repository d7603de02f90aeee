"""Rules about how a loss is written down: names, keywords, reduction."""

import difflib
import importlib.util

from ..losses import AssociativeEmbeddingLoss, QualityLoss
from .findings import Finding
from .head_config import Head
from .loss_config import MARKS, PACKAGE, LossConfig, is_ours, our_names
from .rules import rule
from .source_code import text

OVERRIDE, QUALITY_HEAD = f'{PACKAGE}.override', 'QualityDINOHead'


@rule('loss-weight')
def loss_weight(head: Head):
    """Weights of classes in loss_weight."""
    for _, loss in head.losses_and_parts():
        weight = loss.cfg.get('loss_weight')
        if isinstance(weight, (list, tuple)):
            yield Finding(
                loss.path,
                f'loss_weight is one number for the whole loss, got {len(weight)} of them; '
                'weights of classes go to class_weight. Write',
                {f'{loss.path}.loss_weight': 1.0, f'{loss.path}.class_weight': list(weight)},
            )


@rule('own-loss')
def own_loss(head: Head):
    """A loss for a head that takes none, because it computes its own."""
    refused = head.refused()
    if refused:
        takers = 'RetinaHead and ATSSHead' if head.is_a('BaseDenseHead') else 'Shared2FCBBoxHead and LinearClsHead'
        kept = {k: v for k, v in head.cfg.items() if k not in (*refused, '_delete_')}
        yield Finding(
            head.path,
            f'{head.name} has no argument {", ".join(refused)}: it computes its own loss, and no '
            f'other can take its place ({takers} can have any). Write, to train with its own,',
            {head.path: {'_delete_': True, **kept}},
        )


@rule('stale-keys')
def stale_keys(head: Head):
    """Keywords that a loss does not know, most often of the loss that stood there before."""
    for _, loss in head.losses_and_parts():
        stale = [key for key in unknown_keys(loss) if not takes_out(head, key)]
        if not stale:
            continue
        kept = {k: v for k, v in loss.cfg.items() if k not in stale and k != '_delete_'}
        yield Finding(
            loss.path,
            f'{loss.name} has no argument {", ".join(map(repr, stale))}; accepted: '
            f'{", ".join(loss.accepts()[0])}. What a base config says about the loss before stays unless it is '
            'deleted. Write',
            {loss.path: {'_delete_': True, **kept}},
        )


def unknown_keys(loss: LossConfig) -> list:
    accepted, is_open = loss.accepts() if loss.resolved else ({}, True)
    return [] if is_open else [key for key in loss.cfg if key not in accepted and key not in MARKS]


@rule('arguments')
def loss_arguments(head: Head):
    """Values that a loss refuses: a number beyond its range, a wrong type or word."""
    for _, loss in head.losses_and_parts():
        unknown = unknown_keys(loss)
        if not is_ours(loss.named) or not all(takes_out(head, key) for key in unknown):
            continue  # stale, which their rule says
        known = loss.without(*unknown)
        refused = known.built is None and isinstance(
            known.refused, (TypeError, ValueError, OSError)
        )  # all else is a fault
        if not refused or any(part.built is None for part in loss.parts):
            continue
        keys = [key for key in known.cfg if key not in MARKS and known.without(key).built is not None]
        kept = {k: v for k, v in loss.cfg.items() if k not in (*keys[:1], '_delete_')}
        yield Finding(
            loss.path,
            f'{loss.name} refuses its arguments: {known.refused}.'
            + ' Another value is needed; without it, write' * bool(keys),
            {loss.path: {'_delete_': True, **kept}} if keys else {},
        )


def takes_out(head: Head, key: str) -> bool:
    """Whether the head itself reads a key in the dict of its loss, as DETR's does with bg_cls_weight."""
    return f"'{key}'" in text(head.cls)


@rule('reduction')
def reduction(head: Head):
    """A mean in a head that sums, or a sum in a head that divides."""
    for key, loss in head.losses():
        reductions, needed = loss.reductions(), head.needed_reduction(key)
        if needed and reductions - {needed}:
            own = {'sum': 'sums the loss and divides it itself', 'none': 'needs the single values'}[needed]
            yield Finding(
                loss.path,
                f'{head.name} {own}, but {loss.name} has reduction={min(reductions - {needed})!r}'
                f'{"" if "reduction" in loss.cfg else " by default"}. Write',
                {f'{loss.path}.reduction': needed},
            )
        elif not needed and 'sum' in reductions and head.passes_avg_factor(key):
            yield Finding(
                loss.path,
                f"{head.name} tells the loss what to divide by (avg_factor), which reduction='sum' refuses. Write",
                {f'{loss.path}.reduction': 'mean'},
            )


@rule('one-of-two')
def one_of_two(head: Head):
    """The sum of pull and push in a head that unpacks the two."""
    loss = head.loss('loss_embedding') if head.is_a('CornerHead') else None
    if loss is not None and loss.is_a(AssociativeEmbeddingLoss) and not loss.get('separate'):
        yield Finding(
            loss.path,
            f'{head.name} adds up and logs the pull and the push by themselves, and {loss.name} gives their sum. Write',
            {f'{loss.path}.separate': True},
        )


@rule('loss-name')
def loss_name(head: Head):
    """A name that only this package has without its prefix, or a misspelt one with it."""
    for _, loss in head.losses_and_parts():
        kind = loss.cfg['type']
        if loss.resolved or not isinstance(kind, str):
            continue
        prefix, _, bare = kind.rpartition('.')
        if not prefix and bare in our_names():
            yield Finding(
                loss.path,
                f'{bare} is a loss of {PACKAGE} alone, and its bare name means nothing here. '
                f"Write its full name (or custom_imports=dict(imports=['{OVERRIDE}']))",
                {f'{loss.path}.type': f'{PACKAGE}.{bare}'},
            )
        elif prefix == PACKAGE:
            close = difflib.get_close_matches(bare, our_names(), 1, 0.0)[0]
            yield Finding(
                loss.path,
                f'{PACKAGE} has no loss {bare!r}; accepted: {", ".join(our_names())}. Did you mean',
                {f'{loss.path}.type': f'{PACKAGE}.{close}'},
            )


@rule('host-class')
def host_class(head: Head):
    """One of our losses where a head asks isinstance of the host's loss of the same name, or of the same kind."""
    if head.is_a('GroundingDINOHead', QUALITY_HEAD):  # the one asks in order to refuse, the other is for ours
        return
    source = text(head.cls)
    for key, loss in head.losses():
        if head.name == 'DINOHead' and loss.is_a(QualityLoss) and 'QualityFocalLoss' not in host_names(loss):
            yield Finding(
                loss.path,
                f"{head.name} computes overlaps for mmdet's QualityFocalLoss alone, which it "
                f'knows by its class, and hands labels to {loss.name}. Write',
                {f'{head.path}.type': f'{PACKAGE}.{QUALITY_HEAD}'},
            )
        elif loss.ours and f'isinstance(self.{key}, {loss.name})' in source and loss.name not in host_names(loss):
            yield Finding(
                loss.path,
                f"{head.name} computes other targets for mmdet's {loss.name}, which it knows by "
                f'its class; {loss.cfg["type"]} is another. Write',
                {
                    f'{loss.path}.type': loss.name,
                    'custom_imports': dict(imports=[OVERRIDE], allow_failed_imports=False),
                },
            )


def host_names(loss) -> list:
    return [c.__name__ for c in loss.cls.__mro__ if not c.__module__.startswith(PACKAGE)]


@rule('custom-imports', of='config')
def custom_imports(cfg):
    """A misspelt import that allow_failed_imports turns into a warning."""
    settings = cfg.get('custom_imports') or {}
    if not settings.get('allow_failed_imports'):
        return
    imports = settings.get('imports') or []
    imports = [imports] if isinstance(imports, str) else list(imports)
    missing = [name for name in imports if not exists(name)]
    if missing:
        mended = [close_module(name) if name in missing else name for name in imports]
        yield Finding(
            'custom_imports',
            f'there is no module {", ".join(map(repr, missing))}, which '
            'allow_failed_imports=True hides until a name is missing. Write the right name, or leave it out',
            {'custom_imports': dict(imports=[m for m in mended if m], allow_failed_imports=False)},
        )


def exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def close_module(name: str) -> str | None:
    """A module of this package that may be meant."""
    import pkgutil

    import cvloss_mm

    ours = [PACKAGE, *(f'{PACKAGE}.{m.name}' for m in pkgutil.iter_modules(cvloss_mm.__path__))]
    return next(iter(difflib.get_close_matches(name, ours, 1, 0.8)), None)
