# By its bare name, which the override makes ours: mmseg's DiceLoss, with mmseg's keywords.
_base_ = '../_base_/fcn_r18_shapes.py'

custom_imports = dict(imports=['cvloss_mm.override'], allow_failed_imports=False)
model = dict(decode_head=dict(loss_decode=dict(_delete_=True, type='DiceLoss', use_sigmoid=False, loss_weight=1.0)))
