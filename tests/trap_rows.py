"""Inputs that broke a published loss, each with what is right: `TRAP_ROWS`, run by test_traps.py.

Nothing is expected beyond finite values and gradients where `value` and `gradient` are None.
"""

import math
from dataclasses import dataclass, field

import torch

IOU_TYPE = ('IoULoss', 'GIoULoss', 'DIoULoss', 'CIoULoss', 'EfficientIoULoss', 'ExtendedIoULoss', 'SIoULoss')
BOX = (*IOU_TYPE, 'BoundedIoULoss')
INDEX_CE = ('SoftmaxCrossEntropyLoss', 'SoftmaxFocalLoss', 'LabelSmoothLoss')
HALF, BRAIN, SINGLE = torch.float16, torch.bfloat16, torch.float32


@dataclass
class TrapRow:
    name: str
    losses: tuple  # the classes concerned
    pred: list
    target: list  # floats take the dtype below, integers are labels
    value: object = None  # expected value: a number or nested list, to `tolerance`
    gradient: object = None  # expected gradient with respect to pred, likewise
    tolerance: float = 1e-4  # relative and absolute
    weight: list | None = None
    avg_factor: float | None = None
    reduction: str = 'none'
    kwargs: dict = field(default_factory=dict)  # of the constructor
    dtype: torch.dtype = SINGLE
    target_dtype: torch.dtype | None = None  # of dense targets; None is that of pred


def siou_of_shifts(**kwargs):
    """The distance cost must have the paper's sign: the loss grows as the box moves away."""
    for shift, value in {5: 0.7663, 8: 1.0521, 12: 1.2242, 20: 1.2944, 40: 1.3610}.items():
        yield TrapRow(
            f'shifted by {shift} of 10 px',
            ('SIoULoss',),
            [[shift, 0, shift + 10, 10]],
            [[0, 0, 10, 10]],
            [value],
            **kwargs,
        )


ROW = [[0.0, 0.0, 0.0, 0.0]]
NOTHING = [0.0, 0.0, 0.0, 0.0]
SHIFTED = [[10.0, 10.0, 1010.0, 1010.0]]
BIG = [[0.0, 0.0, 1000.0, 1000.0]]

TRAP_ROWS = [
    # ------------------------------------------------------------------------------------------ boxes
    TrapRow('prediction equals target: alpha is 0/0', BOX, [[10, 10, 20, 20]], [[10, 10, 20, 20]], 0.0, 0.0),
    TrapRow(
        'identical, small, in half precision',
        BOX,
        [[-0.46094, -3.42920, 3.32032, 3.94190]],
        [[-0.46094, -3.42920, 3.32032, 3.94190]],
        0.0,
        0.0,
        dtype=HALF,
    ),
    TrapRow('identical, in bfloat16', BOX, [[101, 57, 309, 250]], [[101, 57, 309, 250]], 0.0, 0.0, dtype=BRAIN),
    TrapRow('identical points: centres and widths coincide', BOX, [[30, 75, 30, 75]], [[30, 75, 30, 75]], 0.0, 0.0),
    TrapRow('identical points at the origin', BOX, ROW, ROW, 0.0, 0.0),
    TrapRow(
        'both without size, weight 0, beside an ordinary row',
        BOX,
        [[10, 10, 20, 20], NOTHING],
        [[11, 11, 21, 21], NOTHING],
        weight=[[1, 1, 1, 1], [0, 0, 0, 0]],
    ),
    TrapRow('a point inside the target: w/h is 0/0', BOX, [[30, 75, 30, 75]], [[20, 70, 40, 80]]),
    TrapRow('a point inside the target', ('IoULoss', 'DIoULoss'), [[30, 75, 30, 75]], [[20, 70, 40, 80]], [1.0]),
    TrapRow('a prediction without height: w/h is infinite', BOX, [[200, 599, 300, 599]], [[210, 560, 300, 600]]),
    TrapRow(
        'a prediction without height',
        ('CIoULoss',),
        [[200, 599, 300, 599]],
        [[210, 560, 300, 600]],
        [1.0381],
        kwargs=dict(alpha_gate=None),
    ),
    TrapRow(
        'disjoint boxes: the log is capped and flat',
        ('IoULoss',),
        [[0, 0, 10, 10]],
        [[20, 20, 30, 30]],
        [-math.log(1e-7)],
        0.0,
        kwargs=dict(mode='log'),
    ),
    TrapRow(
        'normalised tiny boxes in log mode',
        ('IoULoss',),
        [[0.1, 0.1, 0.1001, 0.1001]],
        [[0.1, 0.1, 0.1002, 0.1002]],
        [math.log(4)],
        tolerance=2e-3,
        kwargs=dict(mode='log'),
    ),
    *[
        TrapRow(f'areas above 65504 as {pred} and {target}', BOX, BIG, SHIFTED, dtype=pred, target_dtype=target)
        for pred, target in ((HALF, HALF), (HALF, SINGLE), (SINGLE, HALF), (BRAIN, BRAIN))
    ],
    TrapRow('areas above 65504', ('IoULoss',), BIG, SHIFTED, [0.03902], dtype=HALF, tolerance=1e-3),
    TrapRow(
        'an image-sized box in half precision', ('GIoULoss',), [[0, 0, 800, 1300]], [[0, 0, 800, 1300]], 0.0, dtype=HALF
    ),
    TrapRow(
        'one ignored row is huge',
        BOX,
        [[10, 10, 20, 20], [-1e30, -1e30, 1e30, 1e30]],
        [[11, 11, 21, 21], NOTHING],
        weight=[1.0, 0.0],
    ),
    TrapRow(
        'all rows ignored, and infinite',
        BOX,
        [[-math.inf, 0, math.inf, 5], [math.nan] * 4],
        [NOTHING] * 2,
        0.0,
        0.0,
        weight=[[0.0] * 4] * 2,
        avg_factor=1,
        reduction='mean',
    ),
    *siou_of_shifts(),
    TrapRow(
        'equal boxes give 0 under both readings of "EIoU"',
        ('EfficientIoULoss', 'ExtendedIoULoss'),
        [[7, 8, 50, 90]],
        [[7, 8, 50, 90]],
        0.0,
        0.0,
    ),
    # ------------------------------------------------------------------------------------------ offsets
    *[
        TrapRow(
            f'beta {beta}, equal and nearly equal',
            ('SmoothL1Loss',),
            [[1.0, 1e-8]],
            [[1.0, 0.0]],
            [[0.0, 1e-8]],
            [[0.0, 1.0]],
            kwargs=dict(beta=beta),
        )
        for beta in (0, 0.0, 1e-50)
    ],
    *[
        TrapRow(
            f'both branches, both signs, beta {beta:.3g}',
            ('SmoothL1Loss',),
            [[-3, -1.5, -0.5, 0, 0.5, 1.5, 3]],
            [[0.0] * 7],
            [[x * x / 2 / beta if x < beta else x - beta / 2 for x in (3, 1.5, 0.5, 0, 0.5, 1.5, 3)]],
            kwargs=dict(beta=beta),
        )
        for beta in (1 / 9, 1, 2)
    ],
    TrapRow(
        'weights that are not binary count once',
        ('L2Loss',),
        [[1.0, 2.0]],
        [[0.0, 0.0]],
        [[0.3, 2.8]],
        weight=[[0.3, 0.7]],
    ),
    # ------------------------------------------------------------------------------------------ sigmoid
    TrapRow(
        'half precision: log(0) from logit 9.39',
        ('SigmoidFocalLoss', 'BinaryCrossEntropyLoss'),
        [[9.3906, -4.2344]],
        [1],
        dtype=HALF,
    ),
    TrapRow('bfloat16', ('SigmoidFocalLoss', 'BinaryCrossEntropyLoss'), [[9.375, -4.25]], [1], dtype=BRAIN),
    TrapRow(
        'one alpha a class and background labels',
        ('SigmoidFocalLoss',),
        [[0.0] * 4] * 3,
        [4, 4, 4],
        3 * (0.9 + 0.8 + 0.7 + 0.6) / 4 * math.log(2),
        kwargs=dict(alpha=[0.1, 0.2, 0.3, 0.4]),
        avg_factor=0,
        reduction='mean',
    ),
    TrapRow(
        'no positive and avg_factor 0',
        ('SigmoidFocalLoss',),
        [[0.0] * 4] * 3,
        [4, 4, 4],
        12 * 0.75 / 4 * math.log(2),
        avg_factor=0,
        reduction='mean',
    ),
    TrapRow(
        'the label -1, to be ignored',
        ('SigmoidFocalLoss', 'BinaryCrossEntropyLoss'),
        [[1.0, 2.0]] * 3,
        [0, 2, -1],
        gradient=None,
        kwargs=dict(ignore_index=-1),
    ),
    TrapRow(
        'p rounds to 1 and gamma is below 1',
        ('SigmoidFocalLoss',),
        [[200.0], [-200.0], [-200.0]],
        [[1.0], [1.0], [0.0]],
        [[0.0], [50.0], [0.0]],
        kwargs=dict(gamma=0.5),
    ),
    TrapRow('extreme logits', ('SigmoidFocalLoss', 'BinaryCrossEntropyLoss'), [[1e4, -1e4, 88.8]], [[0.0, 1.0, 0.0]]),
    TrapRow(
        'a class weight weights the negatives too',
        ('BinaryCrossEntropyLoss',),
        [[0.0, 0.0]] * 2,
        [0, 2],
        [[0.6931, 6.9315], [0.6931, 6.9315]],
        kwargs=dict(class_weight=[1.0, 10.0]),
    ),
    TrapRow(
        'a pos_weight leaves the negatives alone',
        ('BinaryCrossEntropyLoss',),
        [[0.0, 0.0]] * 2,
        [1, 2],
        [[0.6931, 6.9315], [0.6931, 0.6931]],
        kwargs=dict(pos_weight=[1.0, 10.0]),
    ),
    # ------------------------------------------------------------------------------------------ softmax
    TrapRow(
        'p rounds to 1 and gamma is below 1',
        ('SoftmaxFocalLoss',),
        [[50.0, 0.0, 0.0], [200.0, 0.0, 0.0]],
        [0, 0],
        0.0,
        kwargs=dict(gamma=0.5),
    ),
    TrapRow('p underflows', INDEX_CE, [[-200.0, 0.0], [-1e4, 1e4]], [0, 0]),
    TrapRow('p underflows', ('SoftmaxCrossEntropyLoss', 'SoftmaxFocalLoss'), [[-200.0, 0.0]], [0], [200.0]),
    TrapRow(
        'the mean counts the labels that are not ignored',
        ('SoftmaxCrossEntropyLoss',),
        [[0.0, 0.0]] * 4,
        [0, 1, 255, 255],
        math.log(2),
        kwargs=dict(ignore_index=255),
        reduction='mean',
    ),
    TrapRow(
        "OpenMMLab's mean counts all",
        ('SoftmaxCrossEntropyLoss',),
        [[0.0, 0.0]] * 4,
        [0, 1, 255, 255],
        math.log(2) / 2,
        kwargs=dict(ignore_index=255, average='all'),
        reduction='mean',
    ),
    TrapRow(
        'every label ignored',
        INDEX_CE,
        [[0.0, 0.0]] * 2,
        [255, 255],
        0.0,
        0.0,
        kwargs=dict(ignore_index=255),
        reduction='mean',
    ),
    TrapRow(
        "torch's mean divides by the weights",
        ('SoftmaxCrossEntropyLoss',),
        [[0.0, 0.0]] * 2,
        [0, 1],
        math.log(2),
        kwargs=dict(class_weight=[1.0, 10.0], average='weight'),
        reduction='mean',
    ),
    *[
        TrapRow(
            f'a weighted mean with average={average}',
            ('SoftmaxCrossEntropyLoss',),
            [[0.0, 0.0]] * 2,
            [0, 1],
            5.5 * math.log(2),
            kwargs=dict(class_weight=[1.0, 10.0], average=average),
            reduction='mean',
        )
        for average in ('valid', 'all')
    ],
    *[
        TrapRow(
            'smoothing, class weights and ignore_index at once',
            ('SoftmaxCrossEntropyLoss',),
            pred,
            labels,
            2.5405,
            kwargs=dict(class_weight=[0.2, 0.3], label_smoothing=0.1, ignore_index=-100, average='weight'),
            reduction='mean',
        )
        for pred, labels in (([[1.0, 2.0], [3.0, 0.4]], [-100, 1]), ([[3.0, 0.4]], [1]))
    ],
    TrapRow(
        'class ids above 65504 in half precision',
        ('SoftmaxCrossEntropyLoss', 'SoftmaxFocalLoss'),
        [[0.0] * 80000],
        [79998],
        dtype=HALF,
    ),
    TrapRow(
        'class ids above 65504 in half precision',
        ('SoftmaxCrossEntropyLoss',),
        [[0.0] * 80000],
        [79998],
        [math.log(80000)],
        dtype=HALF,
    ),
    # ------------------------------------------------------------------------------------------ qualities
    TrapRow(
        'the score is the quality and beta is below 1',
        ('QualityFocalLoss',),
        [[0.0, 0.0]],
        [[0.5, 0.5]],
        [0.0],
        [[0.0, 0.0]],
        kwargs=dict(beta=0.5),
    ),
    TrapRow(
        'p rounds to 0 and gamma is below 1',
        ('VarifocalLoss',),
        [[-200.0, 200.0]],
        [[0.0, 0.0]],
        [[0.0, 150.0]],
        kwargs=dict(gamma=0.5),
    ),
    TrapRow(
        'extreme logits of qualities', ('QualityFocalLoss', 'VarifocalLoss'), [[1e4, -1e4, 88.8]], [[0.0, 0.7, 1.0]]
    ),
    TrapRow(
        'a soft map in bfloat16', ('QualityFocalLoss', 'VarifocalLoss'), [[9.375, -4.25]], [[0.7, 0.0]], dtype=BRAIN
    ),
    TrapRow(
        'a soft map in half precision',
        ('QualityFocalLoss', 'VarifocalLoss'),
        [[9.3906, -4.2344]],
        [[0.0, 0.7]],
        dtype=HALF,
    ),
    # ------------------------------------------------------------------------------------------ distributions
    TrapRow('the target is the last bin', ('DistributionFocalLoss',), [[0.0] * 17], [16.0], [math.log(17)]),
    TrapRow(
        'the target is beyond the last bin', ('DistributionFocalLoss',), [[0.0] * 17] * 2, [16.01, -3.0], math.log(17)
    ),
    TrapRow(
        'a distance in half precision that rounds to the last bin',
        ('DistributionFocalLoss',),
        [[0.0] * 17],
        [15.998],
        [math.log(17)],
        dtype=HALF,
    ),
    # ------------------------------------------------------------------------------------------ several labels
    TrapRow(
        'large logits in half precision: an eps of 1e-8 is 0 there',
        ('AsymmetricLoss',),
        [[73.9, -10.8, 64.6, -20.7, 81.4, 43.0]],
        [[0.0, 0.0, 1.0, 0.0, 0.0, 0.0]],
        dtype=HALF,
    ),
    TrapRow('a sure negative', ('AsymmetricLoss',), [[-100.0]], [[0.0]], [[0.0]], [[0.0]]),
    TrapRow('a hopeless positive', ('AsymmetricLoss',), [[-100.0]], [[1.0]], [[-math.log(1e-8)]]),
    TrapRow(
        'exponents below 1 at sure answers',
        ('AsymmetricLoss',),
        [[200.0, -200.0]],
        [[1.0, 0.0]],
        [[0.0, 0.0]],
        [[0.0, 0.0]],
        kwargs=dict(gamma_pos=0.5, gamma_neg=0.5, clip=None),
    ),
    # ------------------------------------------------------------------------------------------ cosines
    TrapRow(
        'cosines of 1 and -1',
        ('CombinedMarginLoss', 'ArcFaceLoss', 'CosFaceLoss', 'NormFaceLoss'),
        [[1.0, 0.0, -1.0]] * 3,
        [0, 1, 2],
    ),
    TrapRow(
        'cosines of 1 and -1 in half precision',
        ('CombinedMarginLoss', 'ArcFaceLoss'),
        [[1.0, 0.9995, -1.0]] * 3,
        [0, 1, 2],
        dtype=HALF,
        reduction='sum',
    ),
    TrapRow(
        'class ids above 65504 in half precision', ('ArcFaceLoss', 'CosFaceLoss'), [[0.0] * 80000], [79998], dtype=HALF
    ),
    # ------------------------------------------------------------------------------------------ heat, masks, teachers
    TrapRow(
        'probabilities of 0 and 1',
        ('GaussianFocalLoss',),
        [[0.0, 1.0]] * 2,
        [[1.0, 0.0], [0.0, 1.0]],
        [[-math.log(1e-12)] * 2, [0.0, 0.0]],
    ),
    TrapRow(
        'probabilities of 0 and 1 in half precision: an eps of 1e-12 is 0 there',
        ('GaussianFocalLoss',),
        [[0.0, 1.0]] * 2,
        [[1.0, 0.0], [0.0, 1.0]],
        dtype=HALF,
        reduction='sum',
    ),
    TrapRow('a probability that rounds above 1', ('GaussianFocalLoss',), [[1.0000001]], [[0.0]], [[-math.log(1e-12)]]),
    TrapRow('masks without a pixel', ('DiceLoss',), [[-200.0] * 4], [[0.0] * 4], [1.0]),
    TrapRow('masks without a pixel', ('DiceLoss',), [[-200.0] * 4], [[0.0] * 4], [0.0], kwargs=dict(naive_dice=True)),
    TrapRow(
        'a mask of more than 65504 pixels in half precision',
        ('DiceLoss',),
        [[50.0] * 80000],
        [[1.0] * 80000],
        [0.0],
        dtype=HALF,
    ),
    TrapRow(
        'a teacher beyond doubt',
        ('KnowledgeDistillationLoss',),
        [[0.0, 0.0]],
        [[1e4, -1e4]],
        [math.log(2)],
        kwargs=dict(temperature=1.0),
    ),
]
