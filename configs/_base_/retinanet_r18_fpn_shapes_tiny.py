# The small RetinaNet for things of 4 to 17 pixels: anchors of 6 pixels and more, three levels.
# The data: python -m cvloss_mm.datasets.shapes --tiny --out data/shapes_tiny
_base_ = './retinanet_r18_fpn_shapes.py'
data_root = 'data/shapes_tiny/detection/'

model = dict(
    backbone=dict(num_stages=3, out_indices=(0, 1, 2), strides=(1, 2, 2), dilations=(1, 1, 1)),
    neck=dict(in_channels=[32, 64, 128], num_outs=3),
    bbox_head=dict(anchor_generator=dict(octave_base_scale=1.5, strides=[4, 8, 16])),
)

train_dataloader = dict(dataset=dict(data_root=data_root))
val_dataloader = dict(dataset=dict(data_root=data_root))
test_dataloader = val_dataloader

val_evaluator = dict(ann_file=data_root + 'annotations/val.json')
test_evaluator = val_evaluator
