"""What tests of several processes run on each of them; the processes are real and start from here."""

import inspect
import tempfile
from functools import partial
from pathlib import Path

import torch
from torch import distributed, multiprocessing, nn
from torch.distributed import fsdp
from torch.nn.parallel import DistributedDataParallel

from cvloss_mm import losses
from cvloss_mm.heads import CosineClassifier, CrossBatchMemory, shards
from cvloss_mm.heads.sampled_steps import SampledSteps
from cvloss_mm.heads.thresholds import PairThreshold
from cvloss_mm.losses.gathering import group_of_hosts
from cvloss_mm.losses.ranks import mean_over_ranks

SERVER = 'forkserver'  # has imported once what all processes that it makes would
IMPORTED = [
    'cvloss_mm.heads',
    'cvloss_mm.losses',
    'torch._dynamo',
    'torch.distributed.checkpoint',
    'torch.distributed.tensor',
]
multiprocessing.get_context(SERVER).set_forkserver_preload(IMPORTED)


def on_ranks(count: int, work, *arguments) -> list:
    """What `work(rank, *arguments)` returns on each of that many processes."""
    with tempfile.TemporaryDirectory() as folder:
        multiprocessing.start_processes(_start, (count, folder, work, arguments), count, start_method=SERVER)
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
            bounds = slice(0, first) if rank == 0 else slice(first, None)
            model = DistributedDataParallel(encoder())
            loss = getattr(losses, name)(gather=True, **arguments)
            found[name, case] = step(model, loss, *(part[bounds] for part in embedding_batch()))
    return found


def thresholds(rank: int, targets: list) -> list:
    """Where the threshold of pairs is after each batch of these classes, those of one process after the other."""
    found, threshold, loss = [], PairThreshold().double(), losses.UniTSFaceLoss(scale=8.0)
    for target in targets:
        threshold(loss, embedding_batch()[0][6 * rank :][:6], torch.tensor(target[rank]))
        found.append(threshold.bias.item())
    return found


def remembered(rank: int) -> tuple:
    """What each process has in its memory after three batches of unequal shares, the first of which is too early; with
    a backend that, as NCCL, takes nothing from hosts."""
    distributed.get_backend_config = lambda group: 'cuda:nccl'
    assert group_of_hosts(distributed.group.WORLD) is not distributed.group.WORLD
    memory = CrossBatchMemory(5, size=20, start=1)
    rows, target, _ = embedding_batch()
    for number in range(3):
        bounds = slice(0, 8) if rank == 0 else slice(8, None)
        memory.remember(number + rows[bounds], 10 * number + target[bounds])
    return memory.recall()


# --- centres of classes that are spread over the processes

CLASSES, DIMENSIONS, BATCH, STEPS = 10, 4, 8, 3


def images(step: int):
    generator = torch.Generator().manual_seed(step)
    rows = torch.randn(BATCH, 5, generator=generator, dtype=torch.float64)
    return rows, torch.randint(CLASSES, (BATCH,), generator=generator)


def all_centres(subcenters: int, classes: int = CLASSES) -> torch.Tensor:
    generator = torch.Generator().manual_seed(9)
    return torch.randn(classes * subcenters, DIMENSIONS, generator=generator, dtype=torch.float64)


class Recognizer(nn.Module):
    """An encoder, and the loss of its embeddings with the centres of the classes."""

    whole = False  # whether it has the cosines of all classes together

    def __init__(self, name: str = 'ArcFaceLoss', classes: int = CLASSES, options: dict | None = None, **settings):
        super().__init__()
        cls = getattr(losses, name)
        scale = dict(scale=8.0) if 'scale' in cls.hyper else {}
        self.encoder, self.loss = encoder(), cls(**scale, **(options or {}))
        self.bias = nn.Parameter(torch.tensor(-0.4, dtype=torch.float64)) if 'bias' in self.loss.context else None
        self.classifier = CosineClassifier(DIMENSIONS, classes, **settings).double()
        whole = all_centres(self.classifier.subcenters, classes)
        self.classifier.weight.data = self.classifier.local_rows(whole, self.classifier.weight.double())

    def forward(self, rows, target):
        embeddings = self.encoder(rows)
        context = dict(norm=embeddings.norm(dim=-1)) if 'norm' in self.loss.context else {}
        if self.bias is not None:
            context['bias'] = self.bias
        weight, images = rows[:, 0].clamp(min=0), mean_over_ranks(rows.new_tensor(len(rows)))
        if self.whole:
            return self.loss(self.classifier(embeddings), target, weight, avg_factor=images, **context)
        two, context = self.classifier.two_classes(embeddings, target, self.loss, weight, **context)
        return self.loss(two, torch.zeros_like(target), weight, avg_factor=images, **context)


def bias_of(model: Recognizer) -> list:
    """The threshold, where there is one."""
    return [] if model.bias is None else [model.bias.detach()]


def optimizer_of(model: nn.Module, kind: str = 'SGD') -> torch.optim.Optimizer:
    settings = dict(lr=0.1, momentum=0.9) if kind == 'SGD' else dict(lr=0.1)
    return getattr(torch.optim, kind)(model.parameters(), weight_decay=0.1, **settings)


def train(model, optimizer, steps, bounds=slice(None), clip=lambda: None) -> list:
    """The values of the loss."""
    values = []
    for step in steps:
        rows, target = images(step)
        optimizer.zero_grad()
        values.append(model(rows[bounds], target[bounds]))
        values[-1].backward()
        clip()
        optimizer.step()
    return [value.detach() for value in values]


def own_share(rank: int, first: int | None = None) -> slice:
    """Of the rows of a batch: equal ones, or where told the first of them to the first process."""
    each = BATCH // distributed.get_world_size()
    if first is None:
        return slice(rank * each, (rank + 1) * each)
    return slice(0, first) if rank == 0 else slice(first, None)


def outcome(model, values) -> dict:
    inside = getattr(model, 'module', model)
    return dict(
        values=values,
        encoder=inside.encoder.weight.detach(),
        centres=inside.classifier.weight.detach(),
        classes=(inside.classifier.start, inside.classifier.stop),
        bias=bias_of(inside),
        state=inside.loss.state_dict(),
    )


def recognized(rank: int, cases: dict, folder) -> dict:
    """{case: outcome} of some steps with shards, whose checkpoints are left in the folder."""
    found = {}
    for case, settings in cases.items():
        settings = dict(settings)
        kind = settings.pop('optimizer', 'SGD')
        model = DistributedDataParallel(Recognizer(shard=True, **settings))
        optimizer = optimizer_of(model, kind)
        found[case] = outcome(model, train(model, optimizer, range(STEPS), own_share(rank)))
        shards.save(Path(folder) / case, dict(classifier=model.module.classifier), optimizer)
        assert 'classifier.weight' not in model.module.state_dict()
        if rank == 0:
            torch.save(
                dict(model=model.module.state_dict(), optimizer=without_centres(model, optimizer)),
                Path(folder) / f'{case}.pth',
            )
    distributed.barrier()
    return found


def without_centres(model, optimizer) -> dict:
    """The state of the optimizer of all other weights, by their number."""
    number = next(n for n, weight in enumerate(model.parameters()) if weight is model.module.classifier.weight)
    kept = optimizer.state_dict()
    return {**kept, 'state': {n: state for n, state in kept['state'].items() if n != number}}


def resume(model, optimizer, folder, case) -> None:
    kept, inside = torch.load(Path(folder) / f'{case}.pth'), getattr(model, 'module', model)
    inside.load_state_dict(kept['model'], strict=False)
    optimizer.load_state_dict(kept['optimizer'])
    for which in (None, optimizer):
        shards.load(Path(folder) / case, dict(classifier=inside.classifier), which)


def on_two(rank: int, cases: dict, folder) -> dict:
    return dict(
        resumed=resumed(rank, cases, folder),
        grown=grown(rank, folder, CLASSES + 3),
        kept=shared_out(rank),
        drawn=drawn(rank),
        fully_sharded=fully_sharded(rank) if HAS_FULLY_SHARD else None,
        adaptive={whole: adaptive(rank, whole) for whole in (False, True)},
        clipped={kind: clipped(rank, kind) for kind in (2.0, float('inf'))},
        **{name: unequal(rank, first, cases[case]) for name, (first, case) in UNEQUAL.items()},
    )


def fully_sharded(rank: int) -> dict:
    """The encoder, or all but the centres, spread by torch's own sharding; and all, which is refused."""
    from torch.distributed.device_mesh import init_device_mesh
    from torch.distributed.fsdp import fully_shard

    mesh, found = init_device_mesh('cpu', (2,)), {}
    for case in ('encoder', 'all but centres', 'all'):
        model = Recognizer(shard=True)
        own = {model.classifier.weight}
        whole = model.encoder if case == 'encoder' else model
        fully_shard(whole, mesh=mesh, **(dict(ignored_params=own) if case == 'all but centres' else {}))
        weights = [*model.parameters()]
        try:
            clip = partial(shards.clip_grad_norm, [model.classifier.weight], weights, MAX_NORM)
            values = train(model, optimizer_of(model), range(STEPS), own_share(rank), clip)
        except RuntimeError as error:
            found[case] = str(error)
            continue
        found[case] = dict(outcome(model, values), encoder=model.encoder.weight.full_tensor().detach())
    return found


MAX_NORM = 0.5
HAS_FULLY_SHARD = 'ignored_params' in inspect.signature(getattr(fsdp, 'fully_shard', len)).parameters
UNEQUAL = {  # images of the first process, and the case
    'unequal shares': (5, 'plain'),
    'an empty share': (BATCH, 'plain'),
    'an empty share of CurricularFace': (BATCH, 'CurricularFace'),
}


def unequal(rank: int, first: int, settings: dict) -> dict:
    model = DistributedDataParallel(Recognizer(shard=True, **settings))
    return outcome(model, train(model, optimizer_of(model), range(STEPS), own_share(rank, first)))


def adaptive(rank: int, whole: bool) -> dict:
    """Of AdaCos with shards, or with all cosines on each process."""
    model = Recognizer('AdaCosLoss', options=dict(num_classes=CLASSES), shard=not whole, chunk=None if whole else 2)
    model.whole = whole
    parallel = DistributedDataParallel(model)
    return outcome(parallel, train(parallel, optimizer_of(parallel), range(STEPS), own_share(rank)))


def clipped(rank: int, kind: float) -> dict:
    """Norm and gradients, of parameters that all have and of one of which each has its rows."""
    shared, own = (nn.Parameter(torch.zeros(2)) for _ in range(2))
    shared.grad, own.grad = torch.tensor([3.0, -1.0]), torch.tensor([[2.0, -5.0], [4.0, 1.0]])[rank]
    total = shards.clip_grad_norm([own], [shared, own], max_norm=2.0, norm_type=kind)
    return dict(total=total, shared=shared.grad, own=own.grad)


def drawn(rank: int) -> dict:
    """A step with a sample of the classes."""
    torch.manual_seed(rank)
    model = DistributedDataParallel(Recognizer(shard=True, sample_rate=0.6))
    inside, optimizer = model.module, optimizer_of(model)
    SampledSteps(inside.classifier, optimizer)
    rows, target = images(0)
    value = model(rows[own_share(rank)], target[own_share(rank)])
    value.backward()
    [classes] = inside.classifier.drawn
    gradients = dict(encoder=inside.encoder.weight.grad.clone(), centres=inside.classifier.weight.grad.clone())
    optimizer.step()
    return dict(outcome(model, [value]), gradients=gradients, classes=classes + inside.classifier.start)


def resumed(rank: int, cases: dict, folder, classes: int = CLASSES) -> dict:
    """{case: outcome} of more steps, from the checkpoints in the folder."""
    found = {}
    for case, settings in cases.items():
        settings = dict(settings)
        kind = settings.pop('optimizer', 'SGD')
        model = DistributedDataParallel(Recognizer(shard=True, classes=classes, **settings))
        optimizer = optimizer_of(model, kind)
        resume(model, optimizer, folder, case)
        found[case] = outcome(model, train(model, optimizer, range(STEPS, 2 * STEPS), own_share(rank)))
    return found


def grown(rank: int, folder, classes: int) -> dict:
    """Right after the checkpoint of fewer classes was loaded."""
    model = Recognizer(shard=True, classes=classes)
    optimizer = optimizer_of(model)
    resume(model, optimizer, folder, 'plain')
    return dict(outcome(model, []), momentum=optimizer.state[model.classifier.weight]['momentum_buffer'])


def shared_out(rank: int) -> dict:
    torch.manual_seed(0)
    classifier = CosineClassifier(DIMENSIONS, CLASSES, shard=True)
    fresh = classifier.weight.detach().clone()
    classifier.load_state_dict(dict(weight=all_centres(1).float()))
    try:
        message = classifier(torch.zeros(1, DIMENSIONS))
    except RuntimeError as error:
        message = str(error)
    return dict(centres=classifier.weight.detach(), fresh=fresh, message=message)


def gathered_with_memory(rank: int, rows, target, memory, labels) -> tuple:
    """The loss of unequal shares of a batch, and the gradients of these."""
    bounds = slice(0, 2) if rank == 0 else slice(2, None)
    own = rows[bounds].clone().requires_grad_()
    value = losses.SupConLoss(gather=True)(own, target[bounds], memory=memory, memory_target=labels)
    value.backward()
    return value.detach(), own.grad
