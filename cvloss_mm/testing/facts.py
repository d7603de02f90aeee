"""Rows of the contract: what a class says of itself."""

import math
import re

import torch

from .. import kernels
from ..heads.classifier import CosineClassifier, lengths
from ..losses import CosineLoss
from ..losses.class_counts import CountedClasses
from ..losses.labels import classes_of
from .common import build, close, context_of, draw, expect, frozen, raises, trained

COUNTED = 'instances', 'images'  # what `CountedClasses.counted` may be


def the_claimed_laws_hold(cls):
    """Each of the ``laws`` that it claims is known ('symmetric', 'at most N', 'below N'), and holds."""
    pred, target = draw(cls, 32, torch.float64)
    loss = frozen(cls, reduction='none')
    for law in cls.laws:
        for other in (pred, pred.roll(1, 0), 100 * pred):
            keeps(law, loss, other, target)


def keeps(law: str, loss, pred, target) -> None:
    """Raises AssertionError where the unreduced loss of a pair breaks the law, or there is no such law."""
    values, bound = loss(pred, target), re.fullmatch(r'(at most|below) (\d+)', law)
    expect(law == 'symmetric' or bound, f"{law!r} is no law; accepted: 'symmetric', 'at most N', 'below N'")
    if bound:
        within = values <= float(bound[2]) if bound[1] == 'at most' else values < float(bound[2])
        expect(within.all(), f'laws claims {law!r}, and it is {values.max().item()}')
    else:
        close(values, loss(target, pred), "laws claims 'symmetric', and with pred and target exchanged it is another")


def labels_are_what_is_said_of_them(cls):
    """Labels give what their one-hot rows give, where it takes both. With ``labels_are_classes`` one that is no class
    is an IndexError that names it; with 'or background' it gives what a row of zeros gives; without, only which labels
    are the same counts. Of maps a label that is no class may belong to none."""
    loss, (pred, target) = frozen(cls), draw(cls, 7, torch.float64)
    if not loss.labels_are_classes:
        return numbers_of_labels_do_not_matter(loss, pred, target)
    classes = classes_of(loss, pred, 1)
    if target.is_floating_point():
        target = torch.arange(7) % classes
        if not takes(loss, pred, target):
            return None
    said = f'labels_are_classes = {loss.labels_are_classes!r}'
    dense = takes(loss, pred, rows_of(pred, target))
    if dense:
        as_rows(loss, pred, target, 'labels give something else than their one-hot rows')
    for label in (classes, -1):
        beyond = target.index_fill(0, torch.tensor([4]), label)
        if loss.labels_are_classes == 'or background':
            expect(takes(loss, pred, beyond), f'{said}, and the label {label} is refused; of classes alone write True')
            if dense:
                as_rows(loss, pred, beyond, f'{said}, and the label {label} gives something else than a row of zeros')
        elif target.ndim == 1:
            refused(cls, pred, beyond, label, classes)
    return None


def refused(cls, pred, target, label, classes):
    hint = [f'ignore_index={label}'] if 'ignore_index' in cls.options else []
    for reduction in ('none', 'mean'):
        try:
            value = build(cls, reduction=reduction)(pred, target)
        except IndexError as error:
            missing = [w for w in (f'label {label} is none of 0 ... {classes - 1}', *hint) if w not in str(error)]
            expect(not missing, f'the message lacks {missing}: {error}')
        else:
            found = (value[4] if reduction == 'none' else value).sum().item()
            raise AssertionError(
                f'labels_are_classes = True, and the label {label}, no class, gives {found}: look labels up, or write '
                "'or background' where one that is no class means a row of zeros"
            )


def takes(loss, pred, target) -> bool:
    try:
        loss(pred, target)
    except (IndexError, ValueError):
        return False
    return True


def rows_of(pred, labels):
    """One-hot rows in place of labels; a label that is no class is a row of zeros."""
    return (labels.unsqueeze(1) == torch.arange(pred.shape[1]).reshape(1, -1, *[1] * (labels.ndim - 1))).double()


def as_rows(loss, pred, labels, problem) -> None:
    """Raises AssertionError where labels give something else than the rows that they stand for."""
    for on in (False, True):
        with kernels.switched(on):
            close(trained(loss, pred, labels), trained(loss, pred, rows_of(pred, labels)), problem)


def numbers_of_labels_do_not_matter(loss, pred, target):
    if target.is_floating_point() or target.ndim != 1 or not takes(loss, pred, target + 1000):
        return
    words = 'labels_are_classes = False, and labels of other numbers give something else: write True, or '
    close(trained(loss, pred, target + 1000), trained(loss, pred, target), f"{words}'or background'")


def a_pair_of_labels_and_scores_is_the_row_it_stands_for(cls):
    """With ``takes_pairs``, (labels, scores) give what the dense target gives that has each score at its label."""
    if not cls.takes_pairs:
        return
    loss, (pred, _) = frozen(cls), draw(cls, 7, torch.float64)
    labels, scores = torch.arange(7) % (pred.shape[-1] + 1), torch.linspace(0.2, 0.9, 7, dtype=torch.float64)
    rows = torch.where(labels.unsqueeze(-1) == torch.arange(pred.shape[-1]), scores.unsqueeze(-1), 0)
    for on in (False, True):
        with kernels.switched(on):
            try:
                pair = trained(loss, pred, (labels, scores))
            except Exception as error:
                said = 'takes_pairs = True says that the target may be (labels, scores), and of such it raises'
                raise AssertionError(f'{said} {type(error).__name__}: {error}') from error
            close(pair, trained(loss, pred, rows), 'a pair (labels, scores) gives something else than its dense target')


def a_head_can_give_it_its_centres(cls):
    """What a loss of cosines says of the centres of a class (``subcenters``, ``softness``, ``spread_weight``) is what a
    head can give it, and is without an effect nowhere."""
    if not issubclass(cls, CosineLoss):
        return
    loss = build(cls)
    count, softness, spread = loss.subcenters, loss.softness, loss.spread_weight
    expect(type(count) is int and count >= 1, f'subcenters = {count!r}; accepted: a whole number, at least 1')
    sound = softness is None or 0 < softness < math.inf
    expect(sound, f'softness = {softness!r}; accepted: None, or a temperature above 0')
    expect(0 <= spread < math.inf, f'spread_weight = {spread!r}; accepted: 0 or more, for centres that are to be near')
    given = {name: value for name, value in dict(softness=softness, spread_weight=spread).items() if value}
    expect(count > 1 or not given, f'{given} are of several centres a class, and subcenters = 1; accepted: 2 or more')
    words = f'by_length = True, and softness = {softness!r}; accepted: None, as lengths are those of the nearest centre'
    expect(not (loss.by_length and softness), words)


def the_counts_of_classes_reach_it(cls):
    """A loss with ``class_counts`` is a CountedClasses, which ClassCountHook tells them, and says which: ``counted`` is
    'instances' or 'images'. Without them it does not train; with ``needs_counts = False`` it then gives what it gives
    where all classes have equally many."""
    reads, counted = 'class_counts' in cls.hyper, issubclass(cls, CountedClasses)
    if not (reads or counted):
        return
    expect(reads, 'it is a CountedClasses, and its function has no class_counts, which the hook tells it')
    words = 'its function has class_counts, which ClassCountHook tells none but a CountedClasses: add it to the bases, '
    expect(counted, f'{words}class {cls.__name__}({cls.__bases__[0].__name__}, CountedClasses, fn=...)')
    expect(cls.counted in COUNTED, f'counted = {cls.counted!r}; accepted: {", ".join(map(repr, COUNTED))}')
    pred, target = draw(cls, 7, torch.float64)
    if cls.needs_counts:
        raises(ValueError, lambda: build(cls, class_counts=None)(pred, target), 'class_counts', 'ClassCountHook')
        return
    alone, equal = (frozen(cls, class_counts=counts) for counts in (None, [3.0] * classes_of(build(cls), pred, 1)))
    words = 'needs_counts = False, and without class_counts it is another loss than where all are equal: write True'
    close(trained(alone, pred, target), trained(equal, pred, target), words)


def a_call_in_its_own_form_passes_the_hosts(cls):
    """``host_call``, which understands how a host's heads call it, leaves alone what is called as the contract says."""
    loss, (pred, target) = build(cls), draw(cls)
    if loss.host_call is None:
        return
    for weight in (None, torch.rand(7, generator=torch.Generator().manual_seed(0))):
        found = loss.host_call(pred, target, weight, context := context_of(loss, pred))
        expect(len(found) == 4, f'host_call gives {len(found)} things; accepted: pred, target, weight, context')
        given = {**dict(zip(('pred', 'target', 'weight'), found, strict=False)), **found[3]}
        came = dict(pred=pred, target=target, weight=weight, **context)
        for name in {*given, *came}:
            words = f'host_call changes {name} of a call in the form of the contract; accepted: that of heads alone'
            expect(same(given.get(name), came.get(name)), words)


def same(first, second) -> bool:
    if isinstance(first, torch.Tensor) and isinstance(second, torch.Tensor):
        return torch.equal(first, second)
    return first is second


def one_rival_stands_for_all_others(cls):
    """A loss of cosines that says ``one_rival``, as it does by default, has the value and the gradients with one class
    in place of all others, where heads in chunks, shards and drawn classes take that of it."""
    if not issubclass(cls, CosineLoss) or not cls.one_rival:
        return
    loss, (pred, target) = frozen(cls), draw(cls, 9, torch.float64)
    generator = torch.Generator().manual_seed(0)
    layer = CosineClassifier(4, pred.shape[1]).double()
    layer.weight.data.normal_(generator=generator)
    rows = torch.randn(9, 4, generator=generator, dtype=torch.float64).requires_grad_()

    def outcome(one_rival):
        known = dict(norm=lengths(rows), center_norm=lengths(layer.weight))
        context = {**context_of(loss, pred), **{name: part for name, part in known.items() if name in loss.context}}
        if one_rival:
            two, context = layer.two_classes(rows, target, loss, **context)
            value = loss(two, torch.zeros_like(target), **context)
        else:
            value = loss(layer(rows), target, **context)
        return value, *torch.autograd.grad(value, (rows, layer.weight))

    words = 'the value, or a gradient, is another one where a class stands for all others: write one_rival = False'
    close(outcome(True), outcome(False), words)
