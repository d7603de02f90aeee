# By bare names, which the override makes ours: a loss that mmdet lacks, and the others of the base as they stand there.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

custom_imports = dict(imports=['cvloss_mm.override'], allow_failed_imports=False)
model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_cls=dict(_delete_=True, type='SoftmaxFocalLoss', use_sigmoid=False, gamma=2.0, loss_weight=1.0)
        )
    )
)
