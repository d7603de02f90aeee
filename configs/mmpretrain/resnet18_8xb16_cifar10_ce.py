# Softmax cross entropy.
_base_ = 'mmpretrain::resnet/resnet18_8xb16_cifar10.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(head=dict(loss=dict(_delete_=True, type='cvloss_mm.SoftmaxCrossEntropyLoss', loss_weight=1.0)))
