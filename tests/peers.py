"""Public implementations that have a loss's formula right on ordinary input: value and gradient must agree with them.

`PEERS[name]` lists (library, our hyperparameters, target of sample_inputs.py, function of tensors to unreduced).
A defective variant is not a peer: kornia's softmax focal loss with an alpha (class 0 is taken for background),
mmdet's `class_weight` of the binary cross entropy (it scales positives alone), its SIoU loss with the default sign.
"""

from importlib import import_module

import pytest
import torch
import torch.nn.functional as F
import torchvision.ops as vision

WEIGHT = [0.5, 1.0, 2.0, 3.0, 0.25]


def mmdet(name, file='iou_loss', **kwargs):
    """A box or focal function of mmdet, unreduced; imported at use, since mmdet is an optional host."""

    def call(pred, target):
        from cvloss_mm.compat import install

        install()
        module = import_module(f'mmdet.models.losses.{file}')
        return getattr(module, name)(pred, target, reduction='none', **kwargs)

    return 'mmdet', call


def mmpretrain_smoothing(mode):
    def call(pred, target):
        from mmpretrain.models.losses import LabelSmoothLoss

        return LabelSmoothLoss(0.1, mode=mode, reduction='none')(pred, target)

    return 'mmpretrain', call


def mmpretrain_soft(pred, target):
    from mmpretrain.models.losses.cross_entropy_loss import soft_cross_entropy

    return soft_cross_entropy(pred, target, reduction='none')


def mmpretrain_asymmetric(**kwargs):
    def call(pred, target):
        from mmpretrain.models.losses.asymmetric_loss import asymmetric_loss

        return asymmetric_loss(pred, target, reduction='none', **kwargs)

    return 'mmpretrain', call


def mmdet_multi_pos(pred, target):
    from cvloss_mm.compat import install

    install()
    from mmdet.models.losses import MultiPosCrossEntropyLoss

    return MultiPosCrossEntropyLoss(reduction='none')(pred, target)


def mmdet_margin(**kwargs):
    """It writes into what it is given, and takes no pair for unknown that has a weight."""

    def call(pred, target):
        from cvloss_mm.compat import install

        install()
        from mmdet.models.losses import MarginL2Loss

        known = (target >= 0).to(pred.dtype)
        return MarginL2Loss(reduction='none', **kwargs)(pred.clone(), target.clone(), known)

    return 'mmdet', call


def torch_distillation(pred, target, temperature):
    p, q = (z.div(temperature).log_softmax(-1) for z in (pred, target))
    return temperature**2 * F.kl_div(p, q, reduction='none', log_target=True).sum(-1)


def kornia(name, summed=False, **kwargs):
    def call(pred, target):
        import kornia.losses

        value = getattr(kornia.losses, name)(pred, target, reduction='none', **kwargs)
        return value.sum(1) if summed else value

    return 'kornia', call


def fvcore(name, **kwargs):
    def call(pred, target):
        library = pytest.importorskip('fvcore.nn')  # where the environment is older than this dependency
        return getattr(library, name)(pred, target, reduction='none', **kwargs).to(pred)  # some are of float32 always

    return 'fvcore', call


def torch_bce(pred, target, **kwargs):
    tensors = {key: pred.new_tensor(value) for key, value in kwargs.items()}
    return F.binary_cross_entropy_with_logits(pred, target, reduction='none', **tensors)


def torch_cross_entropy(pred, target, weight=None, **kwargs):
    weight = None if weight is None else pred.new_tensor(weight)
    return F.cross_entropy(pred, target, weight, reduction='none', **kwargs)


def torch_multi_margin(pred, target):
    """PyTorch divides by the number of classes."""
    return F.multi_margin_loss(pred, target, reduction='none') * pred.size(-1)


def elementwise(function, **kwargs):
    return lambda pred, target: function(pred, target, reduction='none', **kwargs)


def peer(library_and_call, kind, **hyper):
    library, call = library_and_call
    return library, hyper, kind, call


BOXES = 'boxes'
PEERS = {
    'BinaryCrossEntropyLoss': [
        peer(('torch', torch_bce), 'soft multilabel'),
        peer(('torch', lambda p, t: torch_bce(p, t, pos_weight=WEIGHT)), 'multilabel', pos_weight=WEIGHT),
        peer(('torch', lambda p, t: torch_bce(p, t, weight=WEIGHT)), 'multilabel', class_weight=WEIGHT),
    ],
    'SoftmaxCrossEntropyLoss': [
        peer(
            ('torch', lambda p, t: torch_cross_entropy(p, t, WEIGHT, label_smoothing=0.1)),
            kind,
            class_weight=WEIGHT,
            label_smoothing=0.1,
        )
        for kind in ('labels', 'distributions')
    ],
    'SoftTargetCrossEntropyLoss': [
        peer(('torch', torch_cross_entropy), 'distributions'),
        peer(('mmpretrain', mmpretrain_soft), 'distributions'),
    ],
    'LabelSmoothLoss': [
        peer(('torch', lambda p, t: torch_cross_entropy(p, t, label_smoothing=0.1)), 'labels'),
        *[peer(mmpretrain_smoothing(mode), 'labels', mode=mode) for mode in ('original', 'classy_vision')],
    ],
    'WestonWatkinsHingeLoss': [
        peer(('torch', torch_multi_margin), 'labels'),
        peer(('torch', elementwise(F.multi_margin_loss)), 'labels', divide_by_classes=True),
    ],
    'SigmoidFocalLoss': [
        peer(('torchvision', elementwise(vision.sigmoid_focal_loss)), 'soft multilabel'),
        peer(
            ('torchvision', elementwise(vision.sigmoid_focal_loss, gamma=1.5, alpha=-1)),
            'multilabel',
            gamma=1.5,
            alpha=None,
        ),
        peer(kornia('binary_focal_loss_with_logits', gamma=2.0, alpha=0.25), 'multilabel'),
        peer(mmdet('py_sigmoid_focal_loss', 'focal_loss', gamma=3.0, alpha=0.6), 'multilabel', gamma=3.0, alpha=0.6),
    ],
    'SoftmaxFocalLoss': [
        peer(kornia('focal_loss', summed=True, alpha=None, gamma=gamma), 'labels', gamma=gamma)
        for gamma in (1.0, 2.0, 3.5)
    ],
    'FocalStarLoss': [
        peer(fvcore('sigmoid_focal_loss_star', gamma=gamma), 'multilabel', gamma=gamma, beta=0.0)
        for gamma in (1.0, 3.0)
    ],
    'MarginL2Loss': [
        peer(mmdet_margin(pos_margin=0.2, neg_margin=0.1), 'matches', pos_margin=0.2, neg_margin=0.1, clip=True),
        peer(mmdet_margin(neg_pos_ub=1, hard_mining=True), 'matches', neg_pos_ub=1.0, hard_mining=True, clip=True),
    ],
    'MultiPosCrossEntropyLoss': [peer(('mmdet', mmdet_multi_pos), 'multilabel')],
    'CosineSimilarityLoss': [
        peer(
            ('torch', lambda p, t: 2 - 0.5 * F.cosine_similarity(p, t)), 'teachers', shift_factor=2.0, scale_factor=0.5
        )
    ],
    'QualityFocalLoss': [
        peer(mmdet('quality_focal_loss_tensor_target', 'gfocal_loss', beta=beta), kind, beta=beta)
        for beta, kind in ((2.0, 'qualities'), (1.5, 'dense qualities'))
    ],
    'VarifocalLoss': [
        peer(
            mmdet('varifocal_loss', 'varifocal_loss', alpha=0.6, gamma=gamma, iou_weighted=weighted),
            'qualities',
            alpha=0.6,
            gamma=gamma,
            iou_weighted=weighted,
        )
        for gamma, weighted in ((2.0, True), (1.5, False))
    ],
    'DistributionFocalLoss': [peer(mmdet('distribution_focal_loss', 'gfocal_loss'), 'distances')],
    'AsymmetricLoss': [
        peer(mmpretrain_asymmetric(**hyper), kind, **hyper)
        for kind in ('multilabel', 'soft multilabel')
        for hyper in (dict(gamma_pos=0.0), dict(gamma_pos=1.0, gamma_neg=3.0, clip=0.2))
    ],
    'GaussianFocalLoss': [
        peer(mmdet('gaussian_focal_loss', 'gaussian_focal_loss', **hyper), 'heat', **hyper)
        for hyper in ({}, dict(alpha=1.5, gamma=3.0, pos_weight=2.0, neg_weight=0.5))
    ],
    'DiceLoss': [
        peer(mmdet('dice_loss', 'dice_loss', naive_dice=naive, eps=eps), kind, naive_dice=naive, eps=eps)
        for kind in ('hard regions', 'soft regions')
        for naive, eps in ((False, 1e-3), (True, 0.1))
    ],
    'KnowledgeDistillationLoss': [
        peer(
            mmdet('knowledge_distillation_kl_div_loss', 'kd_loss', T=3),
            'teachers',
            temperature=3.0,
            divide_by_classes=True,
        ),
        peer(('torch', lambda p, t: torch_distillation(p, t, 4.0)), 'teachers', temperature=4.0),
    ],
    'L1Loss': [peer(('torch', elementwise(F.l1_loss)), 'numbers')],
    'L2Loss': [peer(('torch', elementwise(F.mse_loss)), 'numbers')],
    'SmoothL1Loss': [
        peer(('torch', elementwise(F.smooth_l1_loss, beta=1 / 9)), 'numbers', beta=1 / 9),
        peer(fvcore('smooth_l1_loss', beta=0.3), 'numbers', beta=0.3),
        peer(fvcore('smooth_l1_loss', beta=0.0), 'numbers', beta=0.0),
        peer(mmdet('smooth_l1_loss', 'smooth_l1_loss', beta=0.5), 'numbers', beta=0.5),
    ],
    'HuberLoss': [peer(('torch', elementwise(F.huber_loss, delta=0.7)), 'numbers', delta=0.7)],
    'BalancedL1Loss': [
        peer(mmdet('balanced_l1_loss', 'balanced_l1_loss', beta=beta), 'numbers', beta=beta) for beta in (0.11, 1.0)
    ],
    'IoULoss': [
        peer(mmdet('iou_loss', mode=mode, eps=1e-6), BOXES, mode=mode, eps=1e-6) for mode in ('linear', 'square', 'log')
    ],
    'BoundedIoULoss': [peer(mmdet('bounded_iou_loss', eps=1e-7), BOXES)],
    'GIoULoss': [
        peer(('torchvision', vision.generalized_box_iou_loss), BOXES),
        peer(fvcore('giou_loss'), BOXES),
        peer(mmdet('giou_loss'), BOXES),
    ],
    'DIoULoss': [peer(('torchvision', vision.distance_box_iou_loss), BOXES), peer(mmdet('diou_loss'), BOXES)],
    'CIoULoss': [
        peer(('torchvision', vision.complete_box_iou_loss), BOXES, alpha_gate=None),
        peer(mmdet('ciou_loss'), BOXES),
    ],
    'ExtendedIoULoss': [peer(mmdet('eiou_loss'), BOXES)],
    'SIoULoss': [peer(mmdet('siou_loss', neg_gamma=True), BOXES)],
}


def value_and_gradient(function, pred, target):
    pred = pred.detach().requires_grad_()
    value = function(pred, target)
    return value, torch.autograd.grad(value.sum(), pred)[0]
