"""Facts of the paper about centrelines, and its skeletons beside those of scipy."""

import pytest
import torch

from cvloss_mm import functional as f
from cvloss_mm.functional.centerline import soft_skeleton


def maps(*shape, seed=0):
    return torch.rand(2, 3, *shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def of_scipy(image, iterations):
    """With scipy's grey erosion by a cross and grey dilation by a cube."""
    from scipy import ndimage

    cross = ndimage.generate_binary_structure(image.ndim, 1)
    cube = ndimage.generate_binary_structure(image.ndim, image.ndim)
    skeleton = 0 * image
    for _ in range(iterations + 1):
        inner = ndimage.grey_erosion(image, footprint=cross, mode='nearest')
        lost = (image - ndimage.grey_dilation(inner, footprint=cube, mode='nearest')).clip(0)
        skeleton, image = skeleton + (1 - skeleton) * lost, inner
    return torch.from_numpy(skeleton)


@pytest.mark.parametrize('shape', [(9,), (8, 9), (5, 6, 7)], ids=['line', 'image', 'volume'])
@pytest.mark.parametrize('iterations', [0, 1, 4])
def test_the_soft_skeleton_is_that_of_grey_morphology(shape, iterations):
    pytest.importorskip('scipy.ndimage', reason='scipy is not installed')
    found = soft_skeleton(maps(*shape), iterations)
    expected = torch.stack([of_scipy(image.numpy(), iterations) for image in maps(*shape).flatten(0, 1)])
    torch.testing.assert_close(found.flatten(0, 1), expected)
    assert found.max() <= 1 and found.min() >= 0


def tube(rows, columns):
    mask = torch.zeros(1, 1, 15, 24, dtype=torch.float64)
    mask[:, :, rows, columns] = 1
    return mask


VESSEL = tube(slice(5, 10), slice(2, 22))


def test_the_skeleton_of_a_tube_is_its_axis():
    skeleton = soft_skeleton(VESSEL, 3)
    assert torch.equal(skeleton[0, 0, 7, 6:18], torch.ones(12, dtype=torch.float64))
    assert skeleton[0, 0, [5, 6, 8, 9], 6:18].sum() == 0
    assert soft_skeleton(VESSEL, 1).sum() < 5  # the steps are too few to come to the axis


def test_a_gap_costs_and_a_thinner_tube_does_not():
    """Of the same number of missing pixels Dice sees the same, twenty each."""
    torn, thin = VESSEL.clone(), tube(slice(6, 10), slice(2, 22))
    torn[..., 10:14] = 0
    dice = [f.multi_class_dice_loss(p, VESSEL) for p in (torn, thin)]
    torch.testing.assert_close(*dice)
    gap, narrow = (f.centerline_dice_loss(p, VESSEL) for p in (torn, thin))
    assert gap > 0.05 and narrow < 0.2 * gap


def test_equal_hard_masks_cost_nothing_and_a_class_that_is_neither_true_nor_predicted_none():
    assert f.centerline_dice_loss(VESSEL, VESSEL) == 0
    assert f.centerline_dice_loss(0 * VESSEL, 0 * VESSEL) == 0


def test_a_tube_that_is_missed_and_one_that_is_invented_cost_the_same():
    """Of hard masks precision and sensitivity change places."""
    pair = VESSEL, tube(slice(3, 8), slice(2, 14))
    torch.testing.assert_close(f.centerline_dice_loss(*pair), f.centerline_dice_loss(*pair[::-1]))
    torch.testing.assert_close(f.centerline_dice_loss(0 * VESSEL, VESSEL), f.centerline_dice_loss(VESSEL, 0 * VESSEL))
