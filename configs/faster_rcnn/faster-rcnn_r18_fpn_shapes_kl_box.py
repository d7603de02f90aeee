# Smooth L1 with a predicted variance on the deltas of the regions: the head has four more outputs a class for it.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            type='cvloss_mm.UncertainBBoxHead',
            loss_bbox=dict(_delete_=True, type='cvloss_mm.KLBoxLoss', loss_weight=1.0),
        )
    )
)
