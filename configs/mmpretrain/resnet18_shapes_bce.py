# Binary cross entropy, one sigmoid a class, summed over the classes. The bias starts at the share of a class, or
# the negatives of all classes pull at once.
_base_ = '../_base_/resnet18_shapes.py'

model = dict(
    head=dict(
        init_cfg=dict(type='Normal', layer='Linear', std=0.01, bias_prob=0.2),
        loss=dict(_delete_=True, type='cvloss_mm.BinaryCrossEntropyLoss', use_sigmoid=True, loss_weight=1.0),
    )
)
