"""How many samples each class has: from numbers, from files, and from the data set of the run."""

import json
import logging
import math
import re

import pytest

pytest.importorskip('mmengine')

import small_runs
import torch
import toys
from mmengine.dataset import BaseDataset, ConcatDataset, RepeatDataset

from cvloss_mm.hooks.class_counts import ClassCountHook, count_labels
from cvloss_mm.losses import BalancedSoftmaxLoss, EQLLoss, LDAMLoss, SoftmaxCrossEntropyLoss

COUNTS, HOOK = [40.0, 3.0, 1.0], dict(type='cvloss_mm.ClassCountHook')


@pytest.mark.parametrize(
    ('name', 'text'),
    [
        ('counts.json', json.dumps(COUNTS)),
        ('counts.txt', '40 3\n1\n'),
        ('named.json', json.dumps(dict(a=40, b=3, c=1))),
    ],
)
def test_counts_come_from_a_file(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert BalancedSoftmaxLoss(class_counts=str(tmp_path / name)).class_counts.tolist() == COUNTS


def test_a_file_with_a_class_without_samples_is_refused(tmp_path):
    (tmp_path / 'counts.txt').write_text('40 0 1')
    with pytest.raises(ValueError, match='class_counts must be at least 1'):
        BalancedSoftmaxLoss(class_counts=str(tmp_path / 'counts.txt'))


def test_frequencies_are_refused_since_they_are_no_counts():
    with pytest.raises(ValueError, match='class_counts must be at least 1'):
        BalancedSoftmaxLoss(class_counts=[0.9, 0.1])


def test_a_loss_without_counts_will_not_train_and_says_what_to_write():
    loss = BalancedSoftmaxLoss()
    with pytest.raises(ValueError, match=r'class_counts=\[\.\.\.\].*ClassCountHook'):
        loss(torch.zeros(1, 3), torch.tensor([0]))
    loss.eval()(torch.zeros(1, 3), torch.tensor([0]))


def test_counts_of_another_number_of_classes_are_refused():
    with pytest.raises(ValueError, match='class_counts has 3 entries, the scores have 4'):
        BalancedSoftmaxLoss(class_counts=COUNTS)(torch.zeros(1, 4), torch.tensor([0]))


class Images(BaseDataset):
    METAINFO = dict(classes=('dog', 'cat', 'cow'))

    def load_data_list(self):
        return self.samples

    def __init__(self, samples):
        self.samples = samples
        super().__init__(ann_file='', serialize_data=False)

    def __getitem__(self, index):
        return toys.examples()[index % 8]


def boxes(*labels, ignored=()):
    return dict(instances=[dict(bbox_label=label, ignore_flag=int(i in ignored)) for i, label in enumerate(labels)])


SINGLE = [dict(gt_label=label) for label in (0, 0, 0, 1, 0, 1, 0, 0)]


def test_what_a_detector_is_trained_on_is_counted_by_box_and_by_image():
    found = count_labels([boxes(0, 0, 2), boxes(0, 1, ignored=(1,)), boxes()], 3)
    assert found['instances'].tolist() == [3, 0, 1] and found['images'].tolist() == [2, 0, 1]


def test_several_labels_of_an_image_count_each():
    assert count_labels([dict(gt_label=[0, 2]), dict(gt_label=[])], 3)['instances'].tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    ('wrap', 'times'),
    [(lambda d: d, 1), (lambda d: RepeatDataset(d, 2), 2), (lambda d: ConcatDataset([d, d]), 2)],
    ids=['plain', 'repeated', 'joined'],
)
def test_the_hook_counts_the_data_set_once_and_logs_it(tmp_path, wrap, times, caplog):
    loader = dict(
        dataset=wrap(Images(SINGLE)),
        batch_size=4,
        collate_fn=dict(type='default_collate'),
        sampler=dict(type='DefaultSampler', shuffle=False),
    )
    run = toys.runner(
        tmp_path,
        dict(type='cvloss_mm.BalancedSoftmaxLoss'),
        [HOOK],
        epochs=1,
        train_dataloader=loader,
        log_level='INFO',
    )
    run.logger.addHandler(caplog.handler)
    with caplog.at_level(logging.INFO):
        run.train()
    assert run.model.head.loss_cls.class_counts.tolist() == [6 * times, 2 * times, 1]
    messages = [r.getMessage() for r in caplog.records if 'class_counts' in r.getMessage()]
    assert messages == [
        f'head.loss_cls.class_counts are the instances of each class in the training set: dog {6 * times}, '
        f'cat {2 * times}, cow 0'
    ]


def test_the_hook_leaves_alone_what_a_config_gives_and_what_asks_for_nothing(tmp_path):
    for loss in (BalancedSoftmaxLoss(class_counts=COUNTS), SoftmaxCrossEntropyLoss()):
        run = toys.runner(tmp_path, loss, [HOOK], epochs=1)  # whose data set names no classes
        run.train()
        assert getattr(loss, 'class_counts', torch.tensor(COUNTS)).tolist() == COUNTS


def test_the_hook_refuses_a_data_set_that_does_not_name_its_classes(tmp_path):
    class Nameless(list):
        metainfo = {}

    loader = dict(
        dataset=Nameless(toys.examples()),
        batch_size=4,
        collate_fn=dict(type='default_collate'),
        sampler=dict(type='DefaultSampler', shuffle=False),
    )
    with pytest.raises(ValueError, match='does not name its classes'):
        toys.runner(tmp_path, BalancedSoftmaxLoss(), [HOOK], train_dataloader=loader).train()


def test_the_background_of_roi_heads_is_counted_as_told(tmp_path):
    loader = dict(
        dataset=Images(SINGLE),
        batch_size=4,
        collate_fn=dict(type='default_collate'),
        sampler=dict(type='DefaultSampler', shuffle=False),
    )
    loss = BalancedSoftmaxLoss()
    run = toys.runner(tmp_path, loss, [], train_dataloader=loader)
    ClassCountHook(background=100.0).before_train(run)
    assert loss.class_counts.tolist() == [6, 2, 1, 100]
    with pytest.raises(ValueError, match='background'):
        ClassCountHook(background=0.3)


def test_deferred_weights_come_through_the_loss_schedule(tmp_path):
    hook = dict(
        type='cvloss_mm.LossScheduleHook',
        loss='head.loss_cls',
        attribute='beta',
        between='step',
        points=[(0, 0.0), (2, 0.9999)],
    )
    run = toys.runner(tmp_path, LDAMLoss(class_counts=COUNTS, scale=4.0), [hook], epochs=4)
    run.train()
    assert toys.history(run, 'head.loss_cls.beta') == [0, 0, 0, 0, 0.9999, 0.9999, 0.9999, 0.9999]


def test_losses_of_images_are_told_how_many_images_show_the_class_and_how_many_there_are(tmp_path):
    loader = dict(
        dataset=Images([boxes(0, 0, 2), boxes(0, 1), boxes(), boxes(0)]),
        batch_size=4,
        collate_fn=dict(type='default_collate'),
        sampler=dict(type='DefaultSampler', shuffle=False),
    )
    loss = EQLLoss()
    ClassCountHook().before_train(toys.runner(tmp_path, loss, [], train_dataloader=loader))
    assert loss.class_counts.tolist() == [3, 1, 1] and loss.num_images == 4


# ------------------------------------------------------------------------------------------------- the hosts' data sets


@pytest.fixture(scope='module')
def data(tmp_path_factory):
    return small_runs.generate(tmp_path_factory.mktemp('data'), batches=3)


@pytest.mark.integration
@pytest.mark.parametrize(
    ('base', 'task', 'name'),
    [
        ('resnet18_shapes.py', 'classification', 'BalancedSoftmaxLoss'),
        ('resnet18_shapes.py', 'classification', 'LDAMLoss'),
        ('retinanet_r18_fpn_shapes.py', 'detection', 'EQLLoss'),
        ('faster-rcnn_r18_fpn_shapes.py', 'detection', 'EQLLoss'),
    ],
)
def test_a_swapped_loss_is_told_what_the_annotations_hold_and_trains(data, tmp_path, base, task, name):
    pytest.importorskip('mmdet')
    pytest.importorskip('mmpretrain')
    train = small_runs.load_tool('train')
    train.main(
        [
            str(small_runs.ROOT / 'configs/_base_' / base),
            '--loss-cls',
            name,
            '--work-dir',
            str(tmp_path),
            '--cfg-options',
            *small_runs.options(data, task, epochs=1),
        ]
    )
    assert math.isfinite(small_runs.last_loss(tmp_path))
    log = next(tmp_path.glob('*/*.log')).read_text()
    match = re.search(r'class_counts are the (\w+) of each class in the training set: (.*)', log)
    counted = {name: float(number) for name, number in (pair.rsplit(' ', 1) for pair in match[2].split(', '))}
    assert counted == annotated(data / task, match[1])


def annotated(folder, what) -> dict:
    """Counted by hand, from the folders of images or from COCO's file."""
    if folder.name == 'classification':
        return {each.name: len(list(each.iterdir())) for each in (folder / 'train').iterdir()}
    notes = json.loads((folder / 'annotations/train.json').read_text())
    names = {each['id']: each['name'] for each in notes['categories']}
    seen = {
        (each['category_id'], each['image_id'] if what == 'images' else each['id'])
        for each in notes['annotations']
        if not each.get('iscrowd')
    }
    return {name: sum(category == number for category, _ in seen) for number, name in names.items()}


def test_counts_beyond_what_half_precision_holds_stay_as_they_are():
    loss = BalancedSoftmaxLoss(class_counts=[1e6, 70000.0, 1.0])
    pred, target = torch.randn(5, 3), torch.arange(5) % 3
    expected = loss(pred.half(), target)
    for dtype in (torch.float16, torch.bfloat16):
        assert loss.to(dtype).class_counts.tolist() == [1e6, 70000, 1]
    torch.testing.assert_close(loss(pred.half(), target), expected)


def test_a_data_set_that_mixes_images_is_that_within(tmp_path):
    class Mixed:
        def __init__(self, dataset):
            self.dataset, self.metainfo = dataset, dataset.metainfo

        def __len__(self):
            return len(self.dataset)

        def __getitem__(self, index):
            return self.dataset[index]

    loader = dict(
        dataset=Mixed(Images(SINGLE)),
        batch_size=4,
        collate_fn=dict(type='default_collate'),
        sampler=dict(type='DefaultSampler', shuffle=False),
    )
    loss = BalancedSoftmaxLoss()
    ClassCountHook().before_train(toys.runner(tmp_path, loss, [], train_dataloader=loader))
    assert loss.class_counts.tolist() == [6, 2, 1]
