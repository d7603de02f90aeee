# Quality focal and distribution focal loss: the score is the overlap to come, each side of a box a distribution of 17
# bins. The sum over the positives of the first is divided by their number, that of the second by their scores.
_base_ = 'mmdet::gfl/gfl_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        loss_cls=dict(_delete_=True, type='cvloss_mm.QualityFocalLoss', use_sigmoid=True, beta=2.0, loss_weight=1.0),
        loss_dfl=dict(_delete_=True, type='cvloss_mm.DistributionFocalLoss', loss_weight=0.25),
    )
)
