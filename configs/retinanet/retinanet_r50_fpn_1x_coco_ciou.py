# CIoU loss of decoded boxes: reg_decoded_bbox makes the loss see boxes, not deltas.
_base_ = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(reg_decoded_bbox=True, loss_bbox=dict(_delete_=True, type='cvloss_mm.CIoULoss', loss_weight=2.0))
)
