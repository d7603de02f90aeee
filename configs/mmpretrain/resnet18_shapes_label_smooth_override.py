# By its bare name, which the override makes ours: mmpretrain's LabelSmoothLoss, with mmpretrain's keywords.
_base_ = '../_base_/resnet18_shapes.py'

custom_imports = dict(imports=['cvloss_mm.override'], allow_failed_imports=False)
model = dict(head=dict(loss=dict(_delete_=True, type='LabelSmoothLoss', label_smooth_val=0.1, loss_weight=1.0)))
