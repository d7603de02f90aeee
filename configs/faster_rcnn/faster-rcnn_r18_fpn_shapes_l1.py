# L1 loss of the deltas.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_bbox=dict(_delete_=True, type='cvloss_mm.L1Loss', loss_weight=1.0))))
