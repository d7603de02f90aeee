"""What a user's script looks like. pyright has to find every name in it, and know its type."""

from torch import Tensor, nn, rand, tensor

import cvloss_mm
from cvloss_mm import checking, functional, kernels
from cvloss_mm.functional import ciou_loss, sigmoid_focal_loss
from cvloss_mm.losses import BoxLoss, CIoULoss, CombinedLoss, SoftmaxCrossEntropyLoss
from cvloss_mm.testing import check_loss

boxes = rand(8, 4).requires_grad_()
each: Tensor = ciou_loss(boxes, rand(8, 4), eps=1e-7)
focal: Tensor = sigmoid_focal_loss(rand(8, 3), rand(8, 3).round(), gamma=1.5)
other: Tensor = functional.giou_loss(boxes, rand(8, 4))

loss: nn.Module = CIoULoss(loss_weight=2.0, reduction='sum')
value: Tensor = CIoULoss()(boxes, rand(8, 4), weight=rand(8), avg_factor=8.0)
value.backward()
criterion = SoftmaxCrossEntropyLoss(ignore_index=255)
step: Tensor = criterion(rand(8, 3), tensor([0] * 8), reduction_override='mean')
both = CombinedLoss(losses=[dict(type='GIoULoss', loss_weight=2.0), dict(type='DIoULoss')])


def squared_miss_loss(pred: Tensor, target: Tensor, *, scale: float = 1.0) -> Tensor:
    return ((pred - target) / scale).square().sum(-1)


class SquaredMissLoss(BoxLoss, fn=squared_miss_loss, others=dict(scale=2.0)): ...


check_loss(SquaredMissLoss, ['shape', 'linear'])
kernels.build(SquaredMissLoss)
with checking.values():
    SquaredMissLoss(scale=0.5)(boxes, rand(8, 4))
print(cvloss_mm.__version__)
