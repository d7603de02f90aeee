# GHM-R of the deltas. The loss divides by its own examples, whatever the head passes.
_base_ = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        loss_bbox=dict(_delete_=True, type='cvloss_mm.GHMRLoss', mu=0.02, bins=10, momentum=0.7, loss_weight=10.0)))
optim_wrapper = dict(clip_grad=dict(max_norm=35, norm_type=2))
