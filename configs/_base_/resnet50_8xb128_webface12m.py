# The same on WebFace12M, which has 617,970 identities.
_base_ = './resnet50_8xb128_ms1m.py'

data_root = 'data/webface12m/'
data_preprocessor = dict(num_classes=617970)
train_dataloader = dict(dataset=dict(data_root=data_root))
val_dataloader = dict(dataset=dict(data_root=data_root))
test_dataloader = val_dataloader
val_evaluator = dict(pairs=data_root + 'lfw.bin')
test_evaluator = val_evaluator
model = dict(head=dict(num_classes=617970))
