# One L2-SVM a class on the features: squared hinge loss plus weight decay. The bias starts where the negatives
# are safe; the weight brings the first slope to 1.
_base_ = 'mmpretrain::resnet/resnet18_8xb16_cifar10.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    head=dict(
        init_cfg=dict(type='Normal', layer='Linear', std=0.01, bias=-1.0),
        loss=dict(_delete_=True, type='cvloss_mm.SquaredHingeLoss', margin=1.0, loss_weight=0.25)))
optim_wrapper = dict(optimizer=dict(weight_decay=5e-4))
