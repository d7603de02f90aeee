"""Rules about the losses of segmentation heads, which pass class maps and a label a pixel."""

from .. import losses
from .box_rules import fresh
from .findings import WARN, Finding
from .head_config import Head
from .rules import rule

KEY, HOST = 'loss_decode', 'mmseg'
TAKE_MAPS = (losses.SigmoidLoss, losses.SoftmaxLoss, losses.ClassMapLoss, losses.CombinedLoss)


def channels(head: Head) -> int | None:
    """How many maps it makes; None where that is not known, or it passes no class maps."""
    count = head.get('out_channels') or head.get('num_classes')
    return count if head.passes_class_maps() and isinstance(count, int) else None


def is_the_hosts(loss) -> bool:
    """Whether the override has given it the host's shape, too."""
    return any(c.__module__.partition('.')[0] == HOST for c in loss.cls.__mro__)


@rule('map-loss')
def map_loss(head: Head):
    """A loss of something else than class maps in a segmentation head, or one of competing classes for a single one."""
    count = channels(head)
    for key, loss in head.losses_and_parts() if count else ():
        if key != KEY or not loss.ours or is_the_hosts(loss):
            continue
        if not loss.is_a(*TAKE_MAPS):
            other = 'MultiClassDiceLoss' if loss.is_a(losses.RegionLoss) else 'SoftmaxCrossEntropyLoss'
            yield Finding(
                loss.path,
                f'{head.name} passes class maps and a label a pixel, and {loss.name} takes something else. Write',
                {loss.path: fresh(f'cvloss_mm.{other}', loss)},
            )
        elif count == 1 and not loss.sigmoid() and not loss.is_a(losses.CombinedLoss):
            yield Finding(
                loss.path,
                f'{head.name} has one class (out_channels=1), which competes with none: '
                f'{loss.name} takes a softmax. Write',
                mended(loss),
            )


def mended(loss) -> dict:
    if loss.is_a(losses.ClassMapLoss):
        return {f'{loss.path}.use_sigmoid': True}
    other = 'SigmoidFocalLoss' if loss.focal() else 'BinaryCrossEntropyLoss'
    return {loss.path: fresh(f'cvloss_mm.{other}', loss, use_sigmoid=True)}


@rule('pixel-sampler')
def pixel_sampler(head: Head):
    """A loss without one value a pixel where a sampler picks the pixels of the largest."""
    sampler = head.get('sampler') or {}
    if (
        not head.is_a('BaseDecodeHead')
        or sampler.get('type') != 'OHEMPixelSampler'
        or sampler.get('thresh') is not None
    ):
        return
    for key, loss in head.losses_and_parts():
        if key == KEY and loss.ours and not loss.is_a(losses.SoftmaxLoss, losses.LabelSetLoss, losses.CombinedLoss):
            yield Finding(
                loss.path,
                f'OHEMPixelSampler without thresh picks the pixels of the largest loss, and {loss.name} has no value '
                'of each. With it, pixels of a low score are picked, for any loss. Write',
                {f'{head.path}.sampler.thresh': 0.7},
            )


@rule('boundary-alone', WARN)
def boundary_alone(head: Head):
    """Boundary losses without another one beside."""
    found = [loss for key, loss in head.losses() if key == KEY and loss.resolved]
    if found and all(loss.is_a(losses.BoundaryLoss) for loss in found):
        yield Finding(
            found[0].path,
            'BoundaryLoss alone does not find its way from afar: its paper has it beside a '
            'loss of regions, with a weight that rises from 0.01. Write',
            {found[0].path: [dict(type='cvloss_mm.MultiClassDiceLoss'), starting_small(found[0].cfg)]},
        )


def starting_small(cfg: dict) -> dict:
    return {**{key: value for key, value in cfg.items() if key != '_delete_'}, 'loss_weight': 0.01}
