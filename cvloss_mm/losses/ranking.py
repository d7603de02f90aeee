"""Losses of the order of scores."""

import torch

from ..functional import ranking as f
from ..registry import MODELS
from .families import RankingLoss

RANKS = {
    'gradient': "the papers' update of ranks stands for a derivative, of which there is none",
    'no sync': 'the positives are picked out: without that memory would be the square of the scores',
}


@MODELS.register_module()
class APLoss(RankingLoss, fn=f.ap_loss, others=dict(delta=0.3), waives=RANKS): ...


@MODELS.register_module()
class ALRPLoss(
    RankingLoss,
    fn=f.alrp_loss,
    others=dict(delta=0.3),
    waives={**RANKS, **dict.fromkeys(('pair', 'activated'), 'the errors of the boxes have to come beside the scores')},
):
    """No head of OpenMMLab gives ``localization_error``; :class:`cvloss_mm.heads.RankingRetinaHead` and
    :class:`cvloss_mm.heads.RankingATSSHead` do."""

    balance = 'period'
    context = dict(
        localization_error='the error of the box of each row, (n,), as a box loss gives it; '
        'cvloss_mm.RankingRetinaHead and RankingATSSHead give it'
    )

    @classmethod
    def sample(cls, n, generator=None, classes=3):
        return *super().sample(n, generator, classes), dict(localization_error=torch.rand(n, generator=generator))


@MODELS.register_module()
class RankSortLoss(RankingLoss, fn=f.rank_sort_loss, others=dict(delta=0.2), waives=RANKS):
    balance = 'step'


@MODELS.register_module()
class BucketedRankSortLoss(RankingLoss, fn=f.bucketed_rank_sort_loss, others=dict(delta=0.2), waives=RANKS):
    balance = 'step'
