# Huber loss of the deltas; with delta 1 the same as smooth L1 with beta 1.
_base_ = 'mmdet::faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_bbox=dict(_delete_=True, type='cvloss_mm.HuberLoss', delta=1.0, loss_weight=1.0))))
