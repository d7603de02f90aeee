# GHM-R of the deltas. The loss divides by its own examples, whatever the head passes.
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

model = dict(
    bbox_head=dict(
        loss_bbox=dict(_delete_=True, type='cvloss_mm.GHMRLoss', mu=0.02, bins=10, momentum=0.7, loss_weight=10.0)))
