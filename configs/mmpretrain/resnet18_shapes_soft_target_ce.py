# Cross entropy against the soft labels that mixup makes.
_base_ = '../_base_/resnet18_shapes.py'

model = dict(
    head=dict(loss=dict(_delete_=True, type='cvloss_mm.SoftTargetCrossEntropyLoss', loss_weight=1.0)),
    train_cfg=dict(augments=dict(type='Mixup', alpha=0.2)),
)
