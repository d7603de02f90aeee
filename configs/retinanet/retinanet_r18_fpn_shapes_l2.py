# Squared error of the deltas. They are small here (target_stds are 1), hence the weight.
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

model = dict(
    bbox_head=dict(
        loss_bbox=dict(_delete_=True, type='cvloss_mm.L2Loss', loss_weight=2.0)))
