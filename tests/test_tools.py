"""The launchers through their command lines, and resuming after a kill."""

import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from mmengine.config import Config

pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')

import forked
import small_runs
from small_runs import ROOT, environment, last_loss, load_tool, rows, until

from cvloss_mm.engine import checkpoints, launch, mendable, messages, resume
from cvloss_mm.losses import base, reduction
from cvloss_mm.registry import MODELS

pytestmark = pytest.mark.integration

DETECTION = 'configs/retinanet/retinanet_r18_fpn_shapes_ciou.py'
CLASSIFICATION = 'configs/mmpretrain/resnet18_shapes_ce.py'
STEPS_AN_EPOCH, EPOCHS = 3, 4


def command(tool: str, *words) -> list:
    return [sys.executable, str(ROOT / 'tools' / f'{tool}.py'), *map(str, words)]


def run(tool: str, *words) -> str:
    done = forked.run(command(tool, *words), env=environment())
    if done.returncode:
        pytest.fail(f'{tool} ended with {done.returncode}: {done.stdout[-2000:]} {done.stderr[-3000:]}')
    return done.stdout


def refusal(tool: str, *words, capsys) -> str:
    """What a tool says before it ends with status 2, in this process, since it is over before any work."""
    with pytest.raises(SystemExit) as ended:
        mendable.run_or_explain(lambda: load_tool(tool).main([*map(str, words)]))
    assert ended.value.code == 2
    return capsys.readouterr().err


def test_an_option_that_fits_no_place_of_the_config_is_named(capsys):
    message = refusal('train', CLASSIFICATION, '--cfg-options', 'custom_hooks.7.type=EMAHook', capsys=capsys)
    assert '--cfg-options do not fit' in message and 'Index 7' in message


RETINA, CIFAR = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py', 'mmpretrain::resnet/resnet18_8xb16_cifar10.py'


@pytest.mark.parametrize(
    ('swap', 'place', 'option', 'words'),
    [
        ('--loss-bbox GIoULoss', 'model.bbox_head.loss_bbox', 'eps=-1', 'eps must be above 0, got -1'),
        ('--loss-bbox GIoULoss', 'model.bbox_head.loss_bbox', 'eps=small', "eps must be above 0, got 'small'"),
        ('--loss-bbox GIoULoss', 'model.bbox_head.loss_bbox', 'epss=1', "has no argument 'epss'; accepted: eps"),
        ('--loss-bbox GIoULoss', 'model.bbox_head.loss_bbox', 'loss_weight=much', 'loss_weight must be a number'),
        ('--loss-cls SigmoidFocalLoss', 'model.bbox_head.loss_cls', 'reduction=average', "got 'average'"),
    ],
)
def test_a_bad_setting_of_a_loss_is_refused_before_any_work(swap, place, option, words, tmp_path, capsys):
    file = tmp_path / 'written.py'
    message = refusal(
        'train', RETINA, *swap.split(), '--cfg-options', f'{place}.{option}', '--dump', file, capsys=capsys
    )
    assert place in message and words in message and not file.exists()


@pytest.fixture(scope='module')
def data(tmp_path_factory) -> Path:
    return small_runs.generate(tmp_path_factory.mktemp('data') / 'shapes', batches=STEPS_AN_EPOCH)


def options(data: Path, task: str, **more) -> list:
    return small_runs.options(data, task, epochs=EPOCHS, **more)


@pytest.mark.parametrize(
    ('words', 'message'),
    [
        ('{retina} --cfg-options model.bbox_head.num_classes', 'num_classes: accepted is KEY=VALUE'),
        ('{retina} --cfg-options model.neck.in_channels=[1,2', 'in_channels=[1,2: accepted is KEY=VALUE'),
        ('{retina} --cfg-options custom_hooks=[dict(a=1,b=[])]', 'a dict is set by its keys'),
        ('{retina} --cfg-options model=5', 'has no model'),
        (
            '{retina} --loss-bbox GIoULoss --cfg-options model.bbox_head.loss_bbox=GIoULoss',
            "must be a dict(type=...), got 'G",
        ),
        ('{retina} --dump {folder}/written.txt', 'the name must end in .py, .json or .yaml'),
        ('{folder}/open.py', 'open.py cannot be read: SyntaxError'),
        ('{folder}/baseless.py', 'nothing.py'),
        ('{folder}/text.txt', 'text.txt cannot be read: OSError: Only py'),
        ('nohost::x.py', 'config nohost::x.py: '),
        ('{retina} --cfg-options load_from={folder}/nothing.pth', 'load_from={folder}/nothing.pth: no such checkpoint'),
    ],
)
def test_a_slip_of_the_user_is_told_in_words(words, message, data, tmp_path, capsys):
    (tmp_path / 'open.py').write_text('model = dict(')
    (tmp_path / 'baseless.py').write_text('_base_ = "nothing.py"')
    (tmp_path / 'text.txt').touch()
    names = dict(folder=tmp_path, retina=DETECTION)
    words = [word.format(**names) for word in words.split()]
    settings = options(data, 'detection') if 'load_from' in words[-1] else []
    assert message.format(**names) in refusal('train', *words, *settings, capsys=capsys)


def test_a_config_is_dumped_into_a_new_folder_and_options_may_come_in_two_parts(tmp_path):
    file, words = tmp_path / 'new/written.py', ['--cfg-options', 'a.b=1', 'c=2', '--cfg-options', 'a.d=[3,4]']
    load_tool('train').main([DETECTION, '--dump', str(file), *words])
    cfg = launch.load_config(str(file))
    assert (cfg.a.b, cfg.c, cfg.a.d) == (1, 2, [3, 4])


HOOKED = 'custom_hooks = [dict(type="cvloss_mm.{}")]'
TWICE = 'model = dict(train_cfg=dict(augments=[dict(type="Mixup", alpha=1, {})]))'


@pytest.mark.parametrize(
    ('text', 'words'),
    [
        (HOOKED.format('LossHealthHook", action="die'), "action must be one of 'stop'"),
        (HOOKED.format('LossHealthHook", acton="stop'), "unexpected keyword argument 'acton'"),
        (HOOKED.format('LossHaelthHook'), 'LossHaelthHook is not in the'),
        (HOOKED.format('CosineClassifierHook'), 'the model has no CosineHead'),
        (TWICE.format('beta=1'), "unexpected keyword argument 'beta'"),
        (
            'train_dataloader = dict(sampler=dict(_delete_=True, type="cvloss_mm.ClassSampler", per_class=0))',
            'per_class',
        ),
    ],
)
def test_what_is_built_from_a_config_refuses_it_without_a_traceback(text, words, data, tmp_path, capsys):
    (tmp_path / 'bad.py').write_text(f'_base_ = {str(ROOT / CLASSIFICATION)!r}\n{text}\n')
    settings = ['--work-dir', tmp_path, '--cfg-options', *options(data, 'classification')]
    message = refusal('train', tmp_path / 'bad.py', *settings, capsys=capsys)
    assert words in message


class Broken:
    def __init__(self):
        raise ValueError('a fault of its own')


def test_a_fault_of_a_host_or_of_ours_keeps_its_traceback(monkeypatch):
    with pytest.raises(ValueError, match='a fault of its own'):
        mendable.run_or_explain(lambda: MODELS.build(dict(type=Broken)))
    monkeypatch.setattr(base, 'check', None)
    with pytest.raises(TypeError, match='not callable'):
        mendable.run_or_explain(lambda: MODELS.build(dict(type='GIoULoss')))
    with pytest.raises(ValueError, match='avg_factor'):
        mendable.run_or_explain(lambda: reduction.divisor(3, 'sum', 1.0))


@pytest.fixture(scope='module')
def detector(data, tmp_path_factory) -> Path:
    """The work dir of a detector's training that was never interrupted."""
    work_dir = tmp_path_factory.mktemp('detector')
    message = run('train', DETECTION, '--work-dir', work_dir, '--cfg-options', *options(data, 'detection'))
    assert str(work_dir) in message and 'checkpoints' in message
    return work_dir


def test_a_detector_trains_and_its_losses_are_ours(detector):
    assert (detector / f'iter_{EPOCHS * STEPS_AN_EPOCH}.pth').is_file()
    assert {'loss_cls', 'loss_bbox'} <= rows(detector)[0].keys()
    assert any('coco/bbox_mAP' in row for row in rows(detector))
    assert 'cvloss_mm.CIoULoss' in next(detector.glob('*.py')).read_text()


def test_the_config_that_a_swap_results_in_is_written_and_says_the_same(tmp_path):
    file = tmp_path / 'giou.py'
    own = '--cfg-options', 'model.bbox_head.loss_bbox.eps=0.5'
    assert str(file) in run('train', DETECTION, '--loss-bbox', 'GIoULoss', '--dump', file, *own)
    cfg = launch.load_config(str(file), None)
    assert cfg.model.bbox_head.loss_bbox == dict(type='cvloss_mm.GIoULoss', loss_weight=2.0, eps=0.5)
    assert cfg.model.bbox_head.reg_decoded_bbox
    assert [hook.type for hook in cfg.custom_hooks].count('cvloss_mm.LossCheckHook') == 1
    assert list(tmp_path.iterdir()) == [file]  # nothing was trained


@pytest.mark.parametrize('config', ['mmdet::retinanet/retinanet_r50_fpn_1x_coco.py', CLASSIFICATION])
def test_a_tool_says_its_answer_and_nothing_of_what_the_hosts_could_not_import(config, tmp_path):
    file = tmp_path / 'written.py'
    assert run('train', config, '--dump', file) == f'Config: {file}\n'


def test_a_detector_is_evaluated_painted_and_its_predictions_are_written(detector, data, tmp_path):
    message = run(
        'test',
        DETECTION,
        checkpoints.latest_checkpoint(detector),
        '--work-dir',
        tmp_path,
        '--out',
        tmp_path / 'p.pkl',
        '--show-dir',
        tmp_path / 'shown',
        '--cfg-options',
        *options(data, 'detection'),
    )
    assert 'coco/bbox_mAP' in message
    assert len(pickle.loads((tmp_path / 'p.pkl').read_bytes())) == 5
    assert list((tmp_path / 'shown').glob('*'))


def test_a_classifier_trains_with_another_loss_and_is_evaluated(data, tmp_path):
    words = [
        '--work-dir',
        tmp_path,
        '--loss-cls',
        'SoftmaxFocalLoss',
        '--cfg-options',
        *options(data, 'classification'),
    ]
    message = run('train', CLASSIFICATION, *words)
    assert 'model.head.loss' in message and 'cvloss_mm.SoftmaxFocalLoss' in message
    words += ['test_dataloader.batch_size=5']
    message = run('test', CLASSIFICATION, checkpoints.latest_checkpoint(tmp_path), '--out', tmp_path / 'p.pkl', *words)
    assert 'accuracy/top1' in message
    assert len(pickle.loads((tmp_path / 'p.pkl').read_bytes())) == 5


def test_a_run_killed_in_mid_epoch_and_resumed_ends_like_one_that_never_stopped(detector, data, tmp_path):
    """Without workers, then with one, then with two: how many load the data makes no difference either."""
    words = [DETECTION, '--work-dir', tmp_path, '--resume', '--cfg-options']
    process = subprocess.Popen(
        command('train', *words, *options(data, 'detection', workers=1)),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until(lambda: (tmp_path / 'iter_4.pth').exists(), process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    noted = checkpoints.latest_checkpoint(tmp_path)
    assert not (tmp_path / f'iter_{EPOCHS * STEPS_AN_EPOCH}.pth').exists()
    assert f'Resuming from {noted}' in run('train', *words, *options(data, 'detection', workers=2))
    assert last_loss(tmp_path) == last_loss(detector)
    ended, straight = (
        torch.load(p / f'iter_{EPOCHS * STEPS_AN_EPOCH}.pth', weights_only=False)['state_dict']
        for p in (tmp_path, detector)
    )
    assert all(torch.equal(ended[key], straight[key]) for key in straight)


def test_a_run_killed_between_its_checkpoint_and_the_validation_is_validated_when_it_is_resumed(data, tmp_path):
    words = [
        CLASSIFICATION,
        '--work-dir',
        tmp_path,
        '--resume',
        '--cfg-options',
        *options(data, 'classification'),
        'default_hooks.checkpoint.by_epoch=True',
        'default_hooks.checkpoint.interval=1',
    ]

    def validations():
        run('train', *words)
        return sum('accuracy/top1' in row for row in rows(tmp_path))

    assert validations() == 1
    assert validations() == 1  # nothing is left to do
    (tmp_path / 'last_validation').unlink(missing_ok=True)  # as a kill after the last checkpoint leaves it
    assert validations() == 2


def test_a_write_that_fails_leaves_the_old_checkpoint(tmp_path, monkeypatch):
    backend, path = resume.AtomicBackend(), tmp_path / 'epoch_1.pth'
    backend.put(b'old', path)
    monkeypatch.setattr(os, 'replace', lambda *a: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        backend.put(b'new', path)
    assert path.read_bytes() == b'old' and os.listdir(tmp_path) == ['epoch_1.pth']


def test_the_latest_checkpoint_is_found_where_the_note_of_it_leads_nowhere(tmp_path):
    assert checkpoints.latest_checkpoint(tmp_path) is None
    for age, name in ((20, 'epoch_1.pth'), (10, 'epoch_2.pth'), (0, 'best_coco.pth')):
        torch.save({}, tmp_path / name)
        os.utime(tmp_path / name, (time.time() - age, time.time() - age))
    for note in ('', str(tmp_path / 'epoch_9.pth')):
        (tmp_path / 'last_checkpoint').write_text(note)
        assert checkpoints.latest_checkpoint(tmp_path) == str(tmp_path / 'epoch_2.pth')
    (tmp_path / 'last_checkpoint').write_text(str(tmp_path / 'epoch_1.pth'))
    assert checkpoints.latest_checkpoint(tmp_path) == str(tmp_path / 'epoch_1.pth')


def saved_run(folder: Path) -> Path:
    """A work folder with two checkpoints, the newer of which is noted by its absolute path, as mmengine does."""
    folder.mkdir()
    for name in ('epoch_9.pth', 'epoch_10.pth'):
        torch.save({'weight': torch.ones(100)}, folder / name)
    (folder / 'last_checkpoint').write_text(str(folder / 'epoch_10.pth'))
    return folder


@pytest.mark.parametrize('move', [shutil.move, shutil.copytree])
def test_a_folder_that_was_moved_or_copied_resumes_from_its_own_checkpoint_and_says_so(move, tmp_path, capsys):
    old = saved_run(tmp_path / 'old')
    move(old, tmp_path / 'new')
    assert checkpoints.latest_checkpoint(tmp_path / 'new') == str(tmp_path / 'new' / 'epoch_10.pth')
    message = capsys.readouterr().out
    assert str(old / 'epoch_10.pth') in message and 'moved or copied' in message
    saved_run(tmp_path / 'another')
    checkpoints.latest_checkpoint(tmp_path / 'another')
    assert capsys.readouterr().out == ''  # nothing is said where nothing was moved


def test_a_config_that_resumes_by_itself_takes_the_checkpoint_beside_it_as_well(tmp_path, capsys):
    shutil.move(saved_run(tmp_path / 'old'), tmp_path / 'new')
    newest = tmp_path / 'new' / 'epoch_10.pth'
    cfg = Config(dict(resume=True))
    checkpoints.use_resume(cfg, None, tmp_path / 'new')
    assert cfg.load_from == str(newest) and f'Resuming from {newest}' in capsys.readouterr().out
    with pytest.raises(launch.LaunchError, match='no such checkpoint'):
        checkpoints.use_resume(Config(dict(resume=True, load_from=str(tmp_path / 'gone.pth'))), None, tmp_path)
    for start in (str(newest), 'https://somewhere/weights.pth'):
        untouched = Config(dict(load_from=start))
        checkpoints.use_resume(untouched, None, tmp_path)
        assert untouched.to_dict() == dict(load_from=start)
    for asked in (None, 'auto'):
        with pytest.raises(launch.LaunchError, match=r'load_from=gone.pth: no such checkpoint'):
            checkpoints.use_resume(Config(dict(load_from='gone.pth')), asked, tmp_path / 'empty')


def test_a_checkpoint_from_before_archives_is_taken(tmp_path):
    torch.save({}, tmp_path / 'epoch_3.pth', _use_new_zipfile_serialization=False)
    assert checkpoints.is_whole(tmp_path / 'epoch_3.pth')


def test_testing_a_damaged_checkpoint_names_the_whole_one_beside_it(tmp_path, capsys):
    folder = saved_run(tmp_path / 'run')
    (folder / 'epoch_10.pth').write_bytes(cut_off((folder / 'epoch_10.pth').read_bytes()))
    message = refusal('test', CLASSIFICATION, folder / 'epoch_10.pth', capsys=capsys)
    assert 'is damaged' in message and str(folder / 'epoch_9.pth') in message


def test_where_checkpoints_are_kept_elsewhere_the_note_leads_there(tmp_path):
    work_dir, elsewhere = tmp_path / 'work', saved_run(tmp_path / 'elsewhere')
    work_dir.mkdir()
    shutil.move(elsewhere / 'last_checkpoint', work_dir)
    assert checkpoints.latest_checkpoint(work_dir) == str(elsewhere / 'epoch_10.pth')


def cut_off(content: bytes) -> bytes:
    return content[: len(content) // 2]


def ended_by_zeros(content: bytes) -> bytes:
    return cut_off(content).ljust(len(content), b'\0')


def with_other_bytes(content: bytes) -> bytes:
    return content.replace(np.ones(9, 'float32').tobytes(), np.ones(9, 'float32').tobytes()[::-1], 1)


@pytest.mark.parametrize('damage', [cut_off, ended_by_zeros, with_other_bytes, lambda content: b''])
def test_a_damaged_checkpoint_gives_way_to_the_whole_one_before_it_and_this_is_said(damage, tmp_path, capsys):
    folder = saved_run(tmp_path / 'run')
    newest = folder / 'epoch_10.pth'
    newest.write_bytes(damage(newest.read_bytes()))
    assert checkpoints.latest_checkpoint(folder) == str(folder / 'epoch_9.pth')
    assert f'{newest}: damaged' in capsys.readouterr().out
    with pytest.raises(launch.LaunchError, match='damaged'):
        checkpoints.use_resume(Config(), str(newest), folder)
    (folder / 'epoch_9.pth').write_bytes(b'')
    with pytest.raises(launch.LaunchError, match=r'no checkpoint .* is whole'):
        checkpoints.latest_checkpoint(folder)


def test_a_full_disk_ends_a_training_in_one_line_that_names_the_whole_checkpoint(data, tmp_path):
    """In a process of its own, whose disk is full as soon as the second checkpoint is written."""
    (tmp_path / 'sitecustomize.py').write_text(DISK_THAT_GETS_FULL)
    words = [CLASSIFICATION, '--work-dir', tmp_path / 'run', '--cfg-options', *options(data, 'classification')]
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        command('train', *words), env=environment(PYTHONPATH=path), capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 2 and 'Traceback' not in done.stderr
    assert 'the disk is full' in done.stderr and 'iter_4.pth was not written' in done.stderr
    assert f'whole checkpoint is {tmp_path / "run" / "iter_2.pth"}' in done.stderr and '--resume' in done.stderr


def test_a_disk_that_is_really_full_ends_a_training_in_one_line(data, tmp_path):
    """A small file system in memory, which holds one checkpoint of 2 MB and not the second."""
    small = tmp_path / 'small'
    small.mkdir()
    mount = ['mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', str(small)]
    mounted = subprocess.run(mount, capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f'this user may not mount a file system: {mounted.stderr.strip()}')
    try:
        words = [CLASSIFICATION, '--work-dir', small / 'run', '--cfg-options', *options(data, 'classification')]
        done = forked.run(command('train', *words), env=environment())
        assert done.returncode == 2 and 'Traceback' not in done.stderr, done.stderr[-2000:]
        assert 'the disk is full' in done.stderr and 'was not written' in done.stderr
        left = list((small / 'run').glob('*.pth'))
        assert left and all(map(checkpoints.is_whole, left))
        assert f'whole checkpoint is {max(left, key=lambda p: p.stat().st_mtime)}' in done.stderr
    finally:
        subprocess.run(['umount', str(small)], check=True)


DISK_THAT_GETS_FULL = """
import errno, os, tempfile
fdopen, mkstemp, named = os.fdopen, tempfile.mkstemp, []

def remember(*args, prefix=None, **options):
    named.append(prefix or '')
    return mkstemp(*args, prefix=prefix, **options)

def full(*args, **options):
    if named and named[-1].startswith('.iter_4'):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return fdopen(*args, **options)

tempfile.mkstemp, os.fdopen = remember, full
"""


def test_batches_can_be_left_out_and_tell_their_seed():
    batches = resume.SeededBatches([[4, 2], [0, 1], [3]], seed=7)
    batches.epoch, batches.done = 5, 1
    left = list(batches)
    assert left == [[0, 1], [3]]
    assert pickle.loads(pickle.dumps(left[1][0])).seed == (7, resume.SAMPLE, 5, 3)


def test_a_seeded_dataset_is_the_dataset_inside_in_all_else():
    class Inside:
        metainfo = 'told'

        def __getitem__(self, index):
            return index, torch.rand(()).item()

    dataset, index = resume.SeededDataset(Inside()), resume.SeededBatches([], seed=1).seeded_index(3)
    assert dataset[index] == dataset[index] and type(dataset[index][0]) is int
    dataset.metainfo = 'changed'
    assert dataset.metainfo == dataset.inside.metainfo == 'changed'


@pytest.mark.parametrize(
    ('tool', 'words'),
    [
        ('train', ['--resume', '--loss-bbox', '--amp', '--auto-scale-lr', '--launcher', '--local_rank']),
        ('test', ['--show-dir', '--out', '--launcher']),
        ('plot_logs', ['--smooth', '--log']),
        ('quickstart', ['--data', '--detector', '--task', '--epochs']),
    ],
)
def test_every_tool_explains_its_options(tool, words, capsys):
    with pytest.raises(SystemExit) as ended:
        load_tool(tool).main(['--help'])
    message = capsys.readouterr().out
    assert ended.value.code == 0 and all(word in message for word in words)


def test_a_missing_config_is_named_with_close_ones(capsys):
    message = refusal('train', 'configs/retinanet/retinanet_r18_fpn_shape_ciou.py', capsys=capsys)
    assert 'retinanet/retinanet_r18_fpn_shapes_ciou.py' in message and 'Traceback' not in message
    assert 'no config' in refusal('train', 'cvloss_mm::retinanet/nothing.py', capsys=capsys)


def test_missing_data_comes_with_the_command_that_makes_it(tmp_path, capsys):
    place = f'train_dataloader.dataset.data_root={tmp_path}/shapes/detection/'
    message = refusal('train', f'cvloss_mm::{DETECTION[8:]}', '--cfg-options', place, capsys=capsys)
    assert f'python -m cvloss_mm.datasets.shapes --out {tmp_path}/shapes' in message
    message = refusal('train', 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py', '--work-dir', tmp_path, capsys=capsys)
    assert 'data/coco/annotations/instances_train2017.json' in message and 'data_root' in message


def test_a_launcher_that_started_no_process_is_refused(capsys, monkeypatch):
    for launcher, variable in launch.RANKS.items():
        monkeypatch.delenv(variable, raising=False)
        message = refusal('train', DETECTION, '--launcher', launcher, capsys=capsys)
        assert variable in message and launch.STARTERS[launcher] in message


def test_one_process_of_several_talks(capsys, monkeypatch):
    for variable in launch.RANKS.values():
        monkeypatch.setenv(variable, '1')
        messages.print_once('not this one')
        monkeypatch.setenv(variable, '0')
        messages.print_once(variable)
        monkeypatch.delenv(variable)
    messages.print_once('alone')
    assert capsys.readouterr().out.split() == [*launch.RANKS.values(), 'alone']


def test_mixed_precision_is_refused_for_an_optimizer_wrapper_of_another_kind(capsys):
    message = refusal(
        'train', DETECTION, '--amp', '--cfg-options', 'optim_wrapper.type=ApexOptimWrapper', capsys=capsys
    )
    assert 'ApexOptimWrapper' in message and 'accepted: OptimWrapper' in message


def test_a_work_dir_that_cannot_be_written_is_named(data, tmp_path, capsys):
    (tmp_path / 'file').touch()
    message = refusal(
        'train',
        DETECTION,
        '--work-dir',
        tmp_path / 'file/below',
        '--cfg-options',
        *options(data, 'detection'),
        capsys=capsys,
    )
    assert 'cannot write to the work dir' in message


def test_a_missing_checkpoint_and_a_wrong_name_of_the_output_are_refused(data, tmp_path, capsys):
    message = refusal(
        'train',
        DETECTION,
        '--work-dir',
        tmp_path,
        '--resume',
        'gone.pth',
        '--cfg-options',
        *options(data, 'detection'),
        capsys=capsys,
    )
    assert 'no such checkpoint' in message
    assert 'no such checkpoint' in refusal('test', DETECTION, 'gone.pth', capsys=capsys)
    torch.save({}, tmp_path / 'c.pth')
    assert '.pkl' in refusal('test', DETECTION, tmp_path / 'c.pth', '--out', 'p.json', capsys=capsys)


def test_curves_of_several_runs_become_one_png(detector, tmp_path, capsys):
    out = tmp_path / 'deep' / 'curves.png'
    words = [str(detector), str(detector), '--names', 'a', 'b', '--smooth', '0.5', '--log', '--out', str(out)]
    load_tool('plot_logs').main(words)
    assert out.read_bytes().startswith(b'\x89PNG')
    assert 'loss_bbox' in capsys.readouterr().out


def test_evaluation_rows_do_not_get_into_the_training_curves(detector):
    curves = load_tool('plot_logs').read_run(detector)
    assert list(curves['loss']['points']) == list(range(1, EPOCHS * STEPS_AN_EPOCH + 1))
    assert list(curves['coco/bbox_mAP']['points']) == [EPOCHS]
    assert len(curves['time']['points']) == EPOCHS * STEPS_AN_EPOCH
    assert (curves['loss']['unit'], curves['coco/bbox_mAP']['unit']) == ('step', 'epoch')


def test_a_missing_key_gives_the_keys_there_are(detector, tmp_path):
    with pytest.raises(SystemExit, match=r'has no loss_mask\. It has: .*loss_bbox'):
        load_tool('plot_logs').main([str(detector), '--keys', 'loss_mask'])
    with pytest.raises(SystemExit, match='no log in'):
        load_tool('plot_logs').main([str(tmp_path)])
