"""Variants of a function that are printed as one: each of them is what it was, and they share what they can."""

from typing import Literal

import pytest
import torch
from conftest import needs_torch_2_5

from cvloss_mm.kernels.compiler import expressions as e
from cvloss_mm.kernels.compiler.merging import groups_of
from cvloss_mm.kernels.compiler.print import cpp_of
from cvloss_mm.kernels.compiler.print_triton import triton_of
from cvloss_mm.kernels.compiler.rewriting import in_order
from cvloss_mm.kernels.compiler.trace import formulas
from cvloss_mm.losses import Loss
from cvloss_mm.registry import MODELS

LOSSES = {
    cls.fn: cls.loops
    for cls in MODELS.module_dict.values()
    if getattr(cls, 'loops', None) in ('boxes', 'elements') and cls.unreduced is Loss.unreduced and cls.fn
    if 'kernel' not in cls.waives
}
pytestmark = needs_torch_2_5


def ended_loss(pred, target, *, end: Literal['same', 'square', 'root'] = 'same', bias: float | None = None):
    far = torch.tanh((pred - target).sin() * pred.exp())
    far = {'same': lambda x: x, 'square': torch.square, 'root': lambda x: (1 + x).sqrt()}[end](far)
    return far if bias is None else 1 - 1 / (bias + far)


def other_loss(pred, target, *, way: Literal['sine', 'power'] = 'sine'):
    return (pred * target).sin() if way == 'sine' else (1 + (pred - target).square()) ** 0.3


def of_variant(index, x, memo):
    """What a choice leaves for the variant of that index."""
    if x.op == 'choice':
        return of_variant(index, x.args[index], memo)
    if x not in memo:
        memo[x] = e.make(x.op, *(of_variant(index, part, memo) for part in x.operands)) if x.operands else x
    return memo[x]


@pytest.mark.parametrize('function', LOSSES, ids=lambda function: function.__name__)
def test_each_variant_of_a_group_is_what_it_is_alone(function):
    variants = formulas(function, LOSSES[function])
    groups = groups_of(variants)
    assert sorted(v.name for group in groups for v in group.variants) == sorted(v.name for v in variants)
    for group in groups:
        for i, variant in enumerate(group.variants):
            (alone,), memo = groups_of([variant]), {}
            assert all(of_variant(i, x, memo) is own for x, own in zip(group.outs, alone.outs, strict=True))


def test_what_variants_compute_alike_is_printed_once():
    variants = formulas(ended_loss, 'elements')
    assert len(variants) == 6 and len(groups_of(variants)) == 1
    cpp, triton = cpp_of(variants), triton_of(variants)
    for word in ('tanh', 'sin', 'cos'):  # the value and gradient of them, and these where the target is 0
        assert cpp.count(f'{word}<T>(') == 2
        assert triton.count(f' {word}(') + triton.count(f'tl.{word}(') == 2
    for variant in variants:
        assert f'using {variant.name} = ' in cpp and f'def {variant.name}(' in triton


def test_what_is_computed_in_another_way_stays_apart():
    groups = groups_of(formulas(other_loss, 'elements'))
    assert [len(group.variants) for group in groups] == [1, 1]
    assert not any(x.op == 'choice' for group in groups for x in in_order(group.outs))
