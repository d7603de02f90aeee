"""The hosts' names, with the hosts' keywords, resolved to the losses of this package.

``FocalLoss`` and ``CrossEntropyLoss`` of mmdet and mmpretrain stand for several formulas each, chosen by flags. Here
each formula has one name; these functions choose it and return that loss.
"""

from ..registry import MODELS
from .base import Loss
from .classification import (
    BinaryCrossEntropyLoss,
    MaskCrossEntropyLoss,
    SoftmaxCrossEntropyLoss,
    SoftTargetCrossEntropyLoss,
)
from .distillation import KnowledgeDistillationLoss
from .focal import SigmoidFocalLoss, SoftmaxFocalLoss
from .ghm import GHMCLoss, GHMRLoss
from .long_tail import EQLv2Loss
from .lovasz import LovaszHingeLoss, LovaszSoftmaxLoss
from .regression import L2Loss


@MODELS.register_module()
def FocalLoss(use_sigmoid: bool = True, **arguments) -> Loss:
    """The hosts' name of :class:`SigmoidFocalLoss`, or with ``use_sigmoid=False`` of :class:`SoftmaxFocalLoss`.

    ``activated=True`` takes probabilities, as in mmdet.
    """
    return SigmoidFocalLoss(**arguments) if use_sigmoid else SoftmaxFocalLoss(**arguments)


@MODELS.register_module()
def CrossEntropyLoss(
    use_sigmoid: bool = False,
    use_mask: bool = False,
    use_soft: bool = False,
    avg_non_ignore: bool = False,
    pos_weight=None,
    **arguments,
) -> Loss:
    """mmdet's and mmpretrain's name: softmax, sigmoid, mask or soft-target cross entropy, by flag.

    Args:
        use_sigmoid: :class:`BinaryCrossEntropyLoss`, with -100 as the label to ignore, as in mmdet. ``class_weight``
            weighs both terms, as in mmpretrain; what mmdet does with it is ``pos_weight``.
        use_mask: :class:`MaskCrossEntropyLoss`.
        use_soft: :class:`SoftTargetCrossEntropyLoss`, or with ``class_weight`` :class:`SoftmaxCrossEntropyLoss`.
        avg_non_ignore: a mean without avg_factor counts the values that are not ignored, not all.
        pos_weight: see :class:`BinaryCrossEntropyLoss`; only with ``use_sigmoid``.
    """
    if use_sigmoid + use_mask + use_soft > 1:
        raise ValueError('CrossEntropyLoss: at most one of use_sigmoid, use_mask and use_soft may be True')
    if use_sigmoid:
        arguments['pos_weight'] = pos_weight
    elif pos_weight is not None:
        raise ValueError(
            'CrossEntropyLoss: pos_weight weighs the positives of a sigmoid loss; write '
            'use_sigmoid=True, or class_weight'
        )
    if use_mask:
        return MaskCrossEntropyLoss(**arguments)
    if arguments.get('ignore_index') is None:
        arguments['ignore_index'] = -100
    arguments['average'] = 'valid' if avg_non_ignore else 'all'
    if use_soft and arguments.get('class_weight') is None:
        arguments.pop('class_weight', None)
        return SoftTargetCrossEntropyLoss(**arguments)
    return (BinaryCrossEntropyLoss if use_sigmoid else SoftmaxCrossEntropyLoss)(**arguments)


@MODELS.register_module()
def LovaszLoss(loss_type: str = 'multi_class', **arguments) -> Loss:
    """mmseg's name of :class:`LovaszSoftmaxLoss`, or with ``loss_type='binary'`` of :class:`LovaszHingeLoss`."""
    kinds = dict(multi_class=LovaszSoftmaxLoss, binary=LovaszHingeLoss)
    if loss_type not in kinds:
        raise ValueError(f'LovaszLoss: loss_type must be one of {", ".join(map(repr, kinds))}, got {loss_type!r}')
    return kinds[loss_type](**arguments)


@MODELS.register_module()
def MSELoss(**arguments) -> Loss:
    """mmdet's name of :class:`L2Loss`."""
    return L2Loss(**arguments)


@MODELS.register_module()
def GHMC(bins: int = 10, momentum: float = 0, **arguments) -> Loss:
    """mmdet's name of :class:`GHMCLoss`, with its ``filled_bins`` and its defaults, which are not the paper's."""
    return GHMCLoss(**{'bins': bins, 'momentum': momentum, 'filled_bins': True, **arguments})


@MODELS.register_module()
def GHMR(bins: int = 10, momentum: float = 0, **arguments) -> Loss:
    """mmdet's name of :class:`GHMRLoss`, with its ``filled_bins`` and its defaults, which are not the paper's."""
    return GHMRLoss(**{'bins': bins, 'momentum': momentum, 'filled_bins': True, **arguments})


@MODELS.register_module()
def KnowledgeDistillationKLDivLoss(T: float = 10, **arguments) -> Loss:
    """mmdet's name of :class:`KnowledgeDistillationLoss`; as there, the mean over the classes in place of the sum."""
    return KnowledgeDistillationLoss(temperature=T, divide_by_classes=True, **arguments)


@MODELS.register_module()
def EQLV2Loss(class_weight=None, use_distributed: bool = False, vis_grad: bool = False, **arguments) -> Loss:
    """mmdet's name of :class:`EQLv2Loss`, with the logit of the objectness.

    Args:
        class_weight: mmdet ignores it; only None is taken.
        use_distributed: gradients are those of all processes in any case.
        vis_grad: mmdet ignores it.
    """
    if class_weight is not None:
        raise ValueError(f'EQLV2Loss: class_weight must be None, got {class_weight!r}: the gradients weigh the classes')
    return EQLv2Loss(**{'objectness': True, **arguments})
