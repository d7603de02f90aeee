# A small ResNet for faces of 48 pixels, trained from scratch on a CPU within minutes, with the host's loss.
_base_ = ['./faces.py', './default_runtime_shapes.py']

default_scope = 'mmpretrain'
vis_backends = [dict(type='LocalVisBackend')]
visualizer = dict(type='UniversalVisualizer', vis_backends=vis_backends)
default_hooks = dict(visualization=dict(type='VisualizationHook', enable=False))

train_cfg = dict(max_epochs=12, val_interval=4)
param_scheduler = [
    dict(type='LinearLR', start_factor=0.05, by_epoch=False, begin=0, end=50),
    dict(type='CosineAnnealingLR', eta_min_ratio=0.01, by_epoch=True, begin=1, end=12, convert_to_iter_based=True),
]
optim_wrapper = dict(optimizer=dict(lr=6e-3))
auto_scale_lr = dict(base_batch_size=64)

model = dict(
    type='ImageClassifier',
    backbone=dict(
        type='ResNet', depth=18, stem_channels=16, base_channels=16, num_stages=4, out_indices=(3,), style='pytorch'
    ),
    neck=[dict(type='GlobalAveragePooling'), dict(type='LinearNeck', in_channels=128, out_channels=128)],
    head=dict(
        type='cvloss_mm.LinearHead',
        num_classes=400,
        in_channels=128,
        loss=dict(type='CrossEntropyLoss', loss_weight=1.0),
    ),
)
