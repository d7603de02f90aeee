"""tools/compare.py: the statistics, the plan, runs side by side, the common beginning, and the report."""

import contextlib
import csv
import fcntl
import itertools
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

ROOT = Path(__file__).resolve().parents[1]
pytest.importorskip('mmengine')
pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')
pytest.importorskip('scipy')

from mmengine.config import Config  # noqa: E402
from small_runs import environment, load_tool  # noqa: E402

from cvloss_mm.datasets import shapes  # noqa: E402
from cvloss_mm.engine import launch, mendable  # noqa: E402
from lab import labels  # noqa: E402
from lab.compare import charts, logs, machine, plan, predictions, report, results, running, statistics  # noqa: E402

CONFIG = 'configs/retinanet/retinanet_r18_fpn_shapes_ciou.py'
BROWSERS = ('chromium', 'chromium-browser', 'google-chrome')


# What a few seeds can say ---------------------------------------------------------------------------------------------

SLEEP = ([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])


def test_the_paired_difference_is_that_of_students_sleep_data():
    """Student, Biometrika 1908, as R's t.test(paired = TRUE) prints it."""
    found = statistics.paired_difference(*(dict(enumerate(column)) for column in SLEEP))
    numbers = [found[k] for k in ('mean', 'low', 'high', 'p')]
    assert numbers == pytest.approx([-1.58, -2.4598858, -0.7001142, 0.002833], abs=1e-6)
    assert found['significant']
    assert found['seeds_needed'] is None


@pytest.mark.parametrize(('effect', 'seeds'), [(0.5, 34), (0.8, 15), (1.0, 10)])
def test_the_number_of_seeds_is_that_of_the_usual_power_tables(effect, seeds):
    assert statistics.seeds_needed(effect, 1.0) == seeds


def test_a_difference_too_small_for_a_thousand_seeds_is_said_to_be_so():
    assert statistics.seeds_needed(1e-6, 1.0) is None
    difference = statistics.paired_difference({0: 1.0, 1: -1.0 + 1e-9}, {0: 0.0, 1: 0.0})
    assert 'Not even 1000 seeds' in statistics.in_words('A', 'B', 'AP', difference)


def test_spread_has_no_deviation_for_one_value_and_leaves_out_what_is_not_finite():
    assert statistics.spread([1.0, 2.0, 4.0])['sd'] == pytest.approx(1.5275252)
    assert statistics.spread([1.0, float('nan'), None]) == dict(mean=1.0, sd=None, n=1)
    assert statistics.spread([]) == dict(mean=None, sd=None, n=0)


def test_only_seeds_that_both_have_are_paired():
    found = statistics.paired_difference({0: 1.0, 1: 2.0, 2: None}, {1: 1.5, 2: 1.0, 3: 9.0})
    assert (found['n'], found['mean'], found['low']) == (1, 0.5, None)


def test_two_seeds_that_agree_to_the_last_digit_of_rounded_values_are_no_certainty():
    found = statistics.paired_difference({0: 0.020, 1: 0.020}, {0: 0.023, 1: 0.023})
    assert found['mean'] == pytest.approx(-0.003) and not found['significant'] and found['low'] < -0.006
    exact = statistics.paired_difference({0: 0.0200001, 1: 0.0200001}, {0: 0.0230001, 1: 0.0230001})
    assert exact['significant']


@pytest.mark.parametrize(
    ('ours', 'words'),
    [
        ([0.30, 0.35, 0.28], 'With 3 seeds the data cannot tell A and B apart'),
        ([0.50, 0.51, 0.52], 'A is higher'),
        ([0.10, 0.11, 0.12], 'A is lower'),
        ([0.30, 0.31, 0.32], 'the same value with every seed'),
        ([0.30], 'One seed says nothing'),
        ([], 'nothing can be said'),
    ],
)
def test_plain_words_say_what_a_difference_is_worth(ours, words):
    difference = statistics.paired_difference(dict(enumerate(ours)), {0: 0.30, 1: 0.31, 2: 0.32})
    assert words in statistics.in_words('A', 'B', 'AP', difference)


# What is compared -----------------------------------------------------------------------------------------------------


def test_one_axis_is_varied_at_a_time():
    assert plan.pairs(['A', 'B'], ['X', 'Y']) == [('A', 'X'), ('B', 'X'), ('A', 'Y')]
    assert plan.pairs([], ['X', 'Y']) == [('config', 'X'), ('config', 'Y')]


def test_names_say_what_varies():
    assert plan.name_of('cvloss_mm.A', 'X', ['A', 'B'], []) == 'A'
    assert plan.name_of('A', 'X', ['A', 'B'], ['X']) == 'A'
    assert plan.name_of('A', 'X', ['A', 'B'], ['X', 'Y']) == 'A + X'
    assert plan.name_of('config', 'X', [], ['config', 'X']) == 'X'


def test_the_losses_of_pixels_are_compared_and_scaled_like_others():
    pytest.importorskip('mmseg')
    cfg = launch.load_config(str(ROOT / 'configs/fcn/fcn_r18_shapes_ce_lovasz.py'))
    names = ['config', 'TverskyLoss']
    own, other = plan.make_choices(cfg, [], names)
    expected = [('model.decode_head.loss_decode', r'decode\.loss_\w+')]
    assert plan.compared_losses(own, [], names) == plan.compared_losses(other, [], names) == expected
    plan.scale(other, [expected[0][0]], 3.0)
    assert other.cfg.model.decode_head.loss_decode == dict(
        type='cvloss_mm.TverskyLoss', use_sigmoid=False, loss_weight=3.0
    )
    with pytest.raises(launch.LaunchError, match='is several losses'):
        plan.scale(own, [expected[0][0]], 3.0)


def test_another_setting_or_another_beginning_is_another_run(tmp_path):
    options = {'model.bbox_head.loss_bbox.eps': 0.5}
    cfg = launch.load_config(str(ROOT / CONFIG), options)
    first, other = plan.make_choices(cfg, ['CIoULoss', 'GIoULoss'], [], options)
    assert first.cfg.model.bbox_head.loss_bbox.eps == other.cfg.model.bbox_head.loss_bbox.eps == 0.5
    run = plan.make_run(first, 0, Path('a.pth'), tmp_path)
    assert run.digest == plan.make_run(first, 0, tmp_path / 'moved' / 'a.pth', tmp_path).digest
    others = [
        plan.make_run(other, 0, Path('a.pth'), tmp_path),
        plan.make_run(first, 1, Path('a.pth'), tmp_path),
        plan.make_run(first, 0, Path('b.pth'), tmp_path),
    ]
    assert len({run.digest, *(o.digest for o in others)}) == 4
    assert run.folder not in [o.folder for o in others]


@pytest.mark.parametrize(
    ('words', 'message'),
    [
        (['--loss-bbox', 'CIoULos'], 'Accepted: CIoULoss'),
        (['--loss-bbox', 'CIoULoss', 'CIoULoss'], 'twice'),
        (['--loss-cls', 'HuberLoss'], 'no such loss'),
        ([], 'nothing to compare'),
        (['--loss-bbox', 'CIoULoss', '--seeds', '0'], '--seeds'),
        (['--loss-bbox', 'CIoULoss', '--launcher', 'slurm'], 'no srun'),
        (['--loss-bbox', 'CIoULoss', '--cfg-options', 'train_dataloader.dataset.data_root=nowhere/'], 'nowhere'),
        (['--loss-bbox', 'CIoULoss', '--cfg-options', 'model.bbox_head.num_classes=-1'], 'cannot be built'),
    ],
)
def test_what_is_wrong_is_said_before_any_training(words, message, data, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv('PATH', str(tmp_path))
    words = [str(ROOT / CONFIG), '--work-dir', str(tmp_path / 'w'), *words]
    if 'num_classes' in words[-1]:  # found out when the data has been found
        words += options(data)[1:]
    with pytest.raises(SystemExit) as ended:
        mendable.run_or_explain(lambda: load_tool('compare').main(words))
    assert ended.value.code == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / 'w' / 'runs').exists()


# Runs side by side, with a stand-in for train.py ----------------------------------------------------------------------

STAND_IN = """
import json, os, runpy, sys, time
settings, out = runpy.run_path(sys.argv[1]), sys.argv[3]
os.makedirs(out, exist_ok=True)
open(out + '/began', 'a').write(' '.join(os.environ.get(k, '-') for k in ('CUDA_VISIBLE_DEVICES', 'OMP_NUM_THREADS')))
time.sleep(settings['seconds'])
if settings['fails']:
    raise RuntimeError('the loss is gone')
open(out + '/ended', 'w').write(str(time.time()))
"""


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    (tmp_path / 'train.py').write_text(STAND_IN)
    monkeypatch.setattr(running, 'TRAIN', tmp_path / 'train.py')
    monkeypatch.setattr(running, 'POLL', 0.05)
    monkeypatch.delenv('OMP_NUM_THREADS', raising=False)
    return lambda name, seconds=0.0, fails=False: plan.Run(
        name, 0, Config(dict(seconds=seconds, fails=fails)), name, tmp_path / name
    )


def train_all(runs, pool, look=lambda jobs: None):
    ended = {}
    running.train_all(
        runs,
        pool,
        started=lambda job: None,
        look=look,
        finished=lambda job, status: ended.update({job.run.choice: status}),
    )
    return ended


def test_a_run_that_fails_is_named_and_the_others_finish(stand_in):
    runs = [stand_in('a'), stand_in('b', fails=True), stand_in('c')]
    ended = train_all(runs, running.Pool('none', 1, '', 3))
    assert ended == dict(a=0, b=1, c=0)
    assert running.why(runs[1], 1)[-1] == 'RuntimeError: the loss is gone'


def test_each_job_has_a_gpu_of_its_own_and_no_more_run_than_there_are(stand_in, monkeypatch):
    monkeypatch.setattr(running, 'visible_gpus', lambda: ['3', '5'])
    runs, most = [stand_in(name, seconds=0.3) for name in 'abcd'], []
    train_all(runs, running.Pool('none', None, '', 4), look=lambda jobs: most.append(sorted(j.gpu for j in jobs)))
    assert {tuple(m) for m in most} <= {('3', '5'), ('3',), ('5',)}
    assert ['3', '5'] in most
    assert {(r.train_dir / 'began').read_text().split()[0] for r in runs} == {'3', '5'}
    with pytest.raises(launch.LaunchError, match='GPU of its own'):
        running.Pool('none', 3, '', 4)


def test_jobs_on_a_cpu_share_its_threads(stand_in, monkeypatch):
    monkeypatch.setattr(running, 'visible_gpus', list)
    monkeypatch.setattr(running, 'cores', lambda: 6)
    run = stand_in('a')
    train_all([run], running.Pool('none', 2, '', 4))
    assert (run.train_dir / 'began').read_text().split()[1] == '3'


def test_an_interruption_ends_the_runs_in_work_and_starts_no_more(stand_in):
    runs, seen = [stand_in('a', seconds=60), stand_in('b')], []

    def look(jobs):
        seen[:] = jobs
        if (runs[0].train_dir / 'began').is_file():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_all(runs, running.Pool('none', 1, '', 2), look=look)
    assert seen[0].process.returncode is not None
    assert not runs[1].train_dir.exists()


def test_a_run_is_not_trained_twice_at_once(stand_in):
    pool = running.Pool('none', 1, '', 1)
    job = running.Job(stand_in('a', seconds=60), pool)
    with pytest.raises(launch.LaunchError, match='another process'):
        running.Job(stand_in('a'), pool)
    running.stop([job])


def test_slurm_gets_one_srun_a_run(stand_in, tmp_path, monkeypatch):
    srun = tmp_path / 'srun'
    srun.write_text('#!/bin/sh\necho "$@" >> "$0.said"\nwhile [ "${1#--}" != "$1" ]; do shift; done\nexec "$@"\n')
    srun.chmod(0o755)
    monkeypatch.setenv('PATH', f'{tmp_path}:{os.environ["PATH"]}')
    ended = train_all([stand_in('a'), stand_in('b')], running.Pool('slurm', None, '--partition=gpu --gres=gpu:1', 2))
    assert ended == dict(a=0, b=0)
    message = (tmp_path / 'srun.said').read_text().splitlines()
    assert len(message) == 2
    assert all(
        '--ntasks=1' in line and '--partition=gpu --gres=gpu:1' in line and 'train.py' in line for line in message
    )


@pytest.mark.parametrize(('seen', 'left'), [(4, ['epoch_1.pth', 'epoch_2.pth']), (2, ['epoch_1.pth'])])
def test_a_run_that_was_killed_before_its_last_validation_goes_back_to_have_it(seen, left, tmp_path):
    run = SimpleNamespace(train_dir=tmp_path)
    for name in ('epoch_1.pth', 'epoch_2.pth'):
        torch.save({}, tmp_path / name)
    (tmp_path / 'last_checkpoint').write_text(str(tmp_path / 'epoch_2.pth'))
    (tmp_path / 'start.json').write_text(json.dumps(dict(steps=4, steps_per_epoch=2)))
    (tmp_path / 'predictions.json').write_text(json.dumps(dict(step=seen)))
    assert bool(results.incomplete(run)) == (seen < 4)
    running.rewind(run)
    assert sorted(p.name for p in tmp_path.glob('*.pth')) == left


def test_where_a_run_was_resumed_the_later_row_of_a_step_counts(tmp_path):
    before, after = '{"loss": 3.0, "step": 1}\n{"loss": 9.0, "step": 2}\n{"lo', '{"loss": 2.0, "step": 2}\n'
    for began, rows in (('1', before), ('2', after)):
        (tmp_path / began / 'vis_data').mkdir(parents=True)
        (tmp_path / began / 'vis_data' / 'scalars.json').write_text(rows)
    train, val = logs.split(logs.rows_of(tmp_path))
    assert logs.curves_of(train) == dict(loss=[[1, 3.0], [2, 2.0]])
    assert val == {}


# The same beginning ---------------------------------------------------------------------------------------------------


def start(**changes):
    batch = dict(images=['1', '2'], pixels=['p', 'q'])
    return dict(dict(weights={'a.weight': [[2, 2], 'x'], 'b.weight': [[3], 'y']}, batches=[batch, batch]), **changes)


@pytest.mark.parametrize(
    ('changes', 'message'),
    [
        ({}, None),
        (dict(weights={'a.weight': [[2, 2], 'z'], 'b.weight': [[3], 'y']}), '1 of 2 initial weights differ'),
        (dict(weights={'a.weight': [[2, 2], 'x'], 'b.weight': [[4], 'z']}), None),  # another shape cannot be alike
        (dict(batches=[dict(images=['2', '1'], pixels=['q', 'p'])]), 'batch 1 has the images 2, 1'),
        (dict(batches=[dict(images=['1', '2'], pixels=['p', 'r'])]), 'changed in another way'),
        (dict(batches=[]), 'not written down'),
    ],
)
def test_another_beginning_is_found_out(changes, message):
    found = results.unlike(start(**changes), start())
    assert found == [] if message is None else message in found[0]


# The tool on tiny data ------------------------------------------------------------------------------------------------


@pytest.fixture(scope='module')
def shared(tmp_path_factory) -> Path:
    """A folder of all of pytest's workers: what one has trained is there for the others."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if 'PYTEST_XDIST_WORKER' in os.environ else base) / 'compare'
    folder.mkdir(exist_ok=True)
    return folder


@contextlib.contextmanager
def one_worker_at_a_time(folder: Path):
    with open(folder / 'lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope='module')
def data(shared) -> Path:
    with one_worker_at_a_time(shared):
        shapes.generate(shared / 'shapes', train=12, val=6, size=64)
    return shared / 'shapes'


def options(data: Path) -> list:
    root = data / 'detection'
    found = [
        'model.backbone.base_channels=8',
        'model.neck.in_channels=[8,16,32,64]',
        'train_dataloader.batch_size=4',
        'train_cfg.max_epochs=2',
        'train_cfg.val_interval=1',
        'default_hooks.logger.interval=1',
        'param_scheduler.0.end=4',
        'param_scheduler.1.end=2',
        'log_processor.window_size=1',
        f'val_evaluator.ann_file={root}/annotations/val.json',
    ]
    for split in ('train', 'val'):
        found += [
            f'{split}_dataloader.dataset.data_root={root}/',
            f'{split}_dataloader.num_workers=0',
            f'{split}_dataloader.persistent_workers=False',
        ]
    return ['--cfg-options', *found]


def compare(data: Path, out: Path, *losses, words=()) -> int:
    words = ['--seeds', '2', '--jobs', '2', '--normalise', '--work-dir', str(out), *words, *options(data)]
    return load_tool('compare').main([str(ROOT / CONFIG), '--loss-bbox', *losses, *words])


@pytest.fixture(scope='module')
def compared(data, shared) -> Path:
    """The work dir of a comparison of two losses with two seeds."""
    with one_worker_at_a_time(shared), pytest.MonkeyPatch.context() as patch:
        for name in ('OMP_NUM_THREADS', 'PYTHONPATH'):
            patch.setenv(name, environment()[name])
        assert compare(data, shared / 'compared', 'CIoULoss', 'GIoULoss') == 0
    return shared / 'compared'


@pytest.fixture(scope='module')
def summary(compared) -> dict:
    return json.loads((compared / 'compare.json').read_text())


def test_every_choice_begins_alike_and_another_seed_does_not(compared, summary):
    trained = [json.loads(path.read_text()) for path in compared.glob('runs/*/result.json')]
    found = {(r['choice'], r['seed']): r['start'] for r in trained}
    assert {r['status'] for r in summary['runs']} == {'finished'}
    for seed in (0, 1):
        assert len(found['CIoULoss', seed]['batches']) == 3
        assert results.unlike(found['GIoULoss', seed], found['CIoULoss', seed]) == []
    other = results.unlike(found['GIoULoss', 1], found['CIoULoss', 0])
    assert 'initial weights differ' in other[0]
    assert 'batch 1 has' in other[1]


def test_normalising_gives_the_losses_gradients_of_one_size(compared, summary):
    first, other = summary['choices']
    assert first['factor'] == 1.0
    assert other['factor'] == pytest.approx(first['gradient'] / other['gradient'])
    weight = next(new for path, _, new in other['changes'] if path.endswith('loss_weight'))
    config = next(compared.glob('runs/GIoULoss_seed0_*/config.py')).read_text()
    assert f'loss_weight={weight}' in config
    assert float(weight) == pytest.approx(2.0 * other['factor'], rel=1e-3)


def test_metrics_time_and_memory_come_from_the_logs(compared, summary):
    for row in summary['runs']:
        folder = next(compared.glob(f'runs/{row["choice"]}_seed{row["seed"]}_*'))
        last = [json.loads(line) for line in next(folder.glob('train/*/vis_data/scalars.json')).open()][-1]
        assert row['metrics']['coco/bbox_mAP'] == last['coco/bbox_mAP']
        assert 0 < row['seconds_per_step'] < 60
        assert 50 < row['memory'] < 50_000


def test_finished_runs_are_kept_and_a_failing_one_is_named(compared, data, tmp_path, monkeypatch, capsys):
    out = tmp_path / 'copy'
    shutil.copytree(compared, out)
    (tmp_path / 'train.py').write_text('raise SystemExit("no such file: /some/secret/place/in/here.py")')
    monkeypatch.setattr(running, 'TRAIN', tmp_path / 'train.py')
    assert compare(data, out, 'CIoULoss', 'GIoULoss') == 0
    assert '4 of them finished before' in capsys.readouterr().out
    assert compare(data, out, 'CIoULoss', 'GIoULoss', 'L1Loss') == 1
    message = capsys.readouterr().out
    assert 'FAILED: L1Loss, seed 1: no such file: …/in/here.py' in message
    page = (out / 'report.html').read_text()
    assert 'L1Loss, seed 0: failed' in page
    assert 'no such file: …/in/here.py' in page
    assert 'secret' not in page
    statuses = {(r['choice'], r['status']) for r in json.loads((out / 'compare.json').read_text())['runs']}
    assert statuses == {('CIoULoss', 'finished'), ('GIoULoss', 'finished'), ('L1Loss', 'failed')}


def test_a_run_that_is_killed_is_named_and_only_it_is_trained_by_the_command_that_is_shown(
    compared, data, tmp_path, monkeypatch, capsys
):
    out, train = tmp_path / 'copy', running.TRAIN
    shutil.copytree(compared, out)
    next(out.glob('runs/GIoULoss_seed0*/result.json')).unlink()
    (tmp_path / 'train.py').write_text('import os, signal; os.kill(os.getpid(), signal.SIGKILL)')
    monkeypatch.setattr(running, 'TRAIN', tmp_path / 'train.py')
    assert compare(data, out, 'CIoULoss', 'GIoULoss') == 1
    message = capsys.readouterr().out
    assert '3 of them finished before' in message
    assert 'FAILED: GIoULoss, seed 0: killed by signal 9 (SIGKILL)' in message
    assert re.search(
        r'this trains what is missing:\n  python tools/compare.py .*--loss-bbox CIoULoss GIoULoss', message
    )
    monkeypatch.setattr(running, 'TRAIN', train)
    assert compare(data, out, 'CIoULoss', 'GIoULoss') == 0
    assert '3 of them finished before' in capsys.readouterr().out


def test_a_metric_that_the_runs_lack_is_refused_with_those_that_they_have(compared, data, capsys):
    with pytest.raises(launch.LaunchError, match=r'--metric accuracy/top1.*coco/bbox_mAP_50'):
        compare(data, compared, 'CIoULoss', 'GIoULoss', words=['--metric', 'accuracy/top1'])


def test_a_run_that_began_otherwise_takes_no_part(compared, summary, data, tmp_path):
    out = tmp_path / 'copy'
    shutil.copytree(compared, out)
    path = next(out.glob('runs/GIoULoss_seed1_*/result.json'))
    result = json.loads(path.read_text())
    result['start']['batches'][0]['images'].reverse()
    path.write_text(json.dumps(result))
    assert compare(data, out, 'CIoULoss', 'GIoULoss') == 1
    found = json.loads((out / 'compare.json').read_text())
    assert found['choices'][1]['metrics']['coco/bbox_mAP']['n'] == 1
    assert 'GIoULoss, seed 1: not comparable (batch 1 has the images' in (out / 'report.html').read_text()


# The report -----------------------------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """Checks that elements are closed in order, and collects addresses, ids and the cells of tables."""

    VOID = ('meta', 'br', 'link', 'img')

    def __init__(self):
        super().__init__()
        self.open, self.addresses, self.ids, self.tables = [], [], [], []

    def handle_starttag(self, tag, attributes):
        self.open += [tag] * (tag not in self.VOID)
        self.addresses += [v for k, v in attributes if k in ('href', 'src', 'action', 'srcset', 'xlink:href', 'data')]
        self.ids += [v for k, v in attributes if k == 'id']
        self.tables += [[]] * (tag == 'table')
        if tag == 'tr':
            self.tables[-1] = [*self.tables[-1], []]
        if tag in ('td', 'th'):
            self.tables[-1][-1].append('')

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.open = self.open[:-1] if tag not in self.VOID else self.open

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        if 'td' in self.open or 'th' in self.open:
            self.tables[-1][-1][-1] += text


@pytest.fixture(scope='module')
def page(compared) -> Reader:
    reader = Reader()
    reader.feed((compared / 'report.html').read_text())
    assert not reader.open
    return reader


def test_the_report_is_one_file_without_addresses(compared, page):
    text = (compared / 'report.html').read_text()
    assert not re.search(r'https?:|//\w|@import|<script|<link|<iframe', re.sub(r'base64,[\w+/=]+', '', text))
    assert page.addresses
    assert all(a.startswith(('#', 'data:image/')) for a in page.addresses)
    assert {a[1:] for a in page.addresses if a.startswith('#')} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_the_report_tells_no_places_and_no_names_of_machines(compared, summary):
    host = socket.gethostname()
    for name in ('report.html', 'compare.json', 'runs.csv', 'summary.csv'):
        text = (compared / name).read_text()
        found = [place for place in (ROOT, compared, f'{Path.home()}/', sys.prefix) if str(place) in text]
        assert not found, f'{name} tells {found}'
        assert len(host) < 4 or host not in text  # a short name may be a part of any word
    assert machine.without_places('File "/a/b/c/d.py", line 3, in x/y') == 'File "…/c/d.py", line 3, in x/y'


def test_the_tables_hold_the_numbers_of_the_json(summary, page):
    rows = page.tables[0]
    assert rows[0][1:3] == ['AP', 'AP50']
    assert len(rows) == 3
    for row, choice in zip(rows[1:], summary['choices'], strict=True):
        assert row[0] == choice['name']
        for cell, metric in zip(row[1:], report.main_metrics(summary), strict=False):
            assert report.plus_minus(choice['metrics'][metric]) in cell
            if choice['differences']:
                assert report.interval(choice['differences'][metric]) in ' '.join(cell.split())
    text = ' '.join(cell for table in page.tables for row in table for cell in row)
    assert all(report.number(r['seconds_per_step']) in text for r in summary['runs'])
    assert summary['machines'][0]['torch'] in text


def test_the_words_and_figures_are_on_the_page(compared, summary, page):
    text = (compared / 'report.html').read_text()
    assert summary['choices'][1]['words'] in text
    assert text.count('<symbol') == 6
    for label in (
        'curves of loss',
        'curves of loss_bbox',
        'curves of AP',
        'metrics of each choice',
        'differences to the first choice',
    ):
        assert f'aria-label="{label}"' in text


def test_the_csv_files_hold_the_numbers_of_the_json(compared, summary):
    rows = list(csv.DictReader((compared / 'runs.csv').open()))
    assert [(r['choice'], int(r['seed']), float(r['coco/bbox_mAP'])) for r in rows] == [
        (r['choice'], r['seed'], r['metrics']['coco/bbox_mAP']) for r in summary['runs']
    ]
    row = next(
        r
        for r in csv.DictReader((compared / 'summary.csv').open())
        if (r['choice'], r['metric']) == ('GIoULoss', 'coco/bbox_mAP')
    )
    assert float(row['difference_low']) == summary['choices'][1]['differences']['coco/bbox_mAP']['low']


def test_a_figure_keeps_its_numbers_and_the_names_of_its_parts_apart():
    svg = charts.to_svg(charts.canvas()[0], 'a b')
    assert svg.startswith('<svg viewBox=')
    assert 'aria-label="a b"' in svg
    names = re.findall(r'\b(?:id="|href="#|url\(#)([^")]*)', svg)
    assert names
    assert all(name.startswith('a-b-') for name in names)


def test_images_of_a_classifier_say_the_class_in_words(tmp_path):
    from PIL import Image

    Image.new('RGB', (8, 8)).save(tmp_path / 'i.png')
    images = {str(tmp_path / 'i.png'): dict(truth=[[1, None]], found=[[0, 0.75, None]])}
    (tmp_path / 'predictions.json').write_text(json.dumps(dict(step=1, classes=['cat', 'd<g'], images=images)))
    (row,) = predictions.gallery({'CE': SimpleNamespace(train_dir=tmp_path)})
    assert [(c['name'], c['words']) for c in row['cells']] == [('truth', 'd<g'), ('CE', 'cat 0.75')]
    assert 'd&lt;g' in row['cells'][0]['svg']


@pytest.mark.parametrize('count', [3, 40])
def test_the_names_of_boxes_in_one_place_do_not_stand_over_each_other(count):
    taken = []
    shapes = [predictions.Shape([30, 30, 50, 50], f'cat {n}', 0) for n in range(count)]
    names = [shape.name((100, 100), taken) for shape in shapes]
    assert not any(labels.crossed(*two) for two in itertools.combinations(taken, 2))
    assert all(0 <= left <= 100 - width and 0 <= top <= 100 - height for left, top, width, height in taken)
    assert [bool(name) for name in names] == [n < len(taken) for n in range(count)], 'the surest are named'
    assert len(taken) >= min(count, 8)


def test_the_images_on_which_most_goes_wrong_come_first_and_say_what(tmp_path):
    from PIL import Image

    near, far = [4, 4, 24, 24], [40, 40, 60, 60]
    found = {'good': [[0, 0.9, near]], 'bad': [[1, 0.9, near], [0, 0.8, far]], 'worse': [[1, 0.4, far], [0, 0.2, near]]}
    images = {}
    for name, rows in found.items():
        Image.new('RGB', (64, 64)).save(tmp_path / f'{name}.png')
        truth = [[0, near], [1, far]] if name == 'worse' else [[0, near]]
        images[str(tmp_path / f'{name}.png')] = dict(truth=truth, ignored=[], found=rows)
    images[str(tmp_path / 'worse.png')]['found'].append([0, 0.35, [0, 40, 20, 60]])
    images[str(tmp_path / 'worse.png')]['found'].append([1, 0.35, [0, 40, 20, 60]])
    (tmp_path / 'predictions.json').write_text(json.dumps(dict(step=1, classes=['cat', 'dog'], images=images)))
    rows = predictions.gallery({'A': SimpleNamespace(train_dir=tmp_path)})
    assert [row['cells'][1]['words'] for row in rows] == [
        '3 boxes: 2 background, 1 missed',
        '2 boxes: 1 wrong class, 1 background',
        '1 box: no error',
    ]
    worst, *_, good = (row['cells'][1]['svg'] for row in rows)
    assert worst.count('stroke-dasharray') == 3 and 'cat missed' in worst and 'cat 0.35 background' in worst
    assert 'stroke-dasharray' not in good


def test_errors_and_classes_have_tables_with_the_numbers_of_the_json(summary, page):
    wrong, classes = report.further_metrics(summary)
    assert list(wrong) == list(results.ERRORS) and len(classes) == 5
    heads = {row[0][1]: row for row in page.tables if row and len(row[0]) > 1}
    for metrics in (wrong, classes):
        rows = heads[results.title_of(metrics[0])]
        for row, choice in zip(rows[1:], summary['choices'], strict=True):
            for cell, metric in zip(row[1:], metrics, strict=True):
                assert report.plus_minus(choice['metrics'][metric]) in cell


@pytest.fixture(scope='module')
def browser(tmp_path_factory):
    """Calls a browser without a window."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip('no browser here (apt-get install chromium): the report was not opened in one')
    flags = [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-sync',
        '--disable-component-update',
        '--disable-background-networking',
        '--hide-scrollbars',
        f'--user-data-dir={tmp_path_factory.mktemp("browser")}',
    ]
    return lambda *words: (
        subprocess.run([found, *flags, *map(str, words)], capture_output=True, text=True, timeout=60, check=True).stdout
    )


MEASURE = """<script>addEventListener('load', () => { const seen = [...document.querySelectorAll('svg')].slice(1)
  .filter(s => !s.closest('[aria-hidden]')).map(s => s.getBoundingClientRect().height);
  const beyond = document.documentElement.scrollWidth - innerWidth;
  document.title = JSON.stringify([beyond, Math.min(...seen), seen.length]) })</script>"""


@pytest.mark.parametrize('width', [1200, 500])
def test_the_report_opens_in_a_browser_and_needs_no_scrolling_to_the_side(browser, compared, summary, tmp_path, width):
    path, shot = tmp_path / 'measured.html', tmp_path / 'shot.png'
    path.write_text((compared / 'report.html').read_text().replace('</body>', MEASURE + '</body>'))
    seen = browser(f'--window-size={width},3000', '--dump-dom', path.as_uri())
    beyond, lowest, count = json.loads(re.search(r'<title>(\[.*?\])</title>', seen)[1])
    assert beyond <= 0
    assert lowest > 40
    assert count > 10
    assert summary['choices'][1]['words'] in seen
    from PIL import Image

    browser(f'--window-size={width},3000', f'--screenshot={shot}', (compared / 'report.html').as_uri())
    image = Image.open(shot).convert('RGB')
    assert image.width == width
    assert len(image.getcolors(maxcolors=2**24)) > 1000


# Faces ----------------------------------------------------------------------------------------------------------------


def test_faces_are_compared_by_verification_each_loss_with_the_head_that_it_needs():
    cfg = launch.load_config(str(ROOT / 'configs/face/resnet18_faces_arc_face.py'))
    assert load_tool('compare').of_embeddings(cfg) == 'verification/accuracy'
    choices = plan.make_choices(cfg, [], ['SoftmaxCrossEntropyLoss', 'config', 'CosFaceLoss'])
    assert [choice.cfg.model.head.type for choice in choices] == [
        'cvloss_mm.LinearHead',
        'cvloss_mm.CosineHead',
        'cvloss_mm.CosineHead',
    ]
    assert load_tool('compare').of_embeddings(launch.load_config(str(ROOT / CONFIG))) is None
