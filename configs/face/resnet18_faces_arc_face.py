_base_ = '../_base_/resnet18_faces.py'

model = dict(
    head=dict(
        type='cvloss_mm.CosineHead',
        loss=dict(_delete_=True, type='cvloss_mm.ArcFaceLoss', scale=16.0, margin=0.3, loss_weight=1.0),
    )
)

# by AdamW, centres of length 1 turn more slowly than the short rows of a linear layer
optim_wrapper = dict(paramwise_cfg=dict(custom_keys={'head.classifier': dict(lr_mult=4.0)}))
