"""A loss that is not finite is caught before it does harm, named, saved and made to happen again."""

import math
import os
import sys
from pathlib import Path

import forked
import pytest

pytest.importorskip('mmengine')

import torch
import toys
from mmengine.optim import OptimWrapper

from cvloss_mm import kernels
from cvloss_mm.hooks import NonFiniteLossError, reproduce
from cvloss_mm.hooks.failure import image_name
from cvloss_mm.losses import SigmoidFocalLoss, SoftmaxCrossEntropyLoss

pytestmark = pytest.mark.integration

NAN = float('nan')


def health(**changes):
    return dict(type='cvloss_mm.LossHealthHook', **changes)


class Poisoned(SigmoidFocalLoss):
    """NaN at the call of a given number, counted over the levels of all steps."""

    def __init__(self, at, **arguments):
        super().__init__(**arguments)
        self.at = at
        self.register_buffer('calls', torch.tensor(0))

    def forward(self, *args, **kwargs):
        self.calls += 1
        return super().forward(*args, **kwargs) * (NAN if self.calls == self.at + 1 else 1.0)


def retinanet(tmp_path, monkeypatch, loss, **changes):
    """The small RetinaNet with five levels, on the tiny data, four steps of three images."""
    configs = pytest.importorskip('test_configs')
    configs.shapes.generate(tmp_path / 'shapes', train=12, val=2, size=64)
    cfg = configs.tiny_run('retinanet/retinanet_r18_fpn_shapes_sigmoid_focal.py', tmp_path, tmp_path)
    monkeypatch.setattr(configs.Config, 'pretty_text', '')
    cfg.update(experiment_name=tmp_path.name, custom_hooks=[health(**changes)])
    run = configs.Runner.from_cfg(cfg)
    if loss is not None:
        run.model.bbox_head.loss_cls = loss
    return run


def test_a_retinanet_poisoned_on_level_2_at_step_3(tmp_path, monkeypatch):
    pytest.importorskip('mmdet')
    levels = 4
    run = retinanet(tmp_path, monkeypatch, Poisoned(at=3 * levels + 2))
    assert run.model.bbox_head.prior_generator.num_levels == levels
    trained = []
    run.model.data_preprocessor.register_forward_pre_hook(lambda module, args: trained.append(args[0]))
    with pytest.raises(NonFiniteLossError) as caught:
        run.train()
    text = str(caught.value)
    ids = [sample.img_id for sample in trained[3]['data_samples']]
    assert run.iter == 3 and len(ids) == 3
    assert 'the loss of step 3 (epoch 0) is not finite' in text
    assert all(f'{i} (' in text.splitlines()[0] for i in ids)
    assert 'bbox_head.loss_cls, level 2 of 4 (stride' in text and text.count('bbox_head.') == 1
    assert 'pred: float32 (' in text and 'weight: float32' in text and 'avg_factor: ' in text

    path = tmp_path / 'non_finite' / 'step_3_rank_0.pth'
    assert str(path) in text
    saved = torch.load(path, weights_only=False)
    assert [image['img_id'] for image in saved['images']] == ids
    [call] = saved['calls']
    assert call['loss'] == 'bbox_head.loss_cls' and call['level'].startswith('level 2') and call['output'].isnan()
    grid = run.model.bbox_head.prior_generator
    anchors = 3 * (64 // grid.strides[2][0]) ** 2 * grid.num_base_priors[2]
    assert call['pred'].shape == (anchors, 5) and call['target'].shape == (anchors,)
    assert SigmoidFocalLoss()(call['pred'], call['target'], call['weight'], call['avg_factor']).isfinite()

    fresh = retinanet(tmp_path / 'again', monkeypatch, Poisoned(at=3 * levels + 2)).model
    again = reproduce(path, fresh)['loss_cls']
    assert [value.isnan().item() for value in again] == [False, False, True, False]
    assert torch.equal(again[0], reproduce(path, fresh)['loss_cls'][0])


def test_gradient_norms_of_a_dense_head_are_those_by_its_outputs(tmp_path, monkeypatch):
    pytest.importorskip('mmdet')
    run = retinanet(tmp_path, monkeypatch, None, interval=2)
    expected, head = [], run.model.bbox_head
    original = head.loss_by_feat

    def measured(cls_scores, bbox_preds, *args, **kwargs):
        losses = original(cls_scores, bbox_preds, *args, **kwargs)
        norms = []
        for key, outputs in (('loss_cls', cls_scores), ('loss_bbox', bbox_preds)):
            slopes = torch.autograd.grad(sum(losses[key]), outputs, retain_graph=True)
            norms.append(math.sqrt(sum(float(g.double().square().sum()) for g in slopes)))
        expected.append(norms)
        return losses

    monkeypatch.setattr(head, 'loss_by_feat', measured)
    run.train()
    found = [toys.history(run, f'grad_norm/bbox_head.{key}') for key in ('loss_cls', 'loss_bbox')]
    assert found[0] == pytest.approx([expected[0][0], expected[2][0]], rel=1e-4)
    assert found[1] == pytest.approx([expected[0][1], expected[2][1]], rel=1e-4)
    assert expected[0][0] > 0


def test_an_image_without_a_number_is_named_by_its_file():
    assert image_name(dict(img_id=None, img_path='data/train/7.png')) == '7.png'
    assert image_name(dict(img_id=3, img_path='data/train/7.png')) == '3 (7.png)'


class Fragile(SoftmaxCrossEntropyLoss):
    """Times a factor that can be made NaN."""

    factor = 1.0

    def forward(self, pred, target, weight=None, avg_factor=None, reduction_override=None):
        return super().forward(pred, target, weight, avg_factor, reduction_override) * self.factor


def poisoned_rows(run, batches):
    """Makes the loss NaN while these batches are trained ."""
    head = getattr(run.model, 'module', run.model).head
    original = head.forward

    def forward(inputs):
        head.loss_cls.factor = NAN if run.iter in batches else 1.0
        return original(inputs)

    head.forward = forward


def state_of(run):
    return {name: value.clone() for name, value in run.model.state_dict().items()}


def test_a_skipped_step_leaves_weights_and_statistics_and_momentum_as_they_were(tmp_path):
    run = toys.runner(tmp_path, Fragile(), [health(action='skip')], epochs=2)
    poisoned_rows(run, {2})
    states = []
    run.register_hook(Recorder(states))
    run.train()
    assert run.iter == 4
    for name, value in states[1].items():
        assert torch.equal(value, states[2][name]), name
    assert not torch.equal(states[2]['head.fc.weight'], states[3]['head.fc.weight'])
    assert all(value.isfinite().all() for value in states[3].values())
    assert (tmp_path / 'non_finite' / 'step_2_rank_0.pth').is_file()
    losses = toys.history(run, 'loss')
    assert math.isnan(losses[2]) and math.isfinite(losses[3])


def Recorder(states):
    from mmengine.hooks import Hook

    class Recording(Hook):
        def after_train_iter(self, runner, batch_idx, data_batch=None, outputs=None):
            states.append(state_of(runner))

    return Recording()


def test_a_stopped_run_has_not_touched_its_weights(tmp_path):
    run = toys.runner(tmp_path, Fragile(), [health()])
    poisoned_rows(run, {1})
    states = []
    run.register_hook(Recorder(states))
    with pytest.raises(NonFiniteLossError, match=r'step 1 .*\n.*head.loss_cls: Fragile gives float32 \(\), 1 of 1'):
        run.train()
    assert torch.equal(states[0]['head.fc.weight'], run.model.head.fc.weight)


def test_too_many_skips_in_a_row_stop_the_run_and_few_are_saved(tmp_path):
    run = toys.runner(tmp_path, Fragile(), [health(action='skip', max_skips=3, max_saved=2)], epochs=9)
    poisoned_rows(run, {0, 1, 4, 5, 6, 7})
    with pytest.raises(NonFiniteLossError, match='3 steps in a row'):
        run.train()
    assert run.iter == 6
    assert sorted(p.name for p in (tmp_path / 'non_finite').iterdir()) == ['step_0_rank_0.pth', 'step_1_rank_0.pth']


def test_weights_that_were_broken_before_are_named_as_the_cause(tmp_path):
    run = toys.runner(tmp_path, SoftmaxCrossEntropyLoss(), [health()])
    with torch.no_grad():
        run.model.head.fc.weight[0, 0] = NAN
    with pytest.raises(NonFiniteLossError, match=r'1 weights were not finite before this step.*head\.fc\.weight'):
        run.train()


def test_a_healthy_run_is_the_same_with_and_without_the_hook(tmp_path):
    runs = [toys.runner(tmp_path / str(n), SoftmaxCrossEntropyLoss(), [health(interval=1)] * n) for n in (0, 1)]
    for run in runs:
        run.train()
    assert toys.history(runs[0], 'loss') == toys.history(runs[1], 'loss')
    for one, other in zip(runs[0].model.parameters(), runs[1].model.parameters(), strict=True):
        assert torch.equal(one, other)
    assert len(toys.history(runs[1], 'grad_norm/head.loss_cls')) == 8
    assert not (tmp_path / '1' / 'non_finite').exists()
    assert 'update_params' not in vars(runs[1].optim_wrapper)
    assert not any(module._forward_hooks for module in runs[1].model.modules())


def test_one_number_is_read_a_step(tmp_path, monkeypatch):
    run = toys.runner(tmp_path, SoftmaxCrossEntropyLoss(), [health(interval=0)], epochs=1)
    reads, original = [], torch.Tensor.item
    monkeypatch.setattr(torch.Tensor, 'item', lambda tensor: reads.append(1) or original(tensor))
    update = run.model.train_step

    def train_step(*args, **kwargs):
        before = len(reads)
        found = update(*args, **kwargs)
        assert len(reads) == before + 1
        return found

    run.model.train_step = train_step
    with kernels.switched(False):  # those of the CPU read numbers too, where reading waits for nothing
        run.train()
    assert reads


class ScaledWrapper(OptimWrapper):
    """mmengine's AmpOptimWrapper without its demand for a GPU: the same calls of the scaler."""

    def __init__(self, **options):
        super().__init__(**options)
        self.loss_scaler = torch.amp.GradScaler('cpu', init_scale=1024.0)

    def backward(self, loss, **kwargs):
        self.loss_scaler.scale(loss).backward(**kwargs)
        self._inner_count += 1

    def step(self, **kwargs):
        self.loss_scaler.unscale_(self.optimizer)
        self.loss_scaler.step(self.optimizer, **kwargs)
        self.loss_scaler.update()


@pytest.mark.skipif(not hasattr(torch.amp, 'GradScaler'), reason='this torch has no gradient scaler for the CPU')
def test_under_mixed_precision_the_scaler_lowers_its_scale_at_a_skipped_step(tmp_path):
    run = toys.runner(tmp_path, Fragile(), [health(action='skip', interval=1)], epochs=2)
    run.optim_wrapper = ScaledWrapper(optimizer=torch.optim.SGD(run.model.parameters(), lr=0.1, momentum=0.9))
    poisoned_rows(run, {2})
    states, scales = [], []
    run.register_hook(Recorder(states))
    step = run.optim_wrapper.step
    run.optim_wrapper.step = lambda **kw: (step(**kw), scales.append(run.optim_wrapper.loss_scaler.get_scale()))
    run.train()
    assert scales == [1024.0, 1024.0, 512.0, 512.0]
    assert torch.equal(states[1]['head.fc.weight'], states[2]['head.fc.weight'])
    plain = toys.runner(tmp_path / 'plain', Fragile(), [health(interval=1)], epochs=1)
    plain.train()
    assert toys.history(run, 'grad_norm/head.loss_cls')[0] == pytest.approx(
        toys.history(plain, 'grad_norm/head.loss_cls')[0]
    )


def test_accumulated_gradients_are_dropped_with_the_bad_step_and_the_count_goes_on(tmp_path):
    wrapper = dict(optimizer=dict(type='SGD', lr=0.1), accumulative_counts=2)
    run = toys.runner(tmp_path, Fragile(), [health(action='skip')], epochs=2, optim_wrapper=wrapper)
    poisoned_rows(run, {1})
    states = [state_of(run)]
    run.register_hook(Recorder(states))
    run.train()
    weights = [state['head.fc.weight'] for state in states]
    assert torch.equal(weights[0], weights[2]) and not torch.equal(weights[2], weights[4])


@pytest.mark.parametrize('changes', [dict(action='wait'), dict(interval=-1), dict(max_skips=0), dict(interval=1.5)])
def test_settings_that_mean_nothing_are_refused(tmp_path, changes):
    with pytest.raises(ValueError, match=f'LossHealthHook: {next(iter(changes))} must be'):
        toys.runner(tmp_path, SoftmaxCrossEntropyLoss(), [health(**changes)])


WORKER = """
import sys, pathlib, torch, toys
import test_loss_health as t
from mmengine.model import MMDistributedDataParallel
torch.distributed.init_process_group('gloo')  # mmengine asks for CUDA devices, here and for the model
rank = torch.distributed.get_rank()
for action in ('skip', 'stop'):
    torch.manual_seed(0)
    model = toys.Toy(t.Fragile())
    run = toys.runner(pathlib.Path(sys.argv[1]) / action, None, [t.health(action=action)], epochs=2,
                      launcher='pytorch', model=MMDistributedDataParallel(module=model))
    t.poisoned_rows(run, {1} if rank == 1 else ())
    try:
        run.train()
        print('trained', run.iter, float(model.head.fc.weight.sum()), flush=True)
    except t.NonFiniteLossError as error:
        print('stopped', run.iter, str(error).splitlines()[0], flush=True)
"""


def test_two_processes_decide_together(tmp_path):
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here), str(here.parent), os.environ.get('PYTHONPATH', '')])
    words = [sys.executable, '-c', WORKER, tmp_path]
    ranks = forked.run_ranks(words, env=dict(os.environ, OMP_NUM_THREADS='1', PYTHONPATH=paths))
    message = [rank.stdout + rank.stderr for rank in ranks]
    healthy, poisoned = (
        [line for line in out.splitlines() if line.startswith(('trained', 'stopped'))] for out in message
    )
    assert len(healthy) == len(poisoned) == 2, message
    assert healthy[0] == poisoned[0] and healthy[0].startswith('trained 2 ')
    assert healthy[1] == 'stopped 1 the loss of another process is not finite, see its log'
    assert poisoned[1].startswith('stopped 1 the loss of step 1 ')
    for action in ('skip', 'stop'):
        assert [p.name for p in (tmp_path / action / 'non_finite').iterdir()] == ['step_1_rank_1.pth']
