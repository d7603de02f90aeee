"""A user's own folder: found whatever its layout, checked, put into a config, and trained on."""

import json
import shutil
import sys
from xml.etree import ElementTree

import forked
import pytest
from PIL import Image

pytest.importorskip('mmdet')
pytest.importorskip('mmpretrain')

from mmengine.config import Config
from small_runs import ROOT, environment, load_tool
from test_tools import refusal

from cvloss_mm.datasets.shapes import generate
from cvloss_mm.engine.launch import load_config
from cvloss_mm.engine.own_data import DataError, find, fit, problems_of

pytestmark = pytest.mark.integration

RETINA, CLASSIFIER = 'configs/retinanet/retinanet_r18_fpn_shapes_ciou.py', 'configs/mmpretrain/resnet18_shapes_ce.py'
CLASSES = ['häuser', 'two words', 'cross']  # names as people give them
IDS = {0: 7, 1: 3, 2: 90}  # which leave gaps


@pytest.fixture(scope='module')
def shapes(tmp_path_factory):
    folder = tmp_path_factory.mktemp('shapes')
    generate(folder, train=10, val=5, size=64)
    return folder


@pytest.fixture(scope='module')
def content(shapes):
    """Both splits as COCO has them, of three of the five classes, some images left empty."""
    found = {}
    for split in ('train', 'val'):
        whole = json.loads((shapes / f'detection/annotations/{split}.json').read_text())
        notes = [dict(a, category_id=IDS[a['category_id'] % 3]) for a in whole['annotations'] if not a['iscrowd']]
        found[split] = dict(
            images=whole['images'],
            annotations=notes,
            categories=[dict(id=IDS[i], name=name) for i, name in enumerate(CLASSES)],
        )
    return found


def as_coco(folder, shapes, content):
    (folder / 'annotations').mkdir(parents=True)
    for split in ('train', 'val'):
        shutil.copytree(shapes / 'detection' / split, folder / f'{split}2017')
        (folder / f'annotations/instances_{split}2017.json').write_text(json.dumps(content[split]))


def as_roboflow(folder, shapes, content):
    for split, name in (('train', 'train'), ('val', 'valid')):
        shutil.copytree(shapes / 'detection' / split, folder / name)
        (folder / name / '_annotations.coco.json').write_text(json.dumps(content[split]))


def boxes_of(content, image):
    names = {c['id']: c['name'] for c in content['categories']}
    return [(names[a['category_id']], a['bbox']) for a in content['annotations'] if a['image_id'] == image['id']]


def as_yolo(folder, shapes, content):
    for split in ('train', 'val'):
        shutil.copytree(shapes / 'detection' / split, folder / 'images' / split)
        (folder / 'labels' / split).mkdir(parents=True)
        for p in content[split]['images']:
            lines = [
                f'{CLASSES.index(name)} {(x + w / 2) / p["width"]} {(y + h / 2) / p["height"]} {w / p["width"]} '
                f'{h / p["height"]}\n'
                for name, (x, y, w, h) in boxes_of(content[split], p)
            ]
            (folder / 'labels' / split / p['file_name']).with_suffix('.txt').write_text(''.join(lines))
    (folder / 'data.yaml').write_text(f'train: images/train\nval: images/val\nnames: {json.dumps(CLASSES)}\n')


def as_voc(folder, shapes, content):
    for name in ('Annotations', 'JPEGImages', 'ImageSets/Main'):
        (folder / name).mkdir(parents=True)
    for split in ('train', 'val'):
        stems = []
        for p in content[split]['images']:
            stem = f'{split} {p["file_name"].split(".")[0]}'.replace(' ', '_')
            shutil.copy(shapes / 'detection' / split / p['file_name'], folder / 'JPEGImages' / f'{stem}.jpg')
            root = ElementTree.Element('annotation')
            ElementTree.SubElement(root, 'filename').text = f'{stem}.jpg'
            for name, (x, y, w, h) in boxes_of(content[split], p):
                item = ElementTree.SubElement(root, 'object')
                ElementTree.SubElement(item, 'name').text = name
                box = ElementTree.SubElement(item, 'bndbox')
                for key, value in (('xmin', x + 1), ('ymin', y + 1), ('xmax', x + w), ('ymax', y + h)):
                    ElementTree.SubElement(box, key).text = str(value)
            ElementTree.ElementTree(root).write(folder / f'Annotations/{stem}.xml', encoding='utf-8')
            stems.append(stem)
        (folder / f'ImageSets/Main/{split}.txt').write_text('\n'.join(stems), encoding='utf-8')


LAYOUTS = {'coco': as_coco, 'roboflow': as_roboflow, 'yolo': as_yolo, 'voc': as_voc}


@pytest.fixture(params=LAYOUTS)
def folder(request, shapes, content, tmp_path):
    LAYOUTS[request.param](tmp_path / 'my däta', shapes, content)
    return tmp_path / 'my däta'


def known(part):
    """{size of the box, rounded, and class} of a split, by image."""
    names = {c['id']: c['name'] for c in part['categories']}
    return sorted((names[a['category_id']], *(round(v, 1) for v in a['bbox'])) for a in part['annotations'])


def test_every_layout_is_read_to_the_same_boxes(folder, content):
    sets = find(folder, 'detection')
    assert set(sets) == {'train', 'val'}
    for split, part in sets.items():
        assert len(part.content['images']) == len(content[split]['images'])
        assert known(part.content) == known(content[split])
        assert all((part.root / image['file_name']).is_file() for image in part.content['images'])
    assert not [problem for problem in problems_of(sets) if problem.fatal]


def test_a_config_gets_classes_heads_places_and_evaluators(folder, tmp_path):
    cfg = load_config(str(ROOT / 'configs/faster_rcnn/faster-rcnn_r18_fpn_shapes_ciou.py'))
    changes = fit(cfg, find(folder, 'detection'), tmp_path / 'written')
    assert cfg.model.roi_head.bbox_head.num_classes == 3
    assert 'num_classes' not in cfg.model.rpn_head or cfg.model.rpn_head.num_classes == 1
    for split in ('train', 'val', 'test'):
        dataset = cfg[f'{split}_dataloader'].dataset
        assert set(dataset.metainfo['classes']) == set(CLASSES) and dataset.type == 'CocoDataset'
    assert cfg.val_evaluator.ann_file == cfg.val_dataloader.dataset.ann_file
    assert 'model.roi_head.bbox_head.num_classes' in [path for path, *_ in changes]


@pytest.mark.parametrize(
    'name',
    [
        'mmdet::yolox/yolox_tiny_8xb8-300e_coco.py',
        'mmdet::detr/detr_r50_8xb2-150e_coco.py',
        'mmdet::cascade_rcnn/cascade-rcnn_r50_fpn_1x_coco.py',
        'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py',
    ],
)
def test_the_hosts_own_configs_get_it_too(name, shapes, content, tmp_path):
    from cvloss_mm.checking import check

    as_coco(tmp_path / 'data', shapes, content)
    cfg = load_config(name)
    fit(cfg, find(tmp_path / 'data', 'detection'), tmp_path)
    assert 'num-classes' not in [finding.rule for finding in check(cfg)]
    used = str([cfg.model, *(cfg[f'{split}_dataloader'] for split in ('train', 'val', 'test')), cfg.val_evaluator])
    assert "'num_classes': 80" not in used and 'data/coco' not in used and "'num_classes': 3" in used


def wrong(folder, shapes, content, change):
    broken = json.loads(json.dumps(content))
    change(broken)
    as_coco(folder, shapes, broken)
    return problems_of(find(folder, 'detection'))


def doubled(c):
    c['train']['annotations'].append(dict(c['train']['annotations'][0], id=10**6))


@pytest.mark.parametrize(
    ('change', 'what', 'fatal'),
    [
        (
            lambda c: c['train']['images'].append(dict(id=999, file_name='gone.jpg', width=9, height=9)),
            'are missing',
            True,
        ),
        (lambda c: c['train']['annotations'][0].update(bbox=[1, 1, 0, 5]), 'no area', False),
        (lambda c: c['train']['annotations'][0].update(bbox=[1, 1, 500, 5]), 'outside', False),
        (lambda c: c['train']['annotations'][0].update(category_id=55), 'no category', True),
        (lambda c: c['train']['annotations'][0].update(image_id=5555), 'of no image', False),
        (lambda c: c['val']['categories'].append(dict(id=99, name='new')), 'not in train', True),
        (lambda c: c['train']['images'].append(c['train']['images'][0]), 'ids of images occur twice', True),
        (lambda c: c['train']['images'][0].update(width=5), 'not of the size', False),
        (doubled, 'boxes occur twice', False),
    ],
)
def test_what_is_wrong_is_counted_and_named(change, what, fatal, shapes, content, tmp_path):
    found = [problem for problem in wrong(tmp_path / 'data', shapes, content, change) if what in problem.description]
    assert len(found) == 1 and found[0].fatal is fatal
    assert str(found[0]).split(': ', 1)[1].startswith('1 ')


def test_clean_data_have_no_problem(shapes, content, tmp_path):
    assert not wrong(tmp_path / 'data', shapes, content, lambda c: None)


def test_an_image_that_cannot_be_read_is_named(shapes, content, tmp_path):
    as_coco(tmp_path / 'data', shapes, content)
    image = next((tmp_path / 'data/train2017').iterdir())
    image.write_bytes(b'no image')
    assert any(
        'cannot be read' in p.description and image.name in p.locations
        for p in problems_of(find(tmp_path / 'data', 'detection'))
    )


def test_each_image_is_opened_once(shapes, content, tmp_path, monkeypatch):
    opened, before = [], Image.open
    monkeypatch.setattr(Image, 'open', lambda path: opened.append(path) or before(path))
    as_yolo(tmp_path / 'data', shapes, content)
    sets = find(tmp_path / 'data', 'detection')
    assert not [problem for problem in problems_of(sets) if problem.fatal]
    assert len(opened) == len(set(opened)) == 15


def test_without_images_for_validation_one_in_five_is_held_out(shapes, content, tmp_path):
    as_coco(tmp_path / 'data', shapes, content)
    (tmp_path / 'data/annotations/instances_val2017.json').unlink()
    sets = find(tmp_path / 'data', 'detection')
    assert [len(sets[split].content['images']) for split in ('train', 'val')] == [8, 2]
    assert not [p for p in problems_of(sets) if 'train as well' in p.description]
    folders = find(shapes / 'classification' / 'train', 'classification')
    assert len(folders['val'].samples) * 4 <= len(folders['train'].samples)
    assert not set(folders['val'].samples) & set(folders['train'].samples)


@pytest.mark.parametrize(
    ('make', 'message'),
    [
        (lambda d: None, 'no such folder'),
        (lambda d: d.mkdir(), 'holds nothing'),
        (lambda d: ((d / 'labels').mkdir(parents=True), (d / 'labels/a.txt').touch()), 'no names of classes'),
        (lambda d: (d.mkdir(), (d / 'train.json').write_text('{"images": 1}')), 'lacks the lists'),
        (lambda d: (d.mkdir(), (d / 'train.json').write_text('{"images": [')), 'is no json file'),
        (
            lambda d: (d.mkdir(), (d / 'a.xml').write_text('<annotation><object/></annotation>')),
            'no annotation of Pascal',
        ),
    ],
)
def test_what_cannot_be_used_is_said(make, message, tmp_path):
    make(tmp_path / 'data')
    with pytest.raises(DataError, match=message):
        find(tmp_path / 'data', 'detection')


def test_masks_are_asked_for_where_a_config_learns_them(shapes, content, tmp_path):
    as_yolo(tmp_path / 'data', shapes, content)
    cfg = load_config('mmdet::mask_rcnn/mask-rcnn_r50_fpn_1x_coco.py')
    with pytest.raises(DataError, match='learns masks'):
        fit(cfg, find(tmp_path / 'data', 'detection'), tmp_path)


def run(tool, *words, cwd):
    done = forked.run([sys.executable, ROOT / 'tools' / f'{tool}.py', *words], cwd=cwd, env=environment())
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
    return done.stdout


SMALL = [
    'model.backbone.base_channels=8',
    'model.backbone.stem_channels=8',
    'train_cfg.max_epochs=1',
    'train_dataloader.num_workers=0',
    'train_dataloader.persistent_workers=False',
    'val_dataloader.num_workers=0',
    'val_dataloader.persistent_workers=False',
    'train_dataloader.batch_size=5',
    'train_cfg.val_interval=1',
]


def test_a_detector_trains_on_ones_own_data_and_the_config_can_be_kept(shapes, content, tmp_path):
    as_yolo(tmp_path / 'my däta', shapes, content)
    words = [
        ROOT / RETINA,
        '--data',
        'my däta',
        '--work-dir',
        'run',
        '--cfg-options',
        *SMALL,
        'model.neck.in_channels=[8,16,32,64]',
        'model.test_cfg.score_thr=0.0',
    ]
    message = run('train', *words, cwd=tmp_path)
    assert '3 classes: häuser, two words, cross' in message and 'num_classes' in message
    assert 'bbox_mAP' in next((tmp_path / 'run').glob('*/*.log')).read_text()
    run('train', *words, '--dump', 'kept.py', cwd=tmp_path)
    kept = Config.fromfile(tmp_path / 'kept.py')
    assert kept.model.bbox_head.num_classes == 3 and kept.train_dataloader.dataset.metainfo.classes[0] == 'häuser'


def test_a_classifier_trains_on_a_folder_of_images(shapes, tmp_path):
    for split, name in (('train', 'train'), ('val', 'valid')):
        for old, new in zip(('circle', 'cross', 'ring'), CLASSES, strict=True):
            shutil.copytree(shapes / 'classification' / split / old, tmp_path / 'images' / name / new)
    odd = next((tmp_path / 'images/train').rglob('*.png'))
    Image.new('RGB', (97, 50)).save(odd)  # people's images have several sizes
    message = run(
        'train',
        ROOT / CLASSIFIER,
        '--data',
        'images',
        '--work-dir',
        'run',
        '--cfg-options',
        *SMALL,
        'model.head.in_channels=64',
        cwd=tmp_path,
    )
    assert '3 classes: cross, häuser, two words' in message
    assert 'accuracy/top1' in next((tmp_path / 'run').glob('*/*.log')).read_text()


def test_wrong_data_stop_before_any_work(shapes, content, tmp_path, capsys):
    as_coco(tmp_path / 'data', shapes, content)
    image = next((tmp_path / 'data/train2017').iterdir())
    image.unlink()
    words = (RETINA, '--data', tmp_path / 'data', '--work-dir', tmp_path / 'run')
    message = refusal('train', *words, capsys=capsys)
    assert 'cannot be trained on' in message
    Image.new('RGB', (3, 3)).save(image)
    assert 'not clean' in refusal('train', *words, '--strict', capsys=capsys)
    assert not list(tmp_path.glob('run/*.pth'))
    fcn = 'configs/fcn/' + next((ROOT / 'configs/fcn').glob('*.py')).name
    assert 'detectors and classifiers' in refusal('train', fcn, '--data', tmp_path / 'data', capsys=capsys)
    assert 'go with --data' in refusal('train', RETINA, '--strict', capsys=capsys)


def test_check_config_looks_at_ones_own_data(shapes, content, tmp_path, capsys):
    as_voc(tmp_path / 'data', shapes, content)
    with pytest.raises(SystemExit) as ended:
        load_tool('check_config').main([RETINA, '--data', str(tmp_path / 'data')])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert '3 classes' in out and 'ok  ' in out
