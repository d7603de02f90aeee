# Focal loss with one sigmoid a class: the head reads use_sigmoid from this dict.
_base_ = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        loss_cls=dict(
            _delete_=True, type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True, gamma=2.0, alpha=0.25, loss_weight=1.0
        )
    )
)
