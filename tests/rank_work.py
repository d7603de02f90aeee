"""What tests of several processes run on each of them; the processes are real and start from here."""
import tempfile
from pathlib import Path

import torch
from torch import distributed, multiprocessing, nn
from torch.nn.parallel import DistributedDataParallel

from cvloss_mm import losses
from cvloss_mm.heads import CrossBatchMemory


def on_ranks(count: int, work, *arguments) -> list:
    """What `work(rank, *arguments)` returns on each of that many processes."""
    with tempfile.TemporaryDirectory() as folder:
        multiprocessing.spawn(_start, (count, folder, work, arguments), nprocs=count)
        return [torch.load(Path(folder) / f'{rank}.pt', weights_only=False) for rank in range(count)]


def _start(rank: int, count: int, folder: str, work, arguments) -> None:
    torch.set_num_threads(1)
    distributed.init_process_group('gloo', init_method=f'file://{folder}/meeting', rank=rank, world_size=count)
    torch.save(work(rank, *arguments), Path(folder) / f'{rank}.pt')
    distributed.destroy_process_group()


# --- losses that compare embeddings

SHARES = {'equal shares': 6, 'unequal shares': 8, 'an empty share': 12}  # of twelve rows, those of the first process


def embedding_batch():
    generator = torch.Generator().manual_seed(0)
    rows = torch.randn(12, 5, generator=generator, dtype=torch.float64)
    return rows, torch.arange(12) % 3, 0.5 + torch.rand(12, generator=generator, dtype=torch.float64)


def encoder() -> nn.Module:
    torch.manual_seed(0)
    return nn.Linear(5, 4).double()


def step(model, loss, rows, target, weight) -> dict:
    value = loss(model(rows), target, weight)
    value.backward()
    return dict(value=value.detach(), gradient=next(model.parameters()).grad)


def gathered_losses(rank: int, settings: dict) -> dict:
    """{(loss, case): value and gradient} on this process's share."""
    found = {}
    for name, arguments in settings.items():
        for case, first in SHARES.items():
            share = slice(0, first) if rank == 0 else slice(first, None)
            model = DistributedDataParallel(encoder())
            loss = getattr(losses, name)(gather=True, **arguments)
            found[name, case] = step(model, loss, *(part[share] for part in embedding_batch()))
    return found


def remembered(rank: int) -> tuple:
    """What each process has in its memory after three batches of unequal shares, the first of which is too early."""
    memory = CrossBatchMemory(5, size=20, start=1)
    rows, target, _ = embedding_batch()
    for number in range(3):
        share = slice(0, 8) if rank == 0 else slice(8, None)
        memory.remember(number + rows[share], 10 * number + target[share])
    return memory.recall()
