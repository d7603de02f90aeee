# Softmax cross entropy, the loss of `tools/quickstart.py --task classification`.
_base_ = '../_base_/resnet18_shapes.py'

model = dict(head=dict(loss=dict(_delete_=True, type='cvloss_mm.SoftmaxCrossEntropyLoss', loss_weight=1.0)))
