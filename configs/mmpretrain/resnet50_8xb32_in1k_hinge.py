# One linear SVM a class on the features: hinge loss plus weight decay. The bias starts where the negatives are safe.
_base_ = 'mmpretrain::resnet/resnet50_8xb32_in1k.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    head=dict(
        init_cfg=dict(type='Normal', layer='Linear', std=0.01, bias=-1.0),
        loss=dict(_delete_=True, type='cvloss_mm.HingeLoss', margin=1.0, loss_weight=1.0)))
optim_wrapper = dict(optimizer=dict(weight_decay=1e-4))
