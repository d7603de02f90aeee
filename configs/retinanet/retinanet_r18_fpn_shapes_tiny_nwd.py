# NWD for things of a few pixels; its constant is their average size, the root of width times height.
_base_ = '../_base_/retinanet_r18_fpn_shapes_tiny.py'

model = dict(
    bbox_head=dict(
        reg_decoded_bbox=True, loss_bbox=dict(_delete_=True, type='cvloss_mm.NWDLoss', constant=9.4, loss_weight=2.0)
    )
)
