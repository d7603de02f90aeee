"""Rules about box losses: they get decoded boxes or offsets, and the divisor differs from head to head."""

from ..losses import RotatedBoxLoss
from ..losses.ranks import world_size
from .findings import WARN, Finding
from .head_config import Head
from .loss_config import LossConfig
from .rules import rule
from .source_code import text

PER_SAMPLE, PER_SAMPLE_CIOU = 10.0, 12.0  # where a head divides by all sampled boxes, most of them without a loss


@rule('decoded-boxes')
def decoded_boxes(head: Head):
    """A loss of boxes on offsets, or one of offsets on boxes: reg_decoded_bbox decides, in each head anew."""
    for key, loss in head.losses():
        passed, wants_boxes = head.passes(key), loss.boxes()
        if passed is None or wants_boxes is None or not {key, 'reg_decoded_bbox'} & set(head.cfg):
            continue  # unknown, or nothing is written here that could be wrong
        if head.get('loss_bbox_type') == 'kfiou':
            continue  # in mmrotate: it passes both
        if passed == 'flag':
            yield from flag_and_loss(head, loss, wants_boxes)
        elif (passed == 'boxes') != wants_boxes:
            yield wrong_kind(head, loss, wants_boxes)


@rule('uneven-calls')
def uneven_calls(head: Head):
    """On several processes, a loss that waits for all of them in a head that calls it only where there are objects."""
    several = world_size() > 1 or head.root.get('launcher') not in (None, 'none')
    for key, loss in head.losses_and_parts() if several else ():
        if loss.get('all_processes') and any(call.sometimes for call in head.calls(key)):
            yield Finding(
                loss.path,
                f'{head.name} calls {loss.name} only for levels with objects, which are others on each process, and it '
                'waits for all processes in each call: the training would hang. Write',
                {f'{loss.path}.all_processes': False},
            )


@rule('rotated-boxes')
def rotated_boxes(head: Head):
    """A loss of rotated boxes in a detector of upright ones."""
    for _, loss in head.losses_and_parts() if head.scope == 'mmdet' else ():
        if loss.is_a(RotatedBoxLoss) and 'XYWHT' not in str(head.get('bbox_coder')):  # mmrotate's coders of boxes
            yield Finding(
                loss.path,
                f'{loss.name} compares rotated boxes (cx, cy, w, h, angle), and {head.name} hands it upright ones '
                '(x1, y1, x2, y2). Write, for example,',
                {loss.path: fresh('cvloss_mm.GIoULoss', loss)},
            )


def flag_and_loss(head: Head, loss: LossConfig, wants_boxes: bool):
    flag = bool(head.get('reg_decoded_bbox', False))
    if flag == wants_boxes:
        return
    if wants_boxes:
        problem = (
            f'{loss.name} compares boxes, but {head.name} hands it encoded offsets, because reg_decoded_bbox is '
            f'{"False" if "reg_decoded_bbox" in head.cfg else "not set"} in this head. Write'
        )
    else:
        problem = (
            f'{loss.name} compares encoded offsets, but {head.name} hands it boxes in pixels, because '
            'reg_decoded_bbox is True in this head. Write'
        )
    yield Finding(head.path, problem, {f'{head.path}.reg_decoded_bbox': wants_boxes})


def wrong_kind(head: Head, loss: LossConfig, wants_boxes: bool) -> Finding:
    if wants_boxes:
        has, other = 'offsets, or normalised centres and sides, and no boxes', 'L1Loss'
    else:
        has, other = 'decoded boxes, whatever reg_decoded_bbox says', 'GIoULoss'
    kind = 'boxes' if wants_boxes else 'encoded offsets'
    return Finding(
        loss.path,
        f'{loss.name} compares {kind}, but {head.name} hands it {has}. Write, for example,',
        {loss.path: fresh(f'cvloss_mm.{other}', loss)},
    )


def fresh(kind: str, loss: LossConfig, **settings) -> dict:
    """The dict of another loss: of the old one it keeps what heads count on, the reduction, and the weight."""
    kept = {key: loss.cfg[key] for key in ('reduction', 'loss_weight') if key in loss.cfg}
    return {'_delete_': True, 'type': kind, **settings, **kept}


@rule('box-loss-weight', WARN)
def box_loss_weight(head: Head):
    """A box loss of weight 1 in a two-stage head, where it is divided by all sampled boxes."""
    loss = head.loss('loss_bbox')
    if loss is None or not head.is_a('BBoxHead') or head.passes('loss_bbox') != 'flag' or not loss.boxes():
        return
    weight = loss.weight()
    if weight is not None and weight <= 1:
        usual = PER_SAMPLE_CIOU if 'CIoULoss' in loss.names() else PER_SAMPLE
        yield Finding(
            loss.path,
            f'{head.name} divides the loss by all sampled boxes, not by the positive ones: with '
            f'loss_weight={weight} {loss.name} hardly counts. Usual is',
            {f'{loss.path}.loss_weight': usual},
        )


@rule('variances', WARN)
def variances(head: Head):
    """A loss that reads predicted variances, in a head that predicts none: there it is smooth L1."""
    for _, loss in head.losses_and_parts():
        if 'KLBoxLoss' in loss.names() and 'log_variance' not in text(head.cls):
            fitting = (
                {f'{head.path}.type': 'cvloss_mm.UncertainBBoxHead'}
                if head.name == 'Shared2FCBBoxHead'
                else {loss.path: fresh('cvloss_mm.SmoothL1Loss', loss)}
            )
            yield Finding(
                loss.path,
                f'{loss.name} divides by variances that the head predicts, and {head.name} '
                'predicts none: what trains is smooth L1. Write',
                fitting,
            )
