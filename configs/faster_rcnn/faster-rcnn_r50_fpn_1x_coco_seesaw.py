# Seesaw loss of the classes and cross entropy of the objectness, which has two logits of its own.
_base_ = 'mmdet::faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_cls=dict(
                _delete_=True,
                type='cvloss_mm.SeesawLoss',
                use_sigmoid=False,
                num_classes=80,
                objectness=True,
                loss_weight=1.0,
            )
        )
    )
)
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]
