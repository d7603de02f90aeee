"""What comes into ``forward``: weights, targets, context, and what heads of the hosts pass in their own order."""

import inspect
import re

import nasty
import numpy as np
import pytest
import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from cvloss_mm import kernels
from cvloss_mm import testing as contract
from cvloss_mm.functional.ranges import rules
from cvloss_mm.losses import (
    BinaryCrossEntropyLoss,
    BoxLoss,
    CosineLoss,
    DistillationLoss,
    GaussianFocalLoss,
    HeatmapLoss,
    LabelSetLoss,
    MaskCrossEntropyLoss,
    QualityLoss,
    SigmoidLoss,
    SignLoss,
    SoftmaxCrossEntropyLoss,
    SoftmaxLoss,
)
from cvloss_mm.losses.arguments import describe
from cvloss_mm.losses.labels import tell_of_one_class
from cvloss_mm.registry import MODELS
from cvloss_mm.testing.numerics import UNUSABLE, dirty


def scaled_miss(pred, target, *, norm, power=1.0):
    """What a function looks like that reads more than pred and target."""
    return norm * (1 - pred.gather(-1, target.unsqueeze(-1)).squeeze(-1)).pow(power)


class Scaled(CosineLoss, fn=scaled_miss):
    context = dict(norm='the length of each embedding; the head of the cosines gives it')

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        return *super().sample(n, generator, classes), dict(norm=torch.rand(n, generator=generator))


def test_keywords_of_the_function_without_default_are_context_and_reach_it():
    pred, target, context = Scaled.sample(5, torch.Generator().manual_seed(0))
    assert Scaled.required_context == ('norm',) and Scaled.hyper == ('power',)
    expected = scaled_miss(pred, target, **context)
    torch.testing.assert_close(Scaled(reduction='none')(pred, target, **context), expected)
    assert Scaled()(pred.half(), target, norm=context['norm'].half()).dtype == torch.float32


@pytest.mark.parametrize('autocast', [False, True])
def test_scores_that_are_no_tensor_are_refused_in_words(loss_cls, autocast):
    pred, target, *context = loss_cls.sample(3, torch.Generator().manual_seed(0))
    for wrong in (None, 0.5, pred.tolist(), [pred], (pred, pred)):
        with (
            torch.autocast('cpu', torch.bfloat16, enabled=autocast),
            pytest.raises(ValueError, match='pred must be a floating point tensor, got'),
        ):
            loss_cls(**loss_cls.trial)(wrong, target, **dict(*context))


def test_missing_context_is_named_with_who_gives_it():
    pred, target, _ = Scaled.sample(5)
    with pytest.raises(TypeError, match=r'Scaled needs norm= .the length of each embedding; the head of the cosines'):
        Scaled()(pred, target)


def test_unknown_context_is_refused_and_the_known_is_shown(loss_cls):
    pred, target = contract.draw(loss_cls)
    with pytest.raises(TypeError, match=f'{loss_cls.__name__} takes no no_such_thing; accepted: pred, target, weight'):
        contract.build(loss_cls)(pred, target, no_such_thing=torch.ones(7))
    contract.build(loss_cls)(pred, target, **dict.fromkeys(loss_cls.context))  # None is none


def test_context_may_require_a_gradient_and_gets_it():
    pred, target, context = Scaled.sample(5, torch.Generator().manual_seed(0))
    norm = context['norm'].requires_grad_()
    Scaled(reduction='sum')(pred, target, norm=norm).backward()
    torch.testing.assert_close(norm.grad, scaled_miss(pred, target, norm=torch.ones(5)))


@pytest.mark.parametrize('positions', nasty.WRONG_POSITIONS)
def test_positions_of_peaks_that_do_not_fit_are_refused(positions):
    pred, heat = contract.draw(GaussianFocalLoss, 6)
    with pytest.raises(ValueError, match='accepted: pos_inds and pos_labels together'):
        GaussianFocalLoss()(pred, heat, pos_inds=positions[0], pos_labels=positions[1])


def test_peaks_of_another_shape_are_refused():
    pred, heat = contract.draw(GaussianFocalLoss, 6)
    with pytest.raises(ValueError, match='both, and peaks, of one shape'):
        GaussianFocalLoss()(pred, heat, peaks=torch.ones(6, 1))


def test_masks_take_labels_by_name_or_as_mask_heads_pass_them_and_weights_beside():
    pred, target = contract.draw(MaskCrossEntropyLoss, 4)
    loss, labels, weight = MaskCrossEntropyLoss(), torch.tensor([2, 0, 1, 1]), torch.tensor([1.0, 0.0, -2.0, 0.5])
    torch.testing.assert_close(loss(pred, target, labels), loss(pred, target, labels=labels))
    values = loss(pred, target, labels=labels, reduction_override='none')
    torch.testing.assert_close(values[3], loss(pred[3:, 1:2], target[3:], reduction_override='none')[0])
    torch.testing.assert_close(loss(pred, target, weight, labels=labels), (weight[:, None, None] * values).mean())


# ------------------------------------------------------------------------------------------------- weight 0


@pytest.mark.parametrize('on', [False, True], ids=['function', 'kernel'])
def test_a_value_of_weight_0_may_be_anything_beside_others_that_count(loss_cls, on):
    pred, target = contract.draw(loss_cls, 6)
    loss = contract.frozen(loss_cls)
    values = loss(pred, target, reduction_override='none')
    if values.shape != pred.shape or issubclass(loss_cls, BoxLoss):
        pytest.skip('its unit is more than one value')
    weight = torch.rand(pred.shape, generator=torch.Generator().manual_seed(1))
    spoilt = pred.detach().clone()
    for row, value in enumerate(UNUSABLE):
        weight[row, 1], spoilt[row, 1] = 0, value
    spoilt.requires_grad_()
    with kernels.switched(on):
        mean = loss(spoilt, target, weight)
        mean.backward()
        torch.testing.assert_close(mean, loss(pred, target, weight))
    assert spoilt.grad.isfinite().all() and (spoilt.grad[:5, 1] == 0).all()


OF_SAMPLES = [(cls, name) for cls in MODELS.module_dict.values() for name in getattr(cls, 'of_samples', ())]


@pytest.mark.parametrize('on', [False, True], ids=['function', 'kernel'])
@pytest.mark.parametrize(('cls', 'name'), OF_SAMPLES)
@pytest.mark.parametrize('ignoring', [False, True], ids=['weight', 'label'])
def test_the_context_of_a_sample_without_a_weight_may_be_anything(cls, name, ignoring, on):
    pred, target = contract.draw(cls, 7)
    loss, weight, found = contract.frozen(cls, ignore_index=255), torch.ones(7), []
    context = {'norm': torch.linspace(5, 30, 7), 'negatives': pred.detach(), 'center_norm': torch.ones(3)}
    target[2:], weight[2:] = (255, 1) if ignoring else (target[2:], 0)
    for spoil in (False, True):
        given = {key: value.clone() for key, value in context.items() if key in cls.context}
        given[name] = (dirty(given[name]) if spoil else given[name]).requires_grad_()
        leaf = pred.detach().clone().requires_grad_()
        with kernels.switched(on):
            value = loss(leaf, target, weight, **given)
            value.backward()
        found.append((value, leaf.grad, given[name].grad))
    torch.testing.assert_close(*found)


@pytest.mark.parametrize('on', [False, True], ids=['function', 'kernel'])
def test_rows_of_an_ignored_label_may_hold_anything(loss_cls, on):
    if 'ignore_index' not in loss_cls.options:
        pytest.skip('it ignores no label')
    pred, target = contract.draw(loss_cls, 7)
    target[2:] = 255
    with kernels.switched(on):
        loss = contract.build(loss_cls, ignore_index=255).eval()
        leaf = dirty(pred).requires_grad_()
        value = loss(leaf, target)
        value.backward()
    torch.testing.assert_close(value, loss(pred[:2], target[:2]))
    assert leaf.grad[:2].isfinite().all() and (leaf.grad[2:] == 0).all()


@pytest.mark.parametrize('on', [False, True], ids=['function', 'kernel'])
def test_an_ignored_label_is_a_weight_of_0(loss_cls, on):
    if 'ignore_index' not in loss_cls.options:
        pytest.skip('it ignores no label')
    pred, target = contract.draw(loss_cls, 7)
    ignored = torch.tensor([0, 0, 1, 0, 1, 0, 0]).bool()
    weight = torch.rand(7, generator=torch.Generator().manual_seed(1)) + 0.5
    marked, masked = target.masked_fill(ignored, 250), weight.masked_fill(ignored, 0)
    values = contract.build(loss_cls).eval()(pred, target, reduction_override='none')
    counted = float((~ignored).sum() * values.numel() / 7)

    def outcome(labels, weight, average, divisor, dtype):
        loss = contract.build(loss_cls, ignore_index=250, average=average).eval()
        leaf = pred.to(dtype, copy=True).requires_grad_()
        value = loss(leaf, labels, weight, avg_factor=divisor)
        (slope,) = torch.autograd.grad(value, leaf, create_graph=True)
        second = torch.autograd.grad(slope.sum(), leaf)[0] if slope.requires_grad else slope
        return value.detach(), slope.detach(), second

    with kernels.switched(on):
        for average, divisor in (('valid', None), ('all', None), ('all', 3.0)):
            for given, zeroed in ((None, (~ignored).float()), (weight, masked)):
                for dtype in (torch.float64, torch.float16):
                    other = counted if average == 'valid' else divisor
                    found = outcome(marked, given, average, divisor, dtype)
                    torch.testing.assert_close(found, outcome(target, zeroed, average, other, dtype))


def test_no_average_waits_for_the_device_where_a_label_is_ignored(loss_cls):
    if 'ignore_index' not in loss_cls.options:
        pytest.skip('it ignores no label')
    pred, target = contract.draw(loss_cls, 7)
    given = dict(class_weight=[1.0, 2.0, 0.5]) if 'class_weight' in loss_cls.hyper else {}
    for average in loss_cls.average_modes:
        loss = contract.build(loss_cls, ignore_index=1, average=average, **given)
        with FakeTensorMode(allow_non_fake_inputs=True) as mode:  # whose numbers cannot be read
            assert loss(mode.from_tensor(pred), mode.from_tensor(target)).shape == ()


@pytest.mark.parametrize('on', [False, True], ids=['function', 'kernel'])
def test_a_weight_of_0_that_learns_gets_its_gradient(loss_cls, on, unless_waived):
    unless_waived(loss_cls, 'a weight of 0 that learns')
    pred, target = contract.draw(loss_cls, 7)
    loss, weight = contract.build(loss_cls, reduction='sum').eval(), torch.zeros(7, requires_grad=True)
    with kernels.switched(on):
        loss(pred, target, weight).backward()
        values = loss(pred, target, reduction_override='none')
    torch.testing.assert_close(weight.grad, values.detach().reshape(7, -1).sum(-1))


@pytest.mark.parametrize('on', [False, True], ids=['function', 'kernel'])
def test_one_weight_for_all_is_the_weight_of_each_row_in_the_state_too(loss_cls, on):
    found = []
    for weight in (torch.full((8,), 0.5), torch.tensor(0.5)):
        loss = contract.build(loss_cls)
        with kernels.switched(on):
            for seed in range(2):
                pred, target = contract.draw(loss_cls, 8, seed=seed)
                value = loss(pred, target, weight)
            value.backward()
        found.append((value.detach(), pred.grad, dict(loss.state_dict())))
    torch.testing.assert_close(*found)


# ------------------------------------------------------------------------------------------------- meta and numpy


def test_meta_tensors_give_shape_and_dtype(loss_cls):
    pred, target = contract.draw(loss_cls)
    value = contract.build(loss_cls).to('meta')(pred.to('meta'), target.to('meta'))
    assert (value.device.type, value.shape, value.dtype) == ('meta', (), torch.float32)


@pytest.mark.parametrize('on', [True, False], ids=['kernels', 'functions'])
def test_what_is_no_tensor_or_lies_on_another_device_is_refused(loss_cls, on):
    pred, target = contract.draw(loss_cls)
    loss = contract.build(loss_cls)
    with kernels.switched(on):
        several = [] if loss.takes_pairs else [(target,), [target], (target, target)]
        for wrong in (None, 1, target.tolist(), *several):
            with pytest.raises(ValueError, match='target must be a tensor, got'):
                loss(pred, wrong)
        with pytest.raises(ValueError, match='target is on meta, pred on cpu'):
            loss(pred, target.to('meta'))
        with pytest.raises(ValueError, match='weight is on meta, pred on cpu'):
            loss(pred, target, torch.ones(7, device='meta'))
        for name, value in contract.context_of(loss, pred).items():
            if value.ndim:
                with pytest.raises(ValueError, match=f'{name} is on meta, pred on cpu'):
                    loss(pred, target, **{name: value.to('meta')})


@pytest.mark.parametrize('on', [True, False], ids=['kernels', 'functions'])
def test_a_divisor_may_be_larger_than_integers_of_torch(loss_cls, on):
    pred, target = contract.draw(loss_cls)
    loss = contract.frozen(loss_cls)
    with kernels.switched(on):
        value = loss(pred, target, avg_factor=10**20)
        torch.testing.assert_close(value, loss(pred, target, avg_factor=1.0) / 1e20, rtol=1e-5, atol=0)


@pytest.mark.parametrize('on', [True, False], ids=['kernels', 'functions'])
def test_no_classes_are_refused_where_they_compete_and_else_cost_nothing(loss_cls, on):
    if not loss_cls.labels_are_classes:
        pytest.skip('its targets are no classes')
    pred, target = contract.draw(loss_cls)
    for rows in (7, 0):
        none, labels = pred[:rows, :0], target[:rows, :0] if target.shape == pred.shape else target[:rows]
        with kernels.switched(on):
            try:
                assert contract.build(loss_cls)(none, labels) == 0
                assert loss_cls.labels_are_classes == 'or background'
            except ValueError as error:
                assert re.search('got pred float32|the scores have 0 classes', str(error))


@pytest.mark.parametrize('on', [True, False], ids=['kernels', 'functions'])
def test_a_divisor_of_several_numbers_is_refused(loss_cls, on):
    loss = contract.build(loss_cls)
    with kernels.switched(on), pytest.raises(ValueError, match=r'avg_factor must be one number, got .* \(2,\)'):
        loss(*contract.draw(loss_cls), avg_factor=torch.tensor([1.0, 2.0]))


def numeric(loss_cls):
    return {
        name: value
        for name, value in inspect.signature(loss_cls).parameters.items()
        if isinstance(value.default, (int, float)) and not isinstance(value.default, bool)
    }


@pytest.mark.parametrize('kind', [np.float32, np.float64, np.array], ids=['float32', 'float64', 'array'])
def test_numbers_of_numpy_are_numbers(loss_cls, kind):
    pred, target = contract.draw(loss_cls)
    arguments = {
        name: kind(p.default) if isinstance(p.default, float) else np.int64(p.default)
        for name, p in numeric(loss_cls).items()
        if name not in loss_cls.trial
    }
    torch.testing.assert_close(
        contract.build(loss_cls, **arguments)(pred, target), contract.build(loss_cls)(pred, target)
    )


def per_class(loss_cls):
    parameters = inspect.signature(loss_cls.fn).parameters
    return [name for name in loss_cls.hyper if 'Tensor' in str(parameters[name].annotation)]


def row_of(loss_cls, name):
    """Values a class within the range of a hyperparameter."""
    return [max(rules(loss_cls.fn)[name].range.low, 0) + x for x in (0.3, 0.9, 0.1)]


def test_weights_of_classes_may_be_arrays(loss_cls):
    pred, target = contract.draw(loss_cls)
    if issubclass(loss_cls, MaskCrossEntropyLoss):
        pytest.skip('a mask has one class')
    for name in per_class(loss_cls):
        given = row_of(loss_cls, name)
        expected = contract.build(loss_cls, **{name: given})(pred, target)
        for row in (np.array(given), np.float32(given), torch.tensor(given).double()):
            torch.testing.assert_close(contract.build(loss_cls, **{name: row})(pred, target), expected)


@pytest.mark.parametrize('value', ['balanced', {0: 1.0, 1: 2.0}], ids=str)
def test_other_weights_of_classes_are_refused_by_saying_what_is_accepted(loss_cls, value):
    for name in per_class(loss_cls):
        with pytest.raises(ValueError, match=f'{name} must be .*one number or one a class'):
            contract.build(loss_cls, **{name: value})


# ------------------------------------------------------------------------------------------------- labels

COMPETING = (CosineLoss, SoftmaxLoss)


def takes_labels(loss_cls):
    target = contract.draw(loss_cls)[1]
    return not target.is_floating_point() and not issubclass(loss_cls, HeatmapLoss)


@pytest.mark.parametrize('label', [3, -1])
def test_a_mask_of_a_class_that_is_none_is_named(label):
    pred, target = contract.draw(MaskCrossEntropyLoss, 2)
    with pytest.raises(IndexError, match=f'label {label} is none of 0 ... 2'):
        MaskCrossEntropyLoss()(pred, target, labels=torch.tensor([0, label]))


def test_other_errors_stay_what_they_are():
    pred, target = contract.draw(SoftmaxCrossEntropyLoss)
    with pytest.raises(ValueError, match='weight of shape'):
        SoftmaxCrossEntropyLoss()(pred, target, torch.ones(3), reduction_override='none')


@pytest.mark.parametrize('dtype', [torch.int8, torch.uint8, torch.int16, torch.uint16, torch.int32], ids=str)
def test_labels_may_be_of_any_integer_type(loss_cls, dtype):
    if not takes_labels(loss_cls):
        pytest.skip('it takes no labels')
    pred, target = contract.draw(loss_cls)
    torch.testing.assert_close(contract.build(loss_cls)(pred, target.to(dtype)), contract.build(loss_cls)(pred, target))


def test_booleans_are_no_labels(loss_cls):
    if not takes_labels(loss_cls):
        pytest.skip('it takes no labels')
    pred, target = contract.draw(loss_cls)
    with pytest.raises(ValueError, match='got'):
        contract.build(loss_cls)(pred, target > 0)


@pytest.mark.parametrize('dtype', [torch.int8, torch.int64, torch.bool], ids=str)
def test_one_hot_rows_may_be_of_any_integer_type(loss_cls, dtype):
    if not issubclass(loss_cls, (QualityLoss, SigmoidLoss, SoftmaxLoss, SignLoss)):
        pytest.skip('it takes no one-hot rows')
    pred, target = contract.draw(loss_cls)[0], torch.eye(3)[[0, 1, 2, 1, 1, 0, 2]]
    torch.testing.assert_close(contract.build(loss_cls)(pred, target.to(dtype)), contract.build(loss_cls)(pred, target))


def test_one_class_that_competes_with_none_is_told_once(loss_cls, caplog):
    if not issubclass(loss_cls, COMPETING):
        pytest.skip('its classes do not compete')
    tell_of_one_class.cache_clear()
    parameters = inspect.signature(loss_cls).parameters
    required = {k: v for k, v in dict(num_classes=1, class_counts=1.0).items() if k in parameters}
    loss = contract.supplied(loss_cls(**required))
    for _ in range(2):
        loss(torch.zeros(2, 1), torch.tensor([0, 0]))
    (warning,) = (record.getMessage() for record in caplog.records if record.levelname == 'WARNING')
    assert warning.startswith(f'{loss_cls.__name__} has one class') and 'sigmoid' in warning


def three_steps(loss_cls, batches):
    """Values under both reductions and gradients of losses that are built and trained, and their state."""
    found = []
    for setting in contract.settings(loss_cls):
        loss = loss_cls(**{**loss_cls.trial, **setting})
        for pred, target, *context in batches:
            leaf, context = pred.clone().requires_grad_(), dict(*context)
            value, values = loss(leaf, target, **context), loss(pred, target, reduction_override='none', **context)
            found += [value.detach(), values, *torch.autograd.grad(value, leaf)]
        found.append(dict(loss.named_buffers()))
    return found


@pytest.mark.parametrize('dtype', [torch.float64, torch.bfloat16, torch.float16])
def test_the_default_dtype_makes_no_difference(loss_cls, dtype):
    batches = [loss_cls.sample(8, torch.Generator().manual_seed(seed)) for seed in range(3)]
    expected = three_steps(loss_cls, batches)
    torch.set_default_dtype(dtype)
    try:
        found = three_steps(loss_cls, batches)
    finally:
        torch.set_default_dtype(torch.float32)
    torch.testing.assert_close(found, expected)


# ------------------------------------------------------------------------------------------------- maps of classes


def as_map(rows):
    """(b h w, ...) as (b, ..., h, w) of two images of 2 x 5."""
    rows = rows.reshape(2, 2, 5, *rows.shape[1:])
    return rows.movedim(-1, 1) if rows.ndim > 3 else rows


def as_rows(maps):
    return maps.movedim(1, -1).flatten(0, -2) if maps.ndim > 3 else maps.flatten()


def class_map_cases(loss_cls, rows):
    """(what, arguments, target and weight of the rows)."""
    generator = torch.Generator().manual_seed(3)
    labels, soft = torch.randint(3, (20,), generator=generator), torch.rand(20, 3, generator=generator).softmax(-1)
    weight = torch.rand(20, generator=generator)
    yield from (('labels', {}, labels, None), ('soft', {}, soft, None), ('a weight a place', {}, labels, weight))
    if issubclass(loss_cls, SigmoidLoss) and not issubclass(loss_cls, LabelSetLoss):
        yield 'a weight a value', {}, soft, torch.rand(20, 3, generator=generator)
    for name in per_class(loss_cls):
        given = row_of(loss_cls, name)
        for row in (given, torch.tensor(given).reshape(3, 1, 1)):
            yield f'{name} {type(row).__name__}', {name: row}, labels, None
            yield f'{name} {type(row).__name__}, soft', {name: row}, soft, None


@pytest.mark.parametrize('on', [False, True], ids=['function', 'kernel'])
def test_classes_are_dimension_1_of_maps_as_in_torch(loss_cls, on):
    if not issubclass(loss_cls, (SigmoidLoss, SoftmaxLoss, SignLoss)):
        pytest.skip('its scores are rows')
    rows = torch.randn(20, 3, generator=torch.Generator().manual_seed(1))
    for what, arguments, target, weight in class_map_cases(loss_cls, rows):
        found = []
        for change, back in ((lambda t: t, lambda t: t), (as_map, as_rows)):
            pred = change(rows).clone().requires_grad_()
            inputs = pred, change(target), None if weight is None else change(weight)
            with kernels.switched(on):
                values = contract.build(loss_cls, **arguments)(*inputs, reduction_override='none')
                mean = contract.build(loss_cls, **arguments)(*inputs)
            mean.backward()
            found.append((back(values), mean, back(pred.grad)))
        torch.testing.assert_close(*found, msg=lambda text, what=what: f'{what}: {text}')


@pytest.mark.parametrize('on', [False, True], ids=['function', 'kernel'])
def test_classes_are_dimension_1_of_maps_of_teachers_and_qualities(loss_cls, on):
    rows, target, *context = loss_cls.sample(20, torch.Generator().manual_seed(1))
    if not issubclass(loss_cls, (DistillationLoss, QualityLoss)) or context:
        pytest.skip('it has no such targets, or something of each row beside them')
    place = torch.rand(20, generator=torch.Generator().manual_seed(3))
    with kernels.switched(on):
        for weight in (None, place) if issubclass(loss_cls, DistillationLoss) else (None,):
            maps = None if weight is None else as_map(weight)
            value = contract.build(loss_cls)(as_map(rows), as_map(target), maps)
            torch.testing.assert_close(value, contract.build(loss_cls)(rows, target, weight))


def test_the_weight_of_the_positives_of_a_class_is_that_of_its_channel():
    target = torch.tensor([0.0, 1.0]).reshape(1, 2, 1, 1).expand(1, 2, 2, 2)
    for row in ([1.0, 10.0], torch.tensor([1.0, 10.0]).reshape(2, 1, 1)):
        value = BinaryCrossEntropyLoss(pos_weight=row)(torch.zeros(1, 2, 2, 2), target)
        assert value.item() == pytest.approx(3.8123093)


def test_the_error_shows_the_shapes_that_came(loss_cls):
    if not issubclass(loss_cls, (SigmoidLoss, SoftmaxLoss, SignLoss)):
        pytest.skip('its scores are rows')
    loss = contract.build(loss_cls)
    for target in (torch.zeros(2, 3, 5, 7), torch.zeros(2, 3, 4).long()):
        with pytest.raises(ValueError, match=re.escape(f'(2, 3, 4, 6) and target {describe(target)}')):
            loss(torch.zeros(2, 3, 4, 6), target)


def test_logits_of_another_number_of_classes_are_refused_with_both_numbers(loss_cls):
    if 'num_classes' not in loss_cls.__signature__.parameters:
        return
    pred, target, *context = loss_cls.sample(4, torch.Generator().manual_seed(0), classes=5)
    with pytest.raises(ValueError, match=rf'{loss_cls.__name__}: num_classes.*3.*\(4, 5\)'):
        contract.build(loss_cls)(pred, target, **(context[0] if context else {}))
