# Huber loss of the deltas; with delta 1 the same as smooth L1 with beta 1.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_bbox=dict(_delete_=True, type='cvloss_mm.HuberLoss', delta=1.0, loss_weight=1.0))))
