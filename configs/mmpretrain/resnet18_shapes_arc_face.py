# ArcFace: the head gives cosines; five classes can do with a smaller scale than a million of identities.
_base_ = '../_base_/resnet18_shapes.py'

model = dict(
    head=dict(
        type='cvloss_mm.CosineHead',
        loss=dict(_delete_=True, type='cvloss_mm.ArcFaceLoss', scale=16.0, margin=0.3, loss_weight=1.0),
    )
)
