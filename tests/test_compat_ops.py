"""mmcv's public ops against slow loops, and their gradients against finite differences of the checked values."""

import math
import sys
from itertools import product

import numpy as np
import pytest
import torch
from torch.autograd import gradcheck

from cvloss_mm import compat

pytest.importorskip('mmcv')
CASE = compat.install()
import mmcv.ops as ops  # noqa: E402
from mmcv.ops.multi_scale_deform_attn import MultiScaleDeformableAttnFunction  # noqa: E402

pytestmark = pytest.mark.integration

supplied = pytest.mark.skipif(CASE == 'compiled', reason='mmcv has its own ops here')


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


def bilinear(image, y, x):
    """image (channels, height, width) as float64 numpy, zero outside."""
    low_y, low_x, total = math.floor(y), math.floor(x), np.zeros(len(image))
    for i, j in product((low_y, low_y + 1), (low_x, low_x + 1)):
        if 0 <= i < image.shape[1] and 0 <= j < image.shape[2]:
            total += (1 - abs(y - i)) * (1 - abs(x - j)) * image[:, i, j]
    return total


def rois_of_two_images():
    return torch.tensor(
        [[0, 1.0, 2.0, 13.0, 9.0], [1, 3.3, 0.2, 5.1, 14.7], [0, -6, -5, 4, 30.0], [1, 8.0, 8.0, 8.5, 8.2]],
        dtype=torch.double,
    )


@pytest.mark.parametrize(('aligned', 'ratio'), product([True, False], [0, 2]))
def test_roi_align_averages_bilinear_samples(aligned, ratio):
    image, rois, scale, size = torch.randn(2, 2, 7, 8, dtype=torch.double), rois_of_two_images(), 0.5, (3, 2)
    expected = np.zeros((4, 2, *size))
    for k, (n, *corners) in enumerate(rois.tolist()):
        x1, y1, x2, y2 = (corner * scale - 0.5 * aligned for corner in corners)
        w, h = (max(side, 0 if aligned else 1) for side in (x2 - x1, y2 - y1))
        ny, nx = ratio or math.ceil(h / size[0]), ratio or math.ceil(w / size[1])
        for (i, j), a, b in product(np.ndindex(*size), range(ny), range(nx)):
            y, x = y1 + (i + (a + 0.5) / ny) * h / size[0], x1 + (j + (b + 0.5) / nx) * w / size[1]
            if -1 <= y <= 7 and -1 <= x <= 8:  # one pixel around the image continues its edge
                y, x = min(max(y, 0), 6), min(max(x, 0), 7)
                expected[k, :, i, j] += bilinear(image[int(n)].numpy(), y, x) / (ny * nx)
    result = ops.roi_align(image, rois, size, scale, ratio, 'avg', aligned)
    torch.testing.assert_close(result, torch.from_numpy(expected))
    assert gradcheck(lambda t: ops.roi_align(t, rois, size, scale, ratio, 'avg', aligned), image.requires_grad_())


@supplied
def test_roi_align_with_max_pooling_is_refused_by_name():
    with pytest.raises(NotImplementedError, match="pool_mode='max'"):
        ops.RoIAlign(2, pool_mode='max')(torch.zeros(1, 1, 4, 4), torch.zeros(1, 5))


def test_roi_pool_takes_the_maximum_of_unrounded_bins():
    image, scale, size = torch.randn(2, 2, 7, 8, dtype=torch.double), 0.5, (3, 2)
    malformed, outside = [0, 6.9, 6.0, 5.5, 9.0], [1, 40.0, 40.0, 50.0, 50.0]
    rois = torch.cat((rois_of_two_images(), torch.tensor([malformed, outside], dtype=torch.double)))
    expected = torch.zeros(6, 2, *size, dtype=torch.double)
    for k, (n, x1, y1, x2, y2) in enumerate(rois.tolist()):
        x, y, w, h = x1 * scale, y1 * scale, (x2 + 1 - x1) * scale, (y2 + 1 - y1) * scale
        for i, j in np.ndindex(*size) if w > 0 and h > 0 else ():
            rows = slice(max(math.floor(y + i * h / 3), 0), max(math.ceil(y + (i + 1) * h / 3), 0))
            columns = slice(max(math.floor(x + j * w / 2), 0), max(math.ceil(x + (j + 1) * w / 2), 0))
            if (region := image[int(n), :, rows, columns]).numel():
                expected[k, :, i, j] = region.flatten(1).amax(1)
    torch.testing.assert_close(ops.RoIPool(size, scale)(image, rois), expected)
    assert not expected[4:].any()
    assert gradcheck(lambda t: ops.roi_pool(t, rois, size, scale), image.requires_grad_())


def slow_deform_conv(image, offset, weight, mask, groups, deform_groups, stride, padding, dilation):
    image, offset, weight, mask = (tensor.detach().numpy() for tensor in (image, offset, weight, mask))
    (n, channels, _, _), (out, _, kh, kw) = image.shape, weight.shape
    result = np.zeros((n, out, *offset.shape[2:]))
    share = channels // deform_groups
    for b, i, j in np.ndindex(n, *offset.shape[2:]):
        column = np.zeros((channels, kh, kw))
        for g, p, q in np.ndindex(deform_groups, kh, kw):
            point = (g * kh + p) * kw + q
            y = i * stride[0] - padding[0] + p * dilation[0] + offset[b, 2 * point, i, j]
            x = j * stride[1] - padding[1] + q * dilation[1] + offset[b, 2 * point + 1, i, j]
            part = slice(g * share, (g + 1) * share)
            column[part, p, q] = mask[b, point, i, j] * bilinear(image[b, part], y, x)
        for o in range(out):
            group = o * groups // out
            result[b, o, i, j] = (weight[o] * np.split(column, groups)[group]).sum()
    return torch.from_numpy(result)


@pytest.mark.parametrize(('groups', 'deform_groups'), [(1, 1), (2, 1), (1, 2), (2, 4)])
def test_deformable_convolution_samples_where_the_offsets_say(groups, deform_groups):
    stride, padding, dilation = (2, 1), (1, 0), (1, 2)
    image = torch.randn(2, 4, 4, 5, dtype=torch.double, requires_grad=True)
    weight = torch.randn(4, 4 // groups, 3, 2, dtype=torch.double, requires_grad=True)
    offset = torch.randn(2, 2 * deform_groups * 6, 2, 3, dtype=torch.double, requires_grad=True)
    mask = torch.rand(2, deform_groups * 6, 2, 3, dtype=torch.double, requires_grad=True)
    bias = torch.randn(4, dtype=torch.double, requires_grad=True)
    shape = (groups, deform_groups)

    def version1(image, offset, weight):
        return ops.deform_conv2d(image, offset, weight, stride, padding, dilation, *shape)

    def version2(image, offset, mask, weight, bias=None):
        return ops.modulated_deform_conv2d(image, offset, mask, weight, bias, stride, padding, dilation, *shape)

    plain = slow_deform_conv(image, offset, weight, torch.ones_like(mask), *shape, stride, padding, dilation)
    masked = slow_deform_conv(image, offset, weight, mask, *shape, stride, padding, dilation)
    torch.testing.assert_close(version1(image, offset, weight).detach(), plain)
    torch.testing.assert_close(version2(image, offset, mask, weight).detach(), masked)
    biased = masked + bias.detach()[:, None, None]
    torch.testing.assert_close(version2(image, offset, mask, weight, bias).detach(), biased)
    assert gradcheck(version1, (image, offset, weight), fast_mode=True)
    assert gradcheck(version2, (image, offset, mask, weight, bias), fast_mode=True)
    assert gradcheck(version2, (image, offset, mask, weight), fast_mode=True)


@supplied
def test_of_larger_offsets_than_needed_the_first_values_are_read_as_by_mmcv():
    """DyHead gives the level above the offsets of its own; mmcv's kernels step through their memory."""
    image, weight = torch.randn(1, 1, 2, 3), torch.ones(1, 1, 1, 1)
    offset, mask = torch.zeros(1, 2, 4, 6), torch.rand(1, 1, 4, 6)
    offset.view(-1)[:12] = torch.tensor([1.0, 0, 0, -1, 0, 0, 0, 1, -1, 0, 0, 0])  # six rows' steps, six columns' steps
    out = ops.modulated_deform_conv2d(image, offset, mask, weight, None, 1, 0, 1, 1, 1)
    rows, columns = torch.tensor([[1, 0, 0], [0, 1, 1]]), torch.tensor([[0, 2, 1], [0, 1, 2]])
    torch.testing.assert_close(out[0, 0], mask.view(-1)[:6].view(2, 3) * image[0, 0][rows, columns])


def test_deformable_convolution_refuses_offsets_of_another_group_count():
    with pytest.raises(ValueError, match='deform_groups=2'):
        ops.deform_conv2d(torch.zeros(1, 4, 3, 3), torch.zeros(1, 18, 3, 3), torch.zeros(4, 4, 3, 3), 1, 1, 1, 1, 2)


def test_the_deformable_modules_train_with_a_step_that_divides_the_batch():
    for module, extra in (
        (ops.DeformConv2d(4, 2, 3, padding=1, im2col_step=2), ()),
        (ops.ModulatedDeformConv2d(4, 2, 3, padding=1), (torch.ones(4, 9, 5, 5),)),
    ):
        image = torch.randn(4, 4, 5, 5)
        result = module(image, torch.zeros(4, 18, 5, 5), *extra)
        torch.testing.assert_close(result, torch.nn.functional.conv2d(image, module.weight, padding=1))
        result.sum().backward()
        assert module.weight.grad.abs().sum() > 0


def test_deformable_attention_sums_bilinear_samples_of_all_levels():
    shapes = torch.tensor([[3, 4], [2, 2]])
    starts = torch.tensor([0, 12])
    value = torch.randn(1, 16, 2, 3, dtype=torch.double, requires_grad=True)
    places = torch.rand(1, 5, 2, 2, 2, 2, dtype=torch.double, requires_grad=True)
    weights = torch.rand(1, 5, 2, 2, 2, dtype=torch.double, requires_grad=True)
    expected = np.zeros((1, 5, 2, 3))
    for q, head, level, point in np.ndindex(5, 2, 2, 2):
        h, w = shapes[level].tolist()
        image = value[0, starts[level] : starts[level] + h * w, head].detach().T.reshape(3, h, w).numpy()
        x, y = places[0, q, head, level, point].tolist()
        expected[0, q, head] += weights[0, q, head, level, point].item() * bilinear(image, y * h - 0.5, x * w - 0.5)

    def attend(value, places, weights):
        return MultiScaleDeformableAttnFunction.apply(value, shapes, starts, places, weights, 64)

    torch.testing.assert_close(attend(value, places, weights).detach(), torch.from_numpy(expected.reshape(1, 5, 6)))
    assert gradcheck(attend, (value, places, weights), fast_mode=True)


def slow_focal(logits, labels, weight, gamma, alpha, softmax):
    """Rows of loss per class for the sigmoid, per sample for the softmax."""
    rows = []
    for row, label in zip(logits.tolist(), labels.tolist(), strict=True):
        known = 0 <= label < len(row)
        factor = 1 if weight is None or not known else weight[label].item()
        if softmax:
            p = math.exp(row[label]) / sum(map(math.exp, row)) if known else 1
            rows.append(-factor * alpha * (1 - p) ** gamma * math.log(p))
        else:
            ps = [1 / (1 + math.exp(-z)) for z in row]
            rows.append(
                [
                    -factor
                    * (
                        alpha * (1 - p) ** gamma * math.log(p)
                        if c == label
                        else (1 - alpha) * p**gamma * math.log(1 - p)
                    )
                    for c, p in enumerate(ps)
                ]
            )
    return torch.tensor(rows, dtype=torch.double)


@supplied
@pytest.mark.parametrize('weighted', [False, True])
@pytest.mark.parametrize('softmax', [False, True])
def test_the_focal_losses_are_those_of_mmcv_and_background_reads_no_class_weight(softmax, weighted):
    logits = torch.randn(6, 3, dtype=torch.double, requires_grad=True)
    labels = torch.tensor([0, 1, 2, 3, -1, 1])  # 3 and -1 are background
    weight = torch.tensor([0.5, 2, 3], dtype=torch.double) if weighted else None
    loss = ops.softmax_focal_loss if softmax else ops.sigmoid_focal_loss
    expected = slow_focal(logits.detach(), labels, weight, 1.5, 0.3, softmax)
    torch.testing.assert_close(loss(logits, labels, 1.5, 0.3, weight, 'none').detach(), expected)
    torch.testing.assert_close(loss(logits, labels, 1.5, 0.3, weight, 'mean').detach(), expected.sum() / 6)
    assert gradcheck(lambda z: loss(z, labels, 1.5, 0.3, weight, 'mean'), logits)
    assert gradcheck(lambda z: loss(z, labels, 1.5, 0.3, weight, 'sum'), logits)
    if softmax:
        assert not expected[3:5].any()


@supplied
@pytest.mark.parametrize('softmax', [False, True])
def test_the_focal_losses_are_finite_where_a_probability_underflows(softmax):
    logits = torch.tensor([[500.0, -500.0], [-500.0, 500.0]], requires_grad=True)
    loss = (ops.softmax_focal_loss if softmax else ops.sigmoid_focal_loss)(logits, torch.tensor([1, 0]))
    loss.backward()
    assert loss.isfinite()
    assert logits.grad.isfinite().all()


@supplied
@pytest.mark.parametrize('dtype', [torch.float16, torch.bfloat16])
def test_half_precision_is_computed_in_float32_and_returned_as_it_came(dtype):
    image = torch.randn(2, 2, 7, 8).to(dtype)
    rois = rois_of_two_images().to(dtype)
    offset, weight = torch.randn(2, 8, 6, 7).to(dtype), torch.randn(3, 2, 2, 2).to(dtype)
    labels = torch.randint(0, 8, (112,))
    for op in (
        lambda x, r, o, w: ops.roi_align(x, r, 2, 0.5, 2),
        lambda x, r, o, w: ops.roi_pool(x, r, 2, 0.5),
        lambda x, r, o, w: ops.deform_conv2d(x, o, w),
        lambda x, r, o, w: ops.sigmoid_focal_loss(x.reshape(-1, 2), labels, 2.0, 0.25, None, 'none'),
    ):
        leaf, wide = image.clone().requires_grad_(), image.float().requires_grad_()
        result, expected = op(leaf, rois, offset, weight), op(wide, rois.float(), offset.float(), weight.float())
        result.sum().backward()
        expected.sum().backward()
        torch.testing.assert_close(result, expected.to(dtype), rtol=2e-2, atol=2e-2)
        torch.testing.assert_close(leaf.grad, wide.grad.to(dtype), rtol=2e-2, atol=2e-2)


def test_backward_ops_add_to_the_gradient_that_is_there():
    extension = sys.modules['mmcv._ext']
    rois, ones = torch.tensor([[0, 0.0, 0.0, 3.0, 3.0]]), torch.ones(1, 1, 2, 2)
    for start in (0.0, 5.0):
        gradient, unused = torch.full((1, 1, 4, 4), start), torch.zeros(0)
        extension.roi_align_backward(
            ones,
            rois,
            unused,
            unused,
            gradient,
            aligned_height=2,
            aligned_width=2,
            spatial_scale=1.0,
            sampling_ratio=2,
            pool_mode=1,
            aligned=True,
        )
        assert gradient.sum().item() == pytest.approx(16 * start + 4)
