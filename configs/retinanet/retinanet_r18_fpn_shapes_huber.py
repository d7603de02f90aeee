# Huber loss of the deltas. Its slope ends at delta; the weight brings it back to 1.
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

model = dict(
    bbox_head=dict(
        loss_bbox=dict(_delete_=True, type='cvloss_mm.HuberLoss', delta=0.1, loss_weight=10.0)))
