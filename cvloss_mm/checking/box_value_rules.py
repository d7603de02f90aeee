"""Rules about the values of boxes that reach a loss; :func:`cvloss_mm.checking.values` applies them."""

import math

from .rules import rule
from .value_rules import ObservedCall, counted_rows

FAR = 4.0  # times the image: augmentations within a batch scale by less


@rule('box-corners', of='values')
def box_corners(call: ObservedCall):
    """True boxes whose corners are out of order: centres or sides, or offsets, in the place of corners."""
    if not call.has_kind('boxes'):
        return
    rows = counted_rows(call.targets[0], call.weight)
    wrong = rows[(rows[:, 2:] < rows[:, :2]).any(-1)]
    if len(wrong):
        first = ', '.join(f'{v:.4g}' for v in wrong[0].tolist())
        yield call.finding(
            f'boxes x1, y1, x2, y2 are taken, and {len(wrong)} of {len(rows)} true ones have x2 below '
            f'x1 or y2 below y1, as ({first}). Encoded offsets come where the head lacks '
            'reg_decoded_bbox=True; centres or corners with sides, (cx, cy, w, h) or (x, y, w, h), are '
            'to be converted, as torchvision.ops.box_convert does'
        )


@rule('box-extent', of='values')
def box_extent(call: ObservedCall):
    """True boxes far beyond the image."""
    if call.extent is None or not call.has_kind('boxes', 'rotated boxes'):
        return
    rows = counted_rows(call.targets[0], call.weight)[:, :4]
    if rows.numel() and (largest := rows.abs().max().item()) > FAR * call.extent:
        yield call.finding(
            f'a true box reaches to {largest:.4g}, where the images are at most {call.extent:g} '
            'pixels wide or high: boxes and images are not scaled alike'
        )


@rule('rotated-values', of='values')
def rotated_values(call: ObservedCall):
    """True rotated boxes with sides below 0, or with angles in degrees."""
    if not call.has_kind('rotated boxes'):
        return
    rows = counted_rows(call.targets[0], call.weight)
    if len(wrong := rows[(rows[:, 2:4] < 0).any(-1)]):
        first = ', '.join(f'{v:.4g}' for v in wrong[0].tolist())
        yield call.finding(
            f'rotated boxes cx, cy, w, h, angle are taken, and {len(wrong)} of {len(rows)} true ones have a side below '
            f'0, as ({first}), as encoded offsets have: they come where the head lacks reg_decoded_bbox=True'
        )
    if len(wrong := rows[rows[:, 4].abs() > 2 * math.pi, 4]):
        yield call.finding(
            f'angles in radians are taken, and {len(wrong)} of {len(rows)} true ones are more than a full turn, as '
            f'{wrong[0].item():.4g}: they look like degrees, which torch.deg2rad converts'
        )
