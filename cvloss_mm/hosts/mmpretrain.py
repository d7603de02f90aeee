"""mmpretrain's losses, by mmpretrain's names and keywords."""
import torch
from torch import Tensor, nn

from ..losses import AsymmetricLoss, BinaryCrossEntropyLoss, LabelSmoothLoss, Loss, SoftmaxCrossEntropyLoss
from ..losses.families.classification import one_hot
from .adapters import Adapter


def cross_entropy_arguments(arguments: dict) -> dict:
    """mmpretrain takes pos_weight in every form and uses it in the sigmoid one."""
    return arguments if arguments['use_sigmoid'] else {**arguments, 'pos_weight': None}


def as_labels(target: Tensor) -> Tensor:
    """Labels may come as (n,) or (n, 1), of any type."""
    is_index = target.ndim == 1 or (target.ndim == 2 and target.shape[1] == 1)
    return target.reshape(-1).long() if is_index else target


def label_inputs(loss: nn.Module, call: dict) -> dict:
    return {**call, 'target': as_labels(call['target'])}


def label_smooth_loss(label_smooth_val: float, use_sigmoid: bool | None, mode: str, class_weight, pos_weight,
                      num_classes: int | None, **arguments) -> Loss:
    """The common form is ours of that name; the others are cross entropies of targets that are smoothed before."""
    if mode == 'multi_label' and use_sigmoid is None:
        use_sigmoid = True
    if use_sigmoid:
        return BinaryCrossEntropyLoss(class_weight=class_weight, pos_weight=pos_weight, **arguments)
    if mode == 'multi_label' or class_weight is not None:
        return SoftmaxCrossEntropyLoss(class_weight=class_weight, **arguments)
    return LabelSmoothLoss(label_smooth_val=label_smooth_val, mode=mode, **arguments)


def label_smooth_inputs(loss: nn.Module, call: dict) -> dict:
    pred, target = call['pred'], as_labels(call['target'])
    classes = pred.shape[1]
    if loss.num_classes not in (None, classes):
        raise ValueError(f'LabelSmoothLoss: num_classes is {loss.num_classes}, but pred has {classes} classes')
    if isinstance(loss, LabelSmoothLoss):
        return {**call, 'target': target}
    target = (one_hot(target, pred) if target.ndim == 1 else target).to(pred.dtype)
    if loss.mode == 'multi_label':
        target = (target > 0).to(pred.dtype) * (1 - 2 * loss.label_smooth_val) + loss.label_smooth_val
    else:
        eps = loss.label_smooth_val / (1 + loss.label_smooth_val * (loss.mode == 'classy_vision'))
        target = target * (1 - eps) + eps / classes
    return {**call, 'target': target}


def asymmetric_loss(use_sigmoid: bool, **arguments) -> Loss:
    """The softmax form is ours of the logits that have these probabilities, each class against all others."""
    loss = AsymmetricLoss(**arguments)
    loss.use_sigmoid = use_sigmoid
    return loss


def asymmetric_inputs(loss: nn.Module, call: dict) -> dict:
    pred = call['pred']
    if not loss.use_sigmoid:
        log_p = torch.log_softmax(pred, -1, dtype=torch.promote_types(pred.dtype, torch.float32))
        pred = log_p - (-torch.expm1(log_p)).clamp(min=torch.finfo(log_p.dtype).tiny).log()
    return {**call, 'pred': pred, 'target': as_labels(call['target'])}


ADAPTERS = {
    'AsymmetricLoss': Adapter(asymmetric_loss, inputs=asymmetric_inputs),
    'CrossEntropyLoss': Adapter('CrossEntropyLoss', cross_entropy_arguments),
    'FocalLoss': Adapter('FocalLoss', inputs=label_inputs),
    'SeesawLoss': Adapter('SeesawLoss', differs=(
        'the samples are those of all processes, in mmpretrain those of each alone; those of weight 0 do not count')),
    'LabelSmoothLoss': Adapter(label_smooth_loss, inputs=label_smooth_inputs),
}
OTHERS = {'CosineSimilarityLoss': 'mmpretrain divides a masked sum by that of the mask, ours by what the head passes'}
