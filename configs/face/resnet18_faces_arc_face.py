_base_ = '../_base_/resnet18_faces.py'

model = dict(
    head=dict(
        type='cvloss_mm.CosineHead',
        loss=dict(_delete_=True, type='cvloss_mm.ArcFaceLoss', scale=16.0, margin=0.2, loss_weight=1.0)))

# centres of length 1 turn more slowly by AdamW than the short rows of a linear layer, with which nothing was gained
optim_wrapper = dict(paramwise_cfg=dict(custom_keys={'head.classifier': dict(lr_mult=5.0)}))
