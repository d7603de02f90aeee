# Unified-IoU over CIoU: boxes are compared twice as large at first, half as large at last, as the paper has it.
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'
custom_hooks = [
    dict(type='cvloss_mm.LossCheckHook'),
    dict(type='cvloss_mm.LossScheduleHook', loss='bbox_head.loss_bbox', attribute='ratio', points=[(0, 2.0), (5, 0.5)]),
]

model = dict(
    bbox_head=dict(
        reg_decoded_bbox=True,
        loss_bbox=dict(_delete_=True, type='cvloss_mm.UnifiedIoULoss', over='CIoULoss', loss_weight=2.0),
    )
)
