# Huber loss of the deltas. Its slope ends at delta; the weight brings it back to 1.
_base_ = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        loss_bbox=dict(_delete_=True, type='cvloss_mm.HuberLoss', delta=0.1, loss_weight=10.0)))
