# Softmax cross entropy against smoothed labels.
_base_ = '../_base_/resnet18_shapes.py'

model = dict(
    head=dict(
        loss=dict(_delete_=True, type='cvloss_mm.LabelSmoothLoss', label_smooth_val=0.1, loss_weight=1.0)))
