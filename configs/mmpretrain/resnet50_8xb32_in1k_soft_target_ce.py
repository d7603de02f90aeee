# Cross entropy against the soft labels that mixup makes.
_base_ = 'mmpretrain::resnet/resnet50_8xb32_in1k.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    head=dict(loss=dict(_delete_=True, type='cvloss_mm.SoftTargetCrossEntropyLoss', loss_weight=1.0)),
    train_cfg=dict(augments=dict(type='Mixup', alpha=0.2)),
)
