# Gaussian focal loss of the heat maps of centres, divided by the number of objects. The head applies the sigmoid.
_base_ = 'mmdet::centernet/centernet_r18_8xb16-crop512-140e_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        loss_center_heatmap=dict(
            _delete_=True, type='cvloss_mm.GaussianFocalLoss', alpha=2.0, gamma=4.0, loss_weight=1.0
        )
    )
)
