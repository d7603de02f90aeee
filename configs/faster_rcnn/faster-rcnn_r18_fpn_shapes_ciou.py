# Softmax cross entropy + CIoU on the regions: the box loss sees boxes, not deltas (reg_decoded_bbox). The loss is
# divided by all sampled regions, not by the positive ones, hence its large weight.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            reg_decoded_bbox=True,
            loss_cls=dict(_delete_=True, type='cvloss_mm.SoftmaxCrossEntropyLoss', use_sigmoid=False, loss_weight=1.0),
            loss_bbox=dict(_delete_=True, type='cvloss_mm.CIoULoss', loss_weight=12.0),
        )
    )
)
