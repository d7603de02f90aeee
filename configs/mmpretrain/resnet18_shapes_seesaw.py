# Seesaw loss: rare classes are pushed down less. It counts the samples of each class, which the checkpoint keeps.
_base_ = '../_base_/resnet18_shapes.py'

model = dict(head=dict(loss=dict(_delete_=True, type='cvloss_mm.SeesawLoss', num_classes=5, loss_weight=1.0)))
