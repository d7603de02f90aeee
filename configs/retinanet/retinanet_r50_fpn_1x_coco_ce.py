# Softmax cross entropy over the classes and the background. It needs a sampler, or the negatives drown the rest;
# both losses are then divided by all sampled anchors, not by the positive ones.
_base_ = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        loss_cls=dict(_delete_=True, type='cvloss_mm.SoftmaxCrossEntropyLoss', use_sigmoid=False, loss_weight=1.0)),
    train_cfg=dict(
        sampler=dict(
            type='RandomSampler', num=256, pos_fraction=0.5, neg_pos_ub=-1, add_gt_as_proposals=False)))
