# Balanced L1 loss of the deltas, as in Libra R-CNN.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_bbox=dict(
                _delete_=True, type='cvloss_mm.BalancedL1Loss', alpha=0.5, gamma=1.5, beta=1.0, loss_weight=1.0))))
