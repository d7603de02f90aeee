# GIoU loss of decoded boxes: reg_decoded_bbox makes the loss see boxes, not deltas.
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

model = dict(
    bbox_head=dict(reg_decoded_bbox=True, loss_bbox=dict(_delete_=True, type='cvloss_mm.GIoULoss', loss_weight=2.0))
)
