# GHM-R of the deltas. The loss divides by the coordinates of the positives; L1 in this head by all samples, four times
# as many, so that the weight is a quarter of RetinaNet's.
_base_ = 'mmdet::faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_bbox=dict(_delete_=True, type='cvloss_mm.GHMRLoss', mu=0.02, bins=10, momentum=0.7, loss_weight=2.5))))
