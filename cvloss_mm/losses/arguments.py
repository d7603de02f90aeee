"""The keywords of a loss: their defaults, and which are refused."""
import difflib

from torch import nn


def defaults_of(cls: type) -> dict:
    return {name: p.default for name, p in cls.__signature__.parameters.items()}


def known_arguments(cls: type, arguments: dict) -> dict:
    accepted = list(cls.__signature__.parameters)
    for name in arguments:
        if name not in accepted:
            close = difflib.get_close_matches(name, accepted, 1)
            hint = f' (did you mean {close[0]!r}?)' if close else ''
            raise TypeError(f'{cls.__name__} has no argument {name!r}{hint}; accepted: {", ".join(accepted)}. If the '
                            'key was inherited from a base config, write _delete_=True in the dict of the loss')
    return arguments


def check_loss_weight(loss: nn.Module, value) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f'{type(loss).__name__}: loss_weight must be a number, got {value!r}; weights of classes go to '
                        'class_weight or alpha')
