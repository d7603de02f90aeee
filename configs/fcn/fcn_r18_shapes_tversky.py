# Tversky loss of the classes that are in the batch, where a miss costs more than a false alarm.
_base_ = '../_base_/fcn_r18_shapes.py'

model = dict(
    decode_head=dict(
        loss_decode=dict(
            _delete_=True,
            type='cvloss_mm.TverskyLoss',
            alpha=0.3,
            beta=0.7,
            classes='present',
            per_image=False,
            loss_weight=1.0,
        )
    )
)
