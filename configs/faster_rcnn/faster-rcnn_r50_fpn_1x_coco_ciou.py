# CIoU loss of decoded boxes: reg_decoded_bbox makes the loss see boxes, not deltas.
# The loss is divided by all sampled regions, not by the positive ones, hence its large weight.
_base_ = 'mmdet::faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    roi_head=dict(
        bbox_head=dict(
            reg_decoded_bbox=True, loss_bbox=dict(_delete_=True, type='cvloss_mm.CIoULoss', loss_weight=12.0)
        )
    )
)
