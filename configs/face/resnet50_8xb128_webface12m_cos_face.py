# Partial FC: a step looks at a fifth of the 617,970 identities, and each process has the centres of its share of them.
_base_ = '../_base_/resnet50_8xb128_webface12m.py'

model = dict(
    head=dict(
        type='cvloss_mm.CosineHead',
        sample_rate=0.2,
        shard=True,
        loss=dict(_delete_=True, type='cvloss_mm.CosFaceLoss', scale=64.0, margin=0.4, loss_weight=1.0),
    )
)
custom_hooks = [dict(type='cvloss_mm.LossCheckHook'), dict(type='cvloss_mm.CosineClassifierHook')]
