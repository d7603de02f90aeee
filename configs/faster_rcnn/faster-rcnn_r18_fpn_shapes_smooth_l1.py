# Smooth L1 loss of the deltas, as in Fast R-CNN.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_bbox=dict(_delete_=True, type='cvloss_mm.SmoothL1Loss', beta=1.0, loss_weight=1.0))))
