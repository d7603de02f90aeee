"""Who breaks on the inputs of ``families/extremes.py``: `python tests/nasty.py` counts ours and mmdet's.

Each row must give a finite value and a finite gradient in float32 (see `count_nonfinite`).
Rows with a stated expectation are in trap_rows.py.
"""

import warnings

import torch
import torch.nn.functional as F

from cvloss_mm.losses.families.extremes import BACKGROUND, BOX_PAIRS, NUMBERS, ROTATED_PAIRS, ROWS

LOGITS = {f'{what}, label {label}': (row, label) for what, row in ROWS.items() for label in (0, 1, 2, BACKGROUND)}
PLACE, LABEL = torch.tensor([0, 1]), torch.tensor([0, 1])
WRONG_POSITIONS = [
    (PLACE, None),
    (None, LABEL),
    (PLACE, LABEL[:1]),
    (PLACE.float(), LABEL),
    (PLACE, LABEL.float()),
    (PLACE[:, None], LABEL[:, None]),
    ([0, 1], [0, 1]),
]


def batch(pred, target, kind, dtype):
    """One row as a batch of one, as a head passes it; `kind` is one of those in RIVALS."""
    pred = torch.tensor([pred], dtype=dtype).reshape(1, -1)
    if kind in ('boxes', 'rotated boxes', 'numbers'):
        return pred, torch.tensor([target], dtype=dtype).reshape(1, -1)
    label = torch.tensor([target])
    one_hot = F.one_hot(label, BACKGROUND + 1)[:, :BACKGROUND].to(dtype)
    return pred, {'sigmoid': label, 'softmax': label, 'soft': one_hot, 'signs': 2 * one_hot - 1}[kind]


def table_of(kind, dtype=torch.float32):
    """The rows of that kind that the dtype can hold; softmax losses have no background."""
    table = {'boxes': BOX_PAIRS, 'rotated boxes': ROTATED_PAIRS, 'numbers': NUMBERS}.get(kind, LOGITS)
    return {
        what: row
        for what, row in table.items()
        if (kind != 'softmax' or row[1] != BACKGROUND)
        and torch.tensor(row[0], dtype=dtype).isfinite().all()
        and torch.tensor(row[1], dtype=dtype).isfinite().all()
    }


def nonfinite(loss, kind, dtype=torch.float32):
    """{what: (value is finite, gradient is finite)} of the rows that are not finite in both."""
    found = {}
    for what, row in table_of(kind, dtype).items():
        pred, target = batch(*row, kind, dtype)
        pred.requires_grad_()
        value = loss(pred, target, reduction_override='none')
        gradient = torch.autograd.grad(value.sum(), pred)[0]
        finite = value.isfinite().all().item(), gradient.isfinite().all().item()
        if finite != (True, True):
            found[what] = finite
    return found


def count_nonfinite(loss, kind, dtype=torch.float32):
    """(rows, rows with a non-finite value, rows with a non-finite gradient)."""
    found = nonfinite(loss, kind, dtype).values()
    return len(table_of(kind, dtype)), sum(not value for value, _ in found), sum(not gradient for _, gradient in found)


# ours: (kind of input, mmdet's class of the same formula and its keywords)
RIVALS = {
    'IoULoss': ('boxes', 'IoULoss', dict(mode='linear')),
    'BoundedIoULoss': ('boxes', 'BoundedIoULoss', {}),
    'GIoULoss': ('boxes', 'GIoULoss', {}),
    'DIoULoss': ('boxes', 'DIoULoss', {}),
    'CIoULoss': ('boxes', 'CIoULoss', {}),
    'EfficientIoULoss': ('boxes', None, {}),
    'ExtendedIoULoss': ('boxes', 'EIoULoss', {}),
    'SIoULoss': ('boxes', 'SIoULoss', {}),
    'L1Loss': ('numbers', 'L1Loss', {}),
    'L2Loss': ('numbers', 'MSELoss', {}),
    'SmoothL1Loss': ('numbers', 'SmoothL1Loss', {}),
    'HuberLoss': ('numbers', None, {}),
    'BalancedL1Loss': ('numbers', 'BalancedL1Loss', {}),
    'BinaryCrossEntropyLoss': ('sigmoid', 'CrossEntropyLoss', dict(use_sigmoid=True)),
    'SigmoidFocalLoss': ('sigmoid', 'FocalLoss', {}),
    'SoftmaxCrossEntropyLoss': ('softmax', 'CrossEntropyLoss', {}),
    'SoftmaxFocalLoss': ('softmax', None, {}),
    'LabelSmoothLoss': ('softmax', None, {}),
    'SoftTargetCrossEntropyLoss': ('soft', None, {}),
    'CrammerSingerHingeLoss': ('softmax', None, {}),
    'WestonWatkinsHingeLoss': ('softmax', None, {}),
    'HingeLoss': ('signs', None, {}),
    'SquaredHingeLoss': ('signs', None, {}),
    'PerceptronLoss': ('softmax', None, {}),
}


def report():
    from cvloss_mm.compat import install

    install()
    import mmdet.models.losses as theirs

    import cvloss_mm.losses as ours

    cell = '{:>22}'.format
    title = 'rows with a non-finite value / gradient'
    print(f'{title:<42}' + ''.join(map(cell, ('ours', 'mmdet', 'ours half', 'mmdet half'))))
    for name, (kind, rival, kwargs) in RIVALS.items():
        cells = []
        for dtype in (torch.float32, torch.float16):
            for module, cls, options in ((ours, name, {}), (theirs, rival, kwargs)):
                count = count_nonfinite(getattr(module, cls)(**options), kind, dtype) if cls else None
                cells.append('-' if count is None else '{1} / {2} of {0}'.format(*count))
        print(f'{name:<42}' + ''.join(map(cell, cells)))


if __name__ == '__main__':
    warnings.simplefilter('ignore')
    report()
