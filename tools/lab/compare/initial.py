"""The same beginning for every choice, and how hard each loss pulls at it."""

import contextlib
import copy
import hashlib
import io
import itertools
import re
from pathlib import Path

import torch
from mmengine.config import Config
from mmengine.logging import MMLogger
from mmengine.registry import MODELS, init_default_scope
from mmengine.runner import Runner, load_checkpoint
from mmengine.runner.utils import set_random_seed

from cvloss_mm.engine.messages import LaunchError
from cvloss_mm.engine.resume import AtomicBackend, seed_by

from .hook import digest

BATCHES = 4


def build_model(cfg: Config, seed: int) -> torch.nn.Module:
    """As mmengine's Runner builds it, without its hundreds of lines about each weight."""
    MMLogger.get_current_instance().setLevel('WARNING')
    init_default_scope(cfg.default_scope)
    set_random_seed(seed)
    settings = copy.deepcopy(cfg.model)
    if cfg.get('data_preprocessor'):
        settings.setdefault('data_preprocessor', copy.deepcopy(cfg.data_preprocessor))
    model = MODELS.build(settings)
    model.init_weights()
    if cfg.get('load_from'):
        load_checkpoint(model, cfg.load_from, map_location='cpu', logger='silent')
    return model


def try_to_build(choice) -> None:
    """Raise now what would otherwise end each of the choice's runs."""
    try:
        build_model(choice.cfg, seed=0)
    except Exception as error:
        raise LaunchError(f'the model with {choice.name} cannot be built: {type(error).__name__}: {error}') from error


def save_initial(cfg: Config, seed: int, folder: Path) -> Path:
    """Initial weights as a checkpoint that every choice loads; its name tells its content."""
    state = build_model(cfg, seed).state_dict()
    tensors = {name: value for name, value in state.items() if isinstance(value, torch.Tensor)}
    content = hashlib.sha256(''.join(f'{n}{digest(v)}' for n, v in sorted(tensors.items())).encode()).hexdigest()[:16]
    path = folder / f'seed{seed}_{content}.pth'
    if not path.is_file():
        buffer = io.BytesIO()
        torch.save(dict(state_dict=state), buffer)
        AtomicBackend().put(buffer.getvalue(), path)
    return path


def first_batches(cfg: Config, seed: int) -> list:
    init_default_scope(cfg.default_scope)
    loader = copy.deepcopy(cfg.train_dataloader)
    loader.update(num_workers=0, persistent_workers=False)
    loader.pop('prefetch_factor', None)
    seed_by(seed)
    with contextlib.redirect_stdout(io.StringIO()):  # pycocotools talks
        return list(itertools.islice(Runner.build_dataloader(loader, seed=seed), BATCHES))


def tensors_of(output) -> list:
    if isinstance(output, torch.Tensor):
        return [output] if output.requires_grad else []
    return [t for part in output or () for t in tensors_of(part)] if isinstance(output, (tuple, list)) else []


def scores_of(head: torch.nn.Module) -> torch.nn.Module:
    """The part whose output is that of the head: mmseg's heads call their own forward, which no hook sees."""
    return getattr(head, 'conv_seg', head)


def gradient_norm(model: torch.nn.Module, batches: list, losses: list) -> float:
    """Mean over batches of the norm of the gradient of some losses by all outputs of their heads.

    Args:
        losses: (path of the loss in the config, pattern of its name in the model's output).
    """
    outputs, norms = [], []
    heads = {path.removeprefix('model.').rpartition('.')[0] for path, _ in losses}
    wanted = re.compile('|'.join(rf'(?:.*\.)?(?:{pattern})' for _, pattern in losses))
    handles = [
        scores_of(model.get_submodule(head)).register_forward_hook(lambda m, i, out: outputs.extend(tensors_of(out)))
        for head in heads
    ]
    model.train()
    for number, batch in enumerate(batches):
        seed_by(number)
        outputs.clear()
        data = model.data_preprocessor(copy.deepcopy(batch), True)
        values = [
            v
            for key, value in model(**data, mode='loss').items()
            if wanted.fullmatch(key)
            for v in (value if isinstance(value, (list, tuple)) else [value])
        ]
        total = sum(v.sum() for v in values)
        slopes = torch.autograd.grad(total, outputs, allow_unused=True) if values and outputs else []
        norms.append(sum(float(g.double().square().sum()) for g in slopes if g is not None) ** 0.5)
    for handle in handles:
        handle.remove()
    return sum(norms) / len(norms)


def measure(choice, initial: Path, batches: list, losses: list) -> float:
    model = build_model(choice.cfg, seed=0)
    load_checkpoint(model, str(initial), map_location='cpu', logger='silent')
    found = gradient_norm(model, batches, losses)
    if not 0 < found < float('inf'):
        raise LaunchError(
            f'--normalise: the gradient of {choice.name} at the outputs of its heads has norm {found} on '
            f'the first {len(batches)} batches; leave the option out'
        )
    return found
