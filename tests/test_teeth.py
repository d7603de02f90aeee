"""Broken losses, each with a defect that a respected library has or had: the contract must reject every one."""

import pytest
import torch
import torch.nn.functional as F
from false_claims import FALSE

from cvloss_mm import functional as f
from cvloss_mm import losses as L
from cvloss_mm import testing as contract
from cvloss_mm.functional import geometry as g
from cvloss_mm.kernels.inputs import Dense, Inputs
from cvloss_mm.losses import (
    BoxLoss,
    CosineLoss,
    DistillationLoss,
    DistributionLoss,
    HeatmapLoss,
    OffsetLoss,
    QualityLoss,
    RegionLoss,
    SigmoidLoss,
    SoftmaxLoss,
)
from cvloss_mm.losses.reduction import reduce
from cvloss_mm.testing import CHECKS, BrokenContract, check_loss


def naive_ciou(pred, target, *, eps: float = 1e-7):
    pred, target = g.framed(pred, target)
    overlap, v = g.iou(pred, target, eps), (g.aspect_angle(pred, eps) - g.aspect_angle(target, eps)).square()
    return 1 - overlap + (v / (1 - overlap + v)).detach() * v  # 0 / 0 for identical boxes


def plain_giou(pred, target, *, eps: float = 1e-7):
    pred, target = g.ordered(pred), g.ordered(target)
    enclosing = g.area(g.hull(pred, target))  # overflows: nothing is scaled
    union = g.area(pred) + g.area(target) - g.intersection(pred, target)
    return 1 - g.intersection(pred, target) / union + (enclosing - union) / enclosing


def plain_smooth_l1(pred, target, *, beta: float = 1.0):
    d = (pred - target).abs()
    return torch.where(d < beta, d * d * d * d / d / d / (2 * beta), d - beta / 2)  # 0 / 0 in a branch


def detached_focal(pred, target, *, gamma: float = 2.0):
    miss = (target * torch.sigmoid(-pred) + (1 - target) * torch.sigmoid(pred)).detach()
    return miss**gamma * f.binary_cross_entropy_loss(pred, target)


def naive_focal(pred, target, *, gamma: float = 0.5):
    p = torch.sigmoid(pred)
    miss = 1 - (p * target + (1 - p) * (1 - target))
    return miss**gamma * f.binary_cross_entropy_loss(pred, target)


def unclamped_dfl(pred, target):
    """mmdet's: a target at or beyond the last bin points outside of the logits."""
    left = target.long()
    cost = -torch.log_softmax(pred, -1)
    near, far = (cost.gather(-1, i.unsqueeze(-1)).squeeze(-1) for i in (left, left + 1))
    return (left + 1 - target) * near + (target - left) * far


def signed_qfl(pred, target, *, beta: float = 1.5):
    """The first release: a difference of either sign to a power that need not be whole."""
    return ((target - pred.sigmoid()) ** beta * f.binary_cross_entropy_loss(pred, target)).sum(-1)


def margin_by_arc_cosine(pred, target, *, scale: float = 64.0, margin: float = 0.5):
    """mmpretrain's head: NaN at and beyond 1."""
    true = torch.arange(pred.shape[-1]) == target.unsqueeze(-1)
    turned = torch.where(true, torch.cos(torch.acos(pred) + margin), pred)
    return F.cross_entropy(scale * turned, target.long(), reduction='none')


def gaussian_focal_without_eps(pred, target, *, alpha: float = 2.0):
    """PaddleDetection's CenterNet."""
    heat, peaks = target if isinstance(target, tuple) else (target, target == 1)
    return -pred.log() * (1 - pred) ** alpha * peaks - (1 - pred).log() * pred**alpha * (1 - heat) ** 4


def dice_without_eps(pred, target):
    pred, target = pred.flatten(1), target.flatten(1)
    return 1 - 2 * (pred * target).sum(-1) / (pred.sum(-1) + target.sum(-1))


def divergence_of_probabilities(pred, target):
    p, q = pred.softmax(-1), target.softmax(-1)
    return (q * (q / p).log()).sum(-1)


def log_of_softmax(pred, target):
    return -f.classification.expect(torch.softmax(pred, -1).log(), target)


def idle_eps(pred, target, *, eps: float = 1e-7):
    return f.giou_loss(pred, target)


def synchronising(pred, target):
    return (pred - target).abs() * (1.0 if (pred != target).any().item() else 0.0)


def branching(pred, target):
    return (pred - target).abs() if (pred > target).any() else target - pred


def in_place(pred, target):
    target.mul_(1.5)
    return (pred - target).abs()


def noisy(pred, target):
    return (pred - target).abs() + 0 * torch.rand(())


def forgetful(pred, target):
    torch.set_grad_enabled(True)
    torch.set_default_dtype(torch.float64)
    return (pred - target).abs()


class Shortcut(BoxLoss, fn=f.giou_loss):
    """mmdet's: nothing weighted, so a scalar."""

    def forward(self, pred, target, weight=None, avg_factor=None, reduction_override=None):
        if weight is not None and not torch.any(weight > 0):
            return (pred * weight.reshape(-1, 1)).sum()
        return super().forward(pred, target, weight, avg_factor, reduction_override)


class MeanOfNothing(OffsetLoss, fn=f.l1_loss):
    def forward(self, pred, target, weight=None, avg_factor=None, reduction_override=None):
        loss = super().forward(pred, target, weight, avg_factor, 'none')
        return loss if (reduction_override or self.reduction) == 'none' else loss.mean()


class DetachedZero(OffsetLoss, fn=f.l1_loss):
    def forward(self, pred, target, weight=None, avg_factor=None, reduction_override=None):
        loss = super().forward(pred, target, weight, avg_factor, reduction_override)
        return loss if pred.numel() else torch.zeros(())


class ColumnWeights(OffsetLoss, fn=f.l1_loss):
    """mmdet's L1 and Smooth L1: (n,) meets (n, 4) by broadcasting."""

    def forward(self, pred, target, weight=None, avg_factor=None, reduction_override=None):
        loss = super().forward(pred, target, None, None, 'none')
        return reduce(loss if weight is None else loss * weight, None, reduction_override or self.reduction, avg_factor)


class PositiveWeightsOnly(BoxLoss, fn=f.diou_loss):
    def prepare(self, pred, target, weight=None):
        return super().prepare(pred, target, None if weight is None else weight.clamp(min=0))


class MasksTheLossOnly(BoxLoss, fn=f.giou_loss):
    def arguments(self, inputs):
        return super().arguments(inputs._replace(weight=None))

    def unreduced(self, inputs):
        return super().unreduced(inputs)


class IgnoresAvgFactor(SigmoidLoss, fn=f.binary_cross_entropy_loss):
    def forward(self, pred, target, weight=None, avg_factor=None, reduction_override=None):
        return super().forward(pred, target, weight, None, reduction_override)


class ForgetsLossWeight(SoftmaxLoss, fn=f.label_smooth_loss):
    """mmpretrain's LabelSmoothLoss once did."""

    def forward(self, pred, target, weight=None, avg_factor=None, reduction_override=None):
        return super().forward(pred, target, weight, avg_factor, reduction_override) / self.loss_weight


class StaysInHalf(BoxLoss, fn=plain_giou):
    def forward(self, pred, target, weight=None, avg_factor=None, reduction_override=None):
        return reduce(self.fn(pred, target), weight, reduction_override or self.reduction, avg_factor)


class TakesAnything(OffsetLoss, fn=f.l2_loss):
    def __init__(self, **arguments):
        super().__init__(**{k: v for k, v in arguments.items() if k == 'loss_weight'})


class Broadcasts(OffsetLoss, fn=f.l1_loss):
    def prepare(self, pred, target, weight=None):
        return super().prepare(pred, target.expand_as(pred) if target.ndim == pred.ndim else target[:, None], weight)


class CountsItsCalls(OffsetLoss, fn=f.l1_loss):
    def __init__(self, **arguments):
        super().__init__(**arguments)
        self.register_buffer('calls', torch.zeros(()))

    def prepare(self, pred, target, weight=None):
        self.calls += 1
        return super().prepare(pred, target, weight)


class HoldsAFunction(OffsetLoss, fn=f.l1_loss):
    def __init__(self, **arguments):
        super().__init__(**arguments)
        self.norm = lambda x: x.abs()


class UnderAutocast(SigmoidLoss, fn=f.binary_cross_entropy_loss):
    def forward(self, pred, target, weight=None, avg_factor=None, reduction_override=None):
        pred = F.linear(pred, torch.eye(pred.shape[-1]))
        return super().forward(pred, target, weight, avg_factor, reduction_override)


class LearnsWhenFrozen(contract.state.OtherState, fn=contract.state.l1_loss_of_calls):
    def unreduced(self, inputs):
        self.calls += 1
        return f.l1_loss(*inputs[:2])


class KeepsItsStateToItself(contract.state.OtherState, fn=contract.state.l1_loss_of_calls):
    def __init__(self, **arguments):
        super().__init__(**arguments)
        self.register_buffer('calls', torch.zeros(()), persistent=False)


class CountsItsOwnTrial(contract.state.OtherState, fn=contract.state.l1_loss_of_calls):
    def validate(self):
        self.train()
        super().validate()


class CountsInHalf(contract.state.OtherState, fn=contract.state.l1_loss_of_calls):
    def _apply(self, *arguments, **keywords):
        return torch.nn.Module._apply(self, *arguments, **keywords)


class NeverLearns(contract.state.OtherState, fn=contract.state.l1_loss_of_calls):
    def unreduced(self, inputs):
        return f.l1_loss(*inputs[:2])


class RemembersOutsideOfItsState(contract.state.OtherState, fn=contract.state.l1_loss_of_calls):
    last = 1.0

    def unreduced(self, inputs):
        value, self.last = super().unreduced(inputs) * self.last, 1 / (1 + inputs.pred.detach().square().mean())
        return value


class TakesAnyTarget(QualityLoss, fn=f.varifocal_loss):
    def prepare(self, pred, target, weight=None):
        return Inputs(pred, Dense(target), weight)


class OwnForward(OffsetLoss, fn=f.l1_loss):
    def forward(self, pred, target, scale=1.0):
        return super().forward(pred, target) * scale


def reads_the_hardest(pred, target, *, scale: float = 64.0, hardest: float = 2.0):
    """The hardest of the other classes counts for more: that is no sum over them."""
    others = pred.scatter(-1, target.unsqueeze(-1), -1.0)
    boosted = torch.where(others == others.amax(-1, keepdim=True), hardest * pred, pred)
    return F.cross_entropy(scale * boosted.scatter(-1, target.unsqueeze(-1), pred), target, reduction='none')


class OnlyByTheTrueClass(CosineLoss, fn=f.mv_softmax_loss):
    """Its cost reads the cosine of the true class, and it does not say so."""

    def log_costs(self, cosines, true, scale):
        return scale * torch.where(cosines > true - self.margin, 1.2 * cosines + 0.2, cosines)


class OfLength(L.SphereFaceLoss, fn=f.sphere_face_loss, state=L.SphereFaceLoss.state):
    """The scale is the length of the embedding, and it does not say so."""

    by_length = False


def mutant(family, fn):
    return type(fn.__name__, (family,), {}, fn=fn)


MUTANTS = [  # the check that has to fail, the broken loss
    ('signature', OwnForward),
    ('finite', mutant(BoxLoss, naive_ciou)),
    ('finite', mutant(BoxLoss, plain_giou)),
    ('finite', mutant(OffsetLoss, plain_smooth_l1)),
    ('finite', mutant(SigmoidLoss, naive_focal)),
    ('finite', mutant(DistributionLoss, unclamped_dfl)),
    ('finite', mutant(QualityLoss, signed_qfl)),
    ('finite', mutant(CosineLoss, margin_by_arc_cosine)),
    ('finite', mutant(HeatmapLoss, gaussian_focal_without_eps)),
    ('finite', mutant(RegionLoss, dice_without_eps)),
    ('finite', mutant(DistillationLoss, divergence_of_probabilities)),
    ('misfits', TakesAnyTarget),
    ('finite', mutant(SoftmaxLoss, log_of_softmax)),
    ('poison', MasksTheLossOnly),
    ('gradient', mutant(SigmoidLoss, detached_focal)),
    ('arguments matter', mutant(BoxLoss, idle_eps)),
    ('no sync', mutant(OffsetLoss, synchronising)),
    ('compiles', mutant(OffsetLoss, branching)),
    ('kernel', mutant(OffsetLoss, branching)),
    ('no trace', mutant(OffsetLoss, in_place)),
    ('no trace', mutant(OffsetLoss, noisy)),
    ('no trace', mutant(OffsetLoss, forgetful)),
    ('no trace', CountsItsCalls),
    ('shape', Shortcut),
    ('linear', Shortcut),
    ('nothing', MeanOfNothing),
    ('nothing', DetachedZero),
    ('rows', ColumnWeights),
    ('linear', PositiveWeightsOnly),
    ('reductions', IgnoresAvgFactor),
    ('loss weight', ForgetsLossWeight),
    ('half', StaysInHalf),
    ('large half', StaysInHalf),
    ('unknown arguments', TakesAnything),
    ('misfits', Broadcasts),
    ('copies', HoldsAFunction),
    ('autocast', UnderAutocast),
    ('one rival', mutant(CosineLoss, reads_the_hardest)),
    ('one rival', OnlyByTheTrueClass),
    ('one rival', OfLength),
    ('no trace', LearnsWhenFrozen),
    *[
        ('state', broken)
        for broken in (
            CountsItsCalls,
            KeepsItsStateToItself,
            CountsItsOwnTrial,
            CountsInHalf,
            NeverLearns,
            RemembersOutsideOfItsState,
        )
    ],
    *[(check, broken) for check, broken, _ in FALSE],
]


@pytest.mark.parametrize(('check', 'broken'), MUTANTS, ids=[f'{b.__name__}-{c}' for c, b in MUTANTS])
def test_the_contract_rejects(check, broken):
    with pytest.raises(BrokenContract, match=f"{broken.__name__} breaks\n. '{check}': ") as caught:
        check_loss(broken, [check])
    assert not isinstance(caught.value.rows[check], (ImportError, NameError, SyntaxError)), caught.value


def test_every_check_has_a_mutant_that_it_rejects():
    assert set(CHECKS) == {check for check, _ in MUTANTS}


@pytest.mark.parametrize(('check', 'broken', 'words'), FALSE, ids=[broken.__name__ for _, broken, _ in FALSE])
def test_a_false_declaration_is_refused_by_its_row_alone_and_named(check, broken, words):
    with pytest.raises(BrokenContract) as caught:
        check_loss(broken)
    assert set(caught.value.rows) == {check}
    assert words in str(caught.value)
