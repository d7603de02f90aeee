"""Every loss of the registry put into every base by the swap: it builds, trains a step and predicts, or is refused."""

import copy
import functools

import pytest
import torch

pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')
pytest.importorskip('mmseg')

from mmengine.config import Config
from mmengine.registry import MODELS as ROOT_MODELS
from mmengine.registry import DefaultScope
from sweep_cases import BASES, REGISTERED, SEGMENTORS, fits
from test_configs import CONFIGS, batches, count, num_classes, shrink, total_loss

from cvloss_mm.checking import check, values
from cvloss_mm.compat.mmengine import config_path
from cvloss_mm.engine.swap import SwapError, swap_losses
from cvloss_mm.losses import BoxLoss, ClassMapLoss, OffsetLoss

pytestmark = pytest.mark.integration


@functools.cache
def read(base: str) -> Config:
    return Config.fromfile(config_path(base) if '::' in base else CONFIGS / '_base_' / base)


def swapped(base: str, name: str) -> Config:
    cfg = copy.deepcopy(read(base))
    option = 'loss_bbox' if issubclass(REGISTERED[name], (BoxLoss, OffsetLoss)) else 'loss_cls'
    swap_losses(cfg, **{option: name})
    return cfg


PAIRS = [(base, name) for base in BASES for name in REGISTERED]


@pytest.mark.parametrize(('base', 'name'), [pair for pair in PAIRS if fits(pair[0], REGISTERED[pair[1]])])
def test_a_loss_that_fits_builds_trains_a_step_and_predicts(base, name):
    cfg = swapped(base, name)
    assert check(cfg, ignore=['boundary-alone']) == []
    if base in SEGMENTORS and not issubclass(REGISTERED[name], ClassMapLoss):
        return  # test_mmseg.py trains the head with each
    if 'data_preprocessor' in cfg:
        cfg.model.data_preprocessor = cfg.data_preprocessor
    with DefaultScope.overwrite_default_scope(cfg.default_scope):
        model = ROOT_MODELS.build(shrink(cfg.model))
        model.init_weights()
        count(model, cfg)
        assert name in {type(module).__name__ for module in model.modules()}
        learns(model.train(), cfg)
        predicts(model.eval(), cfg)


def learns(model, cfg) -> None:
    for batch, least in zip(batches(cfg), (1e-6, 0.0), strict=False):  # a detector's second one holds no object
        model.zero_grad()
        with values():  # no false alarm
            (loss := total_loss(model, batch)).backward()
        assert least <= loss < float('inf')
        assert all(p.grad.isfinite().all() for p in model.parameters() if p.grad is not None)


@torch.no_grad()
def predicts(model, cfg) -> None:
    for result in model.test_step(batches(cfg)[0]):
        if 'decode_head' in cfg.model:
            assert result.seg_logits.data.isfinite().all()
            continue
        found = result if 'head' in cfg.model else result.pred_instances
        scores, labels = (found.pred_score, found.pred_label) if 'head' in cfg.model else (found.scores, found.labels)
        assert len(scores) > 0 and scores.isfinite().all()
        assert ((labels >= 0) & (labels < num_classes(cfg))).all()


@pytest.mark.parametrize(('base', 'name'), [pair for pair in PAIRS if not fits(pair[0], REGISTERED[pair[1]])])
def test_a_loss_that_does_not_fit_is_refused(base, name):
    with pytest.raises(SwapError):
        swapped(base, name)
