"""What a training step costs in memory and time as the identities grow: measured where it fits, else computed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

import torch

from cvloss_mm.heads import CosineClassifier
from cvloss_mm.losses import ArcFaceLoss, CosineLoss

from .measure import GIB, highest
from .report import time_of

BATCH, DIMENSIONS, CHUNK, RATE, SHARDS = 512, 512, 8192, 0.1, 8
IDENTITIES = [10_000, 100_000, 1_000_000, 10_000_000]
LONG = 5.0  # seconds, from which on a step is made once


def all_together(classes: int) -> tuple[CosineClassifier, Callable]:
    layer = CosineClassifier(DIMENSIONS, classes)
    return layer, lambda loss, rows, target: loss(layer(rows), target)


def of_two(layer: CosineClassifier) -> tuple[CosineClassifier, Callable]:
    return layer, partial(loss_of_two, layer)


def loss_of_two(layer: CosineClassifier, loss: CosineLoss, rows: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    two, context = layer.two_classes(rows, target, loss)
    return loss(two, torch.zeros_like(target), **context)


def in_chunks(classes: int) -> tuple[CosineClassifier, Callable]:
    return of_two(CosineClassifier(DIMENSIONS, classes, chunk=CHUNK))


def drawn(classes: int) -> tuple[CosineClassifier, Callable]:
    return of_two(CosineClassifier(DIMENSIONS, classes, chunk=CHUNK, sample_rate=RATE))


def shard(classes: int) -> tuple[CosineClassifier, Callable]:
    """What one of the processes does with the whole batch, without what they send each other."""
    return in_chunks(-(-classes // SHARDS))


METHODS = {'plain': all_together, 'chunks': in_chunks, 'Partial FC': drawn, 'one of 8 shards': shard}


def local_classes(way: str, classes: int) -> int:
    """How many classes have their centres here."""
    return -(-classes // SHARDS) if way == 'one of 8 shards' else classes


def least_memory(way: str, classes: int) -> int:
    """Bytes that a step surely holds: centres and their gradients, and three times the cosines."""
    together = classes if way == 'plain' else CHUNK
    return 4 * (2 * local_classes(way, classes) * DIMENSIONS + 3 * BATCH * min(together, local_classes(way, classes)))


def on_the_line(row: dict) -> bool:
    """Whether what was measured grows with the identities alone: a chunk is full."""
    compared = local_classes(row['way'], row['identities']) * (RATE if row['way'] == 'Partial FC' else 1)
    return row['measured'] and (row['way'] == 'plain' or compared >= CHUNK)


def measured(way: str, classes: int) -> dict:
    """Bytes of the centres and of what a forward and backward pass holds beside them at its peak, and its seconds."""
    torch.manual_seed(0)
    layer, compute = METHODS[way](classes)
    rows = torch.randn(BATCH, DIMENSIONS, requires_grad=True)
    target, loss = torch.randint(classes, (BATCH,)), ArcFaceLoss()

    def step() -> None:
        layer.weight.grad = rows.grad = None
        compute(loss, rows, target).backward()

    threads, seconds = torch.get_num_threads(), []
    torch.set_num_threads(1)
    peak = layer.weight.nbytes + highest(lambda: seconds.append(cpu_seconds(step)))
    while len(seconds) < 4 and sum(seconds) < LONG:
        seconds.append(cpu_seconds(step))
    torch.set_num_threads(threads)
    return dict(way=way, identities=classes, measured=True, bytes=peak, seconds=sorted(seconds)[len(seconds) // 2])


def cpu_seconds(step: Callable) -> float:
    """Seconds of the processor, which other programs on the machine do not lengthen."""
    start = time.process_time()
    step()
    return time.process_time() - start


def computed(way: str, classes: int, rows: list[dict]) -> dict:
    """On the line through the two largest that were measured; nothing where there are none."""
    known = sorted((row for row in rows if row['way'] == way and on_the_line(row)), key=lambda row: row['identities'])
    found = dict(way=way, identities=classes, measured=False)
    if len(known) < 2:
        return found
    first, second = known[-2:]
    for key in ('bytes', 'seconds'):
        slope = (second[key] - first[key]) / (second['identities'] - first['identities'])
        found[key] = second[key] + slope * (classes - second['identities'])
    return found


def rows(identities: list[int], gib: float) -> Iterator[dict]:
    """One a number of identities and way, the smaller ones first; those that need more than that are computed."""
    seen = []
    for classes in sorted(identities):
        for way in METHODS:
            fits = least_memory(way, classes) < gib * GIB
            seen.append(measured(way, classes) if fits else computed(way, classes, seen))
            yield seen[-1]


def memory_of(found: float) -> str:
    return f'{found / GIB:.3g} GiB' if found >= GIB else f'{found / 2**20:.3g} MiB'


def row_text(row: dict) -> str:
    if 'bytes' not in row:
        return '–'
    cell = f'{memory_of(row["bytes"])}, {time_of(row["seconds"])}'
    return cell if row['measured'] else f'*{cell}*'


def markdown(results: dict) -> str:
    cells = {(row['identities'], row['way']): row_text(row) for row in results['rows']}
    lines = [f'| identities | {" | ".join(METHODS)} |', '| ---: |' + ' ---: |' * len(METHODS)]
    for classes in sorted({row['identities'] for row in results['rows']}):
        lines.append(f'| {classes:,} | {" | ".join(cells.get((classes, way), "–") for way in METHODS)} |')
    machine = ', '.join(f'{key} {value}' for key, value in results['machine'].items())
    computed = any(not row['measured'] for row in results['rows'])
    notes = [
        f'Batch {BATCH}, embeddings of {DIMENSIONS} dimensions, ArcFace, float32; {machine}. Memory is that of '
        'the centres and of what a forward and backward pass holds beside them at its peak, the gradients among '
        'it; the optimizer comes on top, with the size of the centres once (momentum) or twice (Adam). Times are '
        'those of one core, without the time in which it did other work.',
        f'`plain` holds the cosines of the batch with all classes. `chunks` is `chunk={CHUNK}`. `Partial FC` is '
        f'`sample_rate={RATE}`, in such chunks. `one of {SHARDS} shards` is the work of one of {SHARDS} processes '
        f'that share the centres, for the whole batch, in such chunks; what they send each other ({BATCH} '
        'embeddings and their gradients) is not in it.',
    ]
    if computed:
        notes.append(
            '*Slanted* numbers are computed, on the line through the two largest of their column that were '
            f'measured: a case that needs {results["gib"]:g} GiB or more was not tried on this machine.'
        )
    return '\n\n'.join(['\n'.join(lines), *notes])
