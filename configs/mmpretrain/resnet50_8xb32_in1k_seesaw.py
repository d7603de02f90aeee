# Seesaw loss: rare classes are pushed down less. It counts the samples of each class, which the checkpoint keeps.
_base_ = 'mmpretrain::resnet/resnet50_8xb32_in1k.py'

model = dict(head=dict(loss=dict(_delete_=True, type='cvloss_mm.SeesawLoss', num_classes=1000, loss_weight=1.0)))
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]
