# Smooth L1 loss of the deltas. They are small here (target_stds are 1), hence the small beta.
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

model = dict(
    bbox_head=dict(
        loss_bbox=dict(_delete_=True, type='cvloss_mm.SmoothL1Loss', beta=0.11, loss_weight=1.0)))
