"""People's own faces: folders, lists and packed sets, their pairs, and what is wrong with them."""

import io
import pickle
import shutil
import struct
import sys

import forked
import numpy as np
import pytest
import torch
from PIL import Image

pytest.importorskip('mmpretrain')

from small_runs import ROOT, environment
from test_tools import refusal

from cvloss_mm.datasets import faces, records
from cvloss_mm.engine.launch import load_config
from cvloss_mm.engine.own_data import DataError, identities
from cvloss_mm.metrics.pair_lists import check_files, read_pairs

pytestmark = pytest.mark.integration

ARC = 'configs/face/resnet18_faces_arc_face.py'


@pytest.fixture(scope='module')
def generated(tmp_path_factory):
    folder = tmp_path_factory.mktemp('data') / 'faces'
    faces.generate(folder, train=6, test=20, images=4, size=32)
    return folder


@pytest.fixture
def folder(generated, tmp_path):
    """A folder a person, seven of them, whose names have spaces and letters of several kinds."""
    for number, person in enumerate(sorted((generated / 'test').iterdir())[:7]):
        shutil.copytree(person, tmp_path / 'my däta' / f'Ann {number} Öz')
    return tmp_path / 'my däta'


def jpeg(colour):
    buffer = io.BytesIO()
    Image.new('RGB', (32, 32), colour).save(buffer, 'JPEG')
    return buffer.getvalue()


def piece(content, part=0):
    return struct.pack('<II', records.MAGIC, part << 29 | len(content)) + content + b'\0' * (-len(content) % 4)


def packed(folder, labels, images=None):
    """A set as MXNet packs it: record 0 says how far the images go, behind them stand the identities."""
    folder.mkdir(parents=True, exist_ok=True)
    images = images or [jpeg((40 * label, 99, 5 * i)) for i, label in enumerate(labels)]
    entries = [struct.pack('<IfQQ', 2, 0, 0, 0) + struct.pack('<2f', len(labels) + 1, len(labels) + 9)]
    entries += [
        struct.pack('<IfQQ', 0, label, i + 1, 0) + image
        for i, (label, image) in enumerate(zip(labels, images, strict=True))
    ]
    entries += [struct.pack('<IfQQ', 2, 0, 99, 0) + struct.pack('<2f', 1, 3)]
    whole, lines = b'', []
    for key, entry in enumerate(entries):
        lines.append(f'{key}\t{len(whole)}\n')
        whole += piece(entry)
    (folder / 'train.rec').write_bytes(whole)
    (folder / 'train.idx').write_text(''.join(lines))
    return folder


def bin_of(path, pairs=20, protocol=4):
    images = [jpeg((7 * i, 200 - 7 * i, 9)) for i in range(2 * pairs)]
    path.write_bytes(pickle.dumps((images, [i % 2 == 0 for i in range(pairs)]), protocol=protocol))
    return images


# ---- packed sets


def test_a_packed_set_is_read_with_labels_and_bytes_and_is_remembered(tmp_path):
    labels = [0, 1, 1, 4]
    folder = packed(tmp_path / 'set', labels)
    index = records.read_index(folder / 'train.rec')
    assert index.labels.tolist() == labels
    found = [records.read_record(index.path, at).content for at in index.offsets.tolist()]
    assert found == [jpeg((40 * label, 99, 5 * i)) for i, label in enumerate(labels)]
    assert records.read_index(folder / 'train.rec').offsets.tolist() == index.offsets.tolist()
    packed(folder, [3, 2])  # another set in its place is not taken for the one that is remembered
    assert records.read_index(folder / 'train.rec').labels.tolist() == [3, 2]


def test_a_record_that_holds_the_magic_number_comes_in_pieces(tmp_path):
    (tmp_path / 'a.rec').write_bytes(
        piece(struct.pack('<IfQQ', 0, 5, 0, 0) + b'one', 1) + piece(b'two', 2) + piece(b'end', 3)
    )
    found = records.read_record(tmp_path / 'a.rec', 0)
    magic = struct.pack('<I', records.MAGIC)
    assert found == ((5.0,), b'one' + magic + b'two' + magic + b'end')


@pytest.mark.parametrize('content', [b'', b'no record at all', piece(b'short'), piece(b'x' * 99)[:50]])
def test_what_is_no_record_is_said(content, tmp_path):
    (tmp_path / 'a.rec').write_bytes(content)
    with pytest.raises(OSError, match=r'a\.rec'):
        records.read_record(tmp_path / 'a.rec', 0)


@pytest.mark.parametrize('protocol', [2, 4])
def test_a_file_of_pairs_is_read_as_images_and_pairs(protocol, tmp_path):
    images = bin_of(tmp_path / 'lfw.bin', protocol=protocol)
    assert records.read_bin(tmp_path / 'lfw.bin') == (images, [True, False] * 10)
    pairs, folds = read_pairs(tmp_path / 'lfw.bin')
    assert folds is None and len(pairs) == 20 and [pair.same for pair in pairs] == [True, False] * 10
    assert records.PackedBackend().get(pairs[3].second) == images[7]


class Bomb:
    def __reduce__(self):
        return print, ('boom',)


@pytest.mark.parametrize('content', [Bomb(), ([b'a'], [True]), 'text', ([], [])])
def test_a_pickle_of_anything_else_is_refused_and_runs_nothing(content, tmp_path, capsys):
    (tmp_path / 'a.bin').write_bytes(pickle.dumps(content))
    with pytest.raises(ValueError, match=r'a\.bin'):
        records.read_bin(tmp_path / 'a.bin')
    assert 'boom' not in capsys.readouterr().out


def test_a_packed_set_is_put_into_a_config(tmp_path):
    folder = packed(tmp_path / 'set', [0, 1, 2, 2])
    bin_of(folder / 'lfw.bin')
    cfg = load_config(str(ROOT / ARC))
    identities.fit(cfg, identities.find(folder), tmp_path / 'written', folder)
    assert cfg.model.head.num_classes == 3 and cfg.val_evaluator.pairs == str(folder / 'lfw.bin')
    for split, count in (('train', 4), ('val', 40)):
        from mmengine.registry import DATASETS, DefaultScope

        with DefaultScope.overwrite_default_scope('mmpretrain'):
            dataset = DATASETS.build(cfg[f'{split}_dataloader'].dataset)
        assert len(dataset) == count and dataset[1]['inputs'].shape == (3, 32, 32)
    assert dataset.get_gt_labels().tolist() == list(range(40))


def test_one_corrupt_image_of_many_is_reported_with_its_path_and_skipped(tmp_path, caplog):
    from mmengine.registry import DATASETS, DefaultScope

    folder = packed(tmp_path / 'set', [0, 1, 1], [jpeg('red'), b'no image', jpeg('blue')])
    steps = [dict(type='LoadImageFromFile'), dict(type='PackInputs')]
    with DefaultScope.overwrite_default_scope('mmpretrain'):
        train = DATASETS.build(dict(type='cvloss_mm.RecordDataset', data_root=str(folder), pipeline=steps))
        test = DATASETS.build(
            dict(type='cvloss_mm.RecordDataset', data_root=str(folder), pipeline=steps, test_mode=True)
        )
    np.random.seed(0)  # noqa: NPY002  (mmengine draws another image by it)
    for _ in range(3):
        assert train[1]['inputs'].float().mean() > 50  # another one
    assert len(train.unread) == 1 and str(folder / 'train.rec') in train.unread.pop()
    black = test[1]
    assert not black['inputs'].any() and int(black['data_samples'].gt_label) == 1
    assert black['data_samples'].img_path == test.get_data_info(1)['img_path']


# ---- folders and lists


def test_of_a_folder_one_identity_in_five_is_held_out_and_pairs_of_them_are_drawn(folder, tmp_path):
    sets = identities.find(folder)
    train, val = (set(identities.names_of(sets[split])) for split in ('train', 'val'))
    assert len(train) == 5 and len(val) == 2 and not train & val
    assert not identities.problems_of(sets)
    cfg = load_config(str(ROOT / ARC))
    identities.fit(cfg, sets, tmp_path / 'written', folder)
    pairs, _ = read_pairs(cfg.val_evaluator.pairs)
    assert {pair.same for pair in pairs[:2]} == {True, False} and len(pairs) == len(set(pairs)) > 5
    check_files(pairs, cfg.val_evaluator.data_root)
    assert cfg.model.head.num_classes == 5 and len(cfg.train_dataloader.dataset.classes) == 5
    assert cfg.val_dataloader.dataset.test_mode


def test_the_generated_set_is_found_with_its_own_pairs(generated, tmp_path):
    cfg = load_config(str(ROOT / ARC))
    identities.fit(cfg, identities.find(generated), tmp_path, generated)
    assert cfg.val_evaluator.pairs == str(generated / 'pairs.txt') and cfg.model.head.num_classes == 6


@pytest.mark.parametrize(
    ('change', 'said'),
    [
        (lambda d: [shutil.rmtree(p) for p in sorted(d.iterdir())[1:]], 'has 1 identities'),
        (lambda d: [p.unlink() for p in sorted(d.rglob('*.jpg'))[1:]], 'has 1 identities'),
        (lambda d: (d / 'pairs.txt').write_text('Ann\t1\t2\n'), 'Ann/Ann_0001.jpg'),
        (lambda d: (d / 'pairs.txt').write_text('what is this\n'), 'is no pair'),
        (lambda d: shutil.copytree(d / 'Ann 1 Öz', d / 'ann 1  ÖZ'), 'cannot be trained on'),
        (lambda d: (d / 'train.rec').write_bytes(b''), 'no train.idx'),
        (lambda d: shutil.rmtree(d), 'no such folder'),
    ],
)
def test_what_is_wrong_is_said_before_any_training(change, said, folder, tmp_path, capsys):
    change(folder)
    message = refusal('train', ARC, '--data', folder, '--work-dir', tmp_path / 'run', capsys=capsys)
    assert said in message
    assert not list(tmp_path.glob('run/*.pth'))


def test_names_that_are_one_but_for_their_case_or_spaces_are_named():
    assert identities.alike({'Ann 1 Öz', 'ann 1  O\u0308Z', 'Bob'}) == ['Ann 1 Öz and ann 1  O\u0308Z']


def test_identities_that_are_trained_and_measured_are_told_of(generated):
    sets = identities.find(generated)
    again = dict(sets, val=sets['train'])
    assert [
        'identities are in train as well' in p.description
        for p in identities.problems_of(again)
        if 'identit' in p.description
    ]


def test_without_two_images_of_anybody_there_is_no_pair(folder):
    for image in folder.rglob('*_000[2-4].jpg'):
        image.unlink()
    with pytest.raises(DataError, match='no pair of one'):
        identities.drawn(identities.find(folder)['val'])


def test_a_config_of_faces_trains_on_ones_own_folder_with_a_corrupt_image(folder, tmp_path):
    (folder / 'Ann 0 Öz' / 'broken.jpg').write_bytes(b'no image')
    half = next((folder / 'Ann 1 Öz').iterdir())
    half.write_bytes(half.read_bytes()[:200])  # whose head can be read
    small = [
        'model.backbone.base_channels=4',
        'model.backbone.stem_channels=4',
        'model.neck.1.in_channels=32',
        'train_cfg.max_epochs=1',
        'train_cfg.val_interval=1',
        'train_dataloader.batch_size=5',
        *(
            f'{split}_dataloader.{key}'
            for split in ('train', 'val')
            for key in ('num_workers=0', 'persistent_workers=False')
        ),
    ]
    done = forked.run(
        [
            sys.executable,
            str(ROOT / 'tools/train.py'),
            str(ROOT / ARC),
            '--data',
            str(folder),
            '--work-dir',
            'run',
            '--cfg-options',
            *small,
        ],
        cwd=tmp_path,
        env=environment(),
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
    log = next((tmp_path / 'run').glob('*/*.log')).read_text()
    assert 'cannot be read and are left out' in done.stdout and 'broken.jpg' in done.stdout
    assert 'verification/accuracy' in log
    assert torch.load(next((tmp_path / 'run').glob('*.pth')), weights_only=False)
