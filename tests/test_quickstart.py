"""The quick start: its runs, its images, and two of them at once on one's own data."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
import torch
from PIL import Image

pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')

from small_runs import ROOT, environment, load_tool

from cvloss_mm.datasets import shapes
from lab import prediction_images

pytestmark = pytest.mark.integration

WANTED = dict(config='c', settings=[])
TINY = [
    'model.backbone.base_channels=8',
    'model.neck.in_channels=[8,16,32,64]',
    'train_dataloader.batch_size=5',
    *(
        f'{split}_dataloader.{setting}'
        for split in ('train', 'val', 'test')
        for setting in ('num_workers=0', 'persistent_workers=False')
    ),
]


def test_a_finished_quick_start_is_kept_and_an_unfinished_one_goes_on(tmp_path, capsys):
    tool = load_tool('quickstart')
    first, lock = tool.choose_run(tmp_path, WANTED)
    lock.close()
    again, lock = tool.choose_run(tmp_path, WANTED)
    assert again == first and 'goes on' in capsys.readouterr().out
    lock.close()
    assert tool.choose_run(tmp_path, {**WANTED, 'config': 'other'})[0].name == 'run_2'
    (tmp_path / 'run_2' / tool.NOTE).write_text(json.dumps({**WANTED, 'finished': True}))
    assert tool.choose_run(tmp_path, WANTED)[0].name == 'run_3'


def test_a_run_that_another_process_works_on_is_left_alone(tmp_path):
    tool = load_tool('quickstart')
    first, lock = tool.choose_run(tmp_path, WANTED)
    second, other = tool.choose_run(tmp_path, WANTED)
    assert (first.name, second.name) == ('run_1', 'run_2') and lock and other


def test_of_two_quick_starts_at_once_on_ones_own_data_one_is_killed_and_the_other_finishes(tmp_path):
    shapes.generate(tmp_path / 'generated', train=5, val=3, size=32)
    words = [
        sys.executable,
        '-u',
        str(ROOT / 'tools/quickstart.py'),
        '--data',
        'generated/detection',
        '--epochs',
        '2',
        '--size',
        '32',
        '--cfg-options',
        *TINY,
    ]
    first, second = (
        subprocess.Popen(
            words,
            cwd=tmp_path,
            env=environment(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        for _ in range(2)
    )
    taken = {second.stdout.readline().split()[1], first.stdout.readline().split()[1]}
    assert taken == {f'work_dirs/quickstart_retinanet/run_{number}' for number in (1, 2)}
    os.killpg(second.pid, signal.SIGKILL)
    message = first.communicate(timeout=300)[0]
    assert first.returncode == 0, message
    assert '5 classes: circle' in message and 'What goes wrong' in message and 'Finished after' in message
    assert 'tools/train.py configs/retinanet/retinanet_r18_fpn_shapes_ciou.py --data generated/detection' in message
    notes = {path.parent: json.loads(path.read_text()) for path in tmp_path.glob('work_dirs/*/*/quickstart.json')}
    assert sorted(note['finished'] for note in notes.values()) == [False, True]
    finished = next(run for run, note in notes.items() if note['finished'])
    assert (finished / 'curves.png').is_file() and len(list((finished / 'images').glob('0?_*.png'))) == 3


@pytest.mark.parametrize(('count', 'epochs'), [(5, 100), (80, 30), (4000, 6)])
def test_a_small_data_set_is_trained_on_for_more_epochs(count, epochs, tmp_path):
    (tmp_path / 'train.json').write_text(json.dumps(dict(images=[{}] * count)))
    (tmp_path / 'config.py').write_text(
        f'train_dataloader = dict(batch_size=8, dataset=dict(type="CocoDataset", ann_file={str(tmp_path)!r} + '
        '"/train.json"))\ntrain_cfg = dict(max_epochs=6)'
    )
    assert f'train_cfg.max_epochs={epochs}' in load_tool('quickstart').length(tmp_path / 'config.py')


def prediction(image, rows):
    labels, scores, boxes = zip(*rows, strict=True) if rows else ((), (), ())
    return dict(
        img_id=image,
        pred_instances=dict(
            labels=torch.tensor(labels, dtype=torch.long),
            scores=torch.tensor(scores),
            bboxes=torch.tensor(boxes).reshape(-1, 4),
        ),
    )


def test_the_images_on_which_most_goes_wrong_come_first_and_errors_are_framed_in_red(tmp_path):
    for name in ('good', 'bad'):
        Image.new('RGB', (64, 64), 'white').save(tmp_path / f'{name}.png')
    near, far = [4.0, 14.0, 24.0, 34.0], [34.0, 34.0, 54.0, 54.0]
    annotations = dict(
        images=[dict(id=7, file_name='good.png'), dict(id=3, file_name='bad.png')],
        categories=[dict(id=9, name='dog'), dict(id=4, name='cat'), dict(id=5, name='no class of the model')],
        annotations=[dict(image_id=image, category_id=9, bbox=[4, 14, 20, 20], iscrowd=0) for image in (7, 3)],
    )
    found = [prediction(7, [(1, 0.9, near), (0, 0.1, far)]), prediction(3, [(0, 0.9, near), (0, 0.8, far)])]
    sheet, counts = prediction_images.detections(found, annotations, tmp_path, ['cat', 'dog'], tmp_path / 'out')
    assert counts == Counter({'class': 1, 'background': 1}) and sheet == tmp_path / 'out/predictions.png'
    images = sorted(path.name for path in (tmp_path / 'out').glob('0*.png'))
    assert images == ['01_bad.png', '02_good.png']
    red = [(np.array(Image.open(tmp_path / 'out' / name)) == prediction_images.WRONG).all(-1).sum() for name in images]
    assert red[0] > 500 and red[1] == 0


def test_the_surest_errors_of_a_classifier_come_first(tmp_path):
    Image.new('RGB', (8, 8)).save(tmp_path / 'a.png')
    found = [
        dict(
            pred_label=torch.tensor([label]),
            gt_label=torch.tensor([0]),
            img_path=str(tmp_path / 'a.png'),
            pred_score=torch.tensor([1 - score, score]),
        )
        for label, score in ((0, 0.2), (1, 0.7), (1, 0.9))
    ]
    captions, before = [], prediction_images.captioned
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            prediction_images, 'captioned', lambda image, text, colour: captions.append(text) or before(image, text)
        )
        prediction_images.classifications(found, ['cat', 'dog'], tmp_path / 'out')
    assert captions == ['dog 0.90, is cat', 'dog 0.70, is cat', 'cat 0.80']


def without_environment(folder, *arguments):
    """Of a checkout whose set-up says that it was called, and does nothing."""
    (folder / 'tools').mkdir()
    for name in ('quickstart.sh', 'quickstart.py'):
        shutil.copy(ROOT / 'tools' / name, folder / 'tools' / name)
    (folder / 'tools/setup.sh').write_text('echo the set-up\nexit 7\n')
    return subprocess.run(
        ['bash', folder / 'tools/quickstart.sh', *arguments], check=False, capture_output=True, text=True
    )


def test_help_needs_no_environment(tmp_path):
    shown = without_environment(tmp_path, '--help')
    assert shown.returncode == 0 and '--detector' in shown.stdout and 'set-up' not in shown.stdout


@pytest.mark.parametrize(
    ('arguments', 'message'),
    [
        (('--detectr', 'retinanet'), 'quickstart.sh: error: unrecognized arguments: --detectr retinanet'),
        (('--task', 'faces'), "invalid choice: 'faces'"),
        (('--epochs', '1'), '--epochs must be at least 2, got 1'),
    ],
)
def test_wrong_arguments_are_refused_before_an_environment_is_made(arguments, message, tmp_path):
    shown = without_environment(tmp_path, *arguments)
    assert shown.returncode == 2 and message in shown.stderr and 'set-up' not in shown.stdout


def test_right_arguments_go_on_to_the_environment(tmp_path):
    shown = without_environment(tmp_path, '--epochs', '2', '--cfg-options', 'a b=1')
    assert shown.returncode == 7 and shown.stdout == 'the set-up\n'
