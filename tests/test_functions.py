"""What functions owe that are called without a module: degenerate boxes open, halves are computed in float32."""

import pytest
import torch
from conftest import LOSSES

from cvloss_mm import functional as f
from cvloss_mm import losses
from cvloss_mm import testing as contract
from cvloss_mm.testing.common import each
from cvloss_mm.testing.numerics import joined

HALF = (torch.float16, torch.bfloat16)
DEGENERATE = [
    [5, 0, 5, 10],
    [0, 5, 10, 5],
    [8, 8, 2, 2],
    [8, 1, 2, 9],
    [-3, 5, 13, 5],
    [5, -3, 5, 13],
    [1, 0, 1, 10],
    [7, 2, 7, 16],
]
SLOPES_AT_A_POINT = ('EfficientIoULoss', 'SIoULoss')


@pytest.mark.parametrize(
    'name', [n for n, c in losses.__dict__.items() if getattr(c, 'fn', None) and issubclass(c, losses.BoxLoss)]
)
def test_a_degenerate_prediction_opens_and_finds_its_target(name, unless_waived):
    unless_waived(getattr(losses, name), 'descent')
    descend(getattr(losses, name)(), *DEGENERATE)


@pytest.mark.parametrize('name', SLOPES_AT_A_POINT)
def test_a_point_opens_where_the_formula_has_a_slope_there(name):
    descend(getattr(losses, name)(), [4, 6, 4, 6])


def descend(loss, *starts):
    """Each by itself: Adam looks at every number alone, and so does the sum of the losses."""
    target = torch.tensor([[0.0, 0, 10, 10]]).expand(len(starts), 4)
    pred = torch.tensor(starts, dtype=torch.float32, requires_grad=True)
    optimizer = torch.optim.Adam([pred], 0.1)
    for _ in range(400):
        optimizer.zero_grad()
        loss(pred, target, reduction_override='sum').backward()
        optimizer.step()
    found = f.iou_loss(pred, target) < 0.1
    assert found.all(), (pred[~found], [start for start, there in zip(starts, found, strict=True) if not there])


@pytest.mark.parametrize('kernels', [True, False])
def test_the_gradient_of_a_box_without_width_is_the_limit_of_narrow_boxes(kernels, monkeypatch):
    if not kernels:
        monkeypatch.setattr('cvloss_mm.kernels.find', lambda *_: None)
    pred = torch.tensor([[5.0, 0, 5, 10]], requires_grad=True)
    losses.IoULoss()(pred, torch.tensor([[0.0, 0, 10, 10]])).backward()
    torch.testing.assert_close(pred.grad, torch.tensor([[0.1, 0, -0.1, 0]]))


def built_alone(loss_cls):
    loss = contract.build(loss_cls)
    if loss_cls.required_context or loss_cls.state or not loss.function_alone:
        pytest.skip('its function takes more than prepared inputs')
    return loss


def in_dtype(tensor, dtype):
    return tensor.to(dtype) if tensor.is_floating_point() else tensor


@pytest.mark.parametrize('dtype', HALF)
def test_a_function_has_finite_gradients_in_half_at_degenerate_inputs(loss_cls, dtype):
    """What is beyond the range of float16 is infinite in it: that is how the scaler of a mixed-precision training
    learns that its scale is too large, so nothing is clipped."""
    loss = built_alone(loss_cls)
    cases = [(*case, {}) for case in loss_cls.extremes() if len(case) == 3]
    for what, pred, target, _ in joined(loss_cls, cases):
        target = each(lambda part: in_dtype(part, dtype), target)
        inputs = loss.arguments(loss.prepare(pred.to(dtype), target))
        pred, target = inputs.pred.to(dtype), in_dtype(inputs.target, dtype)
        known = torch.stack([part.isfinite().reshape(len(part), -1).all(-1) for part in (pred, target)]).all(0)
        pred, target = pred[known], target[known]  # what is left out is no input in half
        half, exact = pred.clone().requires_grad_(), pred.float().requires_grad_()
        for leaf in (half, exact):
            value = loss_cls.fn(leaf, target, **loss.hyperparameters())
            assert value.isfinite().all(), what
            value.sum().backward()
        assert exact.grad.isfinite().all(), what
        torch.testing.assert_close(half.grad, exact.grad.to(dtype), rtol=0, atol=0, msg=what)


@pytest.mark.parametrize('dtype', HALF)
def test_a_function_computes_half_in_float32_and_returns_float32(loss_cls, dtype):
    loss = built_alone(loss_cls)
    pred, target = contract.draw(loss_cls, dtype=dtype)
    inputs = loss.arguments(loss.prepare(pred.detach(), target))
    half = inputs.pred.to(dtype).requires_grad_()
    value = loss_cls.fn(half, inputs.target, **loss.hyperparameters())
    exact = loss_cls.fn(half.float(), inputs.target, **loss.hyperparameters())
    assert value.dtype == torch.float32
    torch.testing.assert_close(value, exact, rtol=0, atol=0)
    value.sum().backward()
    assert half.grad.dtype == dtype


@pytest.mark.parametrize(
    ('name', 'pred', 'target', 'settings', 'value'),
    [
        ('asymmetric_loss', [-30.0], [1.0], {}, 18.42),
        ('gaussian_focal_loss', [0.0, 1.0], [1.0, 0.0], {}, 27.631),
        ('dice_loss', [[0.0, 0.0]], [[0.0, 0.0]], dict(naive_dice=True, eps=1e-8), 0.0),
        ('giou_loss', [0.0, 0, 0, 0], [0.0, 0, 0, 1], {}, 1.0),
    ],
)
@pytest.mark.parametrize('dtype', HALF)
def test_a_function_is_finite_where_half_would_overflow(name, pred, target, settings, value, dtype):
    pred = torch.tensor(pred, dtype=dtype, requires_grad=True)
    values = getattr(f, name)(pred, torch.tensor(target, dtype=dtype), **settings)
    values.sum().backward()
    torch.testing.assert_close(values.max(), torch.tensor(value), rtol=1e-3, atol=1e-6)
    exact = pred.detach().float().requires_grad_()
    getattr(f, name)(exact, torch.tensor(target), **settings).sum().backward()
    assert exact.grad.isfinite().all()
    torch.testing.assert_close(pred.grad, exact.grad.to(dtype), rtol=0, atol=0)


def test_intermediate_values_of_float64_are_float64():
    value = f.gaussian_focal_loss(torch.tensor(0.5).double(), torch.tensor(1.0).double(), pos_weight=0.3)
    torch.testing.assert_close(value.item(), 0.05198603854199590, rtol=1e-15, atol=0)
    density = f.ghmc_loss(torch.tensor([0.0, 0, 3, 3, 3]).double(), torch.ones(5).double(), bins=3)
    assert density.dtype == torch.float64
    torch.testing.assert_close(density[0].item(), 0.6931471805599453 * 5 / 6, rtol=1e-15, atol=0)


def test_a_function_broadcasts_nothing_by_accident(loss_cls):
    loss = built_alone(loss_cls)
    inputs = loss.arguments(loss.prepare(*contract.draw(loss_cls)))
    for wrong in (inputs.target[0], inputs.target.unsqueeze(-1), inputs.target.unsqueeze(0), inputs.target[:1]):
        with pytest.raises(ValueError, match=r'got pred \(.*\) and target \(.*accepted: a target of'):
            loss_cls.fn(inputs.pred, wrong, **loss.hyperparameters())


def test_scores_of_several_rows_take_no_single_label():
    with pytest.raises(ValueError, match='accepted'):
        losses.PerceptronLoss()(torch.zeros(4), torch.tensor(1))


@pytest.mark.parametrize('kernels', [True, False])
@pytest.mark.parametrize('name', ['SoftmaxCrossEntropyLoss', 'SoftTargetCrossEntropyLoss', 'SoftmaxFocalLoss'])
def test_a_masked_class_of_target_0_costs_nothing(name, kernels, monkeypatch):
    if not kernels:
        monkeypatch.setattr('cvloss_mm.kernels.find', lambda *_: None)
    pred = torch.tensor([[1.0, 2.0, -torch.inf]], requires_grad=True)
    value = getattr(losses, name)()(pred, torch.tensor([[1.0, 0.0, 0.0]]))
    value.backward()
    expected = getattr(losses, name)()(pred[:, :2].detach(), torch.tensor([[1.0, 0.0]]))
    torch.testing.assert_close(value.detach(), expected)
    assert pred.grad.isfinite().all()


def test_a_reduced_function_guards_the_mean_of_nothing():
    pred = torch.zeros(0, 4, requires_grad=True)
    f.reduced(f.giou_loss)(pred, torch.zeros(0, 4)).backward()
    assert pred.grad.shape == (0, 4)
    boxes, target = torch.tensor([[0.0, 0, 1, 1], [0, 0, 2, 1]]), torch.tensor([[0.0, 0, 1, 1], [0, 0, 1, 1]])
    values = [f.reduced(f.iou_loss)(boxes, target, reduction=r).tolist() for r in ('none', 'mean', 'sum')]
    assert values == [[0, 0.5], 0.25, 0.5]
    with pytest.raises(ValueError, match="'none', 'mean', 'sum'"):
        f.reduced(f.iou_loss)(boxes, target, reduction='batchmean')


def functions_of_logits():
    from cvloss_mm.checking.value_rules import kinds_of
    from cvloss_mm.functional.shapes import LOGITS, SOFT

    for cls in LOSSES.values():
        labels = not isinstance(drawn := cls.sample(2)[1], tuple) and drawn.ndim == 1
        if (
            LOGITS in kinds_of(cls.fn, 'pred')
            and SOFT in kinds_of(cls.fn, 'target')
            and labels
            and not cls.required_context
            and not cls.state
            and cls.sample(2)[0].ndim == 2
        ):
            yield cls.fn


@pytest.mark.parametrize('function', sorted(set(functions_of_logits()), key=lambda fn: fn.__name__))
def test_a_reduced_function_takes_classes_in_any_dimension(function):
    pred, soft = torch.randn(2, 4, 3, 5).double(), torch.rand(2, 4, 3, 5).double().softmax(1).round(decimals=2)
    expected = function(pred.movedim(1, -1).reshape(-1, 4), soft.movedim(1, -1).reshape(-1, 4))
    values = f.reduced(function, dim=1)(pred, soft, reduction='none')
    assert values.shape == ((2, 4, 3, 5) if expected.ndim == 2 else (2, 3, 5))
    rows = values.movedim(1, -1).reshape(-1, 4) if expected.ndim == 2 else values.flatten()
    torch.testing.assert_close(rows, expected)


def test_classes_in_dimension_1_agree_with_torch():
    pred, labels = torch.randn(2, 4, 3, 5), torch.randint(4, (2, 3, 5))
    ours = f.reduced(f.softmax_cross_entropy_loss, dim=1)(pred, labels)
    torch.testing.assert_close(ours, torch.nn.functional.cross_entropy(pred, labels))
