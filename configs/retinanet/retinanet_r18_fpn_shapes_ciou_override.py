# By bare names, which the override makes ours: here CIoULoss, and the base's FocalLoss too, which stays as it stands.
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

custom_imports = dict(imports=['cvloss_mm.override'], allow_failed_imports=False)
model = dict(bbox_head=dict(reg_decoded_bbox=True, loss_bbox=dict(_delete_=True, type='CIoULoss', loss_weight=2.0)))
