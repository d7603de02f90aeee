"""mmpretrain's losses, by mmpretrain's names and keywords."""

import torch
from torch import Tensor, nn

from ..losses import (
    AsymmetricLoss,
    BinaryCrossEntropyLoss,
    L1Loss,
    L2Loss,
    LabelSmoothLoss,
    Loss,
    SoftmaxCrossEntropyLoss,
)
from ..losses.labels import one_hot
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


def label_smooth_loss(
    label_smooth_val: float,
    use_sigmoid: bool | None,
    mode: str,
    class_weight,
    pos_weight,
    num_classes: int | None,
    **arguments,
) -> Loss:
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


def masked_rows(loss: nn.Module, call: dict) -> dict:
    """A mask weighs the rows, and its sum divides."""
    mask, rest = call.get('mask'), {name: value for name, value in call.items() if name != 'mask'}
    return rest if mask is None else {**rest, 'weight': mask, 'avg_factor': mask.sum()}


def masked_pixels(loss: nn.Module, call: dict) -> dict:
    """A mask weighs patches (n, patches) of pred (n, patches, pixels), whose mean counts; or the pixels themselves."""
    call, pred, mask = masked_rows(loss, call), call['pred'], call.get('mask')
    if mask is None:
        return call
    pixels, weight = (pred.shape[-1], mask) if pred.ndim == 3 else (1, mask.expand_as(pred))
    return {**call, 'weight': weight, 'avg_factor': mask.sum() * (loss.channel * pixels)}


def pixel_reconstruction_loss(criterion: str, channel: int | None) -> Loss:
    return dict(L1=L1Loss, L2=L2Loss)[criterion]()


def regression_loss(loss_type: str, **arguments) -> Loss:
    return dict(L1Loss=L1Loss, L2Loss=L2Loss, MSELoss=L2Loss)[loss_type](**arguments)


NO_MASK = 'a mask of zeros gives 0, in mmpretrain NaN'
ADAPTERS = {
    'AsymmetricLoss': Adapter(asymmetric_loss, inputs=asymmetric_inputs),
    'CrossEntropyLoss': Adapter('CrossEntropyLoss', cross_entropy_arguments),
    'FocalLoss': Adapter('FocalLoss', inputs=label_inputs),
    'SeesawLoss': Adapter(
        'SeesawLoss',
        differs=(
            'the samples are those of all processes, in mmpretrain those of each alone; those of weight 0 do not count'
        ),
    ),
    'LabelSmoothLoss': Adapter(label_smooth_loss, inputs=label_smooth_inputs),
    'CosineSimilarityLoss': Adapter('CosineSimilarityLoss', inputs=masked_rows, differs=NO_MASK),
    'PixelReconstructionLoss': Adapter(pixel_reconstruction_loss, inputs=masked_pixels, differs=NO_MASK),
    'RegressionLoss': Adapter(regression_loss),
}
LEFT = {
    'CrossCorrelationLoss': 'it is given one matrix, a statistic of the batch, and neither target nor samples',
    'SwAVLoss': 'it is a head: it holds the prototypes, which learn, and a queue of features, and makes the targets',
    'CAELoss': 'it is two losses of four tensors, returned as a pair: SoftmaxCrossEntropyLoss of the tokens and L2Loss '
    'of the latents',
}
