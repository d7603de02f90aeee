"""Bare names under ``cvloss_mm.override``: they build what agrees with the host, and all else goes on working."""

import copy
import importlib
import inspect
import os
import pickle
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import forked
import pytest
import torch

pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')
pytest.importorskip('mmseg')

from host_cases import CALLS, CASES, MEAN, UNREDUCED, WEIGHTED, WITH_OBJECTNESS, normal
from mmengine.config import Config
from mmengine.registry import DefaultScope, Registry
from mmengine.structures import InstanceData
from test_configs import batches, shrink, total_loss

from cvloss_mm import losses
from cvloss_mm.compat.mmengine import config_path
from cvloss_mm.hosts import override
from cvloss_mm.hosts.adapters import adapters, left, other_meanings
from cvloss_mm.losses import Loss

pytestmark = pytest.mark.integration

HOSTS = ('mmdet', 'mmpretrain', 'mmseg')
NAMES = [(host, name) for host in HOSTS for name in adapters(host)]


def registry(host):
    return importlib.import_module(f'{host}.registry').MODELS


def host_class(host, name):
    return getattr(importlib.import_module(f'{host}.models.losses'), name)


def contents(host):
    registry(host).get('L1Loss')  # imports what is registered
    return dict(registry(host).module_dict)


@pytest.fixture(autouse=True)
def before():
    """What each host has registered without the override, which then is applied for the test."""
    names = {host: contents(host) for host in HOSTS}
    override.apply()
    yield names
    override.undo()


@pytest.fixture
def log(monkeypatch):
    messages = []
    monkeypatch.setattr(override, 'print_log', lambda message, **_: messages.append(message))
    return messages


def outcome(loss, pred, *rest, **options):
    """Value, and gradient by the prediction; or the kind of error."""
    pred = pred.clone().requires_grad_()
    try:
        value = loss(pred.clone(), *map(copy.deepcopy, rest), **copy.deepcopy(options))  # some write into them
        value = sum(value.values()) if isinstance(value, dict) else value
        value = torch.stack(value) if isinstance(value, tuple) else value
    except (ValueError, AssertionError) as error:
        return ValueError if isinstance(error, ValueError) else AssertionError
    value.sum().backward()
    return value.detach(), pred.grad


def agree(ours, theirs):
    if isinstance(theirs, type) or isinstance(ours, type):
        assert ours is theirs or (theirs is AssertionError and ours is ValueError), (ours, theirs)
        return
    torch.testing.assert_close(ours[0].squeeze(), theirs[0].squeeze(), rtol=2e-5, atol=5e-6)
    torch.testing.assert_close(ours[1], theirs[1], rtol=1e-4, atol=2e-6)


ALL_CALLS = (
    MEAN,
    UNREDUCED,
    dict(avg_factor=11.0),
    dict(avg_factor=torch.tensor(7.0)),
    dict(reduction_override='sum'),
    dict(avg_factor=5.0, reduction_override='sum'),
)
ROWS = [
    pytest.param(host, name, keywords, kind, id=f'{host} {name} {" ".join(keywords)} {kind.__name__}')
    for host, name in NAMES
    for keywords, kind in CASES[host][name]
]


@pytest.mark.filterwarnings('ignore:Default ``avg_non_ignore``', 'ignore:DeprecationWarning')
@pytest.mark.parametrize(('host', 'name', 'keywords', 'kind'), ROWS)
def test_a_bare_name_agrees_with_the_host_in_value_and_gradient(host, name, keywords, kind):
    if 'loss_weight' in inspect.signature(host_class(host, name)).parameters:
        keywords = dict(loss_weight=1.7, **keywords)
    ours, theirs = registry(host).build(dict(type=name, **keywords)), host_class(host, name)(**keywords)
    assert isinstance(ours, Loss)
    pred, target, weight = kind(torch.Generator().manual_seed(0))
    mask = keywords.get('use_mask', False)
    for w in [weight] if mask or name in WEIGHTED else [None, weight]:
        for options in [MEAN] if mask else calls_of(host, name):
            options = {**options, **weight_argument(theirs, w)}
            agree(outcome(ours, pred, target, **options), outcome(theirs, pred, target, **options))


def calls_of(host, name):
    return WITH_OBJECTNESS if (host, name) == ('mmdet', 'SeesawLoss') else CALLS.get(name, ALL_CALLS)


def weight_argument(theirs, weight):
    """By the host's name of it."""
    names = inspect.signature(theirs.forward).parameters.keys() & {
        'weight',
        'label_weight',
        'label_weights',
        'mask',
        'match',
    }
    return dict.fromkeys(names, weight)


@pytest.mark.parametrize(('host', 'name'), NAMES)
def test_every_keyword_of_the_host_is_among_the_cases(host, name):
    tried = {'reduction', 'loss_weight'}.union(*(keywords for keywords, _ in CASES[host][name]))
    assert set(inspect.signature(host_class(host, name)).parameters) <= tried


@pytest.mark.parametrize(('host', 'name'), NAMES)
def test_defaults_are_the_hosts_unless_they_differ_by_intent(host, name):
    adapter, theirs = adapters(host)[name], host_class(host, name)
    ours, theirs = registry(host).build(dict(type=name, **required(name))), theirs(**required(name))
    for keyword in (vars(theirs).keys() & inspect.signature(type(theirs)).parameters.keys()) - {'ignore_index'}:
        if keyword in adapter.keeps:
            assert keyword in adapter.differs
        else:
            assert getattr(ours, keyword) == getattr(theirs, keyword), keyword


def required(name):
    return {
        'LabelSmoothLoss': dict(label_smooth_val=0.1),
        'LovaszLoss': dict(reduction='none'),
        'PixelReconstructionLoss': dict(criterion='L1'),
        'RegressionLoss': dict(loss_type='L1Loss'),
    }.get(name, {})


@pytest.mark.parametrize('host', HOSTS)
def test_of_every_loss_of_a_host_it_is_said_what_stands_in_for_it_or_why_nothing_does(host, before, log):
    theirs = {name for name, cls in before[host].items() if cls.__module__.startswith(f'{host}.models.losses')}
    names = [set(names_of(host)) for names_of in (adapters, left, other_meanings)]
    assert theirs - set().union(*names) == set()
    assert sum(map(len, names)) == len(set().union(*names))
    registry(host).get('L1Loss')
    assert {name for name in left(host) if any(f' {name} has none of cvloss_mm' in line for line in log)} == (
        theirs & left(host).keys()
    )


@pytest.mark.parametrize(('host', 'name'), NAMES)
def test_ours_passes_for_the_hosts_and_survives_copying(host, name):
    keywords, kind = CASES[host][name][0]
    loss, theirs = registry(host).build(dict(type=name, **keywords)), host_class(host, name)(**keywords)
    assert loss.state_dict().keys() == theirs.state_dict().keys()
    for same in (loss, copy.deepcopy(loss), pickle.loads(pickle.dumps(loss))):
        assert type(same) is type(loss)
        assert type(same).__name__ == name
        assert isinstance(same, type(theirs))
        assert isinstance(same, Loss)
        assert repr(same) == repr(loss)
        pred, target, weight = kind(torch.Generator().manual_seed(0))
        weight = weight_argument(theirs, weight)
        values = [outcome(copy.deepcopy(one), pred, target, **weight)[0] for one in (same, loss)]
        assert torch.equal(*values)


def test_a_loss_moves_with_its_head_and_compiles():
    loss = (
        registry('mmdet').build(dict(type='CrossEntropyLoss', use_sigmoid=True, class_weight=[1.0, 2.0, 3.0])).double()
    )
    pred, target = torch.randn(4, 3), torch.tensor([0, 1, -1, 3])
    compiled = torch.compile(loss, fullgraph=True, backend='eager')
    torch.testing.assert_close(compiled(pred, target), loss(pred, target))


def test_the_hosts_way_of_calling_by_keyword_and_by_position_is_understood():
    pred, target, weight = torch.randn(4, 3), torch.tensor([0, 1, 2, 255]), torch.rand(4)
    loss = registry('mmdet').build(dict(type='CrossEntropyLoss'))
    by_keyword = loss(cls_score=pred, label=target, weight=weight, avg_factor=2.0, ignore_index=255)
    theirs = host_class('mmdet', 'CrossEntropyLoss')()(pred, target, weight, 2.0, None, 255)
    torch.testing.assert_close(by_keyword, theirs)
    torch.testing.assert_close(loss(pred, target, weight, 2.0, None, 255), theirs)


@pytest.mark.parametrize('by_name', [True, False])
def test_heads_may_say_where_the_peaks_of_a_heat_map_are(by_name):
    generator = torch.Generator().manual_seed(0)
    pred, heat = torch.rand(2, 8, 3, generator=generator)
    peaks = dict(pos_inds=torch.tensor([0, 5, 5]), pos_labels=torch.tensor([1, 2, 2]))
    ours, theirs = registry('mmdet').build(dict(type='GaussianFocalLoss')), host_class('mmdet', 'GaussianFocalLoss')()
    for options in (dict(avg_factor=3.0), dict(reduction_override='sum')):
        args, named = ((), {**peaks, **options}) if by_name else (tuple(peaks.values()), options)
        agree(outcome(ours, pred, heat, *args, **named), outcome(theirs, pred, heat, *args, **named))


def test_the_heat_of_an_image_without_objects_is_0_also_where_centernet2_fills_it_with_the_number_of_classes():
    pred, loss = torch.rand(8, 3), registry('mmdet').build(dict(type='GaussianFocalLoss'))
    assert loss(pred, torch.full((8, 3), 3)) == loss(pred, torch.zeros(8, 3)) > 0


def test_what_the_host_asserts_is_refused_as_an_assertion_and_as_a_value_error():
    loss = registry('mmdet').build(dict(type='GIoULoss'))
    for kind in (AssertionError, ValueError):
        with pytest.raises(kind, match='reduction_override'):
            loss(torch.rand(3, 4), torch.rand(3, 4), reduction_override='average')
    with pytest.raises(AssertionError):
        registry('mmpretrain').build(dict(type='LabelSmoothLoss', label_smooth_val='much'))
    with pytest.raises(TypeError, match='bta'):
        registry('mmdet').build(dict(type='SmoothL1Loss', bta=1.0))


@pytest.mark.parametrize('keywords', [{}, dict(avg_non_ignore=True), dict(class_weight=[2.0])])
def test_a_softmax_of_one_map_names_the_label_that_is_no_class(keywords):
    """As in mmseg, where only the sigmoid form reads 1 as the object: otherwise nothing would be learnt, silently."""
    loss = registry('mmseg').build(dict(type='CrossEntropyLoss', **keywords))
    with pytest.raises(IndexError, match='label 1 is none of 0'):
        loss(torch.randn(2, 1, 5, 4), torch.ones(2, 5, 4, dtype=torch.long), ignore_index=255)


def test_our_own_keywords_are_taken_too():
    assert registry('mmdet').build(dict(type='CIoULoss', alpha_gate=None)).alpha_gate is None
    assert registry('mmdet').build(dict(type='SIoULoss', theta=3.0)).theta == 3


def test_what_was_broken_stays_mended():
    box = torch.tensor([[1.0, 1.0, 5.0, 5.0]])
    assert registry('mmdet').build(dict(type='CIoULoss'))(box, box) == 0  # mmdet: NaN
    none = registry('mmdet').build(dict(type='L1Loss', reduction='none'))(box, box, torch.zeros(1, 4))
    assert none.shape == (1, 4)  # mmdet: a scalar
    away = registry('mmdet').build(dict(type='SIoULoss'))
    assert away(box + 40, box) > away(box + 20, box)  # mmdet: moving away lowers the loss


def test_undo_restores_every_registry_and_applying_again_works(before, log):
    for _ in range(2):
        override.apply()
        override.apply()
        assert contents('mmdet')['CIoULoss'] is not before['mmdet']['CIoULoss']
        assert contents('mmdet')['HuberLoss'] is losses.HuberLoss
        override.undo()
        override.undo()
        assert {host: contents(host) for host in HOSTS} == before
        assert Registry.import_from_location.__module__ == 'mmengine.registry.registry'


def test_all_other_modules_of_a_host_stay_what_they_are(before):
    changed = {
        host: {name for name, module in before[host].items() if contents(host)[name] is not module} for host in HOSTS
    }
    assert changed == {host: set(adapters(host)) for host in HOSTS}
    assert 'L2Loss' not in changed['mmdet']


def test_names_that_a_host_lacks_are_added(before, log):
    for host in HOSTS:
        added = contents(host).keys() - before[host].keys()
        assert {'SoftmaxFocalLoss', 'HuberLoss', 'EfficientIoULoss', 'HingeLoss'} <= added
        assert all(name in log[-1] for name in added)
        assert registry(host).build(dict(type='EIoULoss')).smooth_point == 0.1  # mmdet's meaning
    assert registry('mmpretrain').get('CIoULoss') is losses.CIoULoss


def test_each_replaced_name_is_logged_once_with_what_differs_by_intent(log):
    for _ in range(3):
        _ = [contents(host) for host in HOSTS]
        override.apply()
    for host, name in NAMES:
        (line,) = [m for m in log if m.startswith(f"cvloss_mm.override: {host}'s {name} ")]
        assert adapters(host)[name].differs in line
    assert any('SIoULoss' in m and 'neg_gamma defaults to True' in m for m in log)
    assert any("mmdet's L2Loss is left alone" in m and 'MarginL2Loss' in m for m in log)


def run(*lines):
    """What a Python that has imported nothing of the hosts prints last."""
    code = '; '.join(['import cvloss_mm.compat, cvloss_mm.losses, sys, torch; cvloss_mm.compat.install()', *lines])
    done = forked.run([sys.executable, '-c', code], check=True)
    return done.stdout.splitlines()[-1]


BUILD = (
    "loss = mmdet.registry.MODELS.build(dict(type='CIoULoss'))",
    'import mmdet.models',
    'print(isinstance(loss, mmdet.models.losses.CIoULoss), isinstance(loss, cvloss_mm.losses.CIoULoss))',
)


def test_it_may_be_imported_before_the_host():
    assert run('import cvloss_mm.override, mmdet.registry', *BUILD) == 'True True'


def test_it_may_be_imported_after_the_host_and_a_pickled_loss_is_read_without_it(tmp_path):
    loss = registry('mmdet').build(dict(type='CrossEntropyLoss', use_sigmoid=True, class_weight=[1.0, 2.0, 3.0]))
    torch.save(loss, tmp_path / 'loss.pt')
    assert (
        run(
            f'loss = torch.load({str(tmp_path / "loss.pt")!r}, weights_only=False)',
            "assert loss.pos_weight.tolist() == [1, 2, 3] and 'cvloss_mm.override' not in sys.modules",
            'import mmdet.registry',
            "theirs = mmdet.registry.MODELS.build(dict(type='CIoULoss'))",
            'assert not isinstance(theirs, cvloss_mm.losses.Loss)',
            'import cvloss_mm.override',
            *BUILD,
        )
        == 'True True'
    )


# heads that look at the class or at the name of their loss, call it in ways of their own, or change it while training
DETECTORS = [
    'atss/atss_r50_fpn_1x_coco',
    'dynamic_rcnn/dynamic-rcnn_r50_fpn_1x_coco',
    'fsaf/fsaf_r50_fpn_1x_coco',
    'gfl/gfl_r50_fpn_1x_coco',
    'guided_anchoring/ga-retinanet_r50-caffe_fpn_1x_coco',
    'vfnet/vfnet_r50_fpn_1x_coco',
]


def detector(name):
    """Its small model with weights, always the same, and a batch."""
    cfg = Config.fromfile(config_path(f'mmdet::{name}.py'))
    with DefaultScope.overwrite_default_scope('mmdet'):
        model = registry('mmdet').build(shrink(cfg.model)).train()
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.randn(parameter.shape, generator=generator) * 0.05)
    return model, batches(cfg)[0]


@pytest.mark.filterwarnings('ignore')
@pytest.mark.parametrize('name', DETECTORS)
def test_a_detector_trains_as_before_and_its_checkpoint_fits_both_ways(name):
    steps = []
    for change in (override.undo, override.apply):
        change()
        model, batch = detector(name)
        torch.manual_seed(0)
        value = total_loss(model, batch)
        value.backward()
        steps.append((model, value.detach(), {n: p.grad for n, p in model.named_parameters() if p.grad is not None}))
    (before, value, gradients), (after, same_value, same_gradients) = steps
    assert any(isinstance(m, Loss) for m in after.modules()) and not any(isinstance(m, Loss) for m in before.modules())
    torch.testing.assert_close(same_value, value, rtol=1e-5, atol=1e-6)
    torch.testing.assert_close(same_gradients, gradients, rtol=1e-3, atol=1e-5)
    before.load_state_dict(after.state_dict(), strict=True)
    after.load_state_dict(before.state_dict(), strict=True)


def test_the_dynamic_head_may_change_the_beta_of_its_loss():
    loss = registry('mmdet').build(dict(type='SmoothL1Loss'))
    pred, target = torch.tensor([0.5]), torch.tensor([0.0])
    assert loss(pred, target) == 0.125
    loss.beta = 0.1
    torch.testing.assert_close(loss(pred, target), torch.tensor(0.45))


@pytest.mark.parametrize('quality', [True, False])
def test_a_head_of_detr_knows_a_quality_focal_loss(quality):
    cost = [dict(type='FocalLossCost', weight=2.0), dict(type='BBoxL1Cost', weight=5.0, box_format='xywh')]
    head = dict(
        type='DETRHead',
        num_classes=3,
        embed_dims=8,
        loss_bbox=dict(type='L1Loss'),
        loss_cls=dict(type='QualityFocalLoss' if quality else 'FocalLoss', use_sigmoid=True),
        train_cfg=dict(assigner=dict(type='HungarianAssigner', match_costs=cost)),
    )
    g = torch.Generator().manual_seed(0)
    scores, boxes = normal(1, 2, 5, 3, generator=g), torch.rand(1, 2, 5, 4, generator=g) / 4 + 0.25
    truth = InstanceData(bboxes=torch.tensor([[8.0, 8.0, 40.0, 40.0]]), labels=torch.tensor([1]))
    values = []
    for change in (override.undo, override.apply):
        change()
        with DefaultScope.overwrite_default_scope('mmdet'):
            built = registry('mmdet').build(copy.deepcopy(head))
        values.append(built.loss_by_feat(scores, boxes, [truth, truth], [{'img_shape': (64, 64)}] * 2))
    torch.testing.assert_close(values[1], values[0])


SUITES = os.environ.get('CVLOSS_MM_HOST_SUITES', '')


def results(host, folder, in_place):
    """What each of the host's own tests did, and how many of them computed a loss of ours."""
    report = folder / 'report.xml'
    paths = [str(Path(__file__).parent), *sys.path]
    done = subprocess.run(
        [
            sys.executable,
            '-m',
            'pytest',
            '-p',
            'host_suites',
            'tests',
            '-q',
            '-p',
            'no:cacheprovider',
            f'--junitxml={report}',
        ],
        cwd=Path(SUITES, host),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, 'CVLOSS_MM_IN_PLACE': str(int(in_place)), 'PYTHONPATH': os.pathsep.join(paths)},
    )
    cases = ElementTree.parse(report).iter('testcase')
    outcomes = {(c.get('classname'), c.get('name')): c[0].tag if len(c) else 'passed' for c in cases}
    return outcomes, int(re.search(r'tests that computed a loss of ours: (\d+)', done.stdout)[1])


@pytest.mark.skipif(
    not SUITES,
    reason='CVLOSS_MM_HOST_SUITES names no folder that holds mmdet/tests and '
    "mmpretrain/tests, the hosts' own tests, which come with no package",
)
@pytest.mark.parametrize('host', HOSTS)
def test_no_test_of_a_host_that_passes_without_our_losses_fails_with_them(host, tmp_path):
    (without, none), (with_ours, touched) = (results(host, tmp_path, in_place) for in_place in (False, True))
    print(
        f'\n{host}: without {Counter(without.values())}, with {Counter(with_ours.values())}, '
        f'{touched} of {len(without)} computed a loss of ours'
    )
    assert none == 0 < touched
    assert {case: with_ours[case] for case, outcome in without.items() if outcome == with_ours[case]} == without
