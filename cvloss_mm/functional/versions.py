"""What newer versions of torch have and the oldest that is supported, 2.1, lacks."""

from collections.abc import Callable

import torch

HAS_OPERATORS = hasattr(getattr(torch.library, 'CustomOpDef', None), 'register_vmap')  # torch 2.5

# Before torch 2.3 nothing tells whether a compiler looks on, and the losses are not compiled whole.
is_compiling = getattr(torch.compiler, 'is_compiling', lambda: False)


class Operator:
    """A function with a gradient of its own, with the methods of ``torch.library.CustomOpDef``, for torch before 2.5:
    no compiler and no vmap see through it."""

    def __init__(self, function: Callable):
        self.function, self.applied = function, function
        self.__doc__ = function.__doc__

    def __call__(self, *arguments):
        return self.applied(*arguments)

    def register_fake(self, fake: Callable) -> None: ...

    def register_vmap(self, rule: Callable) -> None: ...

    def register_autograd(self, backward: Callable, *, setup_context: Callable) -> None:
        methods = dict(forward=self.function, setup_context=setup_context, backward=backward)
        self.applied = type(
            self.function.__name__,
            (torch.autograd.Function,),
            {name: staticmethod(method) for name, method in methods.items()},
        ).apply


def custom_operator(name: str) -> Callable:
    """``torch.library.custom_op`` of a function that changes none of its arguments, or what stands for it."""
    return torch.library.custom_op(name, mutates_args=()) if HAS_OPERATORS else Operator
