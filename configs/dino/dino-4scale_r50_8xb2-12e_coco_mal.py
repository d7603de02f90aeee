# DEIM's loss: a match of low overlap is still a positive. The head hands it the overlaps; the weight is DEIM's.
_base_ = 'mmdet::dino/dino-4scale_r50_8xb2-12e_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        type='cvloss_mm.QualityDINOHead',
        loss_cls=dict(_delete_=True, type='cvloss_mm.MatchabilityAwareLoss', use_sigmoid=True, loss_weight=1.0),
    )
)
