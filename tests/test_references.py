"""Every canonical loss against its paper's formula (references.py) and against public implementations (peers.py)."""

import inspect
import math
from inspect import signature
from itertools import combinations

import pytest
import torch
from peers import PEERS, WEIGHT, value_and_gradient
from references import OF_BATCHES, REFERENCES
from sample_inputs import CLASSES, context_of, draw

from cvloss_mm.functional.ranges import Rule, check, rules
from cvloss_mm.losses import BoxLoss, RotatedBoxLoss
from cvloss_mm.losses.arguments import Arguments, defaults_of
from cvloss_mm.registry import MODELS
from cvloss_mm.testing.common import other_values

ROWS = 100  # of a kind of inputs; no other size is the same
TINY = 1e-14  # the papers' box formulas have no epsilon
EPS_IN_THE_FORMULA = ('IoULoss', 'AsymmetricLoss', 'CharbonnierLoss', 'DiceLoss', 'SeesawLoss')


def canonical():
    """The registered names that are classes of ours; the hosts' names are functions that return one of them."""
    return sorted(name for name, cls in MODELS.module_dict.items() if inspect.isclass(cls) and getattr(cls, 'fn', None))


def values(cls, name):
    """Those that have to make a difference, all words, the bounds, values a class, and none: as the class and the
    signature declare them."""
    rule = rules(cls.fn).get(name, Rule())
    bounds = [rule.range.low, rule.range.high] if rule.range else []
    kind = int if rule.whole else float
    found = [
        *(other_values(cls, name) if name in cls.others else ()),
        *rule.words,
        *(kind(bound) for bound in bounds if abs(bound) < math.inf and rule.accepts(kind(bound))),
        *([WEIGHT] if rule.rows and rule.accepts(WEIGHT) else []),
        *([None] if rule.none and rule.off is None else []),
    ]
    return [value for k, value in enumerate(found) if value not in found[:k]]


def settings(cls):
    """The defaults, each value of a hyperparameter, all pairs of values of two, and others of all together."""
    boxes = issubclass(cls, (BoxLoss, RotatedBoxLoss)) and 'eps' in cls.hyper
    names = [name for name in cls.hyper if not (boxes and name == 'eps')]
    singles = [{name: value} for name in names for value in values(cls, name)]
    pairs = [{**one, **other} for one, other in combinations(singles, 2) if one.keys() != other.keys()]
    together = {name: found[0] for name in names if (found := values(cls, name))}
    return [{**row, **(dict(eps=TINY) if boxes else {})} for row in ({}, *singles, *pairs, together)]


def fitting(hyper, pred, target):
    """Values a class for as many as there are; None where there are none, or the target has to be a real value."""
    if hyper.get('tolerance') is not None and pred.shape != target.shape:
        return None
    classes = pred.shape[1] if pred.ndim > 1 else 0
    if not target.is_floating_point() and target.max() >= classes:
        classes = int(target.max()) + 1
    rows = {key: (v * classes)[:classes] if isinstance(v, list) else v for key, v in hyper.items()}
    return rows if all(rows[key] for key, v in hyper.items() if isinstance(v, list)) else None


def state_of(cls, hyper, pred, target, context):
    """What a state of the loss supplies in its second step."""
    classes = {'num_classes': CLASSES} if 'num_classes' in cls.options else {}
    loss = cls(**{**cls.trial, **hyper, **classes})
    for _ in range(2):
        keywords = loss.keywords(Arguments(pred, target, None), **context)
    return {name: keywords[name] for name in cls.state if keywords[name] is not None}


def accepted(cls, hyper):
    try:
        check(cls.fn, {**defaults_of(cls), **hyper})
    except ValueError:
        return False
    return True


@pytest.mark.parametrize('name', canonical())
def test_every_canonical_loss_has_a_reference(name):
    assert name in REFERENCES, f'{name} is registered: add its formula to tests/references.py'


@pytest.mark.parametrize('name', sorted(REFERENCES))
def test_every_reference_is_of_a_registered_loss(name):
    assert name in canonical()


@pytest.mark.parametrize('name', sorted(REFERENCES))
def test_the_settings_move_every_hyperparameter(name):
    cls = MODELS.get(name)
    moved = {key for setting in settings(cls) for key in setting}
    assert moved >= set(cls.hyper), f'{name}: give others= of {sorted(set(cls.hyper) - moved)}'


CASES = [pytest.param(name, kind, id=f'{name}-{kind}') for name in sorted(REFERENCES) for kind in draw(name, 4)]


@pytest.mark.parametrize(('name', 'kind'), CASES)
def test_the_function_is_the_papers_formula(name, kind):
    """With all pairs of hyperparameters, without and with what a state supplies, without and with context."""
    cls = MODELS.get(name)
    pred, target = draw(name, ROWS, seed=len(name))[kind]
    given = context_of(cls, pred, target)
    needed = {p.name for p in signature(REFERENCES[name]).parameters.values() if p.default is p.empty}
    for hyper in settings(cls):
        hyper = fitting(hyper, pred, target)
        if hyper is None or not accepted(cls, hyper):
            continue
        for context in [{}, given] if given and not cls.required_context else [given]:
            if not needed & cls.state.keys():
                is_the_formula(cls, pred, target, {**hyper, **context})
            if cls.state:
                state = state_of(cls, hyper, pred, target, context)
                is_the_formula(cls, pred, target, {**hyper, **context, **state})


def is_the_formula(cls, pred, target, keywords):
    name = cls.__name__
    value = cls.fn(pred, target, **keywords)
    assert value.dtype == torch.float64
    known = {
        key: v.tolist() if isinstance(v, torch.Tensor) else v
        for key, v in keywords.items()
        if name in EPS_IN_THE_FORMULA or key != 'eps'
    }
    reference = REFERENCES[name]
    if name in OF_BATCHES:
        expected = reference(pred.tolist(), target.tolist(), **known)
    else:
        of_rows = [key for key, v in known.items() if isinstance(v, list) and len(v) == ROWS]
        expected = [
            reference(p, t, **{**known, **{key: known[key][k] for key in of_rows}})
            for k, (p, t) in enumerate(zip(pred.tolist(), target.tolist(), strict=True))
        ]
    torch.testing.assert_close(
        value,
        torch.tensor(expected, dtype=torch.float64),
        rtol=1e-9,
        atol=1e-11,
        msg=lambda text: f'{name} with {keywords}: {text}',
    )


@pytest.mark.parametrize('name', [name for name in sorted(REFERENCES) if 'boxes' in draw(name, 4)])
def test_a_box_with_swapped_corners_is_the_box_with_ordered_ones(name):
    pred, target = draw(name, 100, seed=7)['boxes']
    swapped = pred[:, [2, 1, 0, 3]], target[:, [0, 3, 2, 1]]
    fn = MODELS.get(name).fn
    torch.testing.assert_close(fn(*swapped), fn(pred, target))


PEER_CASES = [
    pytest.param(name, *peer, id=f'{name}-{peer[0]}-{peer[2]}-{peer[1]}')
    for name, peers in PEERS.items()
    for peer in peers
]
# Value and gradient; the peers add a fixed epsilon to areas, which costs them some digits.
TOLERANCE = {torch.float64: (5e-6, 2e-4), torch.float32: (2e-5, 2e-4)}


@pytest.mark.parametrize('dtype', TOLERANCE, ids=str)
@pytest.mark.parametrize(('name', 'library', 'hyper', 'kind', 'peer'), PEER_CASES)
def test_value_and_gradient_agree_with_the_peer(name, library, hyper, kind, peer, dtype):
    pred, target = (t.to(dtype) if t.is_floating_point() else t for t in draw(name, 400, seed=3)[kind])
    fn = MODELS.get(name).fn
    value, gradient = value_and_gradient(lambda p, t: fn(p, t, **hyper), pred, target)
    peer_value, peer_gradient = value_and_gradient(peer, pred, target)
    value_tolerance, gradient_tolerance = TOLERANCE[dtype]
    torch.testing.assert_close(value, peer_value.reshape(value.shape), rtol=value_tolerance, atol=value_tolerance)
    size = peer_gradient.abs().amax(-1, keepdim=True).clamp(min=1e-3 * peer_gradient.abs().max().item())
    torch.testing.assert_close(gradient / size, peer_gradient / size, rtol=0, atol=gradient_tolerance)


OF_LOGITS = {'labels', 'multilabel', 'soft multilabel', 'distributions', 'qualities', 'dense qualities', 'teachers'}


@pytest.mark.parametrize(
    ('name', 'library', 'hyper', 'kind', 'peer'), [case for case in PEER_CASES if case.values[3] in OF_LOGITS]
)
def test_at_logits_of_hundreds_they_agree_where_the_peer_is_finite(name, library, hyper, kind, peer):
    pred, target = draw(name, 100, seed=3)[kind]
    fn = MODELS.get(name).fn
    value, gradient = value_and_gradient(lambda p, t: fn(p, t, **hyper), 30 * pred, target)
    peer_value, peer_gradient = value_and_gradient(peer, 30 * pred, target)
    peer_value = peer_value.reshape(value.shape)
    finite, sloped = peer_value.isfinite(), peer_gradient.isfinite()
    assert value.isfinite().all() and gradient.isfinite().all() and finite.float().mean() > 0.5 < sloped.float().mean()
    torch.testing.assert_close(value[finite], peer_value[finite], rtol=1e-6, atol=1e-6)
    torch.testing.assert_close(gradient[sloped], peer_gradient[sloped], rtol=1e-6, atol=1e-6)
