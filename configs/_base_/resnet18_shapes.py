# A small ResNet for images of 64 pixels, trained from scratch on a CPU within minutes, with the host's loss.
_base_ = ['./shapes_classification.py', './default_runtime_shapes.py']

default_scope = 'mmpretrain'
vis_backends = [dict(type='LocalVisBackend')]
visualizer = dict(type='UniversalVisualizer', vis_backends=vis_backends)
default_hooks = dict(visualization=dict(type='VisualizationHook', enable=False))

train_cfg = dict(max_epochs=12, val_interval=2)
param_scheduler = [
    dict(type='LinearLR', start_factor=0.05, by_epoch=False, begin=0, end=50),
    dict(type='CosineAnnealingLR', eta_min_ratio=0.01, by_epoch=True, begin=2, end=12, convert_to_iter_based=True),
]
auto_scale_lr = dict(base_batch_size=32)

model = dict(
    type='ImageClassifier',
    backbone=dict(
        type='ResNet', depth=18, stem_channels=32, base_channels=32, num_stages=4, out_indices=(3,), style='pytorch'
    ),
    neck=dict(type='GlobalAveragePooling'),
    head=dict(
        type='LinearClsHead', num_classes=5, in_channels=256, loss=dict(type='CrossEntropyLoss', loss_weight=1.0)
    ),
)
