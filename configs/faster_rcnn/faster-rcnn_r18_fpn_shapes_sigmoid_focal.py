# Focal loss with one sigmoid a class and no background; the classifier begins with a probability of 0.1.
_base_ = '../_base_/faster-rcnn_r18_fpn_shapes.py'

model = dict(
    roi_head=dict(
        bbox_head=dict(
            init_cfg=[
                dict(type='Normal', std=0.01, bias_prob=0.1, override=dict(name='fc_cls')),
                dict(type='Normal', std=0.001, override=dict(name='fc_reg')),
                dict(type='Xavier', distribution='uniform', override=dict(name='shared_fcs')),
            ],
            loss_cls=dict(
                _delete_=True,
                type='cvloss_mm.SigmoidFocalLoss',
                use_sigmoid=True,
                gamma=2.0,
                alpha=0.25,
                loss_weight=16.0,
            ),
        )
    )
)
