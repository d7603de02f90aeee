"""Centres of classes that are spread over the processes: which are whose, and how they are kept and read again."""

from __future__ import annotations

import logging
import os
import shutil
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, distributed
from torch.nn.parallel import DistributedDataParallel

from ..losses.ranks import rank, sum_over_ranks, world_size

if TYPE_CHECKING:
    from .classifier import CosineClassifier


def bounds(classes: int, shards: int, number: int) -> tuple[int, int]:
    """The first class of a process and the one after its last, as torch.chunk divides them, and DTensor.

    >>> [bounds(10, 4, number) for number in range(4)]
    [(0, 3), (3, 6), (6, 9), (9, 10)]
    """
    each = -(-classes // shards)
    return min(number * each, classes), min((number + 1) * each, classes)


def keep_out_of_ddp() -> None:
    """What a process has for itself alone is not sent to the others, nor its gradient averaged with theirs."""
    construct = DistributedDataParallel.__init__
    if getattr(construct, 'leaves_shards_out', False):
        return

    @wraps(construct)
    def constructed(self, module, *arguments, **keywords):
        sharded = [
            f'{path}.weight'.lstrip('.') for path, part in module.named_modules() if getattr(part, 'shards', 1) > 1
        ]
        ignored = getattr(module, '_ddp_params_and_buffers_to_ignore', ())
        if sharded:
            self._set_params_and_buffers_to_ignore_for_model(module, [*ignored, *sharded])
        construct(self, module, *arguments, **keywords)

    vars(constructed)['leaves_shards_out'] = True
    DistributedDataParallel.__init__ = constructed


def check_weight(classifier: CosineClassifier) -> None:
    """Raises RuntimeError where another weight was put in place of the rows of this process, which alone are right."""
    if classifier.weight_id != id(classifier.weight):
        raise RuntimeError(
            'CosineClassifier: each process has centres of its own, which were taken for parts of one weight; leave '
            'them out: fully_shard(model, ignored_params={classifier.weight}), or shard the backbone alone'
        )


def norm_of(gradient: Tensor, norm_type: float) -> Tensor:
    """Of the whole of it, where ``fully_shard`` has spread it over processes."""
    norm = torch.linalg.vector_norm(gradient, norm_type)
    return norm.full_tensor() if hasattr(norm, 'full_tensor') else norm


def clip_grad_norm(sharded: list, parameters: list, max_norm: float, norm_type: float = 2.0) -> Tensor:
    """As torch's, by the norm of the gradients of all processes, of which each has other parameters in
    ``sharded``; the same factor then clips them everywhere."""
    shared = [p.grad for p in parameters if all(p is not each for each in sharded)]
    norms = [norm_of(g, norm_type) for g in shared]
    sharded_norms = [norm_of(p.grad, norm_type) for p in parameters if any(p is each for each in sharded)]
    if norm_type == torch.inf:
        total = torch.stack([*norms, *sharded_norms]).amax()
        distributed.all_reduce(total, distributed.ReduceOp.MAX)
    else:
        of_ranks = sum_over_ranks(torch.stack(sharded_norms).pow(norm_type).sum())
        total = (of_ranks + sum(norm.pow(norm_type) for norm in norms)).pow(1 / norm_type)
    factor = (max_norm / (total + 1e-6)).clamp(max=1)
    for parameter in parameters:
        parameter.grad.mul_(factor)
    return total


# --- rows of other numbers of classes and of processes; classifiers are those of classifier.py


def set_added(classifier: CosineClassifier, classes: int) -> None:
    """Says that identities were added to those of a checkpoint; ValueError where some would be lost."""
    if classes > classifier.num_classes:
        raise ValueError(
            f'the checkpoint has {classes} identities and num_classes is {classifier.num_classes}: '
            f'identities can be added, not taken away; write num_classes={classes} or more'
        )
    classifier.added = classifier.num_classes - classes
    if classifier.added and rank() == 0:
        logging.getLogger(__name__).warning(
            '%d identities are added to the %d of the checkpoint; their centres begin anew', classifier.added, classes
        )


def copy_rows(classifier: CosineClassifier, destination: Tensor, rows: Tensor, first: int = 0) -> None:
    """Writes what this process has of the classes first, first + 1, ...; both are (classes, subcenters, dimensions)."""
    low, high = max(first, classifier.start), min(first + len(rows), classifier.stop)
    if low < high:
        destination[low - classifier.start : high - classifier.start] = rows[low - first : high - first]


# --- on the disk, by torch.distributed.checkpoint


def numbered(classifier: CosineClassifier, rows: Tensor, classes: int | None = None) -> Tensor:
    """Rows of this process as a part of those of all of them."""
    rows = rows.reshape(-1 if rows.numel() else 0, classifier.subcenters, classifier.in_features)
    if world_size() == 1:
        return rows
    from torch.distributed.device_mesh import init_device_mesh
    from torch.distributed.tensor import DTensor, Shard

    size = torch.Size([classifier.num_classes if classes is None else classes, *rows.shape[1:]])
    mesh = init_device_mesh(rows.device.type, (world_size(),))
    return DTensor.from_local(
        rows, mesh, [Shard(0)], run_check=False, shape=size, stride=(size[1] * size[2], size[2], 1)
    )


def states_of(classifier: CosineClassifier, optimizer: torch.optim.Optimizer | None) -> dict:
    """{name: tensor}: what has a row a centre, and numbers of the optimizer."""
    found = dict(weight=classifier.weight.detach())
    state = {} if optimizer is None else optimizer.state.get(classifier.weight, {})
    found |= {f'optimizer.{name}': torch.as_tensor(value) for name, value in state.items() if value is not None}
    return {name: numbered(classifier, value) if value.ndim else value for name, value in found.items()}


def save(folder: Path, classifiers: dict, optimizer: torch.optim.Optimizer | None) -> None:
    """Writes the centres of {path: classifier} and what the optimizer knows of them; all or nothing. All processes."""
    from torch.distributed.checkpoint.state_dict_saver import save as save_shards

    temporary = folder.with_name(f'.{folder.name}.part')
    if rank() == 0:
        shutil.rmtree(temporary, ignore_errors=True)
    distributed.barrier()
    save_shards(
        {
            f'{path}.{name}': value
            for path, classifier in classifiers.items()
            for name, value in states_of(classifier, optimizer).items()
        },
        checkpoint_id=temporary,
    )
    distributed.barrier()
    if rank() == 0:
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(temporary, folder)
    distributed.barrier()


def load(folder: Path, classifiers: dict, optimizer: torch.optim.Optimizer | None = None) -> None:
    """Reads what :func:`save` wrote, on however many processes: the centres or, where an optimizer is given, what it
    knows of them."""
    from torch.distributed.checkpoint.filesystem import FileSystemReader

    if not (folder / '.metadata').is_file():
        raise FileNotFoundError(
            f'{folder} is not there, or not whole: it holds the centres of the classes, which '
            'belong to the checkpoint beside it'
        )
    metadata: dict = FileSystemReader(folder).read_metadata().state_dict_metadata
    for path, classifier in classifiers.items():
        if optimizer is None:
            set_added(classifier, metadata[f'{path}.weight'].size[0])
            read(folder, f'{path}.weight', metadata, classifier, classifier.weight.data)
            continue
        for key in [key for key in metadata if key.startswith(f'{path}.optimizer.')]:
            name = key.removeprefix(f'{path}.optimizer.')
            destination = torch.zeros_like(classifier.weight if metadata[key].size else torch.zeros(()))
            optimizer.state[classifier.weight][name] = read(folder, key, metadata, classifier, destination)


def read(folder: Path, key: str, metadata: dict, classifier: CosineClassifier, destination: Tensor) -> Tensor:
    """Into rows of this process, or into a number; each process reads its share, and gives it to those who need it."""
    from torch.distributed.checkpoint.state_dict_loader import load as load_shards

    if not destination.ndim:
        load_shards({key: destination}, checkpoint_id=folder)
        return destination
    classes, *row_shape = metadata[key].size
    if row_shape != [classifier.subcenters, classifier.in_features]:
        raise ValueError(
            f'{folder}: centres of (classes, subcenters, dimensions) {tuple(metadata[key].size)} do not fit '
            f'subcenters={classifier.subcenters} and {classifier.in_features} dimensions'
        )
    all_bounds = [bounds(classes, world_size(), number) for number in range(world_size())]
    local_rows = destination.new_empty(all_bounds[rank()][1] - all_bounds[rank()][0], *row_shape)
    load_shards({key: numbered(classifier, local_rows, classes)}, checkpoint_id=folder)
    rows = destination.view(classifier.stop - classifier.start, *row_shape)
    if classes == classifier.num_classes and classifier.shards == world_size():
        rows.copy_(local_rows)
        return destination
    for number, (start, stop) in enumerate(all_bounds):
        part = local_rows if number == rank() else destination.new_empty(stop - start, *row_shape)
        if world_size() > 1 and start < stop:
            distributed.broadcast(part, number)
        copy_rows(classifier, rows, part, start)
    return destination
