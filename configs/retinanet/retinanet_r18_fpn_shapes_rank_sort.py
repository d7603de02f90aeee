# Rank & Sort in the head that ranks all levels in one call; the boxes, in whatever weight, count as much as the ranks.
_base_ = '../_base_/retinanet_r18_fpn_shapes.py'

model = dict(
    bbox_head=dict(
        type='cvloss_mm.RankingRetinaHead',
        reg_decoded_bbox=True,
        loss_cls=dict(_delete_=True, type='cvloss_mm.BucketedRankSortLoss', use_sigmoid=True, loss_weight=1.0),
        loss_bbox=dict(_delete_=True, type='cvloss_mm.GIoULoss', loss_weight=1.0),
    )
)
