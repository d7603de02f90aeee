"""What every swap of a loss is made of: the config with the changes made to it, and the names of losses."""

import difflib

from mmengine.config import ConfigDict

from ..checking import check
from ..checking.box_rules import PER_SAMPLE, PER_SAMPLE_CIOU
from ..checking.findings import STOP
from ..checking.head_config import chooses_sampler, get, with_hook
from ..checking.loss_config import our_names, resolve
from ..losses import RotatedBoxLoss, SigmoidLoss
from ..registry import MODELS

PER_POSITIVE = 2.0  # the weight of a box loss where a head divides by its positives


class SwapError(ValueError):
    """This loss cannot work there; the message says why and what would."""


def find_loss(name: str, option: str, *families) -> type:
    """The loss class of a name, with or without the package's prefix."""
    names, bare = our_names(*families), name.removeprefix('cvloss_mm.')
    if bare in names:
        return MODELS.module_dict[bare]
    if bare in our_names(RotatedBoxLoss):
        raise SwapError(
            f'{option} {name}: it compares rotated boxes, which detectors of mmdet do not predict; in a '
            f"config of mmrotate write loss_bbox=dict(type='cvloss_mm.{bare}') and reg_decoded_bbox=True into its head"
        )
    lower = {n.lower(): n for n in names}
    close = [lower[n] for n in difflib.get_close_matches(bare.lower(), lower, n=len(names), cutoff=0.55)]
    raise SwapError(
        f'{option} {name}: no such loss. Accepted: ' + ', '.join(close + [n for n in names if n not in close])
    )


class Swap:
    """The changes made to one config, each noted as (path, old, new)."""

    def __init__(self, cfg):
        self.cfg, self.changes = cfg, []

    def get(self, path: str, default=None):
        return get(self.cfg, path, default)

    def set(self, path: str, value) -> None:
        old = self.get(path)
        if old == value:
            return
        owner, key = path.rsplit('.', 1)
        self.get(owner)[key] = ConfigDict(value) if isinstance(value, dict) else value
        self.changes.append((path, old, value))

    def keep(self, options: dict) -> None:
        """Sets again what options set of the settings that were changed."""
        paths = [path for path, *_ in self.changes]
        again = {key: value for key, value in options.items() if any(f'{key}.'.startswith(f'{p}.') for p in paths)}
        for key, value in again.items():
            if key.endswith('.type') and self.get(key) != value:
                raise SwapError(
                    f'--cfg-options {key}={value}, but the loss that is asked for needs {self.get(key)} there'
                )
        self.cfg.merge_from_dict(again)
        self.changes = [(path, old, self.get(path)) for path, old, _ in self.changes]

    def heads(self, kind: str, rpn: bool) -> list:
        """Paths of the heads that a loss is meant for."""
        found = []
        if self.get('model.bbox_head'):
            found += self.each('model.bbox_head')
        if self.get('model.roi_head.bbox_head'):
            found += self.each('model.roi_head.bbox_head')
        if self.get('model.rpn_head') and (rpn or not found):
            found.append('model.rpn_head')
        found = [path for path in found if self.get(f'{path}.{kind}')]
        for path in found:
            if not isinstance(self.get(f'{path}.{kind}'), dict):
                raise SwapError(f'{path}.{kind} must be a dict(type=...), got {self.get(f"{path}.{kind}")!r}')
        if not found:
            raise SwapError(
                f'no head with a {kind} in this config: looked at model.bbox_head, '
                'model.roi_head.bbox_head and model.rpn_head'
            )
        return found

    def each(self, path: str) -> list:
        """One path per stage where a head is a list of stages (cascades)."""
        head = self.get(path)
        return [f'{path}.{i}' for i in range(len(head))] if isinstance(head, (list, tuple)) else [path]

    def samples(self, path: str):
        """The path of the sampler in the training config of a dense head; None where there is none to choose."""
        owner = 'model.train_cfg.rpn' if path == 'model.rpn_head' else 'model.train_cfg'
        dense = not path.startswith('model.roi_head')
        chosen = dense and self.get(f'{owner}.assigner') and chooses_sampler(self.head(path))
        return f'{owner}.sampler' if chosen else None

    def head(self, path: str) -> type:
        name = self.get(f'{path}.type')
        head = resolve(name, 'mmdet')
        if head is None:
            raise SwapError(f'{path}: mmdet knows no head {name!r}')
        return head

    def box_weight(self, path: str, loss: str) -> float:
        sampler = self.samples(path)
        per_sample = path.startswith('model.roi_head') or (
            sampler and self.get(f'{sampler}.type', 'PseudoSampler') != 'PseudoSampler'
        )
        if not per_sample:
            return PER_POSITIVE
        return PER_SAMPLE_CIOU if loss == 'CIoULoss' else PER_SAMPLE


def refuse_findings(swap: Swap, loss: type, path: str) -> None:
    """Raise what the misuse check says of the losses there."""
    found = [f for f in check(swap.cfg) if f.path.startswith(path) and f.severity == STOP]
    if found:
        changes = f'\n  {found[0].changes}' if found[0].changes else ''
        raise SwapError(f'{loss.__name__} does not fit: {found[0].problem}{changes}')


def new_loss(loss: type, old: dict, **changes) -> dict:
    """The whole new dict: only the reduction, on which the head relies, stays of the old one."""
    kept = {'reduction': old['reduction']} if 'reduction' in old else {}
    return dict(type=f'cvloss_mm.{loss.__name__}', **kept, **changes)


def classes_of(swap: Swap, path: str, loss: type) -> dict:
    """What a loss that counts classes has to know of the head."""
    if 'num_classes' not in loss.options:
        return {}
    background = path != 'model.head' and 'decode_head' not in path and not issubclass(loss, SigmoidLoss)
    number, in_roi_head = swap.get(f'{path}.num_classes'), path.startswith('model.roi_head')
    objectness = {'objectness': in_roi_head} if 'objectness' in loss.options else {}
    return dict(num_classes=number + (background and not in_roi_head), **objectness)


def count_classes(swap: Swap, loss: type) -> None:
    """A loss that reads how often each class occurs comes with the hook that counts them."""
    hooks, old = with_hook(swap.cfg, 'ClassCountHook'), list(swap.get('custom_hooks') or [])
    if hooks and getattr(loss, 'needs_counts', False):
        swap.cfg.custom_hooks = hooks
        swap.changes.append(('custom_hooks', old, hooks))
