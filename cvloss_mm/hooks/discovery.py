"""Which modules of a model are losses, and what they are called in logs."""

from mmengine.model import is_model_wrapper
from torch import nn

from ..losses import Loss


def unwrapped(model: nn.Module) -> nn.Module:
    """The model inside of a distributed one."""
    return model.module if is_model_wrapper(model) else model


def is_loss(module: nn.Module) -> bool:
    """Ours, or one of a host's, which keep theirs in packages of that name."""
    return isinstance(module, Loss) or '.losses.' in f'{type(module).__module__}.'


def losses_of(model: nn.Module) -> dict[str, nn.Module]:
    """{dotted path: loss}, parts of combined losses among them."""
    return {path: module for path, module in unwrapped(model).named_modules() if path and is_loss(module)}


def short_names(paths) -> dict[str, str]:
    """{path: its shortest ending that no other of the paths has}.

    >>> short_names(['rpn_head.loss_bbox', 'roi_head.bbox_head.loss_bbox', 'rpn_head.loss_cls'])['rpn_head.loss_cls']
    'loss_cls'
    """
    endings = {path: ['.'.join(path.split('.')[-n:]) for n in range(1, path.count('.') + 2)] for path in paths}
    return {
        path: next(short for short in found if sum(short in e for e in endings.values()) == 1)
        for path, found in endings.items()
    }
