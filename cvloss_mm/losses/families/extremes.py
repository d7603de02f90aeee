"""Finite inputs on which losses of respected libraries break: each must give a finite value and a finite gradient."""

import math

import torch
from torch import Tensor

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
    'unit, normalised and tiny': ([0.1, 0.1, 0.1001, 0.1001], [0.1, 0.1, 0.1002, 0.1002]),
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
    'encoded deltas taken for boxes': ([0.1, -0.2, 0.3, -0.4], [-0.05, 0.1, 0.02, -0.3]),
}

TURNED = [30, 40, 20, 8, 0.5]

ROTATED_PAIRS = {
    'identical': (TURNED, TURNED),
    'identical at image scale': ([512.3, 733.1, 311.7, 42.9, -1.23],) * 2,
    'identical squares': ([30, 40, 20, 20, 0.5],) * 2,
    'identical but for a half turn': ([30, 40, 20, 8, 0.5 + math.pi], TURNED),
    'identical but for the names of the sides': ([30, 40, 8, 20, 0.5 + math.pi / 2], TURNED),
    'a square turned by anything': ([30, 40, 20, 20, 0.9], [30, 40, 20, 20, -0.4]),
    'almost a square': ([30, 40, 20, 20.000002, 0.9], [30, 40, 20.000002, 20, -0.4]),
    'identical points': ([30, 75, 0, 0, 0.3],) * 2,
    'identical points at the origin': ([0, 0, 0, 0, 0],) * 2,
    'identical segments': ([30, 75, 20, 0, 0.3],) * 2,
    'different points': ([30, 75, 0, 0, 0.3], [40, 60, 0, 0, 0.3]),
    'segments crossing': ([30, 75, 20, 0, 0], [30, 75, 20, 0, math.pi / 2]),
    'segments apart': ([30, 75, 20, 0, 0.3], [30, 85, 0, 20, 0.3]),
    'pred a point': ([30, 75, 0, 0, 0], TURNED),
    'target a point': (TURNED, [30, 75, 0, 0, 0]),
    'pred without height': ([30, 40, 20, 0, 0.5], TURNED),
    'pred without width': ([30, 40, 0, 20, 0.5], TURNED),
    'target without height': (TURNED, [30, 40, 20, 0, 0.5]),
    'sides below 0': ([30, 40, -20, -8, 0.5], TURNED),
    'target with a side below 0': (TURNED, [30, 40, 20, -8, 0.5]),
    'far apart': ([1e5, 1e5, 10, 10, 0.2], [0, 0, 10, 10, 0.1]),
    'a quarter turn': ([30, 40, 20, 8, 0.5 + math.pi / 2], TURNED),
    'off by one rounding': ([30, 40, 20, 8, 0.50000006], TURNED),
    'centres off by one rounding': ([30.000002, 40, 20, 8, 0.5], TURNED),
    'an angle in degrees': ([30, 40, 20, 8, -90], [30, 40, 20, 8, 45]),
    'an angle of 1e6': ([30, 40, 20, 8, 1e6], TURNED),
    'an angle of 1e30': ([30, 40, 20, 8, 1e30], TURNED),
    'a difference of angles beyond the range': ([30, 40, 20, 8, 3e38], [30, 40, 20, 8, -3e38]),
    'unit, normalised and tiny': ([0.1, 0.1, 1e-4, 2e-4, 0.3], [0.1, 0.1, 2e-4, 1e-4, 0.2]),
    'side 1e-6': ([0, 0, 1e-6, 2e-6, 0.3], [5e-7, 0, 1e-6, 1e-6, 0.2]),
    'side 1e-20': ([0, 0, 1e-20, 2e-20, 0.3], [5e-21, 0, 1e-20, 1e-20, 0.2]),
    'side 1e-20, far away': ([0, 0, 1e-20, 1e-20, 0.1], [100, 100, 10, 10, 0.2]),
    'side 1e-30': ([0, 0, 1e-30, 2e-30, 0.3], [5e-31, 0, 1e-30, 1e-30, 0.2]),
    'needle': ([0, 0, 1e6, 1e-6, 0], [0, 0, 1e-6, 1e6, 0]),
    'needles crossing': ([0, 0, 1e6, 1e-6, 0], [0, 0, 1e6, 1e-6, 1]),
    'a needle and a point far away': ([0, 0, 1e6, 1e-6, 0], [1e6, 1e6, 0, 0, 1]),
    'side 1e6': ([0, 0, 1e6, 2e6, 0.3], [1e5, 1e5, 1e6, 1e6, 0.1]),
    'side 1e18': ([0, 0, 1e18, 2e18, 0.3], [1e17, 1e17, 1e18, 1e18, 0.1]),
    'side 1e18 and an ordinary target': ([0, 0, 1e18, 1e18, 0.3], TURNED),
    'side 2e30 and an empty target': ([0, 0, 2e30, 2e30, 0.3], [0, 0, 0, 0, 0]),
    'empty pred and a target of side 2e30': ([0, 0, 0, 0, 0], [0, 0, 2e30, 1e30, 0.3]),
    'identical of side 3e38': ([0, 0, 3e38, 3e38, 0.3],) * 2,
    'apart by 2e30': ([1e30, 1e30, 0, 0, 0], [-1e30, -1e30, 0, 0, 0]),
    'side 1e38 and an ordinary target': ([0, 0, 1e38, 1e38, 0.3], TURNED),
    'encoded deltas taken for boxes': ([0.1, -0.2, 0.3, -0.4, 0.1], [-0.05, 0.1, 0.02, -0.3, 0]),
}

NUMBERS = {
    'equal': (0.0, 0.0),
    'equal and not zero': (3.7, 3.7),
    'off by 1e-8': (1e-8, 0.0),
    'off by 1e-30': (1e-30, 0.0),
    'exactly one apart': (1.0, 0.0),
    'minus one apart': (-1.0, 0.0),
    '1e4': (1e4, 0.0),
    '1e6': (-1e6, 1e6),
    '1e18': (1e18, -1e18),
}

ROWS = {
    'zeros': [0.0, 0.0, 0.0],
    'ordinary': [1.0, -2.0, 0.5],
    'a tie at the top': [2.0, 2.0, -1.0],
    '+1e4': [1e4, 0.0, 0.0],
    '-1e4': [-1e4, 0.0, 0.0],
    'all +1e4': [1e4, 1e4, 1e4],
    'all -1e4': [-1e4, -1e4, -1e4],
    '+-1e4': [1e4, -1e4, 1e4],
    '+88': [88.0, 0.0, 0.0],
    '-88': [-88.0, 0.0, 0.0],
    '+89 and -89': [89.0, -89.0, 0.0],
    '+-104': [104.0, -104.0, 0.0],
    '50': [50.0, 0.0, 0.0],
    '200': [200.0, 0.0, 0.0],
    '-200': [-200.0, 0.0, 0.0],
    '+-200': [200.0, -200.0, 200.0],
    '16.7': [16.7, -16.7, 0.0],
    '9.3906 and -4.2344': [9.3906, -4.2344, 0.0],
    '1e-30': [1e-30, -1e-30, 0.0],
    '+-1e18': [1e18, -1e18, 0.0],
}
BACKGROUND = 3
QUALITIES = {  # as a soft map, or as heads pass them
    'all background': torch.zeros(1, 3),
    'soft': torch.tensor([[0.2, 0.5, 0.3]]),
    'hard': torch.tensor([[1.0, 0.0, 0.0]]),
    'tiny and almost 1': torch.tensor([[1e-30, 1 - 1e-7, 0.0]]),
    **{
        f'label {label}, score {score}': (torch.tensor([label]), torch.tensor([score]))
        for label in (-1, 0, 2, BACKGROUND, 255)
        for score in (0.0, 0.4, 1.0)
    },
    'background with garbage as score': (torch.tensor([BACKGROUND]), torch.tensor([float('nan')])),
    'scores in half precision': (torch.tensor([0]), torch.tensor([0.4]).half()),
}
DISTANCES = (0.0, 1.0, 2.0, 1.999999, 1e-30, 2.1, 99.0, -1.0, -1e30, 1e30)  # in units of three bins: 2 is the last
COSINES = {  # of three classes; rounding puts some beyond 1
    'all 1': [1.0, 1.0, 1.0],
    'all -1': [-1.0, -1.0, -1.0],
    '1, -1 and 0': [1.0, -1.0, 0.0],
    'all 0': [0.0, 0.0, 0.0],
    'beyond 1': [1.0000001, 1.000001, 1.001],
    'beyond -1': [-1.0000001, -1.000001, -1.001],
    'one rounding below 1': [1 - 6e-8] * 3,
    'one rounding above -1': [-1 + 6e-8] * 3,
    'where the margin of 0.5 reaches pi': [-0.87758256, -0.8775825, -0.8775827],
    'next to 1 in half precision': [1 - 2**-11] * 3,
}
PROBABILITIES = {
    '0, 1 and one half': [0.0, 1.0, 0.5],
    'all 0': [0.0, 0.0, 0.0],
    'all 1': [1.0, 1.0, 1.0],
    'tiny': [1e-30, 1e-12, 1e-7],
    'next to 1': [1 - 6e-8, 1 - 1e-6, 1.0000001],
    'next to 0': [-1e-9, 6e-8, 1e-4],
}
HEAT = {  # as a map, or with the places of the peaks, of which two may be one and some may lie where the heat is low
    'all background': [torch.zeros(1, 3)],
    'all peaks': [torch.ones(1, 3)],
    'a bump': [torch.tensor([[1.0, 0.6, 1 - 1e-7]])],
    'no named peak': [torch.zeros(1, 3), dict.fromkeys(('pos_inds', 'pos_labels'), torch.zeros(0, dtype=torch.long))],
    'peaks named': [
        torch.tensor([[1.0, 0.6, 0.2]]),
        dict(pos_inds=torch.tensor([0, 0, 0]), pos_labels=torch.tensor([0, 2, 2])),
    ],
}
MASKS = ([0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [1.0, 0.0, 0.5])


def logits(further: dict | None = None) -> list[tuple[str, Tensor]]:
    """Batches of one row of three scores, by name."""
    return [(what, torch.tensor([row])) for what, row in {**ROWS, **(further or {})}.items()]


def with_labels(rows: list, labels: range) -> list:
    """Each row with each label."""
    return [(f'{what}, label {label}', row, torch.tensor([label])) for what, row in rows for label in labels]


def with_targets(rows: list, targets: dict) -> list:
    """Each row with each of the targets, which may be followed by a dict of context."""
    return [
        (f'{what}, {name}', row, *(target if isinstance(target, list) else [target]))
        for what, row in rows
        for name, target in targets.items()
    ]
