# Focal loss of a softmax.
_base_ = '../_base_/resnet18_shapes.py'

model = dict(head=dict(loss=dict(_delete_=True, type='cvloss_mm.SoftmaxFocalLoss', gamma=2.0, loss_weight=1.0)))
