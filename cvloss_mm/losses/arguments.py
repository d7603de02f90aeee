"""The keywords of a loss: their defaults, and which are refused."""

import difflib
import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from ..functional.ranges import check
from ..kernels.inputs import Constants
from ..registry import MODELS


class Arguments(NamedTuple):
    """What a function, and a state, takes of prepared inputs: pred in float32 or float64, the target as one tensor."""

    pred: Tensor
    target: Tensor
    weight: Tensor | None


def defaults_of(cls: type) -> dict:
    return {name: p.default for name, p in cls.__signature__.parameters.items()}


def checked_arguments(cls: type, arguments: dict) -> dict:
    accepted = list(cls.__signature__.parameters)
    for name in arguments:
        if name not in accepted:
            close = difflib.get_close_matches(name, accepted, 1)
            hint = f' (did you mean {close[0]!r}?)' if close else ''
            raise TypeError(
                f'{cls.__name__} has no argument {name!r}{hint}; accepted: {", ".join(accepted)}. If the '
                'key was inherited from a base config, write _delete_=True in the dict of the loss'
            )
    return arguments


def named_class(given) -> tuple[Any, dict]:
    """What is registered under a name, or under the type of a config, with or without the package's prefix, None where
    nothing is; and the arguments of the config."""
    config = dict(type=given) if isinstance(given, str) else dict(given) if isinstance(given, dict) else {}
    return MODELS.module_dict.get(str(config.pop('type', '')).removeprefix('cvloss_mm.')), config


def registered(family: type, fits: Callable[[Any], bool] = lambda cls: True) -> list[str]:
    """The names of the losses of a family, those that fit, for a message."""
    named = MODELS.module_dict.items()
    return sorted(name for name, cls in named if isinstance(cls, type) and issubclass(cls, family) and fits(cls))


def check_loss_weight(loss: nn.Module, value) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(
            f'{type(loss).__name__}: loss_weight must be a number, got {value!r}; weights of classes go to '
            'class_weight or alpha'
        )
    if not math.isfinite(value):
        raise ValueError(f'{type(loss).__name__}: loss_weight must be finite, got {value!r}')


def log_name(loss: Any, given: str | None) -> str:
    """The key of the loss in a log. Segmentation heads ask for it, and add up losses of one key; mmengine adds what
    has "loss" in its key to the total."""
    if given is None:
        return f'loss_{loss.fn.__name__.removesuffix("_loss")}' if loss.fn else 'loss_combined'
    if not isinstance(given, str):
        raise TypeError(f'{type(loss).__name__}: loss_name must be a string, got {given!r}')
    return given


def checked_context(loss: Any, context: dict) -> dict:
    """What was given; refuses what the loss does not take, and names what it lacks with who gives it."""
    given = {name: value for name, value in context.items() if value is not None}
    accepted = dict.fromkeys(loss.required_context, 'from the head') | loss.context
    missing = [f'{name}= ({accepted[name]})' for name in loss.required_context if name not in given]
    if missing:
        raise TypeError(f'{type(loss).__name__} needs {", ".join(missing)}')
    if not given.keys() <= accepted.keys():
        unknown = ', '.join(sorted(given.keys() - accepted.keys()))
        raise TypeError(
            f'{type(loss).__name__} takes no {unknown}; accepted: pred, target, weight, avg_factor, '
            f'reduction_override{"".join(f", {name} ({what})" for name, what in accepted.items())}'
        )
    return given


def check_tensors(loss: Any, pred: Tensor, target: Any, weight: Tensor | None, context: dict) -> None:
    """Refuses what is no tensor, and tensors of two devices, of which a kernel would read memory that is not there."""
    parts = target if isinstance(target, (tuple, list)) else (target,)
    for name, value in (*(('target', part) for part in parts), ('weight', weight), *context.items()):
        if not isinstance(value, Tensor):
            if name == 'target' or (name == 'weight' and value is not None):
                raise ValueError(f'{type(loss).__name__}: {name} must be a tensor, got {value!r}')
        elif value.device != pred.device and value.ndim:
            raise ValueError(f'{type(loss).__name__}: {name} is on {value.device}, pred on {pred.device}')
    if parts is target and not loss.takes_pairs:
        raise ValueError(f'{type(loss).__name__}: target must be a tensor, got {describe(target)}')


def describe(tensor: Tensor | Sequence[Tensor]) -> str:
    """What came, for a message: dtype and shape."""
    if isinstance(tensor, (tuple, list)):
        return f'a {type(tensor).__name__} of ({", ".join(map(describe, tensor))})'
    if not isinstance(tensor, Tensor):
        return repr(tensor)
    return f'{str(tensor.dtype).removeprefix("torch.")} {tuple(tensor.shape)}'


def kept(value) -> Any:
    """A hyperparameter as a loss keeps it: numbers of numpy as Python's; values a class, whatever holds them, as a row
    in float32, of torch's (classes, 1, 1), too."""
    if type(value).__module__ == 'numpy':
        value = torch.as_tensor(value) if value.ndim else value.tolist()
    if not isinstance(value, Tensor) and (isinstance(value, str) or not isinstance(value, Sequence)):
        return value
    row = torch.as_tensor(value, dtype=torch.float32)
    if row.is_meta and not isinstance(value, Tensor):  # a model that is built there has to keep what it was given
        row = torch.as_tensor(value, dtype=torch.float32, device='cpu')
    return row.flatten() if row.ndim > 1 and row.shape[0] == row.numel() else row


class Hyperparameters(nn.Module):
    """The keywords of a function as attributes. What is set later is checked, too, and counts from the next call on."""

    fn: Any = None  # the function; None in families
    hyper: tuple[str, ...] = ()  # its keywords that are numbers, words, or values a class
    moved: tuple[str, ...] = ()  # those that were set later, which may be other ones in each step
    _constants: Constants | None = None  # what `constants` gave last, where none of them is a tensor

    def __setattr__(self, name: str, value) -> None:
        if name not in self.hyper:
            return super().__setattr__(name, value)
        value = kept(value)
        if not isinstance(value, Tensor):  # those are not looked at, which would wait for the device
            check(self.fn, {name: value})
        self._keep(name, value)
        if name not in self.moved:
            self.moved = (*self.moved, name)

    def _keep(self, name: str, value) -> None:
        for own in ('_buffers', '_parameters'):
            vars(self)[own] = dict(vars(self)[own])  # a shallow copy shares them with its original
        if isinstance(value, Tensor) and not isinstance(value, nn.Parameter):
            vars(self).pop(name, None)
            self.register_buffer(name, value, persistent=False)  # so that no step copies it to the device
        else:
            self._buffers.pop(name, None)
            super().__setattr__(name, value)

    def __getstate__(self) -> dict:  # of copies and pickles, which find their own constants
        return {name: value for name, value in vars(self).items() if name != '_constants'}

    def hyperparameters(self) -> dict:
        """The function's keywords with their present values; schedules may change the attributes."""
        return {name: getattr(self, name) for name in self.hyper}

    def constants(self) -> dict:
        """The same; it stays the same object as long as they do, where they are attributes and none is a tensor."""
        own, last = self.__dict__, self._constants
        if last is not None:
            for name in last:  # a loop: calls of what nothing else calls find cold caches
                if own.get(name, own) is not last[name]:  # a tensor is no attribute
                    break
            else:
                return last
        hyper = self.hyperparameters()
        if not own.keys() >= hyper.keys() or any(isinstance(value, Tensor) for value in hyper.values()):
            return hyper
        own['_constants'] = found = Constants(hyper)
        return found
