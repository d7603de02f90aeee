"""A step whose loss was not finite: what is said about it, what is saved, and how it is made to happen again."""

import io
import random
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from ..engine.resume import AtomicBackend
from ..losses import CombinedLoss

ARGUMENTS = ('pred', 'target', 'weight', 'avg_factor', 'reduction_override')


class Call(NamedTuple):
    """One call of a loss in a step."""

    path: str
    loss: nn.Module
    inputs: dict
    output: Tensor


def inputs_of(args: tuple, kwargs: dict) -> dict:
    """The arguments of a call of a loss by the names of the contract; what else a host's loss takes keeps its own."""
    return {**dict(zip(ARGUMENTS, args, strict=False)), **kwargs}


def tensors_in(value) -> list:
    """All tensors of nested lists, tuples and dicts."""
    if isinstance(value, Tensor):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [t for part in value for t in tensors_in(part)] if isinstance(value, (list, tuple)) else []


def is_finite(value) -> bool:
    return all(bool(t.isfinite().all()) for t in tensors_in(value) if t.is_floating_point())


def describe(tensor: Tensor) -> str:
    """Shape, range of what is finite, and which rows are not.

    >>> describe(torch.tensor([[1., 2.], [float('nan'), 3.]]))
    'float32 (2, 2), 1 of 4 values not finite, in rows 1; finite from 1 to 3'
    """
    text = f'{str(tensor.dtype).removeprefix("torch.")} {tuple(tensor.shape)}'
    if not tensor.is_floating_point():
        return text + (f', {tensor.min().item()} to {tensor.max().item()}' if tensor.numel() else '')
    finite = tensor.detach().isfinite()
    if not finite.all():
        text += f', {int((~finite).sum())} of {tensor.numel()} values not finite'
        if tensor.ndim:
            rows = (~finite).reshape(tensor.shape[0], -1).any(-1).nonzero().flatten().tolist()
            text += f', in rows {", ".join(map(str, rows[:8]))}' + ', ...' * (len(rows) > 8)
    finite_values = tensor.detach()[finite]
    return text + (
        f'; finite from {finite_values.min().item():.4g} to {finite_values.max().item():.4g}'
        if finite_values.numel()
        else ''
    )


def levels_of(calls: list, head) -> dict[int, str]:
    """{number of the call: where in the head it was}: dense heads call a loss once a level, from the finest on."""
    strides = list(getattr(getattr(head, 'prior_generator', None), 'strides', None) or ())
    if len(calls) != len(strides):
        return {i: f'call {i} of {len(calls)}' if len(calls) > 1 else '' for i in range(len(calls))}
    return {
        i: f'level {i} of {len(calls)} (stride {stride[0] if isinstance(stride, (tuple, list)) else stride})'
        for i, stride in enumerate(strides)
    }


def head_of(path: str, model: nn.Module) -> tuple[str, nn.Module]:
    """The head that a loss, or a part of a combined one, belongs to."""
    owner = path.split('.parts.')[0].rpartition('.')[0]
    return owner, model.get_submodule(owner)


def culprits(calls: list, model: nn.Module) -> list:
    """The calls with anything in them that is not finite, as (call, level); the sums of combined losses left out."""
    by_path = {}
    for call in calls:
        by_path.setdefault(call.path, []).append(call)
    found = []
    for path, of_loss in by_path.items():
        levels = levels_of(of_loss, head_of(path, model)[1])
        found += [
            (call, levels[i])
            for i, call in enumerate(of_loss)
            if not isinstance(call.loss, CombinedLoss) and not is_finite([call.output, call.inputs])
        ]
    return found


def images_of(data_batch) -> list[dict]:
    """Ids and files of a batch's images, as far as the data set tells them."""
    samples = data_batch.get('data_samples') or [] if isinstance(data_batch, dict) else []
    metainfos = [getattr(sample, 'metainfo', {}) for sample in samples]
    return [dict(img_id=info.get('img_id'), img_path=info.get('img_path')) for info in metainfos]


def image_name(image: dict) -> str:
    """mmdet numbers its images, mmpretrain has their files alone."""
    file = Path(str(image['img_path'])).name
    return file if image['img_id'] is None else f'{image["img_id"]} ({file})'


def report(runner, data_batch, found: list, model: nn.Module) -> str:
    """What is known about a step whose loss is not finite."""
    images = ', '.join(map(image_name, images_of(data_batch))) or 'unknown'
    lines = [f'the loss of step {runner.iter} (epoch {runner.epoch}) is not finite. Images: {images}']
    for call, level in found:
        lines.append(
            f'  {call.path}{", " * bool(level)}{level}: {type(call.loss).__name__} gives {describe(call.output)}'
        )
        lines += [f'    {name}: {describe(v) if isinstance(v, Tensor) else v}' for name, v in call.inputs.items()]
    if not found:
        lines.append('  every loss that is a module is finite: the head makes the rest itself')
    broken = [name for name, p in model.named_parameters() if not is_finite(p)]
    if broken:
        lines.append(
            f'  {len(broken)} weights were not finite before this step, which is then not the first to '
            f'blame: {", ".join(broken[:4])}{", ..." * (len(broken) > 4)}'
        )
    if not is_finite(data_batch):
        lines.append('  the images of the batch hold values that are not finite')
    return '\n'.join(lines)


def random_state() -> dict:
    cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_available() and torch.cuda.is_initialized() else []
    return dict(python=random.getstate(), numpy=np.random.get_state(), torch=torch.get_rng_state(), cuda=cuda)  # noqa: NPY002


def set_random_state(state: dict) -> None:
    random.setstate(state['python'])
    np.random.set_state(state['numpy'])  # noqa: NPY002
    torch.set_rng_state(state['torch'])
    for device, cuda in enumerate(state['cuda'][: torch.cuda.device_count()]):
        torch.cuda.set_rng_state(cuda, device)


def save(path: Path, content: dict) -> None:
    """Whole or not at all, as checkpoints are."""
    buffer = io.BytesIO()
    torch.save(content, buffer)
    AtomicBackend().put(buffer.getvalue(), path)


def reproduce(path, model: nn.Module) -> dict:
    """The losses of a saved step, computed again.

    Args:
        path: a file that :class:`~cvloss_mm.hooks.LossHealthHook` saved. It holds Python objects: open none that you
            do not trust.
        model: the model that was trained, built from the same config; it gets the weights of that moment.

    Returns:
        What the model returns in the mode 'loss'. The inputs of the failed calls are in ``torch.load(path,
        weights_only=False)['calls']``.
    """
    saved = torch.load(path, map_location='cpu', weights_only=False)
    model.load_state_dict(saved['state_dict'])
    model.train()
    set_random_state(saved['random_state'])
    return model(**model.data_preprocessor(saved['batch'], True), mode='loss')
