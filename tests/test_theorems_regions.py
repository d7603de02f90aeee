"""Facts of the papers about losses of regions, one a test, and what other libraries have of them."""

import pytest
import torch
from peers import value_and_gradient
from sample_inputs import CLASSES, maps

from cvloss_mm import functional as f
from cvloss_mm import losses
from cvloss_mm.functional.boundary import signed_distances
from cvloss_mm.functional.lovasz import lovasz_extension
from cvloss_mm.losses import BoundaryLoss, ClassMapLoss, LovaszHingeLoss, LovaszSoftmaxLoss, MultiClassDiceLoss

PRED, LABELS = maps(40, 3)['maps']
SOFT = maps(40, 4)['maps'][0]
HARD = torch.nn.functional.one_hot(PRED.argmax(1), CLASSES).movedim(-1, 1).double()
RNG = torch.Generator().manual_seed(0)
LOGITS, IMAGE = torch.randn(3, 4, 6, 5, generator=RNG).double(), torch.randint(4, (3, 6, 5), generator=RNG)
OF_REGIONS = [name for name, cls in vars(losses).items() if getattr(cls, 'fn', None) and issubclass(cls, ClassMapLoss)]
every = pytest.mark.parametrize('name', OF_REGIONS)


def test_the_tversky_loss_of_equal_prices_is_dice_at_one_half_and_jaccard_at_one():
    torch.testing.assert_close(
        f.tversky_loss(PRED, LABELS, alpha=0.5, beta=0.5, smooth=0.5), f.multi_class_dice_loss(PRED, LABELS, smooth=1.0)
    )
    torch.testing.assert_close(f.tversky_loss(PRED, LABELS, alpha=1, beta=1), f.jaccard_loss(PRED, LABELS))


def test_jaccard_is_dice_over_its_mean_with_one():
    dice, jaccard = (fn(PRED[:, :1], LABELS, smooth=1e-12) for fn in (f.multi_class_dice_loss, f.jaccard_loss))
    torch.testing.assert_close(jaccard, 2 * dice / (1 + dice))


def test_the_prices_change_places_where_prediction_and_truth_do():
    truth = torch.nn.functional.one_hot(LABELS, CLASSES).movedim(-1, 1).double()
    torch.testing.assert_close(
        f.tversky_loss(HARD, truth, alpha=0.2, beta=0.9), f.tversky_loss(truth, HARD, alpha=0.9, beta=0.2)
    )


def test_a_miss_costs_more_than_a_false_alarm_of_the_same_size():
    truth = torch.tensor([[0, 1, 1, 0]])
    missed, invented = (torch.eye(2)[torch.tensor([row])].movedim(-1, 1) for row in ([0, 1, 0, 0], [0, 1, 1, 1]))
    only = dict(class_weight=[0.0, 2.0])
    torch.testing.assert_close(f.tversky_loss(missed, truth, smooth=1e-9, **only), torch.tensor([1 - 1 / 1.7]))
    torch.testing.assert_close(f.tversky_loss(invented, truth, smooth=1e-9, **only), torch.tensor([1 - 2 / 2.3]))


@pytest.mark.parametrize('gamma', [1.0, 4 / 3, 3.0])
def test_the_focal_tversky_loss_is_the_tversky_loss_to_one_over_gamma(gamma):
    focal = f.focal_tversky_loss(PRED[:, :1], LABELS, gamma=gamma)
    torch.testing.assert_close(focal**gamma, f.tversky_loss(PRED[:, :1], LABELS))


def test_the_authors_code_writes_the_exponent_as_0_75():
    """losses.py of focal-tversky-unet, whose alpha is the price of what is missed, for one class."""
    p, g = PRED[:, 0], (LABELS == 0).double()
    right, missed, invented = (x.sum(-1) for x in (g * p, g * (1 - p), (1 - g) * p))
    theirs = (1 - (right + 1) / (right + 0.7 * missed + 0.3 * invented + 1)) ** 0.75
    torch.testing.assert_close(f.focal_tversky_loss(PRED[:, :1], (LABELS == 0).long(), smooth=1.0), theirs)


def test_generalized_dice_is_that_of_its_paper():
    """Sudre et al.: 1 - 2 sum_c w_c sum(p g) / sum_c w_c sum(p + g), where w_c is 1 / sum(g)^2."""
    truth = torch.nn.functional.one_hot(IMAGE, 4).movedim(-1, 1).double().flatten(2)
    p, sizes = LOGITS.softmax(1).flatten(2), truth.sum(-1)
    both, total = ((x / sizes**2).sum(-1) for x in ((p * truth).sum(-1), (p + truth).sum(-1)))
    loss = f.multi_class_dice_loss(p, IMAGE.flatten(1), average='generalized', smooth=1e-12)
    torch.testing.assert_close(loss, 1 - 2 * both / total)


@pytest.mark.parametrize('times', [1, 400])
def test_generalized_dice_is_that_of_the_same_image_with_more_pixels(times):
    """Whatever the size: weights of 1 / size^2 would vanish beside the smoothing."""
    found = [
        MultiClassDiceLoss(average='generalized', reduction='none')(
            LOGITS.repeat_interleave(k, -1).float(), IMAGE.repeat_interleave(k, -1)
        )
        for k in (1, times)
    ]
    torch.testing.assert_close(*found)


def test_an_absent_class_counts_as_the_rarest_in_generalized_dice():
    labels = torch.tensor([[0, 0, 0, 1]])
    p = torch.tensor([[[0.9, 0.9, 0.9, 0.1], [0.0, 0.0, 0.0, 0.7], [0.1, 0.1, 0.1, 0.2]]]).double()
    loss = f.multi_class_dice_loss(p, labels, average='generalized', smooth=1e-12)
    torch.testing.assert_close(loss[0].item(), 1 - 2 * (2.7 / 9 + 0.7) / ((2.8 + 3) / 9 + 0.7 + 1 + 0.5))


OF_OVERLAPS = [MultiClassDiceLoss, losses.TverskyLoss, losses.FocalTverskyLoss, losses.JaccardLoss]
of_overlaps = pytest.mark.parametrize('cls', OF_OVERLAPS)


@of_overlaps
def test_with_the_minimum_a_soft_target_is_met_by_itself_alone(cls):
    loss = cls(overlap='minimum', activate=False, reduction='none')
    torch.testing.assert_close(loss(SOFT, SOFT), torch.zeros(40).double())
    assert loss(PRED, SOFT).min() > 0.01 and cls(activate=False, reduction='none')(SOFT, SOFT).min() > 0.3


@of_overlaps
def test_with_a_hard_target_the_minimum_is_the_product(cls):
    for target in (LABELS, HARD):
        found = [value_and_gradient(cls(overlap=kind, activate=False), PRED, target) for kind in ('minimum', 'product')]
        torch.testing.assert_close(*found)


@pytest.mark.parametrize('prices', [(0.5, 0.5), (1.0, 1.0), (0.3, 0.7)])
def test_the_minimum_is_half_of_the_sizes_less_the_distance(prices):
    """As the papers of the Dice semimetric and the Jaccard metric loss write it."""
    distance, mine, true = ((PRED - SOFT).abs().sum(-1), PRED.sum(-1), SOFT.sum(-1))
    both = (mine + true - distance) / 2
    quotient = both / (both + prices[0] * (mine - both) + prices[1] * (true - both))
    loss = f.tversky_loss(PRED, SOFT, alpha=prices[0], beta=prices[1], overlap='minimum', smooth=1e-12)
    torch.testing.assert_close(loss, (1 - quotient).mean(-1))


def test_of_squares_half_of_the_sizes_less_the_distance_is_the_product():
    distance, sizes = (PRED - SOFT).square().sum(-1), PRED.square().sum(-1) + SOFT.square().sum(-1)
    for kind in ('product', 'minimum'):
        loss = f.multi_class_dice_loss(PRED, SOFT, squared=True, overlap=kind, smooth=1e-12)
        torch.testing.assert_close(loss, (1 - (sizes - distance) / sizes).mean(-1))


def one_minus_iou(hard, labels, c):
    mine, true = hard[:, c] == 1, labels == c
    return 1 - (mine & true).sum(-1) / (mine | true).sum(-1).clamp(min=1)


def test_of_hard_decisions_the_lovasz_losses_are_one_minus_iou_of_the_classes_that_are_there():
    terms = torch.stack([one_minus_iou(HARD, LABELS, c) for c in range(CLASSES)], -1)
    present = torch.stack([LABELS.eq(c).sum(-1) > 0 for c in range(CLASSES)], -1)
    expected = (terms * present).sum(-1) / present.sum(-1)
    torch.testing.assert_close(f.lovasz_softmax_loss(HARD, LABELS), expected.double())
    decided = 2 * HARD - 1  # the hinge loss of a wrong one is 2
    torch.testing.assert_close(f.lovasz_hinge_loss(decided, LABELS, classes='present'), 2 * expected.double())


def test_the_extension_is_convex_and_homogeneous():
    a, b = torch.rand(2, 40, 1, 9, generator=RNG).double()
    target = torch.randint(2, (40, 1, 9), generator=RNG).double()
    value = [lovasz_extension(errors, target, torch.ones_like(a)) for errors in (a, b, (a + b) / 2, 3 * a)]
    assert ((value[0] + value[1]) / 2 - value[2] > -1e-12).all() and (value[0] - value[1]).abs().max() > 0.1
    torch.testing.assert_close(value[3], 3 * value[0])


def test_without_an_object_the_lovasz_hinge_is_the_largest_hinge_loss():
    scores = torch.tensor([[[-2.0, 0.3, -0.5]]])
    torch.testing.assert_close(f.lovasz_hinge_loss(scores, torch.zeros(1, 3).long()), torch.tensor([1.3]))


# --- boundaries


def test_the_distances_are_those_of_the_authors_code():
    """utils.one_hot2dist of boundary-loss, which takes them from scipy."""
    edt = pytest.importorskip('scipy.ndimage').distance_transform_edt
    for shape in ((9,), (7, 12), (4, 5, 6)):
        masks = torch.rand(3, 2, *shape, generator=RNG) < 0.3
        theirs = [[edt(~m) * ~m - (edt(m) - 1) * m for m in image] for image in masks.numpy()]
        torch.testing.assert_close(signed_distances(masks), torch.tensor(theirs).float().reshape(masks.shape))


def test_a_class_that_is_nowhere_or_everywhere_has_no_boundary():
    masks = torch.tensor([[[0, 0, 0], [1, 1, 1]]]).bool()
    assert (signed_distances(masks) == 0).all()


def test_of_all_predictions_the_true_region_has_the_least_boundary_loss():
    truth = torch.tensor([[[[0, 0, 0], [0, 1, 0], [0, 1, 0], [0, 1, 1]]]]).bool()
    every_mask = ((torch.arange(2**12)[:, None] >> torch.arange(12)) % 2).reshape(-1, 1, 4, 3)
    values = f.boundary_loss(every_mask.float(), signed_distances(truth).expand(2**12, -1, -1, -1))
    best = every_mask[values == values.min()].bool()
    outermost = signed_distances(truth) == 0  # which cost nothing either way
    assert (best | outermost == truth).all() and truth.flatten().tolist() in best.flatten(1).tolist()


def test_a_false_alarm_costs_its_distance():
    target = torch.tensor([[[1, 0, 0, 0, 0]]]).float()
    distances = signed_distances(target.bool())
    alarms = torch.eye(5).unsqueeze(1)
    torch.testing.assert_close(f.boundary_loss(alarms, distances.expand(5, 1, 5)), torch.arange(5) / 5)


def test_distances_may_be_made_with_the_data():
    loss = BoundaryLoss(reduction='none', class_weight=[0.0, 1.0, 1.0, 2.0])
    masks = torch.nn.functional.one_hot(IMAGE, 4).movedim(-1, 1).bool()
    given = loss(LOGITS, IMAGE, distances=signed_distances(masks))
    torch.testing.assert_close(loss(LOGITS, IMAGE), given)
    torch.testing.assert_close(loss(LOGITS, masks.double()), given)
    with pytest.raises(ValueError, match='distances have the shape'):
        loss(LOGITS, IMAGE, distances=torch.zeros(3, 4, 6, 6))


# --- the correlation


def test_the_mcc_loss_is_one_minus_the_correlation_of_pixels():
    """For hard masks, that of scikit-learn and of segmentation_models_pytorch; of what is inverted it is 2."""
    p, g = torch.rand(2, 5, 1, 40, generator=RNG).double()
    expected = 1 - torch.stack(
        [torch.corrcoef(torch.cat(pair))[0, 1] for pair in zip(p.round(), g.round(), strict=True)]
    )
    torch.testing.assert_close(f.mcc_loss(p.round(), g.round(), smooth=1e-12), expected)
    torch.testing.assert_close(f.mcc_loss(1 - g.round(), g.round(), smooth=1e-12), torch.full((5,), 2.0).double())
    torch.testing.assert_close(f.mcc_loss(1 - p, 1 - g), f.mcc_loss(p, g))


def test_the_mcc_loss_of_a_batch_is_that_of_segmentation_models():
    """losses/mcc.py, of one class and the whole batch; it adds its epsilon to each of the four sums."""
    p, g = torch.rand(3, 1, 6, 5, generator=RNG).double(), torch.randint(2, (3, 6, 5), generator=RNG)
    y, x, eps = g.flatten(), p.flatten(), 1e-12
    sums = (x * y).sum(), ((1 - x) * (1 - y)).sum(), (x * (1 - y)).sum(), ((1 - x) * y).sum()
    tp, tn, fp, fn = (each + eps for each in sums)
    theirs = 1 - (tp * tn - fp * fn) / ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)).sqrt()
    torch.testing.assert_close(f.mcc_loss(p, g, per_image=False, smooth=eps), theirs.expand(3))


# --- the Hausdorff distance


def test_the_hausdorff_loss_has_the_distances_of_scipy():
    """Of the foreground and the background, as MONAI takes them; an empty region, or a full one, has none."""
    edt = pytest.importorskip('scipy.ndimage').distance_transform_edt

    def across(maps):
        masks = (maps > 0.5).flatten(0, 1).numpy()
        found = [edt(m) + edt(~m) if m.any() and not m.all() else 0.0 * m for m in masks]
        return torch.tensor(found).reshape(maps.shape)

    for shape in ((7, 12), (4, 5, 6)):
        p, g = torch.rand(2, 3, 2, *shape, generator=RNG, dtype=torch.float64)
        g[0, 0], p[1, 1] = 0, 1
        for alpha in (1.0, 2.5):
            expected = ((p - g).square() * (across(p) ** alpha + across(g) ** alpha)).flatten(1).mean(-1)
            torch.testing.assert_close(f.hausdorff_loss(p, g, alpha=alpha), expected)


def test_an_error_costs_the_more_the_farther_it_is_from_the_object():
    truth, near, far = torch.zeros(3, 1, 1, 30).double()
    truth[..., 3:9] = near[..., 3:10] = far[..., 3:9] = 1
    far[..., 25] = 1
    dice = [f.multi_class_dice_loss(p[None], truth[None]) for p in (near, far)]
    torch.testing.assert_close(*dice)
    costs = [f.hausdorff_loss(p[None], truth[None]) for p in (near, far)]
    assert costs[1] > 20 * costs[0] > 0 and f.hausdorff_loss(truth[None], truth[None]) == 0


# --- what counts


@every
def test_pixels_that_do_not_count_are_as_if_they_were_not_there(name):
    loss = getattr(losses, name)(reduction='none')
    weight = torch.ones(3, 6, 5)
    weight[:, :, 3:] = 0
    spoilt, ignored = LOGITS.clone(), IMAGE.clone()
    spoilt[:, :, :, 3:], ignored[:, :, 3:] = torch.nan, 255
    spoilt.requires_grad_()
    if name == 'BoundaryLoss':  # the boundaries of the whole image
        masks = torch.nn.functional.one_hot(IMAGE, 4).movedim(-1, 1).bool()
        whole = signed_distances(masks)
        value = loss(spoilt, IMAGE, weight, distances=whole)
        expected = loss(LOGITS[..., :3], IMAGE[..., :3], distances=whole[..., :3])
    else:
        value, expected = loss(spoilt, ignored, weight), loss(LOGITS[..., :3], IMAGE[..., :3])
        torch.testing.assert_close(loss(spoilt, ignored, ignore_index=255), expected)
        torch.testing.assert_close(getattr(losses, name)(reduction='none', ignore_index=255)(spoilt, ignored), expected)
    torch.testing.assert_close(value, expected)
    value.sum().backward()
    assert (spoilt.grad[..., 3:] == 0).all() and (spoilt.grad[..., :3] != 0).any()


OF_PLACES = 'CenterlineDiceLoss', 'HausdorffLoss'  # which ask what is beside a pixel


@pytest.mark.parametrize('name', [name for name in OF_REGIONS if name not in OF_PLACES])
def test_a_pixel_of_weight_2_is_two_of_them(name):
    fn = getattr(losses, name).fn
    target = IMAGE.flatten(1) if name != 'BoundaryLoss' else LOGITS.flatten(2)
    pred = LOGITS.flatten(2) if name == 'LovaszHingeLoss' else LOGITS.flatten(2).softmax(1)
    weight = torch.ones(3, 30)
    weight[:, 4] = 2
    twice = [torch.cat([x, x[..., 4:5]], -1) for x in (pred, target)]
    torch.testing.assert_close(fn(pred, target, pixel_weight=weight), fn(*twice))


@every
def test_one_value_of_the_whole_batch_is_that_of_the_images_side_by_side(name):
    loss = getattr(losses, name)
    beside = [torch.cat(list(torch.nn.functional.pad(x, (0, 1), value=255)), -1)[None] for x in (LOGITS, IMAGE)]
    if name == 'BoundaryLoss':
        pred, target = torch.rand(2, 3, 4, 30, generator=RNG)
        expected = loss.fn(*(torch.cat(list(x), -1)[None] for x in (pred, target)))
        value = loss.fn(pred, target, per_image=False)
    elif name == 'HausdorffLoss':  # no distance is that to another image
        expected, value = (loss(reduction='none', per_image=each)(LOGITS, IMAGE) for each in (True, False))
        expected = expected.mean()
    else:
        expected = loss(reduction='none', ignore_index=255)(*beside)  # with a line between that is of none
        value = loss(reduction='none', per_image=False)(LOGITS, IMAGE)
    torch.testing.assert_close(value, expected.expand(3))


@every
def test_a_pixel_weight_of_another_shape_is_refused(name):
    with pytest.raises(ValueError, match='pixel_weight has the shape'):
        getattr(losses, name)()(LOGITS, IMAGE, pixel_weight=torch.ones(3, 6))


@every
def test_labels_and_their_one_hot_maps_are_one(name):
    loss = getattr(losses, name)(reduction='none')
    dense = torch.nn.functional.one_hot(IMAGE, 4).movedim(-1, 1)
    for target in (dense, dense.bool(), dense.double()):
        torch.testing.assert_close(loss(LOGITS, target), loss(LOGITS, IMAGE))


@every
def test_of_one_class_the_object_is_1(name):
    loss, one = getattr(losses, name)(use_sigmoid=True, reduction='none'), LOGITS[:, :1]
    labels = (IMAGE > 1).long()
    torch.testing.assert_close(loss(one, labels), loss(one, labels.unsqueeze(1).double()))
    right = 20.0 * (2 * labels.unsqueeze(1) - 1.0)
    assert (loss(right, labels) < loss(-right, labels)).all()


def test_sigmoid_and_softmax_are_applied_here():
    for sigmoid, p in ((True, LOGITS.sigmoid()), (False, LOGITS.softmax(1))):
        loss = MultiClassDiceLoss(use_sigmoid=sigmoid, reduction='none')
        torch.testing.assert_close(loss(LOGITS, IMAGE), f.multi_class_dice_loss(p, IMAGE))
        torch.testing.assert_close(MultiClassDiceLoss(activate=False, reduction='none')(p, IMAGE), loss(LOGITS, IMAGE))
    with pytest.raises(ValueError, match='use_sigmoid must be True or False'):
        MultiClassDiceLoss(use_sigmoid=None)


# --- other libraries

KORNIA = [
    (MultiClassDiceLoss, dict(average='micro', smooth=1e-12), 'dice_loss', dict(average='micro')),
    (MultiClassDiceLoss, dict(classes='present', ignore_index=2), 'dice_loss', dict(average='macro', ignore_index=2)),
    (losses.TverskyLoss, dict(classes='present', alpha=0.2, beta=0.9), 'tversky_loss', dict(alpha=0.2, beta=0.9)),
    (LovaszSoftmaxLoss, dict(classes='all'), 'lovasz_softmax_loss', {}),
    (LovaszHingeLoss, {}, 'lovasz_hinge_loss', {}),
]


@pytest.mark.parametrize(('cls', 'hyper', 'name', 'theirs'), KORNIA)
def test_value_and_gradient_are_kornias(cls, hyper, name, theirs):
    kornia = pytest.importorskip('kornia.losses')
    logits, labels = (LOGITS[:, :1], IMAGE % 2) if cls is LovaszHingeLoss else (LOGITS, IMAGE)
    ours = value_and_gradient(lambda p, t: cls(**hyper)(p, t), logits, labels)
    torch.testing.assert_close(
        ours,
        value_and_gradient(lambda p, t: getattr(kornia, name)(p, t, **theirs), logits, labels),
        rtol=1e-4,
        atol=1e-5,
    )


def test_the_focal_functions_ignore_what_kornias_ignore():
    kornia = pytest.importorskip('kornia.losses')
    labels = IMAGE[:, 0, 0]
    for ours, theirs, target in (
        (f.softmax_focal_loss, lambda p, t: kornia.focal_loss(p, t, None, ignore_index=1).sum(1), labels),
        (
            f.sigmoid_focal_loss,
            lambda p, t: kornia.binary_focal_loss_with_logits(p, t, 0.25, ignore_index=-9),
            torch.where(LOGITS[..., 0, 1] > 0.7, -9.0, (LOGITS[..., 0, 1] > 0).double()),
        ),
    ):
        index = 1 if target is labels else -9
        found = [
            value_and_gradient(fn, LOGITS[..., 0, 0], target)
            for fn in (lambda p, t, fn=ours, index=index: fn(p, t, ignore_index=index), theirs)
        ]
        torch.testing.assert_close(*found)
        assert (found[0][0][target == index] == 0).all() and (found[0][0] > 0).any() and (target == index).any()


def test_dice_leaves_out_the_pixels_that_it_ignores():
    masks, pred = (LOGITS > 0).double(), LOGITS.sigmoid()
    part = torch.where(torch.arange(5) < 3, masks, 7.0)
    for naive in (False, True):
        torch.testing.assert_close(
            f.dice_loss(pred, part, ignore_index=7, naive_dice=naive),
            f.dice_loss(pred[..., :3], masks[..., :3], naive_dice=naive),
        )
