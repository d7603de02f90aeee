# Focal + CIoU, the combination of tools/quickstart.py: the box loss sees boxes, not deltas (reg_decoded_bbox).
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

model = dict(
    bbox_head=dict(
        reg_decoded_bbox=True,
        loss_cls=dict(
            _delete_=True, type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True, gamma=2.0, alpha=0.25, loss_weight=1.0
        ),
        loss_bbox=dict(_delete_=True, type='cvloss_mm.CIoULoss', loss_weight=2.0),
    )
)
