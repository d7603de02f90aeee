"""mmseg's losses, by mmseg's names and keywords."""

import torch
from torch import Tensor, nn

from ..functional.maps import one_hot_maps
from ..losses import (
    BinaryCrossEntropyLoss,
    DiceLoss,
    Loss,
    LovaszHingeLoss,
    LovaszSoftmaxLoss,
    MaskCrossEntropyLoss,
    SigmoidFocalLoss,
    SoftmaxCrossEntropyLoss,
    TverskyLoss,
)
from .adapters import Adapter

LEFT_OUT = -1.0  # in a dense target of DiceLoss


def weights_of(class_weight):
    """mmseg takes a file, too."""
    if not isinstance(class_weight, str):
        return class_weight
    from mmseg.models.losses.utils import get_class_weight

    return list(get_class_weight(class_weight))


def cross_entropy_loss(use_sigmoid: bool, use_mask: bool, class_weight, avg_non_ignore: bool, **arguments) -> Loss:
    """A mean over weighted classes is divided by the weights, in the softmax form."""
    weight, average = weights_of(class_weight), 'valid' if avg_non_ignore else 'all'
    if use_mask:
        return MaskCrossEntropyLoss(class_weight=weight, **arguments)
    if use_sigmoid:
        return BinaryCrossEntropyLoss(pos_weight=weight, average=average, ignore_index=-100, **arguments)
    return SoftmaxCrossEntropyLoss(class_weight=weight, average=average if weight is None else 'weight', **arguments)


def cross_entropy_inputs(loss: nn.Module, call: dict) -> dict:
    """The label to ignore is -100 where the head names none; the sigmoid form ignores all below 0."""
    ignored, target = call.setdefault('ignore_index', -100), call['target']
    if loss.use_mask:
        if ignored is not None:
            raise ValueError(f'mask cross entropy ignores no label, got ignore_index={ignored}')
        return {name: value for name, value in call.items() if name != 'ignore_index'}
    if loss.use_sigmoid:
        known = target.masked_fill(target < 0, -100) if target.dtype.is_signed else target
        call['target'] = of_one_class(call['pred'], known)
    return call


def of_one_class(pred: Tensor, target: Tensor) -> Tensor:
    """Of one class, 1 is the object, for a sigmoid."""
    one = pred.shape[1] == 1 and target.ndim == pred.ndim - 1
    return target.unsqueeze(1).float() if one else target


def focal_loss(use_sigmoid: bool, class_weight, **arguments) -> Loss:
    return SigmoidFocalLoss(average='all', **arguments)


def focal_inputs(loss: nn.Module, call: dict) -> dict:
    """``class_weight`` weighs the elements of a class."""
    call.setdefault('ignore_index', 255)
    pred, weight = call['pred'], call.get('weight')
    if loss.class_weight is not None:
        row = pred.new_tensor(loss.class_weight).reshape(-1, *[1] * (pred.ndim - 2)).expand_as(pred)
        if weight is not None and weight.ndim < pred.ndim:
            weight = weight.unsqueeze(1) if weight.ndim > 1 else weight.reshape(-1, *[1] * (pred.ndim - 1))
        weight = row if weight is None else row * weight
    return {**call, 'target': of_one_class(pred, call['target']), 'weight': weight}


def dice_loss(use_sigmoid: bool, activate: bool, ignore_index: int | None, eps: float, **arguments) -> Loss:
    """The softmax form is ours of probabilities; eps may be 0."""
    loss = DiceLoss(
        use_sigmoid=use_sigmoid,
        activate=use_sigmoid and activate,
        ignore_index=int(LEFT_OUT),
        eps=eps or torch.finfo(torch.float32).tiny,
        **arguments,
    )
    loss.ignored, loss.softmax = ignore_index, activate and not use_sigmoid
    return loss


def dice_inputs(loss: nn.Module, call: dict) -> dict:
    """One mask an image, of all its classes one after the other; ``ignore_index`` names a class, or else pixels."""
    pred, target, ignored = call['pred'], call['target'], loss.ignored
    ignores_class = ignored is not None and 0 <= ignored < pred.shape[1]
    if loss.softmax and pred.shape[1] > 1:
        pred = pred.softmax(1)
    if target.shape != pred.shape:
        labels, target = target, one_hot_maps(target, pred).to(pred.dtype)
        if ignored is not None and not ignores_class:
            target = target.masked_fill((labels == ignored).unsqueeze(1), LEFT_OUT)
    if ignores_class and pred.shape[1] == 1:
        raise ValueError(f'DiceLoss: ignore_index={ignored} names the only class')
    if ignores_class:
        of_class = torch.arange(pred.shape[1], device=pred.device) == ignored
        target = target.to(pred.dtype).masked_fill(of_class.reshape(-1, *[1] * (pred.ndim - 2)), LEFT_OUT)
    return {
        'pred': pred,
        'target': target,
        **{k: call[k] for k in ('weight', 'avg_factor', 'reduction_override') if k in call},
    }


def tversky_loss(class_weight, **arguments) -> Loss:
    return TverskyLoss(class_weight=weights_of(class_weight), **arguments)


def lovasz_loss(loss_type: str, classes, class_weight, **arguments) -> Loss:
    """Of chosen classes ours of their probabilities."""
    if loss_type == 'binary':
        return LovaszHingeLoss(**arguments)
    weight = weights_of(class_weight)
    if isinstance(classes, str):
        return LovaszSoftmaxLoss(classes=classes, class_weight=weight, **arguments)
    weight = None if weight is None else [weight[c] for c in classes]
    loss = LovaszSoftmaxLoss(classes='all', class_weight=weight, activate=False, **arguments)
    loss.chosen = list(classes)
    return loss


def lovasz_inputs(loss: nn.Module, call: dict) -> dict:
    """A loss of the whole batch is one number, whatever the reduction."""
    pred, target, ignored = call['pred'], call['target'], call.pop('ignore_index', 255)
    call = {k: v for k, v in call.items() if k in ('weight', 'pixel_weight', 'avg_factor', 'reduction_override')}
    if not loss.per_image:
        call = {**call, 'avg_factor': None, 'reduction_override': 'mean'}
    if isinstance(loss, LovaszHingeLoss) and pred.ndim == target.ndim:
        pred = pred.unsqueeze(1)
    chosen = getattr(loss, 'chosen', None)
    if chosen is not None:
        call['pixel_weight'] = (target != ignored).float()
        return {**call, 'pred': pred.softmax(1)[:, chosen], 'target': one_hot_maps(target, pred)[:, chosen]}
    return {**call, 'pred': pred, 'target': target, 'ignore_index': ignored}


PIXELS = 'a weight of the pixels counts, where mmseg takes no notice of it'
ADAPTERS = {
    'CrossEntropyLoss': Adapter(
        cross_entropy_loss,
        inputs=cross_entropy_inputs,
        differs=(
            'in the sigmoid form class_weight weighs the positives of a class, in mmseg, of maps, those of a column'
        ),
    ),
    'FocalLoss': Adapter(
        focal_loss, inputs=focal_inputs, differs=('labels and the weights of pixels work on a CPU, too')
    ),
    'DiceLoss': Adapter(
        dice_loss,
        inputs=dice_inputs,
        differs=(
            'pixels of the label ignore_index are left out, in mmseg what is predicted there counts as wrong; of one '
            'class 1 is the object, in mmseg 0'
        ),
    ),
    'TverskyLoss': Adapter(
        tversky_loss, differs=(f'{PIXELS}; a class that is ignored still counts with what is predicted of it')
    ),
    'LovaszLoss': Adapter(lovasz_loss, inputs=lovasz_inputs, differs=PIXELS),
}
OTHERS = {'BoundaryLoss': "mmseg's is PIDNet's cross entropy of edges, ours that of the distances to a boundary"}
LEFT = {
    'HuasdorffDisstanceLoss': 'it is for one object, whose inside alone it looks at; HausdorffLoss is for any classes',
    'OhemCrossEntropy': "it picks the hard pixels by their probability; mmseg's OHEMPixelSampler does so for any loss",
    'SiLogLoss': 'it is for depths, one number of the whole image',
}
