"""What the tests of laws share: members of a family, hypothesis strategies, values and gradients.

A class that cannot keep a law waives it: `waives={'<law>': '<reason>'}`; pytest prints the reason.
"""

import inspect

import pytest
import torch
from hypothesis import settings
from hypothesis import strategies as st

import cvloss_mm.losses  # noqa: F401
from cvloss_mm import testing as contract
from cvloss_mm.registry import MODELS

settings.register_profile('laws', max_examples=30, deadline=None, derandomize=True, database=None)
LAWS = settings(settings.get_profile('laws'))

coordinates = st.floats(-50, 50, width=32)
sides = st.floats(1, 60, width=32)
logits = st.floats(-12, 12, width=32)
factors = st.floats(0.01, 100)
CLASSES = 4
rows_of_logits = st.lists(logits, min_size=CLASSES, max_size=CLASSES)
true_classes = st.integers(0, CLASSES - 1)


@st.composite
def boxes(draw):
    x, y, w, h = draw(coordinates), draw(coordinates), draw(sides), draw(sides)
    return batch([x, y, x + w, y + h])


def batch(*rows):
    return torch.tensor(rows, dtype=torch.float64)


def members(family, law):
    """`pytest.mark.parametrize` over the registered losses of a family, those that waive the law skipped by reason."""

    def param(cls):
        reason = f'{cls.__name__} waives {law!r}: {cls.waives.get(law)}'
        return pytest.param(cls, id=cls.__name__, marks=[pytest.mark.skip(reason=reason)] if law in cls.waives else [])

    found = [
        cls
        for cls in MODELS.module_dict.values()
        if inspect.isclass(cls) and issubclass(cls, family) and cls.fn is not None
    ]  # a combination has the laws of its parts
    return pytest.mark.parametrize('member', map(param, found))


def build(cls, **hyper):
    """Unreduced; losses without a gradient get a surrogate, those with state have seen nothing and learn nothing;
    where classes have counts, they are equally many."""
    expected = {**cls.trial, 'num_classes': CLASSES, 'class_counts': 1.0, **hyper}
    accepted = {key: value for key, value in expected.items() if key in (*cls.hyper, *cls.options)}
    return contract.build(cls, reduction='none', **accepted).eval()


def value(loss, pred, target):
    """The loss of each row."""
    with torch.no_grad():
        return loss(pred, target).reshape(pred.shape[0], -1).sum(-1)


def gradient(loss, pred, target):
    leaf = pred.clone().requires_grad_()
    return torch.autograd.grad(loss(leaf, target).sum(), leaf)[0]


def close(actual, expected, tolerance=1e-6):
    torch.testing.assert_close(actual, expected, rtol=tolerance, atol=tolerance)
