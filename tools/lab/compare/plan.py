"""Which losses are compared, and the config of every run."""

import copy
import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from mmengine.config import Config

from cvloss_mm.engine.messages import LaunchError
from cvloss_mm.engine.swap import Swap, swap_losses

AS_IT_IS = 'config'  # the name of the loss that the config has
HOOK = dict(type='ComparisonHook')


@dataclass
class Choice:
    """One of the losses (or pairs of losses) that are compared."""

    name: str
    loss_bbox: str = None
    loss_cls: str = None
    cfg: Config = None
    changes: list = field(default_factory=list)
    factor: float = 1.0
    gradient: float = None  # its norm before `factor`


@dataclass
class Run:
    """The training of one choice with one seed."""

    choice: str
    seed: int
    cfg: Config
    digest: str
    folder: Path

    @property
    def name(self) -> str:
        return f'{self.choice}, seed {self.seed}'

    @property
    def train_dir(self) -> Path:
        return self.folder / 'train'

    @property
    def result(self) -> Path:
        return self.folder / 'result.json'

    @property
    def log(self) -> Path:
        return self.folder / 'log.txt'


def pairs(boxes: list, classes: list) -> list:
    """What is compared: one axis at a time, each pair but the first differs from the first in one loss."""
    for option, names in (('--loss-bbox', boxes), ('--loss-cls', classes)):
        twice = sorted({n for n in names if names.count(n) > 1})
        if twice:
            raise LaunchError(f'{option} names {", ".join(twice)} twice')
    first_box, first_class = (boxes or [AS_IT_IS])[0], (classes or [AS_IT_IS])[0]
    return [(box, first_class) for box in boxes or [AS_IT_IS]] + [(first_box, other) for other in classes[1:]]


def name_of(box: str, other: str, boxes: list, classes: list) -> str:
    """Only what varies."""
    shown = [box] * (len(boxes) > 1 or not classes) + [other] * (len(classes) > 1 or not boxes)
    words = ["config's own" if n == AS_IT_IS else n.removeprefix('cvloss_mm.') for n in shown or [box, other]]
    return ' + '.join(words)


def make_choices(cfg: Config, boxes: list, classes: list, options: dict | None = None) -> list:
    made = []
    for box, other in pairs(boxes, classes):
        choice = Choice(
            name_of(box, other, boxes, classes),
            *(None if n == AS_IT_IS else n for n in (box, other)),
            cfg=copy.deepcopy(cfg),
        )
        choice.changes = swap_losses(choice.cfg, loss_bbox=choice.loss_bbox, loss_cls=choice.loss_cls, options=options)
        made.append(choice)
    return made


def compared_losses(choice: Choice, boxes: list, classes: list) -> list:
    """Paths of the losses in the config that `--normalise` scales, and what they are called in the model's output."""
    swap, found = Swap(choice.cfg), []
    if len(boxes) > 1:
        for path in swap.heads('loss_bbox', rpn=False):
            ours = choice.loss_bbox and swap.get(f'{path}.loss_iou.type') == swap_name(choice.loss_bbox)
            key = 'loss_iou' if ours else 'loss_bbox'
            found.append((f'{path}.{key}', key.replace('loss_bbox', r'loss(_rpn)?_bbox')))
    if len(classes) > 1 and swap.get('model.head.loss'):
        found.append(('model.head.loss', 'loss'))
    elif len(classes) > 1 and swap.get('model.decode_head'):
        found += [(f'{path}.loss_decode', rf'{log_name(path)}\.loss_\w+') for path in swap.each('model.decode_head')]
    elif len(classes) > 1:
        found += [(f'{path}.loss_cls', r'loss(_rpn)?_cls') for path in swap.heads('loss_cls', rpn=False)]
    return found


def log_name(path: str) -> str:
    """What mmseg puts before the losses of a head: decode, or of a cascade decode_0."""
    number = path.rpartition('.')[2]
    return f'decode_{number}' if number.isdigit() else 'decode'


def swap_name(name: str) -> str:
    return 'cvloss_mm.' + name.removeprefix('cvloss_mm.')


def scale(choice: Choice, paths: list, factor: float) -> None:
    """Multiply the weights of losses, and note it as a change."""
    swap = Swap(choice.cfg)
    choice.factor = factor
    for path in paths:
        if not isinstance(swap.get(path), dict):
            raise LaunchError(
                f'--normalise: {path} of {choice.name} is several losses; leave the option out, or put a '
                'CombinedLoss there'
            )
        swap.set(f'{path}.loss_weight', float(f'{swap.get(f"{path}.loss_weight", 1.0) * factor:.4g}'))
    choice.changes = choice.changes + swap.changes


def with_record(cfg: Config) -> Config:
    """The config of a run that writes down what the comparison needs."""
    cfg = copy.deepcopy(cfg)
    imports = cfg.get('custom_imports') or dict(imports=[], allow_failed_imports=False)
    cfg.custom_imports = dict(imports, imports=[*imports['imports'], 'lab.compare.hook'])
    cfg.custom_hooks = [*(cfg.get('custom_hooks') or []), dict(HOOK)]
    evaluators = cfg.val_evaluator if isinstance(cfg.val_evaluator, (list, tuple)) else [cfg.val_evaluator]
    for evaluator in [one for one in evaluators if one.get('type') == 'CocoMetric']:
        evaluator['classwise'] = True
    visualizer = cfg.get('visualizer')
    if visualizer and not any(b['type'] == 'LocalVisBackend' for b in visualizer.get('vis_backends') or []):
        visualizer.vis_backends = [*(visualizer.get('vis_backends') or []), dict(type='LocalVisBackend')]
    if cfg.train_cfg.get('type') == 'IterBasedTrainLoop' or cfg.train_cfg.get('by_epoch') is False:
        cfg.default_hooks = {'logger': dict(type='LoggerHook'), **(cfg.get('default_hooks') or {})}
        cfg.default_hooks.logger.log_metric_by_epoch = False  # otherwise all validations are logged at step 0
    cfg.pop('work_dir', None)
    cfg.resume = False
    return cfg


def make_run(choice: Choice, seed: int, initial: Path, root: Path) -> Run:
    """A run is known by its settings and its initial weights: where either changes, it is another run."""
    cfg = with_record(choice.cfg)
    cfg.randomness = {**(cfg.get('randomness') or {}), 'seed': seed}
    cfg.load_from = initial.name
    text = json.dumps(cfg.to_dict(), sort_keys=True, default=repr)
    cfg.load_from = str(initial)
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    folder = root / 'runs' / f'{re.sub(r"[^A-Za-z0-9]+", "-", choice.name).strip("-")}_seed{seed}_{digest[:8]}'
    return Run(choice.name, seed, cfg, digest, folder)
