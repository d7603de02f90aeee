"""The generated data sets: valid COCO, the same bytes for the same parameters, and never half a set."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from small_runs import until

from cvloss_mm.datasets import coco, rendering, shapes

SMALL = dict(train=50, val=10, size=64, seed=3)


@pytest.fixture(scope='module')
def made(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp('data') / 'shapes'
    shapes.generate(out, **SMALL)
    return out


@pytest.fixture(scope='module')
def train(made) -> dict:
    return json.loads((made / 'detection/annotations/train.json').read_text())


def digest(folder: Path) -> dict:
    files = sorted(p for p in folder.rglob('*') if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def masks(train: dict) -> list:
    tools = pytest.importorskip('pycocotools.coco')
    data = tools.COCO()
    data.dataset = train
    data.createIndex()
    return [(a, data.annToMask(a).astype(bool)) for a in train['annotations']]


def test_the_same_seed_gives_the_same_bytes_in_another_process(made, tmp_path):
    words = [f'--{name}={value}' for name, value in SMALL.items()]
    subprocess.run([sys.executable, '-m', 'cvloss_mm.datasets.shapes', '--out', tmp_path / 'again', *words], check=True)
    assert digest(tmp_path / 'again') == digest(made)


def test_an_image_does_not_depend_on_those_drawn_before_it(made, tmp_path):
    shapes.detection_image(tmp_path, 17, split='train', size=64, seed=3)
    assert (tmp_path / '000017.jpg').read_bytes() == (made / 'detection/train/000017.jpg').read_bytes()


def test_another_seed_and_the_other_split_give_other_images(made, tmp_path):
    shapes.detection_image(tmp_path, 17, split='train', size=64, seed=4)
    assert (tmp_path / '000017.jpg').read_bytes() != (made / 'detection/train/000017.jpg').read_bytes()
    assert (made / 'detection/val/000003.jpg').read_bytes() != (made / 'detection/train/000003.jpg').read_bytes()


def test_every_polygon_covers_exactly_its_area_and_its_box(train):
    for entry, mask in masks(train):
        rows, columns = np.nonzero(mask)
        assert mask.sum() == entry['area']
        assert entry['bbox'] == [columns.min(), rows.min(), np.ptp(columns) + 1, np.ptp(rows) + 1]


def test_things_of_one_image_never_share_a_pixel(train):
    seen = {}
    for entry, mask in masks(train):
        assert not (seen.setdefault(entry['image_id'], np.zeros_like(mask)) & mask).any()
        seen[entry['image_id']] |= mask


def test_ids_are_unique_and_refer_to_what_is_there(train, made):
    assert len({a['id'] for a in train['annotations']}) == len(train['annotations'])
    assert {a['image_id'] for a in train['annotations']} <= {i['id'] for i in train['images']}
    assert {a['category_id'] for a in train['annotations']} == {c['id'] for c in train['categories']}
    for image in train['images']:
        assert Image.open(made / 'detection/train' / image['file_name']).size == (image['width'], image['height'])


def test_the_labels_of_the_pixels_are_the_masks_and_crowds_are_to_be_ignored(train, made):
    expected = {i['file_name']: np.zeros((64, 64), dtype=np.uint8) for i in train['images']}
    names = {i['id']: i['file_name'] for i in train['images']}
    for entry, mask in masks(train):
        expected[names[entry['image_id']]][mask] = 255 if entry['iscrowd'] else entry['category_id']
    folder = made / 'detection/labels/train'
    found = {name: np.asarray(Image.open(folder / f'{Path(name).stem}.png')) for name in expected}
    assert all(np.array_equal(found[name], labels) for name, labels in expected.items())
    assert {int(label) for labels in found.values() for label in np.unique(labels)} == {0, 1, 2, 3, 4, 5, 255}


def test_pycocotools_gives_a_perfect_score_to_the_truth(train, made, capsys):
    tools = pytest.importorskip('pycocotools.coco')
    evaluation = pytest.importorskip('pycocotools.cocoeval')
    truth = tools.COCO(str(made / 'detection/annotations/train.json'))
    for kind in ('bbox', 'segm'):
        found = [
            {**a, 'score': 1.0, 'segmentation': truth.annToRLE(a)} for a in train['annotations'] if not a['iscrowd']
        ]
        scored = evaluation.COCOeval(truth, truth.loadRes(found), kind)
        scored.evaluate()
        scored.accumulate()
        scored.summarize()
        assert scored.stats[0] == pytest.approx(1.0)


def test_there_are_crowds_as_run_lengths_and_the_rest_as_polygons(train):
    crowds = [a for a in train['annotations'] if a['iscrowd']]
    assert crowds
    assert all(sum(a['segmentation']['counts']) == 64 * 64 for a in crowds)
    assert all(isinstance(a['segmentation'], list) for a in train['annotations'] if not a['iscrowd'])


def test_there_are_empty_images_but_few(train):
    empty = {i['id'] for i in train['images']} - {a['image_id'] for a in train['annotations']}
    assert 0 < len(empty) < len(train['images']) / 10


def test_sizes_range_from_small_to_large(train):
    sides = [max(a['bbox'][2:]) / 64 for a in train['annotations']]
    assert min(sides) < 0.18 and max(sides) > 0.5


def test_a_tiny_set_has_many_things_of_a_few_pixels_and_no_image_folders(tmp_path):
    shapes.generate(tmp_path / 'tiny', train=20, val=1, tiny=True)
    found = json.loads((tmp_path / 'tiny/detection/annotations/train.json').read_text())['annotations']
    sides = [side for a in found if not a['iscrowd'] for side in a['bbox'][2:]]
    assert min(sides) >= 4 and max(sides) <= 18 and len(sides) / 2 > 4 * 20
    assert sorted(os.listdir(tmp_path / 'tiny')) == ['detection', 'manifest.json']


def test_a_set_of_larger_things_says_what_it_always_said(made):
    assert json.loads((made / 'manifest.json').read_text()) == dict(name='shapes', version=2, **SMALL)
    with pytest.raises(FileExistsError, match='other parameters'):
        shapes.generate(made, **SMALL, tiny=True)


def test_some_things_are_partly_hidden(train):
    boxes = {}
    for a in train['annotations']:
        boxes.setdefault(a['image_id'], []).append(a['bbox'])
    overlaps = [
        x1 < x2 + w2 and x2 < x1 + w1 and y1 < y2 + h2 and y2 < y1 + h1
        for group in boxes.values()
        for i, (x1, y1, w1, h1) in enumerate(group)
        for x2, y2, w2, h2 in group[:i]
    ]
    assert 0.05 < np.mean(overlaps) < 0.6


def test_the_colour_says_nothing_about_the_class():
    """The mean colour of the shapes of each class is within the spread of all."""
    colours = {label: [] for label in range(len(rendering.CLASSES))}
    for number in range(120):
        image, things = rendering.scene(np.random.default_rng(number), 64, 3)
        for thing in things:
            colours[thing.label].append(np.asarray(image)[thing.mask].mean(axis=0))
    means = np.array([np.mean(c, axis=0) for c in colours.values()])
    spread = np.std(np.concatenate(list(colours.values())), axis=0)
    assert (np.ptp(means, axis=0) < spread).all()


def test_the_image_folders_hold_each_class_equally_often(made):
    for split, count in (('train', 50), ('val', 10)):
        folders = sorted((made / 'classification' / split).iterdir())
        assert [f.name for f in folders] == sorted(rendering.CLASSES)
        assert {len(list(f.glob('*.png'))) for f in folders} == {count // 5}
    assert Image.open(next(folders[0].glob('*.png'))).size == (32, 32)


@pytest.mark.parametrize(
    'mask',
    [
        [[1]],
        [[1, 0], [0, 1]],
        [[0, 1], [1, 0]],
        [[1, 1, 1], [1, 0, 1], [1, 1, 1]],
        [[1, 1, 0], [1, 0, 1], [0, 1, 1]],
        [[1, 1, 1, 1, 1], [1, 0, 1, 0, 1], [1, 1, 1, 1, 1]],
        [[1, 1, 1, 1, 1], [1, 0, 0, 0, 1], [1, 0, 1, 0, 1], [1, 0, 0, 0, 1], [1, 1, 1, 1, 1]],
    ],
    ids=['dot', 'diagonal', 'other diagonal', 'ring', 'two at a corner', 'two holes', 'island in a hole'],
)
def test_polygons_and_run_lengths_of_awkward_masks_are_exact(mask):
    tools = pytest.importorskip('pycocotools.mask')
    mask = np.pad(np.array(mask, dtype=np.uint8), 2)
    for form in (coco.polygons(mask), coco.run_lengths(mask)):
        encoded = tools.frPyObjects(form, *mask.shape)
        decoded = tools.decode(tools.merge(encoded) if isinstance(form, list) else encoded)
        assert (decoded == mask).all()


def test_random_masks_survive_the_way_through_polygons():
    tools = pytest.importorskip('pycocotools.mask')
    rng = np.random.default_rng(0)
    for _ in range(50):
        mask = (rng.random((9, 11)) < 0.5).astype(np.uint8)
        assert (tools.decode(tools.merge(tools.frPyObjects(coco.polygons(mask), 9, 11))) == mask).all()


def test_a_present_set_is_left_alone(made):
    before = (made / 'manifest.json').stat().st_mtime_ns
    assert shapes.generate(made, **SMALL) is False
    assert (made / 'manifest.json').stat().st_mtime_ns == before


def test_other_parameters_are_refused_unless_overwritten(tmp_path):
    out = tmp_path / 'shapes'
    shapes.generate(out, train=2, val=1, size=32)
    with pytest.raises(FileExistsError, match='--overwrite'):
        shapes.generate(out, train=3, val=1, size=32)
    assert shapes.generate(out, train=3, val=1, size=32, overwrite=True)
    assert len(list((out / 'detection/train').iterdir())) == 3
    assert os.listdir(tmp_path) == ['shapes']


def test_a_folder_of_something_else_is_never_touched(tmp_path):
    (tmp_path / 'mine').mkdir()
    (tmp_path / 'mine/thesis.txt').write_text('years of work')
    with pytest.raises(FileExistsError, match='no generated shapes'):
        shapes.generate(tmp_path / 'mine', train=2, val=1, size=32, overwrite=True)
    assert (tmp_path / 'mine/thesis.txt').read_text() == 'years of work'


@pytest.mark.parametrize('wrong', [dict(train=0), dict(val=-1), dict(size=8), dict(seed=-1), dict(train=2.5)])
def test_impossible_parameters_are_refused_by_name(tmp_path, wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        shapes.generate(tmp_path / 'shapes', **wrong)
    assert not any(tmp_path.iterdir())


def test_an_interrupt_leaves_nothing(tmp_path):
    calls = []

    def interrupt():
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shapes.generate(tmp_path / 'shapes', train=5, val=5, size=32, step=interrupt)
    assert not any(tmp_path.iterdir())


def test_a_kill_leaves_nothing_that_counts_as_present(tmp_path):
    out = tmp_path / 'shapes'
    process = subprocess.Popen(
        [sys.executable, '-m', 'cvloss_mm.datasets.shapes', '--out', out, '--train', '100000'],
        stdout=subprocess.DEVNULL,
    )
    until(lambda: list(tmp_path.glob('.shapes-*/shapes/detection/train/*.jpg')), process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not out.exists()
    assert shapes.generate(out, train=2, val=1, size=32)


@pytest.mark.parametrize(('size', 'message'), [(32, None), (64, 'other parameters')])
def test_a_set_that_another_process_finishes_first_is_kept(size, message, tmp_path):
    out, other = tmp_path / 'shapes', []

    def meanwhile():
        if not other:
            other.append(True)
            shapes.generate(out, train=2, val=1, size=size)

    if message:
        with pytest.raises(FileExistsError, match=message):
            shapes.generate(out, train=2, val=1, size=32, step=meanwhile)
    else:
        assert shapes.generate(out, train=2, val=1, size=32, step=meanwhile) is False
    assert os.listdir(tmp_path) == ['shapes'] and other
    assert Image.open(next((out / 'detection/train').iterdir())).width == size


def test_the_command_explains_itself_and_its_refusals(made):
    command = [sys.executable, '-m', 'cvloss_mm.datasets.shapes']
    assert '--overwrite' in subprocess.run([*command, '--help'], capture_output=True, text=True, check=True).stdout
    refused = subprocess.run([*command, '--out', made, '--train', '7'], capture_output=True, text=True)
    assert refused.returncode == 2 and 'other parameters' in refused.stderr and 'Traceback' not in refused.stderr
