"""What comes into ``forward``: weights, targets, context, and what heads of the hosts pass in their own order."""
import contract
import nasty
import pytest
import torch

from cvloss_mm.losses import CosineLoss, GaussianFocalLoss, MaskCrossEntropyLoss


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
    assert Scaled.required == ('norm',) and Scaled.hyper == ('power',)
    wanted = scaled_miss(pred, target, **context)
    torch.testing.assert_close(Scaled(reduction='none')(pred, target, **context), wanted)
    assert Scaled()(pred.half(), target, norm=context['norm'].half()).dtype == torch.float32


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
    loss, labels, weight = MaskCrossEntropyLoss(), torch.tensor([2, 0, 1, 1]), torch.tensor([1., 0., -2., .5])
    torch.testing.assert_close(loss(pred, target, labels), loss(pred, target, labels=labels))
    values = loss(pred, target, labels=labels, reduction_override='none')
    torch.testing.assert_close(values[3], loss(pred[3:, 1:2], target[3:], reduction_override='none')[0])
    torch.testing.assert_close(loss(pred, target, weight, labels=labels), (weight[:, None, None] * values).mean())
