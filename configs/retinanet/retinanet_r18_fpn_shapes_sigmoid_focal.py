# Focal loss with one sigmoid a class: the head reads use_sigmoid from this dict.
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

model = dict(
    bbox_head=dict(
        loss_cls=dict(
            _delete_=True, type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True, gamma=2.0, alpha=0.25, loss_weight=1.0
        )
    )
)
