"""The Triton kernels against their functions: on a GPU where there is one, else under Triton's interpreter.

conftest.py asks for the interpreter before anything imports Triton. What the interpreter cannot tell, whether the
kernels compile for a GPU, `tools/compile_kernels.py` does; the last test runs it.
"""
import os
import subprocess
import sys
from pathlib import Path

import draws
import nasty
import pytest
import torch

from cvloss_mm import functional

triton = pytest.importorskip('triton', reason='Triton is not installed: its kernels cannot run, functions stand in')
from cvloss_mm.kernels.triton import BODIES, elements  # noqa: E402

DEVICE = 'cuda' if torch.cuda.is_available() else 'cpu'
TOLERANCE = {torch.float64: 1e-12, torch.float32: 3e-6, torch.float16: 2e-3, torch.bfloat16: 1.6e-2}
CLASSES = 20
ROW = torch.linspace(0.1, 0.9, CLASSES)

OFFSETS = {'l1_loss': [{}], 'l2_loss': [{}], 'smooth_l1_loss': [{}, dict(beta=0.3), dict(beta=0.0)],
           'huber_loss': [dict(delta=0.7)], 'balanced_l1_loss': [{}, dict(alpha=0.3, gamma=1.1, beta=0.4)]}
BOXES = {'iou_loss': [dict(mode='linear'), dict(mode='square'), dict(mode='log')],
         'bounded_iou_loss': [{}, dict(beta=0.0)], 'giou_loss': [{}], 'diou_loss': [{}],
         'ciou_loss': [{}, dict(alpha_gate=None)], 'efficient_iou_loss': [{}, dict(eps=0.3)],
         'extended_iou_loss': [{}, dict(smooth_point=0.5)],
         'siou_loss': [{}, dict(theta=2.5), dict(neg_gamma=False, eps=0.3)]}
SIGMOID = {'sigmoid_focal_loss': [{}, dict(gamma=1.3, alpha=None), dict(gamma=0.0, alpha=ROW)],
           'binary_cross_entropy_loss': [{}, dict(pos_weight=ROW, class_weight=0.3, label_smoothing=0.1),
                                         dict(pos_weight=3.0, class_weight=ROW)],
           'asymmetric_loss': [{}, dict(gamma_pos=1.0, clip=None), dict(gamma_pos=0.5, gamma_neg=2.0, clip=0.2),
                               dict(detach_weight=True)]}
QUALITY = {'quality_focal_loss': [{}, dict(beta=1.3), dict(beta=0.0)],
           'varifocal_loss': [{}, dict(gamma=1.3, alpha=0.4), dict(iou_weighted=False), dict(detach_weight=True)]}
SOFTMAX = {'softmax_cross_entropy_loss': [{}, dict(class_weight=ROW, label_smoothing=0.1), dict(class_weight=0.3)],
           'label_smooth_loss': [{}, dict(mode='classy_vision', label_smooth_val=0.2)],
           'softmax_focal_loss': [{}, dict(gamma=1.3, alpha=ROW), dict(gamma=0.5, alpha=0.3)]}
SOFT = {'soft_target_cross_entropy_loss': [{}]}
BINS = {'distribution_focal_loss': [{}]}
COSINES = {'norm_face_loss': [{}], 'cos_face_loss': [{}, dict(scale=30.0, margin=0.2)],
           'arc_face_loss': [{}, dict(theta_guard='easy'), dict(theta_guard='clip'), dict(theta_guard='none'),
                             dict(margin_grad='detached')],
           'combined_margin_loss': [dict(m1=0.9, m2=0.4, m3=0.15), dict(m1=1.3, m2=0.2), dict(m2=0.3, m3=0.2)]}
GROUPS = (OFFSETS, BOXES, SIGMOID, QUALITY, SOFTMAX, SOFT, BINS, COSINES)
CALLS = [(name, hyper) for group in GROUPS for name, calls in group.items() for hyper in calls
         if hasattr(functional, name)]
NAMES = sorted({name for name, _ in CALLS})


def one_hot(labels, classes):
    return labels.unsqueeze(-1) == torch.arange(classes, device=labels.device)


def targets_of(name, n, classes, rng):
    """{kind: (pred, target)} in float64, of each kind that the loss takes."""
    logits = 4 * torch.randn(n, classes, generator=rng, dtype=torch.float64)
    soft = torch.rand(n, classes, generator=rng)
    labels = torch.randint(classes, (n,), generator=rng)
    background = torch.randint(-1, classes + 1, (n,), generator=rng)
    if name in OFFSETS:
        return {'offsets': (logits, logits - torch.randn(n, classes, generator=rng).double())}
    if name in BOXES:
        return {'boxes': draws.boxes(n, 3)['boxes']}
    if name in SIGMOID:
        return {'labels': (logits, background), 'soft': (logits, soft), 'hard': (logits, soft > 0.7)}
    if name in QUALITY:
        return {'soft': (logits, soft * (soft > 0.6)), 'pair': (logits, (background, torch.rand(n, generator=rng)))}
    if name in SOFTMAX:
        return {'labels': (logits, labels.int()), 'soft': (logits, soft)}
    if name in SOFT:
        return {'soft': (logits, soft)}
    if name in BINS:
        return {'places': (logits, (classes + 1) * torch.rand(n, generator=rng) - 1)}
    return {'cosines': ((logits / 4).tanh() * 1.0001, labels)}


def function(name, pred, target, weight, scale, hyper):
    """The weighted sum and its gradient, by the function in float64."""
    leaf = pred.detach().double().requires_grad_()
    if isinstance(target, tuple):
        target = one_hot(target[0], pred.shape[-1]) * target[1].unsqueeze(-1)
    if name in SIGMOID and target.ndim < pred.ndim:
        target = one_hot(target, pred.shape[-1])
    if target.dtype != torch.long and not (name in SOFTMAX and target.ndim < pred.ndim):
        target = target.double()
    hyper = {key: value.to(pred.device) if isinstance(value, torch.Tensor) else value for key, value in hyper.items()}
    loss = getattr(functional, name)(leaf, target, **hyper)
    if weight is not None:
        loss = loss * weight.double()
    total = scale * loss.sum()
    return total.detach(), torch.autograd.grad(total, leaf)[0]


def unreduced_shape(name, pred):
    elementwise = name in OFFSETS or name in SIGMOID or name in ('varifocal_loss', 'bounded_iou_loss')
    return pred.shape if elementwise else pred.shape[:-1]


def check(name, pred, target, weight=None, hyper=None, scale=1.0, what=''):
    hyper = hyper or {}
    tensors = [t.clone() for t in (pred, *(target if isinstance(target, tuple) else (target,)))]
    total, gradient = body(name, pred, target, weight, scale, hyper)
    expected, slope = function(name, pred, target, weight, scale, hyper)
    tolerance = TOLERANCE[pred.dtype] * (4 if name in BOXES else 1)  # a frame takes differences of coordinates
    assert total.shape == () and total.dtype == (torch.float64 if pred.dtype == torch.float64 else torch.float32)
    assert gradient.shape == pred.shape and gradient.dtype in (pred.dtype, torch.float32)
    magnitude = function(name, pred, target, None if weight is None else weight.abs(), scale, hyper)[0].abs()
    assert abs(total.double() - expected) <= min(tolerance, 1e-5) * magnitude + 1e-300, f'{what}: {total} for {expected}'
    error = (gradient.double() - slope).abs()
    assert (error <= tolerance * (slope.abs() + slope.abs().max() * 0.1)).all(), f'{what}: off by {error.max()}'
    for before, after in zip(tensors, (pred, *(target if isinstance(target, tuple) else (target,))), strict=True):
        assert torch.equal(before, after), 'an input was changed'


def body(name, pred, target, weight, scale, hyper, want_grad=True):
    hyper = {key: value.to(pred.device) if isinstance(value, torch.Tensor) else value for key, value in hyper.items()}
    return BODIES[name](pred, target, weight, scale, want_grad, **hyper)


def move(value, dtype=None):
    if isinstance(value, tuple):
        return tuple(move(part) for part in value)
    return value.to(DEVICE) if dtype is None else value.to(DEVICE, dtype)


def weights_of(name, pred, rng, full=False):
    """One weight a row, of both signs and some 0, in the dimensions of the unreduced loss; or one a value."""
    shape = unreduced_shape(name, pred)
    weight = torch.randn(shape if full else shape[:1] + (1,) * (len(shape) - 1), generator=rng, dtype=torch.float32)
    return (weight * (weight.abs() > 0.3)).to(pred.device, torch.float64 if pred.dtype == torch.float64 else None)


def test_the_kernels_run_here():
    from triton.runtime.interpreter import InterpretedFunction
    assert DEVICE == 'cuda' or isinstance(elements.kernel, InterpretedFunction), (
        'Triton was imported before TRITON_INTERPRET was set: the tests of this file would test nothing')


def test_every_kernel_has_a_function_and_is_tested():
    named = {name for group in GROUPS for name in group}
    assert set(BODIES) == named
    assert {name for name in named if not hasattr(functional, name)} <= {
        'asymmetric_loss', 'distribution_focal_loss', *COSINES}, 'functions that are still to come'


@pytest.mark.parametrize(('name', 'hyper'), CALLS, ids=[f'{n}-{",".join(h)}' for n, h in CALLS])
def test_value_and_gradient_equal_the_function_in_float64(name, hyper):
    rng = torch.Generator().manual_seed(0)
    for kind, (pred, target) in targets_of(name, 9, CLASSES, rng).items():
        pred, target = move(pred), move(target)
        check(name, pred, target, None, hyper, what=kind)
        check(name, pred, target, weights_of(name, pred, rng, True), hyper, -2.5, what=f'{kind}, weighted')


@pytest.mark.parametrize('name', NAMES)
@pytest.mark.parametrize('dtype', [torch.float32, torch.bfloat16, torch.float16], ids=str)
def test_value_and_gradient_equal_the_function_in_less(name, dtype):
    rng = torch.Generator().manual_seed(1)
    for kind, (pred, target) in targets_of(name, 11, CLASSES, rng).items():
        pred = move(pred, dtype)
        if name in BOXES or name in OFFSETS:
            target = target.to(dtype)
        hyper = next(h for n, h in CALLS if n == name)
        scale = torch.tensor(0.7, device=DEVICE)
        check(name, pred, move(target), weights_of(name, pred, rng), hyper, scale, what=kind)
