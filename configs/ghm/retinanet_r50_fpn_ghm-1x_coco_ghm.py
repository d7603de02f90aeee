# GHM-C and GHM-R as the paper has them: all M unit regions count, statistics are those of all processes.
_base_ = 'mmdet::ghm/retinanet_r50_fpn_ghm-1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        loss_cls=dict(
            _delete_=True, type='cvloss_mm.GHMCLoss', use_sigmoid=True, bins=30, momentum=0.75, loss_weight=1.0
        ),
        loss_bbox=dict(_delete_=True, type='cvloss_mm.GHMRLoss', mu=0.02, bins=10, momentum=0.7, loss_weight=10.0),
    )
)
