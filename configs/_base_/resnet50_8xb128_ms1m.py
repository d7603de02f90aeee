# ResNet-50 on MS1M (the packed set of insightface: train.rec, train.idx, lfw.bin), as the field trains: faces of 112
# pixels, flipped; SGD for a batch of 1024 over 20 epochs, the rate falling with the square of what is left.
_base_ = './default_runtime_shapes.py'

default_scope = 'mmpretrain'
vis_backends = [dict(type='LocalVisBackend')]
visualizer = dict(type='UniversalVisualizer', vis_backends=vis_backends)
default_hooks = dict(visualization=dict(type='VisualizationHook', enable=False), logger=dict(interval=100))

data_root = 'data/ms1m/'
data_preprocessor = dict(num_classes=93431, mean=[127.5] * 3, std=[127.5] * 3, to_rgb=True)
train_pipeline = [
    dict(type='LoadImageFromFile'),
    dict(type='RandomFlip', prob=0.5, direction='horizontal'),
    dict(type='PackInputs'),
]
train_dataloader = dict(
    batch_size=128,
    num_workers=4,
    persistent_workers=True,
    drop_last=True,
    sampler=dict(type='DefaultSampler', shuffle=True),
    dataset=dict(type='cvloss_mm.RecordDataset', data_root=data_root, pipeline=train_pipeline),
)
val_dataloader = dict(
    batch_size=128,
    num_workers=4,
    persistent_workers=True,
    sampler=dict(type='DefaultSampler', shuffle=False),
    dataset=dict(
        type='cvloss_mm.PairsDataset',
        file='lfw.bin',
        data_root=data_root,
        pipeline=[dict(type='LoadImageFromFile'), dict(type='PackInputs')],
    ),
)
test_dataloader = val_dataloader
val_evaluator = dict(type='cvloss_mm.VerificationMetric', pairs=data_root + 'lfw.bin')
test_evaluator = val_evaluator

train_cfg = dict(max_epochs=20, val_interval=1)
param_scheduler = [dict(type='PolyLR', power=2, eta_min=0, begin=0, end=20, convert_to_iter_based=True)]
optim_wrapper = dict(
    _delete_=True,
    type='AmpOptimWrapper',
    optimizer=dict(type='SGD', lr=0.1, momentum=0.9, weight_decay=5e-4),
    clip_grad=dict(max_norm=5.0),
)
auto_scale_lr = dict(base_batch_size=1024)

model = dict(
    type='ImageClassifier',
    # the last stage keeps its 7 x 7 places, as the field's networks do
    backbone=dict(type='ResNet', depth=50, num_stages=4, out_indices=(3,), strides=(1, 2, 2, 1), style='pytorch'),
    neck=[dict(type='GlobalAveragePooling'), dict(type='LinearNeck', in_channels=2048, out_channels=512)],
    head=dict(
        type='cvloss_mm.LinearHead',
        num_classes=93431,
        in_channels=512,
        loss=dict(type='CrossEntropyLoss', loss_weight=1.0),
    ),
)
