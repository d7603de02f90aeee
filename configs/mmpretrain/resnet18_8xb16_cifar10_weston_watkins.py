# The multi-class SVM of Weston and Watkins on the features: its hinge loss plus weight decay.
_base_ = 'mmpretrain::resnet/resnet18_8xb16_cifar10.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    head=dict(
        loss=dict(
            _delete_=True,
            type='cvloss_mm.WestonWatkinsHingeLoss', margin=1.0, divide_by_classes=True, loss_weight=1.0)))
optim_wrapper = dict(optimizer=dict(weight_decay=5e-4))
