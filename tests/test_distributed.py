"""Several processes: the losses by themselves, heads of mmdet, trainings, the start scripts, stopping and resuming.

The processes are real and start once for all of the tests here; what runs on them is in two_processes.py.
"""

import fcntl
import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import torch
import torch.distributed.checkpoint as distributed_checkpoint

pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')

import forked
import small_runs
import two_processes
from small_runs import ROOT, environment, rows, until

from cvloss_mm.engine import checkpoints

pytestmark = pytest.mark.integration

CONFIG = 'configs/retinanet/retinanet_r18_fpn_shapes_ciou.py'


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return str(probe.getsockname()[1])


def start(*words, **variables) -> subprocess.Popen:
    """In a session of its own, to which a terminal's Ctrl-C can be sent."""
    return subprocess.Popen(
        [*map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
        env=environment(PORT=free_port(), PYTHON=sys.executable, **variables),
        start_new_session=True,
    )


def finish(process: subprocess.Popen) -> str:
    try:
        message, _ = process.communicate(timeout=400)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        message, _ = process.communicate()
        pytest.fail(f'still running: {message[-3000:]}')
    if process.returncode:
        an_error = re.compile(r'(\[rank\d+\]: )?[\w.]*(Error|Exception)\b')
        errors = '\n'.join(filter(an_error.match, message.splitlines()))
        pytest.fail(f'ended with {process.returncode}: {message[-6000:]}\nErrors of all processes:\n{errors}')
    return message


def hide_every_second(annotations: Path) -> None:
    """The objects of every second image, which are all those of the second process."""
    content = json.loads(annotations.read_text())
    shown = {image['id'] for image in content['images'][::2]}
    content['annotations'] = [a for a in content['annotations'] if a['image_id'] in shown]
    annotations.write_text(json.dumps(content))


def run_two_processes(out: Path) -> str:
    data, half_empty = (small_runs.generate(out / name, batches=3) for name in ('data', 'half_empty'))
    hide_every_second(half_empty / 'detection/annotations/train.json')
    words = [sys.executable, ROOT / 'tests/two_processes.py', data, half_empty, out]
    ranks = forked.run_ranks(words, env=environment(), timeout=900)
    message = ''.join(rank.stdout[-3000:] + rank.stderr[-6000:] for rank in ranks)
    if any(rank.returncode for rank in ranks):
        pytest.fail(message)
    return message


@pytest.fixture(scope='session')
def work_dirs(tmp_path_factory) -> Path:
    """What two_processes.py left; it runs once, also where several workers of pytest need it."""
    base = tmp_path_factory.getbasetemp()
    out = (base.parent if 'PYTEST_XDIST_WORKER' in os.environ else base) / 'two_processes'
    out.mkdir(exist_ok=True)
    with (out / 'lock').open('w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / 'message').exists():
            (out / 'message').write_text(run_two_processes(out))
    return out


@pytest.fixture
def data(work_dirs) -> Path:
    return work_dirs / 'data'


@pytest.fixture(scope='session')
def ranks(work_dirs) -> list:
    return [torch.load(work_dirs / f'rank{rank}.pt') for rank in (0, 1)]


def compare_with_one_process(ranks: list, name: str, case: str) -> None:
    cls = two_processes.losses()[name]
    joined = two_processes.steps(cls, two_processes.batches(cls, case))
    for rank in ranks:
        torch.testing.assert_close(rank['losses'][name, case], joined)


@pytest.mark.parametrize('case', two_processes.ROWS)
def test_two_processes_compute_what_one_does_on_the_joined_batch(loss_cls, case, ranks, unless_waived):
    """Value, gradients and, of losses with state, the buffers, after each of two steps."""
    unless_waived(loss_cls, 'shares')
    compare_with_one_process(ranks, loss_cls.__name__, case)


@pytest.mark.parametrize('case', two_processes.ROWS)
def test_the_comparison_rejects_a_loss_that_keeps_its_statistics_to_itself(case, ranks):
    with pytest.raises(AssertionError, match='seen'):
        compare_with_one_process(ranks, 'ForgetfulLoss', case)


def test_a_head_that_averages_its_factors_gets_the_gradients_of_the_joined_batch(ranks):
    for rank in ranks:
        torch.testing.assert_close(rank['ATSS'], rank['joined ATSS'])
    assert any(gradient.abs().max() > 0.1 for gradient in ranks[0]['ATSS'].values())


def test_retinanet_trains_where_one_process_has_no_object(ranks, work_dirs):
    assert min(ranks[0]['objects']) > 0 and set(ranks[1]['objects']) == {0}
    assert_trained(work_dirs / 'no_object_on_one', 'loss_bbox')


def assert_trained(work_dir: Path, *keys) -> None:
    steps = [row for row in rows(work_dir) if 'loss' in row]
    assert len(steps) == 2 and all(0 < row[key] < 100 for row in steps for key in ('loss', *keys))
    assert (work_dir / 'iter_2.pth').is_file()


@pytest.mark.parametrize(
    ('run', 'key'),
    [
        ('faster_rcnn', 'loss_rpn_bbox'),
        ('classifier', 'loss'),
        ('faster_rcnn_amp', 'loss_bbox'),
        ('retinanet_fsdp_amp', 'loss_bbox'),
        ('classifier_fsdp', 'loss'),
    ],
)
def test_a_model_trains_on_two_processes(run, key, work_dirs):
    assert_trained(work_dirs / run, key)


def test_sharded_parameters_are_trained_as_whole_ones(work_dirs):
    runs = [work_dirs / run for run in ('classifier', 'classifier_fsdp')]
    torch.testing.assert_close(*(weights(run / 'iter_2.pth') for run in runs))
    whole, sharded = ([row['grad_norm'] for row in rows(run) if 'grad_norm' in row] for run in runs)
    assert sharded == pytest.approx(whole, rel=1e-4) and min(whole) > 0.1, 'nothing was clipped'


def test_sharded_centres_are_kept_beside_the_checkpoint_and_a_resumed_run_ends_alike(work_dirs):
    straight, resumed = (work_dirs / run for run in ('partial_fc', 'partial_fc_resumed'))
    kept = weights(straight / 'iter_4.pth')
    assert 'head.classifier.weight' not in kept and 'backbone.conv1.weight' in kept
    again = weights(resumed / 'iter_4.pth')
    assert [key for key in kept if not torch.equal(kept[key], again[key])] == []
    first, second = (centres(run / 'iter_4.centers') for run in (straight, resumed))
    assert first.keys() == second.keys() and first['head.classifier.weight'].shape == (5, 1, 64)
    assert {'head.classifier.optimizer.exp_avg', 'head.classifier.optimizer.step'} <= first.keys()
    assert [key for key in first if not torch.equal(first[key], second[key])] == []
    before = centres(straight / 'iter_3.centers')['head.classifier.weight']
    assert not torch.equal(before, first['head.classifier.weight'])
    folders = {folder.stem for folder in straight.glob('*.centers')}
    assert folders == {file.stem for file in straight.glob('*.pth')}, 'centres outlive their checkpoint, or it them'
    assert [row for row in rows(straight) if 'retrieval/mAP' in row], 'it was not evaluated'


def centres(folder: Path) -> dict:
    kinds = distributed_checkpoint.FileSystemReader(folder).read_metadata().state_dict_metadata
    found = {key: torch.empty(kind.size) for key, kind in kinds.items()}
    distributed_checkpoint.load(found, checkpoint_id=folder)
    return found


def test_one_process_goes_on_with_more_identities(work_dirs, data, tmp_path):
    checkpoint = work_dirs / 'partial_fc/iter_4.pth'
    options = [
        *small_runs.options(data, 'classification', epochs=3),
        'model.head.num_classes=7',
        f'val_dataloader.dataset.data_root={data}/classification/train',
    ]
    config, _ = two_processes.CONFIGS['partial_fc']
    message = finish(
        start(
            sys.executable,
            'tools/train.py',
            f'configs/{config}',
            '--resume',
            checkpoint,
            '--work-dir',
            tmp_path,
            '--ignore',
            'num-classes',
            '--cfg-options',
            *options,
        )
    )
    assert '2 identities are added to the 5 of the checkpoint' in message
    [log] = tmp_path.glob('*/*.log')
    assert 'head.classifier: 2 identities are new, and their centres begin anew' in log.read_text()
    last = torch.load(sorted(tmp_path.glob('iter_*.pth'))[-1], weights_only=False)
    assert last['state_dict']['head.classifier.weight'].shape == (7, 64)
    moments = [state['exp_avg'] for state in last['optimizer']['state'].values() if state['exp_avg'].shape == (7, 64)]
    assert len(moments) == 1 and moments[0][:5].abs().sum(-1).all()


def weights(checkpoint: Path) -> dict:
    return torch.load(checkpoint, weights_only=False)['state_dict']


def test_mixed_precision_is_another_training(work_dirs):
    whole, mixed = (rows(work_dirs / run)[0]['loss'] for run in ('faster_rcnn', 'faster_rcnn_amp'))
    assert mixed != whole and abs(mixed - whole) < 0.05 * whole


# --- the scripts

SRUN = f"""#!{sys.executable}
# Starts what srun would on one machine: each task with its variables; signals go to all of them.
import os, signal, subprocess, sys
options = [word for word in sys.argv[1:] if word.startswith('-')]
first = next(n for n, word in enumerate(sys.argv[1:], 1) if word == os.environ['PYTHON'])
print('srun', *sys.argv[1:first], flush=True)
count = next(int(word.split('=')[1]) for word in sys.argv if word.startswith('--ntasks='))
slurm = dict(SLURM_NTASKS=str(count), SLURM_NODELIST='here', MASTER_ADDR='127.0.0.1',
             MASTER_PORT=os.environ['PORT'])
tasks = [subprocess.Popen(sys.argv[first:], env=dict(os.environ, **slurm, SLURM_PROCID=str(n), SLURM_LOCALID=str(n)))
         for n in range(count)]
signal.signal(signal.SIGTERM, lambda number, frame: [task.terminate() for task in tasks])
sys.exit(max(abs(task.wait()) for task in tasks))
"""


@pytest.fixture
def srun(tmp_path) -> str:
    """PATH with an srun in front."""
    (tmp_path / 'bin').mkdir()
    (tmp_path / 'bin/srun').write_text(SRUN)
    (tmp_path / 'bin/srun').chmod(0o755)
    return f'{tmp_path / "bin"}{os.pathsep}{os.environ["PATH"]}'


def wait_for_a_new_checkpoint(work_dir: Path, process: subprocess.Popen, seen: set) -> None:
    until(lambda: {file.name for file in work_dir.glob('iter_*.pth')} - seen, process)


def test_a_run_stopped_twice_and_resumed_ends_like_one_that_never_stopped(work_dirs, data, srun, tmp_path):
    """Ctrl-C under torchrun, SIGTERM under Slurm, then to the end; with 0, 1 and 2 processes that load the data."""
    work_dir = tmp_path / 'run'
    last = f'iter_{2 * two_processes.EPOCHS}.pth'

    def words(workers):
        return [
            '--resume',
            '--cfg-options',
            *small_runs.options(data, 'detection', epochs=two_processes.EPOCHS, interval=1, workers=workers),
        ]

    torchrun = ['bash', 'tools/dist_train.sh', CONFIG, 2, '--work-dir', work_dir]
    process = start(*torchrun, *words(0))
    wait_for_a_new_checkpoint(work_dir, process, set())
    os.killpg(process.pid, signal.SIGINT)
    message, _ = process.communicate(timeout=60)
    assert process.returncode and 'Nothing to resume' in message
    assert message.count('interrupted; go on') <= 1, 'both processes say how to go on'
    left = whole_checkpoints(work_dir, last)

    process = start(
        'bash',
        'tools/slurm_train.sh',
        'part',
        'job',
        CONFIG,
        work_dir,
        *words(1),
        PATH=srun,
        GPUS='2',
        GPUS_PER_NODE='2',
        CPUS_PER_TASK='3',
        SRUN_ARGS='--quotatype=auto --exclusive',
    )
    wait_for_a_new_checkpoint(work_dir, process, left)
    process.terminate()
    message, _ = process.communicate(timeout=60)
    assert (
        'srun -p part --job-name=job --gres=gpu:2 --ntasks=2 --ntasks-per-node=2 --cpus-per-task=3 '
        '--kill-on-bad-exit=1 --quotatype=auto --exclusive\n'
    ) in message
    assert process.returncode and message.count('Resuming from') == 1
    whole_checkpoints(work_dir, last)

    assert finish(start(*torchrun, *words(2))).count('Resuming from') == 1
    resumed, straight = weights(work_dir / last), weights(work_dirs / 'straight' / last)
    assert resumed.keys() == straight.keys()
    assert [key for key in straight if not torch.equal(resumed[key], straight[key])] == []


def whole_checkpoints(work_dir: Path, last: str) -> set:
    """Their names; each can be read, and the last one of the training is not among them."""
    found = {file.name for file in work_dir.glob('*.pth')}
    assert found and last not in found
    assert all(weights(work_dir / name) for name in found)
    assert checkpoints.latest_checkpoint(work_dir)
    return found


def test_two_processes_evaluate_as_one_does(work_dirs):
    assert results(work_dirs / 'evaluated_by_two') == results(work_dirs / 'evaluated_alone')
    assert results(work_dirs / 'evaluated_alone')['coco/bbox_mAP_50'] > 0


def results(work_dir: Path) -> dict:
    """Of the one evaluation there."""
    [log] = work_dir.glob('*/*.json')
    return {key: value for key, value in json.loads(log.read_text()).items() if key.startswith('coco/')}


@pytest.mark.parametrize(
    ('script', 'words', 'expected'),
    [
        (
            'dist_train',
            'CONFIG 4 --amp a\\ b',
            '-m torch.distributed.run --nnodes=2 --node_rank=1 --master_addr=10.0.0.1 '
            '--nproc_per_node=4 --master_port=29600 tools/train.py CONFIG --launcher pytorch --amp "a b"',
        ),
        (
            'dist_test',
            'CONFIG CKPT 4 --out o.pkl',
            '-m torch.distributed.run --nnodes=2 --node_rank=1 '
            '--master_addr=10.0.0.1 --nproc_per_node=4 --master_port=29600 tools/test.py CONFIG CKPT '
            '--launcher pytorch --out o.pkl',
        ),
        (
            'slurm_train',
            'PART JOB CONFIG WORK --amp',
            '-p PART --job-name=JOB --gres=gpu:8 --ntasks=8 --ntasks-per-node=8 '
            '--cpus-per-task=5 --kill-on-bad-exit=1 PYTHON -u tools/train.py CONFIG --work-dir=WORK '
            '--launcher=slurm --amp',
        ),
        (
            'slurm_test',
            'PART JOB CONFIG CKPT --out o.pkl',
            '-p PART --job-name=JOB --gres=gpu:8 --ntasks=8 '
            '--ntasks-per-node=8 --cpus-per-task=5 --kill-on-bad-exit=1 PYTHON -u tools/test.py CONFIG CKPT '
            '--launcher=slurm --out o.pkl',
        ),
    ],
)
def test_the_scripts_take_what_mmdets_take(script, words, expected, tmp_path):
    """Positional arguments and variables of the environment; with what they start in place of it a recorder."""
    recorder = tmp_path / 'srun'
    recorder.write_text(f'#!{sys.executable}\nimport json, sys\nprint(json.dumps(sys.argv[1:]))')
    recorder.chmod(0o755)
    variables = dict(
        NNODES='2',
        NODE_RANK='1',
        MASTER_ADDR='10.0.0.1',
        PORT='29600',
        PYTHON='PYTHON' if 'slurm' in script else str(recorder),
        PATH=f'{tmp_path}:{os.environ["PATH"]}',
    )
    words, expected = (shlex.split(text) for text in (words, expected))
    done = subprocess.run(
        ['bash', f'tools/{script}.sh', *words],
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == expected
    refused = subprocess.run(['bash', f'tools/{script}.sh', words[0]], cwd=ROOT, capture_output=True, text=True)
    assert refused.returncode == 2 and 'CONFIG' in refused.stderr
