"""Inputs on which losses of respected libraries break, as data. `python tests/nasty.py` counts who breaks where.

* BOX_PAIRS    {what: (pred, target)}        one pair of boxes each, xyxy
* NUMBERS      {what: (pred, target)}        one regression value each
* LOGITS       {what: (row of logits, label)} three classes; the label 3 is the background of sigmoid losses
Each row must give a finite value and a finite gradient in float32 (see `count_nonfinite`).
Rows with a stated expectation are in trap_rows.py.
"""
import warnings

import torch
import torch.nn.functional as F

SQUARE = [0, 0, 10, 10]

BOX_PAIRS = {
    'identical': (SQUARE, SQUARE),
    'identical at image scale': ([123.4, 56.7, 623.4, 556.7],) * 2,
    'identical, in the corner of the unit square': ([1.42969, 0.25635, 3.78125, 7.37109],) * 2,
    'identical points': ([30, 75, 30, 75],) * 2,
    'identical points at the origin': ([0, 0, 0, 0],) * 2,
    'identical horizontal segments': ([5, 7, 25, 7],) * 2,
    'identical vertical segments': ([5, 7, 5, 27],) * 2,
    'different points': ([30, 75, 30, 75], [40, 60, 40, 60]),
    'segments crossing': ([0, 5, 10, 5], [5, 0, 5, 10]),
    'segments on one line': ([0, 5, 10, 5], [20, 5, 30, 5]),
    'segments of one line, overlapping': ([0, 5, 10, 5], [5, 5, 15, 5]),
    'point inside the target': ([30, 75, 30, 75], [20, 70, 40, 80]),
    'point on the corner of the target': ([20, 70, 20, 70], [20, 70, 40, 80]),
    'point far from the target': ([300, 5, 300, 5], [20, 70, 40, 80]),
    'target a point': ([20, 70, 40, 80], [30, 75, 30, 75]),
    'pred without height': ([200, 599, 300, 599], [210, 560, 300, 600]),
    'pred without width': ([200, 560, 200, 600], [210, 560, 300, 600]),
    'target without height': ([210, 560, 300, 600], [200, 599, 300, 599]),
    'pred inverted': ([10, 10, 0, 0], SQUARE),
    'pred inverted in x': ([12, 1, 3, 9], SQUARE),
    'target inverted': (SQUARE, [12, 9, 3, 1]),
    'both inverted': ([10, 10, 0, 0], [12, 9, 3, 1]),
    'disjoint': (SQUARE, [20, 20, 30, 30]),
    'disjoint in x': ([40, 0, 50, 10], SQUARE),
    'far apart': ([1e5, 1e5, 1e5 + 10, 1e5 + 10], SQUARE),
    'touching at an edge': ([10, 0, 20, 10], SQUARE),
    'touching at a corner': ([10, 10, 20, 20], SQUARE),
    'inside, concentric': ([4, 4, 6, 6], SQUARE),
    'inside, sharing a corner': ([0, 0, 5, 5], SQUARE),
    'around': ([-10, -10, 20, 20], SQUARE),
    'concentric, turned by 90 degrees': ([-1, 4, 11, 6], [4, -1, 6, 11]),
    'IoU exactly one half': ([0, 0, 10, 5], SQUARE),
    'off by one rounding': ([0, 0, 10, 10.000001], SQUARE),
    'unit, normalised and tiny': ([.1, .1, .1001, .1001], [.1, .1, .1002, .1002]),
    'side 1e-6': ([0, 0, 1e-6, 1e-6], [5e-7, 0, 1.5e-6, 1e-6]),
    'side 1e-20': ([0, 0, 1e-20, 1e-20], [5e-21, 0, 1.5e-20, 1e-20]),
    'side 1e-20, far away': ([0, 0, 1e-20, 1e-20], [100, 100, 110, 110]),
    'side 1e-6 at 1e6': ([1e6, 1e6, 1e6 + 1e-6, 1e6 + 1e-6], [1e6, 1e6, 1e6 + 1, 1e6 + 1]),
    'needle': ([0, 0, 1e6, 1e-6], [0, 0, 1e-6, 1e6]),
    'side 1e6': ([0, 0, 1e6, 1e6], [1e5, 1e5, 1.1e6, 1.1e6]),
    'side 1e18': ([0, 0, 1e18, 1e18], [1e17, 1e17, 1.1e18, 1.1e18]),
    'side 1e18 and an ordinary target': ([-1e18, -1e18, 1e18, 1e18], SQUARE),
    'side 2e30 and an empty target': ([-1e30, -1e30, 1e30, 1e30], [0, 0, 0, 0]),
    'empty pred and a target of side 2e30': ([0, 0, 0, 0], [-1e30, -1e30, 1e30, 1e30]),
    'identical of side 2e30': ([-1e30, -1e30, 1e30, 1e30],) * 2,
    'apart by 1e30': ([1e30, 1e30, 1e30, 1e30], [-1e30, -1e30, -1e30, -1e30]),
    'identical of the whole float32 range': ([-3e38, -3e38, 3e38, 3e38],) * 2,
    'the whole float32 range and an ordinary target': ([-3e38, -3e38, 3e38, 3e38], SQUARE),
    'at the two ends of float32': ([3e38, 3e38, 3.1e38, 3.1e38], [-3.1e38, -3.1e38, -3e38, -3e38]),
    'encoded deltas taken for boxes': ([.1, -.2, .3, -.4], [-.05, .1, .02, -.3]),
}

NUMBERS = {
    'equal': (0.0, 0.0), 'equal and not zero': (3.7, 3.7), 'off by 1e-8': (1e-8, 0.0), 'off by 1e-30': (1e-30, 0.0),
    'exactly one apart': (1.0, 0.0), 'minus one apart': (-1.0, 0.0), '1e4': (1e4, 0.0), '1e6': (-1e6, 1e6),
    '1e18': (1e18, -1e18),
}

ROWS = {
    'zeros': [0., 0., 0.], 'ordinary': [1., -2., .5], 'a tie at the top': [2., 2., -1.], '+1e4': [1e4, 0., 0.],
    '-1e4': [-1e4, 0., 0.], 'all +1e4': [1e4, 1e4, 1e4], 'all -1e4': [-1e4, -1e4, -1e4], '+-1e4': [1e4, -1e4, 1e4],
    '+88': [88., 0., 0.], '-88': [-88., 0., 0.], '+89 and -89': [89., -89., 0.], '+-104': [104., -104., 0.],
    '50': [50., 0., 0.], '200': [200., 0., 0.], '-200': [-200., 0., 0.], '+-200': [200., -200., 200.],
    '16.7': [16.7, -16.7, 0.], '9.3906 and -4.2344': [9.3906, -4.2344, 0.], '1e-30': [1e-30, -1e-30, 0.],
    '+-1e18': [1e18, -1e18, 0.],
}
BACKGROUND = 3
LOGITS = {f'{what}, label {label}': (row, label) for what, row in ROWS.items() for label in (0, 1, 2, BACKGROUND)}
QUALITIES = {  # as a soft map, or as heads pass them
    'all background': torch.zeros(1, 3), 'soft': torch.tensor([[.2, .5, .3]]), 'hard': torch.tensor([[1., 0., 0.]]),
    'tiny and almost 1': torch.tensor([[1e-30, 1 - 1e-7, 0.]]),
    **{f'label {label}, score {score}': (torch.tensor([label]), torch.tensor([score]))
       for label in (-1, 0, 2, BACKGROUND, 255) for score in (0., .4, 1.)},
    'background with garbage as score': (torch.tensor([BACKGROUND]), torch.tensor([float('nan')])),
    'scores in half precision': (torch.tensor([0]), torch.tensor([.4]).half()),
}
DISTANCES = (0., 1., 2., 1.999999, 1e-30, 2.1, 99., -1., -1e30, 1e30)  # in units of three bins: 2 is the last
COSINES = {  # of three classes; rounding puts some beyond 1
    'all 1': [1., 1., 1.], 'all -1': [-1., -1., -1.], '1, -1 and 0': [1., -1., 0.], 'all 0': [0., 0., 0.],
    'beyond 1': [1.0000001, 1.000001, 1.001], 'beyond -1': [-1.0000001, -1.000001, -1.001],
    'one rounding below 1': [1 - 6e-8] * 3, 'one rounding above -1': [-1 + 6e-8] * 3,
    'where the margin of 0.5 reaches pi': [-.87758256, -.8775825, -.8775827],
    'next to 1 in half precision': [1 - 2**-11] * 3,
}
PROBABILITIES = {
    '0, 1 and one half': [0., 1., .5], 'all 0': [0., 0., 0.], 'all 1': [1., 1., 1.], 'tiny': [1e-30, 1e-12, 1e-7],
    'next to 1': [1 - 6e-8, 1 - 1e-6, 1.0000001], 'next to 0': [-1e-9, 6e-8, 1e-4],
}
HEAT = {  # as a map, or with the places of the peaks, of which two may be one and some may lie where the heat is low
    'all background': [torch.zeros(1, 3)], 'all peaks': [torch.ones(1, 3)],
    'a bump': [torch.tensor([[1., .6, 1 - 1e-7]])],
    'no named peak': [torch.zeros(1, 3), dict.fromkeys(('pos_inds', 'pos_labels'), torch.zeros(0, dtype=torch.long))],
    'peaks named': [torch.tensor([[1., .6, .2]]), dict(pos_inds=torch.tensor([0, 0, 0]),
                                                       pos_labels=torch.tensor([0, 2, 2]))],
}
MASKS = ([0., 0., 0.], [1., 1., 1.], [1., 0., .5])


PLACE, LABEL = torch.tensor([0, 1]), torch.tensor([0, 1])
WRONG_POSITIONS = [(PLACE, None), (None, LABEL), (PLACE, LABEL[:1]), (PLACE.float(), LABEL), (PLACE, LABEL.float()),
                   (PLACE[:, None], LABEL[:, None]), ([0, 1], [0, 1])]


def batch(pred, target, kind, dtype):
    """One row as a batch of one, as a head passes it; `kind` is one of those in RIVALS."""
    pred = torch.tensor([pred], dtype=dtype).reshape(1, -1)
    if kind in ('boxes', 'numbers'):
        return pred, torch.tensor([target], dtype=dtype).reshape(1, -1)
    label = torch.tensor([target])
    one_hot = F.one_hot(label, BACKGROUND + 1)[:, :BACKGROUND].to(dtype)
    return pred, {'sigmoid': label, 'softmax': label, 'soft': one_hot, 'signs': 2 * one_hot - 1}[kind]


def table_of(kind, dtype=torch.float32):
    """The rows of that kind that the dtype can hold; softmax losses have no background."""
    table = {'boxes': BOX_PAIRS, 'numbers': NUMBERS}.get(kind, LOGITS)
    return {what: row for what, row in table.items()
            if (kind != 'softmax' or row[1] != BACKGROUND) and torch.tensor(row[0], dtype=dtype).isfinite().all()
            and torch.tensor(row[1], dtype=dtype).isfinite().all()}


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
    'IoULoss': ('boxes', 'IoULoss', dict(mode='linear')), 'BoundedIoULoss': ('boxes', 'BoundedIoULoss', {}),
    'GIoULoss': ('boxes', 'GIoULoss', {}), 'DIoULoss': ('boxes', 'DIoULoss', {}), 'CIoULoss': ('boxes', 'CIoULoss', {}),
    'EfficientIoULoss': ('boxes', None, {}), 'ExtendedIoULoss': ('boxes', 'EIoULoss', {}),
    'SIoULoss': ('boxes', 'SIoULoss', {}),
    'L1Loss': ('numbers', 'L1Loss', {}), 'L2Loss': ('numbers', 'MSELoss', {}),
    'SmoothL1Loss': ('numbers', 'SmoothL1Loss', {}), 'HuberLoss': ('numbers', None, {}),
    'BalancedL1Loss': ('numbers', 'BalancedL1Loss', {}),
    'BinaryCrossEntropyLoss': ('sigmoid', 'CrossEntropyLoss', dict(use_sigmoid=True)),
    'SigmoidFocalLoss': ('sigmoid', 'FocalLoss', {}), 'SoftmaxCrossEntropyLoss': ('softmax', 'CrossEntropyLoss', {}),
    'SoftmaxFocalLoss': ('softmax', None, {}), 'LabelSmoothLoss': ('softmax', None, {}),
    'SoftTargetCrossEntropyLoss': ('soft', None, {}),
    'CrammerSingerHingeLoss': ('softmax', None, {}), 'WestonWatkinsHingeLoss': ('softmax', None, {}),
    'HingeLoss': ('signs', None, {}), 'SquaredHingeLoss': ('signs', None, {}), 'PerceptronLoss': ('softmax', None, {}),
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
