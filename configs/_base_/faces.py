# The generated faces: python -m cvloss_mm.datasets.faces --out data/faces. An open set: nobody in test/ is in train/.
dataset_type = 'cvloss_mm.IdentityDataset'
data_root = 'data/faces/'
data_preprocessor = dict(num_classes=400, mean=[127.5] * 3, std=[127.5] * 3, to_rgb=True)

train_pipeline = [
    dict(type='LoadImageFromFile'),
    dict(type='RandomFlip', prob=0.5, direction='horizontal'),
    dict(type='PackInputs'),
]
test_pipeline = [
    dict(type='LoadImageFromFile'),
    dict(type='PackInputs'),
]
train_dataloader = dict(
    batch_size=64,
    num_workers=1,
    persistent_workers=True,
    sampler=dict(type='DefaultSampler', shuffle=True),
    dataset=dict(type=dataset_type, data_root=data_root + 'train', with_label=True, pipeline=train_pipeline),
)
val_dataloader = dict(
    batch_size=100,
    num_workers=1,
    persistent_workers=True,
    sampler=dict(type='DefaultSampler', shuffle=False),
    dataset=dict(type=dataset_type, data_root=data_root + 'test', with_label=True, pipeline=test_pipeline),
)
test_dataloader = val_dataloader

val_evaluator = dict(type='cvloss_mm.VerificationMetric', pairs=data_root + 'pairs.txt', data_root=data_root + 'test')
test_evaluator = val_evaluator
