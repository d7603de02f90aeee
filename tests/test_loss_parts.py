"""The parts of a combined loss in the log, and not twice in the sum."""

from types import SimpleNamespace

import pytest

pytest.importorskip('mmengine')

import torch
import toys

from cvloss_mm.hooks import LossPartsHook
from cvloss_mm.hooks.discovery import short_names
from cvloss_mm.losses import AssociativeEmbeddingLoss, CombinedLoss, SoftmaxFocalLoss
from cvloss_mm.testing import draw

pytestmark = pytest.mark.integration

PARTS = [dict(type='cvloss_mm.SoftmaxFocalLoss', loss_weight=2.0), dict(type='cvloss_mm.SoftmaxCrossEntropyLoss')]
NESTED = dict(
    type='cvloss_mm.CombinedLoss',
    loss_weight=0.5,
    losses=[
        dict(type='cvloss_mm.CombinedLoss', loss_weight=3.0, losses=PARTS),
        dict(type='cvloss_mm.SoftmaxFocalLoss'),
    ],
)
HOOK = dict(type='cvloss_mm.LossPartsHook')


def test_parts_are_logged_with_their_weights_and_are_the_sum(tmp_path):
    run = toys.runner(tmp_path, NESTED, [HOOK])
    before = toys.Toy(NESTED)
    before.load_state_dict(run.model.state_dict())
    run.train()
    keys = [
        'loss_cls/CombinedLoss/SoftmaxFocalLoss',
        'loss_cls/CombinedLoss/SoftmaxCrossEntropyLoss',
        'loss_cls/SoftmaxFocalLoss',
    ]
    found = [toys.history(run, key) for key in keys]
    assert [sum(step) for step in zip(*found, strict=True)] == pytest.approx(toys.history(run, 'loss'))
    batch = toys.examples()[:4]
    scores = before.head(torch.stack([row['inputs'] for row in batch]))
    expected = 0.5 * 3.0 * 2.0 * SoftmaxFocalLoss()(scores, torch.stack([row['labels'] for row in batch]))
    assert found[0][0] == pytest.approx(expected.item())
    assert not any(module._forward_hooks for module in run.model.modules())


def test_the_hook_changes_nothing_that_is_trained(tmp_path):
    runs = [toys.runner(tmp_path / str(n), NESTED, [HOOK] * n) for n in (0, 1)]
    for run in runs:
        run.train()
    assert toys.history(runs[0], 'loss') == toys.history(runs[1], 'loss')
    assert toys.history(runs[1], 'loss') == toys.history(runs[1], 'loss_cls')


def test_the_values_of_a_part_that_has_several_are_logged_as_their_sum():
    part = dict(type='AssociativeEmbeddingLoss', separate=True)
    model = torch.nn.ModuleDict(dict(loss=CombinedLoss(losses=[part, dict(part, delta=2.0)], loss_weight=3.0)))
    hook = LossPartsHook()
    hook.before_train(SimpleNamespace(model=model))
    pred, target = draw(AssociativeEmbeddingLoss)
    values = model.loss(pred, target)
    assert sum(hook.values.values()).item() == pytest.approx(sum(values).item())
    hook.after_train(None)


def test_names_are_as_short_as_they_can_be_told_apart():
    assert short_names(['bbox_head.loss_bbox']) == {'bbox_head.loss_bbox': 'loss_bbox'}
    assert list(short_names(['rpn_head.loss_bbox', 'roi_head.bbox_head.loss_bbox']).values()) == [
        'rpn_head.loss_bbox',
        'bbox_head.loss_bbox',
    ]
    assert list(short_names(['a.0.loss', 'a.1.loss', 'loss_a']).values()) == ['0.loss', '1.loss', 'loss_a']


def test_the_levels_of_a_dense_head_are_added_up_and_the_loss_that_is_trained_is_their_sum(tmp_path, monkeypatch):
    pytest.importorskip('mmdet')
    configs = pytest.importorskip('test_configs')
    configs.shapes.generate(tmp_path / 'shapes', train=12, val=2, size=64)
    cfg = configs.tiny_run('retinanet/retinanet_r18_fpn_shapes_giou.py', tmp_path, tmp_path)
    monkeypatch.setattr(configs.Config, 'pretty_text', '')
    cfg.model.bbox_head.loss_bbox = dict(
        type='cvloss_mm.CombinedLoss',
        losses=[dict(type='GIoULoss', loss_weight=1.5), dict(type='DIoULoss', loss_weight=0.5)],
    )
    cfg.update(experiment_name=tmp_path.name, custom_hooks=[HOOK])
    run = configs.Runner.from_cfg(cfg)
    run.train()
    giou, diou, both, cls, total = (
        toys.history(run, key) for key in ('loss_bbox/GIoULoss', 'loss_bbox/DIoULoss', 'loss_bbox', 'loss_cls', 'loss')
    )
    assert [g + d for g, d in zip(giou, diou, strict=True)] == pytest.approx(both, rel=1e-5)
    assert [b + c for b, c in zip(both, cls, strict=True)] == pytest.approx(total, rel=1e-5)
    assert min(giou) > 0 and min(diou) > 0
    assert 'loss_bbox/GIoULoss' in next(tmp_path.glob('*/vis_data/scalars.json')).read_text()


def test_the_training_tool_logs_parts_without_being_asked():
    from cvloss_mm.engine.launch import Config, log_parts

    cfg = Config(dict(model=dict(head=dict(loss=NESTED)), custom_hooks=[dict(type='EMAHook')]))
    log_parts(cfg)
    log_parts(cfg)
    assert cfg.custom_hooks == [dict(type='EMAHook'), HOOK]
    plain = Config(dict(model=dict(head=dict(loss=PARTS[0]))))
    log_parts(plain)
    assert 'custom_hooks' not in plain
