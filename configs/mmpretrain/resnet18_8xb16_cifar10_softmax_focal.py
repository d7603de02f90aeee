# Focal loss of a softmax.
_base_ = 'mmpretrain::resnet/resnet18_8xb16_cifar10.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(head=dict(loss=dict(_delete_=True, type='cvloss_mm.SoftmaxFocalLoss', gamma=2.0, loss_weight=1.0)))
