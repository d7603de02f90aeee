# Softmax cross entropy against smoothed labels.
_base_ = 'mmpretrain::resnet/resnet50_8xb32_in1k.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    head=dict(loss=dict(_delete_=True, type='cvloss_mm.LabelSmoothLoss', label_smooth_val=0.1, loss_weight=1.0))
)
