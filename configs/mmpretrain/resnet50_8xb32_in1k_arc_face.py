# ArcFace: the head gives cosines of embeddings and class centres, and demands a margin in the angle.
_base_ = 'mmpretrain::resnet/resnet50_8xb32_in1k.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    head=dict(
        type='cvloss_mm.CosineHead',
        loss=dict(_delete_=True, type='cvloss_mm.ArcFaceLoss', scale=32.0, margin=0.3, loss_weight=1.0),
    )
)
