# Smooth L1 loss of the deltas. They are small here (target_stds are 1), hence the small beta.
_base_ = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        loss_bbox=dict(_delete_=True, type='cvloss_mm.SmoothL1Loss', beta=0.11, loss_weight=1.0)))
