# EQL v2: one sigmoid a class, and one for the background, by which the scores of the classes are multiplied.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            loss_cls=dict(
                _delete_=True, type='cvloss_mm.EQLv2Loss', use_sigmoid=True, num_classes=5, objectness=True,
                loss_weight=1.0))))
