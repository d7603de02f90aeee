# GHM-C: no sampling and no exponent; how many other anchors have a gradient as long decides what one weighs.
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

model = dict(
    bbox_head=dict(
        loss_cls=dict(
            _delete_=True, type='cvloss_mm.GHMCLoss', use_sigmoid=True, bins=30, momentum=0.75, loss_weight=1.0)))
