# Binary cross entropy, one sigmoid a class, summed over the classes. The bias starts at the share of a class, or
# the negatives of all classes pull at once.
_base_ = 'mmpretrain::resnet/resnet50_8xb32_in1k.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    head=dict(
        init_cfg=dict(type='Normal', layer='Linear', std=0.01, bias_prob=0.001),
        loss=dict(_delete_=True, type='cvloss_mm.BinaryCrossEntropyLoss', use_sigmoid=True, loss_weight=1.0),
    )
)
