# Asymmetric loss for images with several labels, in the paper's setting. Summed over the classes.
_base_ = 'mmpretrain::csra/resnet101-csra_1xb16_voc07-448px.py'
custom_hooks = [dict(type='cvloss_mm.LossCheckHook')]

model = dict(
    head=dict(
        loss=dict(
            _delete_=True,
            type='cvloss_mm.AsymmetricLoss',
            use_sigmoid=True,
            gamma_pos=0.0,
            gamma_neg=4.0,
            clip=0.05,
            loss_weight=1.0,
        )
    )
)
