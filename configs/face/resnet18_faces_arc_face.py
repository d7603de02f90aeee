_base_ = '../_base_/resnet18_faces.py'

model = dict(
    head=dict(
        type='cvloss_mm.CosineHead',
        loss=dict(_delete_=True, type='cvloss_mm.ArcFaceLoss', scale=32.0, margin=0.4, loss_weight=1.0)))
