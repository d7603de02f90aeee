"""Faster bodies of a function's weighted sum, value and gradient in one pass.

A kernel belongs to a function and a type of device. Its body is

    body(pred, target, weight, scale, want_grad, hyper, sample_grads=, ignored=) -> (total, gradient)

    pred       what the family's ``prepare`` made of the head's: any floating dtype, any strides, any size
    target     likewise, ``Labels`` or ``Dense`` of ``inputs``: integers (n,), where what is none of 0 ... classes - 1
               is the background, and perhaps their scores; or values, most often of the shape of pred, of any dtype
    weight     None; or float32 (float64 for a float64 pred) with the dimensions of the unreduced loss, each of its size
               or 1, any strides, any sign. Rows whose weights are all 0 may hold inf and NaN, and count as 0 with
               gradient 0
    scale      a number, or a float tensor without dimensions, on pred's device or on the CPU
    want_grad  whether the gradient is wanted; None is returned for it where it is not
    hyper      keywords of the function; ``Constants`` where none is a tensor and none changes: what is made of them may
               be kept beside them
    total      ``scale * (weight * function(pred, target, **hyper)).sum()``, no dimensions, float32 or pred's float64
    sample_grads   where numbers of samples (``samples``) among hyper learn: {name: memory of a value a row, in the
               dtype of total}, for the derivatives of total by them
    ignored    where the kernel ``ignores``: the label of rows that count as 0 with gradient 0, whatever they hold
    gradient   the derivative of total by pred, in the dtype and shape of pred; or in float32 where that is float16,
               lest what mixed precision's scale is to bring back be rounded to 0; the caller may overwrite it

The body runs without autograd, may not change its inputs and, on a device of its own clock, may not wait for it.
The function of the same name is its reference: it takes over where a second derivative, a derivative by anything but
pred and numbers of samples (in a compiled loss by these, too), or a tensor subclass is asked for. The formulas are
generated from it in C++ and Triton (``compiler``, ``generated``); only the loops around them,
one a layout, are written by hand.
``CVLOSS_MM_KERNELS=0`` in the environment switches all kernels off, ``CVLOSS_MM_KERNELS=torch`` those in C++.
"""

from __future__ import annotations

import importlib
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor
from torch.autograd import forward_ad

from .inputs import Inputs
from .variants import kinds_of, samples_of

if TYPE_CHECKING:
    from ..losses.base import Loss

BACKENDS = {'cpu': ('blocks', 'native'), 'cuda': ('triton',)}  # type of device -> subpackages here; later ones win
TITLES = {'blocks': 'plain torch', 'native': 'C++', 'triton': 'Triton'}  # of the subpackages
logger = logging.getLogger(__name__)
_registry: dict[tuple[str, str], Kernel] = {}  # (name of the function, type of device) -> what is in use
_all: dict[str, dict[tuple[str, str], Kernel]] = {}  # subpackage -> its kernels
_backends: dict[str, str | None] = {}  # type of device -> why its backend could not be imported, None where it was
CHOICES = ('1', '0', 'torch')  # of the environment variable
CHOICE = os.environ.get('CVLOSS_MM_KERNELS') or '1'
if CHOICE not in CHOICES:
    raise ValueError(
        f'CVLOSS_MM_KERNELS must be one of {", ".join(CHOICES)} (all kernels, none, none in C++), got {CHOICE!r}'
    )
_enabled = CHOICE != '0'
_logged: set[tuple] = set()


class Kernel(NamedTuple):
    """A body and what it is a body of."""

    function: Callable
    body: Callable
    loops: str  # of which layout its loop is, see Loss.loops
    per_row: bool  # one value a row of pred (boxes, samples), else one an element
    kind_of: Callable | None  # kind_of(pred, target): which formula reads such a target, None where there is none
    samples: tuple[str, ...]  # the keywords that may be a tensor of one value a row, or one for all, see `samples`
    takes: tuple[str, ...]  # the keywords that may come as context
    ignores: bool  # whether it can leave out the rows of one label
    rescale: Callable  # rescale(gradient, factor) -> gradient * factor, may overwrite gradient; factor: no dimensions

    def shape(self, pred: Tensor) -> torch.Size:
        """The shape of the unreduced loss."""
        return pred.shape[:-1] if self._of_rows(pred) else pred.shape

    def values(self, pred: Tensor) -> int:
        """How many values it has; slices of shapes cost more."""
        return pred.numel() // (pred.shape[-1] or 1) if self._of_rows(pred) else pred.numel()

    def _of_rows(self, pred: Tensor) -> bool:
        return self.per_row and (self.loops != 'elements' or pred.ndim > 1)  # of one dimension each is a row


def accumulator(pred: Tensor) -> torch.dtype:
    """Of weights and totals."""
    return torch.float64 if pred.dtype == torch.float64 else torch.float32


def gradient_dtype(pred: Tensor) -> torch.dtype:
    """Until it is scaled: what float16 would round to 0, mixed precision's scale is yet to bring back."""
    return torch.float32 if pred.dtype == torch.float16 else pred.dtype


def register(
    function: Callable,
    device: str,
    loops: str,
    *,
    per_row: bool = False,
    kind_of: Callable | None = None,
    ignores: bool = False,
    rescale: Callable = Tensor.mul_,
    backend: str | None = None,
) -> Callable:
    """Decorates the body of that function's kernel for that type of device."""

    def decorate(body):
        takes = tuple(kinds_of(function)) if loops == 'rows' else ()
        kernel = Kernel(function, body, loops, per_row, kind_of, samples_of(function), takes, ignores, rescale)
        subpackage = backend or body.__module__.removeprefix(f'{__name__}.').split('.')[0]
        for kernels in (_registry, _all.setdefault(subpackage, {})):
            kernels[function.__name__, device] = kernel
        return body

    return decorate


def find(loss: Loss, inputs: Inputs, compiling: bool = False, context: Mapping | None = None) -> Kernel | None:
    """The kernel for these inputs and this context, None where the function itself has to do."""
    if not _enabled:
        return None
    pred = inputs.pred
    device = 'cpu' if pred.is_cpu else pred.device.type  # the first question costs less
    if compiling or device not in _backends:
        _load(device)
    kernel = _registry.get((loss.fn.__name__, device))
    usable = (
        kernel is not None
        and kernel.function is loss.fn
        and kernel.loops == loss.loops
        and loss.function_alone
        and not loss.own_inputs
        and _plain(inputs, compiling)
        and not (context and _unread(kernel, context, compiling))
        and (kernel.kind_of is None or kernel.kind_of(pred, inputs.target) is not None)
    )
    if not compiling and (type(loss), device, usable) not in _logged:
        _log_choice(loss, device, usable)
    return kernel if usable else None


_TENSORS = (Tensor, torch.nn.Parameter)


def _plain(inputs: Inputs, compiling: bool) -> bool:
    """Whether pred alone is differentiated, backwards, and all are ordinary tensors with memory."""
    pred, target, weight, *_ = inputs
    if type(pred) not in _TENSORS:
        return False
    for tensor in target if weight is None else (*target, weight):
        if tensor is not None and (type(tensor) not in _TENSORS or tensor.requires_grad):
            return False
    return compiling or not (torch._C._are_functorch_transforms_active() or forward_ad._current_level >= 0)


def _unread(kernel: Kernel, context: Mapping, compiling: bool) -> list[str]:
    """What of the context the kernel does not take."""
    learn = () if compiling else kernel.samples
    return [
        name
        for name, value in context.items()
        if name not in kernel.takes
        or (isinstance(value, Tensor) and (type(value) not in _TENSORS or (value.requires_grad and name not in learn)))
    ]


def _load(device: str) -> bool:
    """Imports the kernels of a type of device; without a compiler (no C++, no Triton) those before it do."""
    if device not in _backends:
        _backends[device] = None if device in BACKENDS else f'there are no kernels for {device}'
        for backend in BACKENDS.get(device, ()):
            try:
                importlib.import_module(f'.{backend}', __name__)
            except ImportError as error:
                _backends[device] = f'{type(error).__name__}: {error}'
    return _backends[device] is None


_load._dynamo_marked_constant = True  # torch.compiler.assume_constant_result would import the whole compiler for it


def _log_choice(loss: Loss, device: str, usable: bool) -> None:
    _logged.add((type(loss), device, usable))
    choice = 'its kernel' if usable else f'the function ({_backends[device] or "no kernel takes these inputs"})'
    logger.debug('%s on %s uses %s', type(loss).__name__, device, choice)


def sources(cls: type[Loss] | SimpleNamespace) -> dict[str, str]:
    """{subpackage: the formulas of a loss in its language}.

    The function is traced with its gradient, so it may branch on the kind of a hyperparameter, not on its number.

    Raises:
        ValueError: where its family has no loop for generated formulas.
        TypeError: where the function cannot be traced.
    """
    from .compiler.print import cpp_of
    from .compiler.print_rows import cpp_of_rows
    from .compiler.print_triton import triton_of
    from .compiler.print_triton_rows import triton_of_rows
    from .compiler.trace import formulas
    from .compiler.trace_rows import row_formulas

    if cls.loops is None:
        raise ValueError(f'{cls.__name__}: there is no loop that its formula could be generated for')
    if cls.loops == 'rows':
        found = row_formulas(cls.fn, cls.targets, cls.state)
        return {'native': cpp_of_rows(found), 'triton': triton_of_rows(found)}
    found = formulas(cls.fn, cls.loops)
    return {'native': cpp_of(found), 'triton': triton_of(found)}


def build(cls: type[Loss] | SimpleNamespace) -> None:
    """Gives a loss that was declared outside of this package its kernels: in C++ for the CPU, in Triton for CUDA.

    Those that this machine can have; each is compiled at its first use.

    Raises:
        ValueError: where its family has no such loop, or another function of that name has a kernel.
        TypeError: where the function cannot be traced.
        RuntimeError: where there is neither a compiler of C++ nor Triton.
    """
    texts, name = sources(cls), cls.fn.__name__
    for device in BACKENDS:
        _load(device)
        if (name, device) in _registry and _registry[name, device].function is not cls.fn:
            raise ValueError(f'{cls.__name__}: there is a kernel of another function named {name}; choose another name')
    present = [backend for backend in texts if backend in _all]
    if not present:
        raise RuntimeError(f'{cls.__name__}: no kernel can be built here: {_backends}')
    for backend in present:
        importlib.import_module(f'.{backend}.{cls.loops}', __name__).add(cls.fn, texts[backend])


def available(device: str) -> dict[str, Kernel]:
    """{name of the function: kernel} for a type of device."""
    _load(device)
    return {name: kernel for (name, kind), kernel in _registry.items() if kind == device}


def missing(device: str) -> str | None:
    """Why there are no kernels for a type of device; None where there are."""
    _load(device)
    return _backends[device]


def backends(device: str) -> dict[str, list[str]]:
    """{subpackage: the functions that it has kernels of} for a type of device; the last one goes first."""
    _load(device)
    return {name: [function for function, _ in _all[name]] for name in BACKENDS.get(device, ()) if name in _all}


@contextmanager
def using(backend: str):
    """The kernels of one subpackage alone within a ``with`` block."""
    before = dict(_registry)
    try:
        _registry.clear()
        _registry.update(_all.get(backend, {}))
        yield
    finally:
        _registry.clear()
        _registry.update(before)


@contextmanager
def switched(on: bool):
    """Kernels on or off within a ``with`` block."""
    global _enabled
    before, _enabled = _enabled, on
    try:
        yield
    finally:
        _enabled = before
