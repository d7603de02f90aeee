# Lovász-Softmax beside a cross entropy of the pixels, which finds the way; a list replaces the loss of the base.
_base_ = '../_base_/fcn_r18_shapes.py'

model = dict(
    decode_head=dict(
        loss_decode=[
            dict(type='cvloss_mm.SoftmaxCrossEntropyLoss', loss_weight=0.5),
            dict(type='cvloss_mm.LovaszSoftmaxLoss', per_image=False, loss_weight=1.0),
        ]
    )
)
