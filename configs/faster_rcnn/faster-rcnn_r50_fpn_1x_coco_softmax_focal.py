# Focal loss of a softmax over the classes and the background.
_base_ = 'mmdet::faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_cls=dict(
                _delete_=True, type='cvloss_mm.SoftmaxFocalLoss', use_sigmoid=False, gamma=2.0, loss_weight=1.0
            )
        )
    )
)
