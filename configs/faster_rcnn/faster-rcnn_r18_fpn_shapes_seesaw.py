# Seesaw loss of the classes and cross entropy of the objectness, which has two logits of its own.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_cls=dict(
                _delete_=True, type='cvloss_mm.SeesawLoss', use_sigmoid=False, num_classes=5, objectness=True,
                loss_weight=1.0))))
