"""What is measured: inputs of the sizes that heads have, and everything installed that computes the same loss."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable
from types import FunctionType
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from cvloss_mm import kernels
from cvloss_mm.losses import (
    ClassMapLoss,
    EmbeddingLoss,
    GroupingLoss,
    Loss,
    RankingLoss,
    SigmoidLoss,
    SmoothAPLoss,
    SoftmaxLoss,
)
from cvloss_mm.registry import MODELS
from cvloss_mm.testing import supplied

CLASSES = 80  # COCO's
BACKGROUND = 0.99  # share of the rows of dense heads that show nothing
# Rows, from one box up; the largest for the CPU and for CUDA; those of RoI heads; maps are whole images, embeddings and
# scores that are ranked are compared pair by pair, those of Smooth-AP three by three.
SIZES = {
    'cpu': {
        SigmoidLoss: (1, 256, 120_000),
        SmoothAPLoss: (1, 256),
        EmbeddingLoss: (1, 256, 2048),
        GroupingLoss: (1, 256, 2048),
        RankingLoss: (1, 256, 2048),
        ClassMapLoss: (1, 256, 4096),
        SoftmaxLoss: (1, 256, 2048, 100_000),
        Loss: (1, 256, 100_000),
    },
    'cuda': {
        SigmoidLoss: (1, 256, 120_000, 3_200_000),
        SmoothAPLoss: (1, 256, 1024),
        EmbeddingLoss: (1, 256, 8192),
        GroupingLoss: (1, 256, 2048),
        RankingLoss: (1, 256, 2048),
        ClassMapLoss: (1, 256, 10_000),
        Loss: (1, 256, 10_000, 1_000_000),
    },
}
# The hosts' names and keywords where they differ from ours, for the same value.
MMDET = {
    'SigmoidFocalLoss': ('FocalLoss', {}),
    'BinaryCrossEntropyLoss': ('CrossEntropyLoss', dict(use_sigmoid=True)),
    'SoftmaxCrossEntropyLoss': ('CrossEntropyLoss', {}),
    'ExtendedIoULoss': ('EIoULoss', {}),
    'L2Loss': ('MSELoss', {}),
    'SIoULoss': ('SIoULoss', dict(neg_gamma=True)),
    'IoULoss': ('IoULoss', dict(mode='linear')),
    'BoundedIoULoss': ('BoundedIoULoss', dict(eps=1e-7)),
}
OTHER_CALLS = (  # or another state
    'AssociativeEmbeddingLoss',
    'MarginL2Loss',
    'MultiPosCrossEntropyLoss',
    'SeesawLoss',
    'TripletLoss',
)
NOT_THE_SAME = {  # (loss, library): why its value is another one, though the cost can be compared
    ('CIoULoss', 'torchvision'): 'without the gate on alpha',
}
FUNCTIONS = {  # library: {our loss: (module, function, keywords, whether it takes one-hot rows)}
    'torch': {
        'L1Loss': (F, 'l1_loss', {}, False),
        'L2Loss': (F, 'mse_loss', {}, False),
        'SmoothL1Loss': (F, 'smooth_l1_loss', {}, False),
        'HuberLoss': (F, 'huber_loss', {}, False),
        'SoftmaxCrossEntropyLoss': (F, 'cross_entropy', {}, False),
        'BinaryCrossEntropyLoss': (F, 'binary_cross_entropy_with_logits', {}, True),
    },
    'torchvision': {
        'SigmoidFocalLoss': ('torchvision.ops', 'sigmoid_focal_loss', {}, True),
        'GIoULoss': ('torchvision.ops', 'generalized_box_iou_loss', {}, False),
        'DIoULoss': ('torchvision.ops', 'distance_box_iou_loss', {}, False),
        'CIoULoss': ('torchvision.ops', 'complete_box_iou_loss', {}, False),
    },
    'fvcore': {
        'SigmoidFocalLoss': ('fvcore.nn', 'sigmoid_focal_loss_jit', dict(alpha=0.25), True),
        'GIoULoss': ('fvcore.nn', 'giou_loss', {}, False),
        'SmoothL1Loss': ('fvcore.nn', 'smooth_l1_loss', dict(beta=1.0), False),
    },
    'liger': {'SoftmaxCrossEntropyLoss': ('liger_kernel.transformers.functional', 'liger_cross_entropy', {}, False)},
    'kornia': {
        'SigmoidFocalLoss': ('kornia.losses', 'binary_focal_loss_with_logits', dict(alpha=0.25, gamma=2.0), True)
    },
}


class Case(NamedTuple):
    """One loss on inputs of one size."""

    name: str
    rows: int
    dtype: torch.dtype
    pred: Tensor
    target: Tensor

    @property
    def title(self) -> str:
        shape = ' x '.join(f'{n:,}' for n in self.pred.shape)
        return shape if self.dtype == torch.float32 else f'{shape}, {str(self.dtype).removeprefix("torch.")}'


def losses(names: list[str] | None = None) -> dict[str, type]:
    """The registered losses that can be trained with their defaults, by name. A host's name, as
    CrossEntropyLoss, is that of all losses that it stands for; KeyError for a name that is none."""
    found = {
        name: cls
        for name, cls in MODELS.module_dict.items()
        if isinstance(cls, type) and issubclass(cls, Loss) and cls.fn and 'surrogate' not in cls.hyper
    }
    if names is None:
        return found
    meant = {given: stands_for(given.removeprefix('cvloss_mm.'), found) for given in names}
    if unknown := [given for given in names if not meant[given]]:
        hosts = (host for host, _ in MMDET.values())
        accepted = sorted({name for name in (*MODELS.module_dict, *hosts) if stands_for(name, found)})
        raise KeyError(
            f'no such loss: {", ".join(near(given, accepted) for given in unknown)}; accepted: {", ".join(accepted)}'
        )
    return {name: found[name] for given in names for name in meant[given]}


def stands_for(given: str, found: dict[str, type]) -> list[str]:
    """The losses of a name: its own, or all that a host's name means by one flag or another."""
    if given in found:
        return [given]
    of_host = MODELS.module_dict.get(given)  # a function that builds one of the losses that it names
    if isinstance(of_host, FunctionType):
        return [name for name in of_host.__code__.co_names if name in found]
    return [name for name, (host, _) in MMDET.items() if host == given and name in found]


def near(given: str, accepted: list[str]) -> str:
    lower = {name.lower(): name for name in accepted}
    close = [lower[name] for name in difflib.get_close_matches(given.lower(), lower, 3)]
    return f'{given} (did you mean {" or ".join(close)}?)' if close else given


def sizes(cls: type, device: str) -> tuple[int, ...]:
    return next(n for family, n in SIZES[device].items() if issubclass(cls, family))


def classes_of(cls: type) -> int:
    """Where classes compete, the background is one of them."""
    return CLASSES + issubclass(cls, SoftmaxLoss)


def make(name: str, cls: type, rows: int, device: str, dtype: torch.dtype = torch.float32) -> Case:
    """Seeded inputs; of a dense head's rows, most show nothing."""
    rng = torch.Generator().manual_seed(0)
    pred, target, *_ = cls.sample(rows, rng, classes=classes_of(cls))
    if issubclass(cls, SigmoidLoss) and isinstance(target, Tensor) and target.ndim == 1:
        target = target.masked_fill(torch.rand(rows, generator=rng) < BACKGROUND, CLASSES)
    return Case(name, rows, dtype, moved(pred, device, dtype), moved(target, device, dtype))


def moved(value, device: str, dtype: torch.dtype):
    """Also a tuple; integers keep their type."""
    if isinstance(value, tuple):
        return tuple(moved(each, device, dtype) for each in value)
    return value.to(device, dtype if value.is_floating_point() else value.dtype)


def ours(cls: type, device: str, compiled: bool) -> dict[str, Callable]:
    """The kernel in use, the one that goes without a compiler, the function, and that through torch.compile; each with
    a state of its own, where the loss has one."""
    classes = classes_of(cls)
    required = dict(num_classes=classes, class_counts=1.0)
    accepted = {name: value for name, value in required.items() if name in cls.__signature__.parameters}
    loss, alone, blocks = (supplied(cls(**accepted), classes).to(device) for _ in range(3))
    backends, name = kernels.backends(device), cls.fn.__name__

    def without(pred, target):
        with kernels.switched(False):
            return alone(pred, target)

    def plain_torch(pred, target):
        with kernels.using('blocks'):
            return blocks(pred, target)

    found = {'function': without}
    *_, first = backends or [None]
    if name in backends.get(first, ()):
        found[kernels.TITLES[first]] = loss
    if first == 'native' and name in backends['blocks']:
        found[kernels.TITLES['blocks']] = plain_torch
    if compiled:
        unreduced = torch.compile(
            lambda pred, target: cls.fn(pred, target, **loss.hyperparameters()).mean(), dynamic=False
        )
        found['compiled'] = lambda pred, target: unreduced(*loss.arguments(loss.prepare(pred, target))[:2])
    return found


def peers(name: str, cls: type, device: str, compiled: bool = False) -> dict[str, Callable]:
    """What is installed and computes the same, reduced to a mean. On CUDA mmdet's focal loss is mmcv's operator."""
    found = {}
    if (module := mmdet_loss(name)) is not None:
        module = module.to(device)
        found['mmdet'] = lambda pred, target: module(pred, target)
    for library, table in FUNCTIONS.items():
        if name not in table:
            continue
        place, function, keywords, dense = table[name]
        try:
            call = getattr(importlib.import_module(place) if isinstance(place, str) else place, function)
        except (ImportError, AttributeError):
            continue
        found[library] = one_hot_first(call, keywords) if dense else plain(call, keywords)
        if compiled and library == 'torchvision':
            found['torchvision compiled'] = torch.compile(found[library], dynamic=False)
    return found


def plain(call: Callable, keywords: dict) -> Callable:
    return lambda pred, target: call(pred, target, reduction='mean', **keywords)


def one_hot_first(call: Callable, keywords: dict) -> Callable:
    """Making the rows belongs to the cost: heads pass labels."""

    def run(pred, target):
        if target.ndim < pred.ndim:
            target = F.one_hot(target, pred.shape[-1] + 1)[:, :-1].to(pred.dtype)
        return call(pred, target, reduction='mean', **keywords)

    return run


def mmdet_loss(name: str) -> nn.Module | None:
    """mmdet's module of the same formula; None without mmdet or where it has none."""
    host, keywords = MMDET.get(name, (name, {}))
    if name in OTHER_CALLS:
        return None
    try:
        from cvloss_mm.compat import install

        install()
        module = importlib.import_module('mmdet.models.losses')
    except ImportError:
        return None
    cls = getattr(module, host, None)
    return cls(**keywords) if cls is not None else None
