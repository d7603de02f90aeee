"""Batches of several images of several classes."""

import collections

import pytest

pytest.importorskip('mmengine')

from mmengine.registry import DATA_SAMPLERS as ROOT_DATA_SAMPLERS

from cvloss_mm.datasets.samplers import ClassSampler

COUNTS = {0: 9, 1: 4, 2: 1, 3: 6}
LABELS = [label for label, count in COUNTS.items() for _ in range(count)]


class Data:
    def __init__(self, labels):
        self.labels = labels

    def __len__(self):
        return len(self.labels)

    def get_data_info(self, i):
        return dict(gt_label=self.labels[i])


class Labelled(Data):
    def get_gt_labels(self):
        return self.labels


def share(rank, ranks, monkeypatch):
    monkeypatch.setattr('cvloss_mm.datasets.samplers.get_dist_info', lambda: (rank, ranks))
    return ClassSampler(Data(LABELS), 4, seed=0)


@pytest.mark.parametrize('kind', [Data, Labelled])
def test_each_row_is_of_one_class_and_every_image_is_drawn(kind):
    drawn = list(ClassSampler(kind(LABELS), per_class=4, seed=0))
    rows = [drawn[i : i + 4] for i in range(0, len(drawn), 4)]
    assert all(len({LABELS[i] for i in row}) == 1 for row in rows)
    assert set(drawn) == set(range(len(LABELS)))
    assert collections.Counter(LABELS[row[0]] for row in rows) == {0: 3, 1: 1, 2: 1, 3: 2}


def test_a_row_has_different_images_where_the_class_has_enough():
    for seed in range(10):
        drawn = list(ClassSampler(Data([0] * 8 + [1] * 8), per_class=4, seed=seed))
        assert len(set(drawn)) == 16


def test_epochs_differ_and_a_seed_repeats_them():
    sampler = ClassSampler(Data(LABELS), seed=0)
    first = list(sampler)
    sampler.set_epoch(1)
    assert list(sampler) != first
    sampler.set_epoch(0)
    assert list(sampler) == first == list(ClassSampler(Data(LABELS), seed=0))


def test_processes_draw_as_much_as_each_other_and_everything_together(monkeypatch):
    shares = [list(share(rank, 2, monkeypatch)) for rank in range(2)]
    assert len(shares[0]) == len(shares[1]) == len(share(0, 2, monkeypatch)) == 16
    assert set(shares[0]) | set(shares[1]) == set(range(len(LABELS)))


def test_a_config_finds_it_by_its_name():
    assert ROOT_DATA_SAMPLERS.build(dict(type='cvloss_mm.ClassSampler', dataset=Data(LABELS))).per_class == 4


@pytest.mark.parametrize(
    ('labels', 'per_class', 'message'), [([3] * 5, 4, 'the 5 images are of 1 class'), (LABELS, 0, 'integer above 0')]
)
def test_what_leaves_nothing_to_compare_is_refused(labels, per_class, message):
    with pytest.raises(ValueError, match=message):
        ClassSampler(Data(labels), per_class)
