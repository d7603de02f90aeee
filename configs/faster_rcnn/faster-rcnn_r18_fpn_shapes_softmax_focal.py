# Focal loss of a softmax over the classes and the background.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_cls=dict(
                _delete_=True, type='cvloss_mm.SoftmaxFocalLoss', use_sigmoid=False, gamma=2.0, loss_weight=1.0
            )
        )
    )
)
