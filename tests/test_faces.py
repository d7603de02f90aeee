"""The generated faces: the same for the same parameters, an open set, and pairs as LFW lists them."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cvloss_mm.datasets import face_rendering, faces
from cvloss_mm.metrics.pair_lists import check_files, read_pairs

SMALL = dict(train=3, test=20, images=3, size=32)


@pytest.fixture(scope='module')
def made(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp('data') / 'faces'
    assert faces.generate(out, **SMALL)
    return out


def digest(folder: Path) -> dict:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob('*'))
        if p.is_file()
    }


def test_the_same_parameters_give_the_same_bytes_and_another_seed_others(made, tmp_path):
    faces.generate(tmp_path / 'again', **SMALL)
    faces.generate(tmp_path / 'other', **SMALL, seed=1)
    again, other, ours = digest(tmp_path / 'again'), digest(tmp_path / 'other'), digest(made)
    assert again == ours
    assert set(other) == set(ours) and not {name for name in ours if other[name] == ours[name]}


def test_a_larger_set_begins_with_the_images_of_a_smaller_one(made, tmp_path):
    faces.generate(tmp_path / 'more', **{**SMALL, 'train': 4, 'images': 4})
    more, ours = digest(tmp_path / 'more'), digest(made)
    images = [name for name in ours if name.endswith('.jpg')]
    assert len(images) == 23 * 3
    assert all(more[name] == ours[name] for name in images)


def test_no_person_is_in_both_parts(made):
    train, test = ({folder.name for folder in (made / split).iterdir()} for split in ('train', 'test'))
    assert (len(train), len(test), train & test) == (3, 20, set())
    assert len(set(digest(made).values())) == len(digest(made))
    assert {Image.open(path).size for path in made.rglob('*.jpg')} == {(32, 32)}


def test_the_list_of_pairs_is_lfws_with_folds_that_share_no_person(made):
    pairs, folds = read_pairs(made / 'pairs.txt')
    check_files(pairs, made / 'test')
    assert folds == 10 and len(pairs) == 10 * 2 * 6  # two persons of three images each have six pairs of one person
    assert sum(pair.same for pair in pairs) == len(pairs) / 2
    assert all((Path(a).parent == Path(b).parent) is same for a, b, same in pairs)
    assert len(set(pairs)) == len(pairs) and not any(a == b for a, b, _ in pairs)
    persons = [{Path(name).parent for pair in pairs[k * 12 : (k + 1) * 12] for name in pair[:2]} for k in range(10)]
    assert len(set.union(*persons)) == sum(map(len, persons)) == 20


def test_the_default_set_has_as_many_pairs_as_lfw():
    lines = faces.pairs(faces.DEFAULTS['test'], faces.DEFAULTS['images'], seed=0).splitlines()
    assert lines[0] == '10\t300' and len(lines) == 1 + 6000


def test_two_images_of_a_person_differ_in_all_that_is_not_the_person():
    views = [vars(face_rendering.view(np.random.default_rng(seed))) for seed in range(40)]
    assert {view['cover'] for view in views} == set(face_rendering.COVERS)
    for name in set(views[0]) - {'cover'}:
        assert len({str(view[name]) for view in views}) > 10, name  # some are 0 in half of all images, or more


def test_persons_are_farther_from_each_other_than_from_themselves_where_nothing_else_changes():
    """Under one pose and light: what makes a person can be seen in the pixels."""

    def images(seed):
        return [
            np.asarray(face_rendering.portrait(np.random.default_rng(view), who, 32), dtype=float)
            for who in [face_rendering.person(np.random.default_rng(seed))]
            for view in range(4)
        ]

    ann, bob = images(0), images(1)
    assert all(np.array_equal(a, b) for a, b in zip(ann, images(0), strict=True))
    assert min(np.abs(a - b).mean() for a, b in zip(ann, bob, strict=True)) > 4


@pytest.mark.parametrize('wrong', [dict(train=1), dict(test=19), dict(images=1), dict(size=8), dict(seed=-1)])
def test_impossible_parameters_are_refused_by_name(tmp_path, wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        faces.generate(tmp_path / 'faces', **wrong)
    assert not any(tmp_path.iterdir())


def test_a_set_of_another_kind_is_never_touched(made, tmp_path):
    from cvloss_mm.datasets import shapes

    with pytest.raises(FileExistsError, match='no generated shapes'):
        shapes.generate(made, train=2, val=1, size=32, overwrite=True)
    with pytest.raises(FileExistsError, match='other parameters'):
        faces.generate(made, **{**SMALL, 'images': 2})
