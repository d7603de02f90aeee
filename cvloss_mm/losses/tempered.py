"""Logistic losses with temperatures."""

from ..functional import tempered as f
from ..registry import MODELS
from .families import SoftmaxLoss


@MODELS.register_module()
class BiTemperedLogisticLoss(
    SoftmaxLoss,
    fn=f.bi_tempered_logistic_loss,
    others=dict(t1=(0.3, 1.0), t2=(2.0, 1.0)),
    waives={'kernel': 'its normalisation is found step by step: there is no loop yet for it'},
): ...
