# LDAM with deferred weights (DRW): margins by how often a hook finds each class, weights in the last epochs only.
_base_ = '../_base_/resnet18_shapes.py'

model = dict(
    head=dict(
        type='cvloss_mm.CosineHead', loss=dict(_delete_=True, type='cvloss_mm.LDAMLoss', scale=16.0, loss_weight=1.0)
    )
)
custom_hooks = [
    dict(type='cvloss_mm.LossCheckHook'),
    dict(type='cvloss_mm.ClassCountHook'),
    dict(
        type='cvloss_mm.LossScheduleHook',
        loss='head.loss_module',
        attribute='beta',
        between='step',
        points=[(0, 0.0), (10, 0.9999)],
    ),
]
