# Focal loss of a softmax over the classes and the background. All start as likely, so the first steps are large:
# clip the gradient.
_base_ = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    bbox_head=dict(
        loss_cls=dict(_delete_=True, type='cvloss_mm.SoftmaxFocalLoss', use_sigmoid=False, gamma=2.0, loss_weight=1.0)
    )
)
optim_wrapper = dict(clip_grad=dict(max_norm=35, norm_type=2))
