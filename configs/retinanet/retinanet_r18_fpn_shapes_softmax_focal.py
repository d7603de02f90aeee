# Focal loss of a softmax over the classes and the background. All start as likely, so the first steps are large:
# clip the gradient (the base does).
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

model = dict(
    bbox_head=dict(
        loss_cls=dict(_delete_=True, type='cvloss_mm.SoftmaxFocalLoss', use_sigmoid=False, gamma=2.0, loss_weight=1.0)
    )
)
