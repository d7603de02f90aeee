_base_ = '../_base_/resnet50_8xb128_ms1m.py'

model = dict(
    head=dict(
        type='cvloss_mm.CosineHead',
        loss=dict(_delete_=True, type='cvloss_mm.ArcFaceLoss', scale=64.0, margin=0.5, loss_weight=1.0),
    )
)
