# Varifocal loss: positives count by their overlap, negatives are scaled down as in a focal loss.
_base_ = 'mmdet::vfnet/vfnet_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        loss_cls=dict(
            _delete_=True, type='cvloss_mm.VarifocalLoss', use_sigmoid=True, alpha=0.75, gamma=2.0, loss_weight=1.0
        )
    )
)
