# As millions of identities train: each process has a share of the centres, of which a step looks at half (Partial FC).
_base_ = '../_base_/resnet18_shapes.py'

model = dict(
    head=dict(
        type='cvloss_mm.CosineHead',
        sample_rate=0.5,
        shard=True,
        loss=dict(_delete_=True, type='cvloss_mm.ArcFaceLoss', scale=16.0, margin=0.3, loss_weight=1.0),
    )
)
custom_hooks = [dict(type='cvloss_mm.LossCheckHook'), dict(type='cvloss_mm.CosineClassifierHook')]
val_evaluator = test_evaluator = dict(_delete_=True, type='cvloss_mm.RetrievalMetric')
