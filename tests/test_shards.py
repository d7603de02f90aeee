"""Centres of classes that are spread over processes: equal to one process, in checkpoints too, and their memory."""

import math
from functools import partial

import pytest
import rank_work
import torch
from rank_work import CLASSES, STEPS

from cvloss_mm.heads import CosineClassifier, shards

CASES = {
    'plain': dict(),
    'chunks': dict(chunk=2),
    'subcenters': dict(subcenters=3, chunk=2),
    'MagFace': dict(name='MagFaceLoss'),
    'SphereFace': dict(name='SphereFaceLoss', chunk=2, options=dict(lamb_decay=0.0)),
    'ProxyNCA': dict(name='ProxyNCALoss', optimizer='AdamW'),
    'CurricularFace': dict(name='CurricularFaceLoss', chunk=2, options=dict(momentum=0.5)),
    'MVSoftmax': dict(name='MVSoftmaxLoss', subcenters=2),
    'UniFace': dict(name='UniFaceLoss', chunk=2),
    'SphereFace2': dict(name='SphereFace2Loss', chunk=2, options=dict(margin_grad='detached')),
}


@pytest.fixture(scope='module')
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp('shards')


@pytest.fixture(scope='module')
def four(folder) -> list:
    return rank_work.on_ranks(4, rank_work.recognized, CASES, folder)


@pytest.fixture(scope='module')
def two(four, folder) -> list:
    """They go on from the checkpoints of four."""
    return rank_work.on_ranks(2, rank_work.on_two, CASES, folder)


def alone(case: str, steps: int, **more):
    settings = {**CASES[case], **more}
    kind = settings.pop('optimizer', 'SGD')
    model = rank_work.Recognizer(**settings)
    optimizer = rank_work.optimizer_of(model, kind)
    return model, optimizer, rank_work.train(model, optimizer, range(steps))


def close(case, found, expected):
    tolerance = 1e-7 if case == 'CurricularFace' else 1e-11  # t is of float32, and summed up in another order
    torch.testing.assert_close(found, expected, rtol=tolerance, atol=tolerance)


def check(ranks, case, model, values):
    """Of all processes together what one process has."""
    close(case, torch.stack([torch.stack(rank[case]['values']) for rank in ranks]).mean(0), torch.stack(values))
    for rank in ranks:
        close(case, rank[case]['encoder'], model.encoder.weight.detach())
        close(case, rank[case]['bias'], rank_work.bias_of(model))
        close(case, rank[case]['state'], model.loss.state_dict())
        assert all(map(torch.equal, rank[case]['state'].values(), ranks[0][case]['state'].values()))
    close(case, torch.cat([rank[case]['centres'] for rank in ranks]), model.classifier.weight.detach())


@pytest.mark.parametrize('case', CASES)
def test_four_processes_are_one_in_value_and_updated_weights(case, four):
    model, _, values = alone(case, STEPS)
    check(four, case, model, values)
    assert (model.classifier.weight - rank_work.all_centres(model.classifier.subcenters)).abs().max() > 0.01


@pytest.mark.parametrize('case', CASES)
def test_two_processes_go_on_where_four_were(case, two):
    model, _, values = alone(case, 2 * STEPS)
    check([rank['resumed'] for rank in two], case, model, values[STEPS:])


def test_the_scale_of_ada_cos_is_that_of_processes_with_all_classes(two):
    """Which is the mean of what each of them finds, not what one process would find of all images."""
    for rank in two:
        found, expected = (rank['adaptive'][whole] for whole in (False, True))
        for key in ('values', 'encoder', 'state'):
            torch.testing.assert_close(found[key], expected[key], rtol=1e-6, atol=1e-6)
        start, stop = found['classes']
        torch.testing.assert_close(found['centres'], expected['centres'][start:stop], rtol=1e-6, atol=1e-6)
    assert abs(found['state']['scale'] - 2**0.5 * math.log(CLASSES - 1)) > 0.01


@pytest.mark.parametrize('shares', rank_work.UNEQUAL)
def test_processes_may_have_different_numbers_of_images(shares, two):
    _, case = rank_work.UNEQUAL[shares]
    model, _, values = alone(case, STEPS)
    check([{case: rank[shares]} for rank in two], case, model, values)


def test_a_step_with_drawn_classes_is_that_of_one_process_with_these_classes_alone(two):
    model, _, _ = alone('plain', 0)
    classes = torch.cat([rank['drawn']['classes'] for rank in two])
    rows, target = rank_work.images(0)
    assert set(target.tolist()) <= set(classes.tolist()) and len(classes) < CLASSES
    model.classifier.weight.data = model.classifier.weight.data[classes]
    model.classifier.start, model.classifier.stop = 0, len(classes)
    value = model(rows, torch.searchsorted(classes, target))
    value.backward()
    mean = sum(rank['drawn']['values'][0] for rank in two) / 2
    torch.testing.assert_close(mean, value.detach(), rtol=1e-12, atol=1e-12)
    gradients = torch.cat([rank['drawn']['gradients']['centres'] for rank in two])
    torch.testing.assert_close(gradients[classes], model.classifier.weight.grad, rtol=1e-11, atol=1e-11)
    for rank in two:
        torch.testing.assert_close(
            rank['drawn']['gradients']['encoder'], model.encoder.weight.grad, rtol=1e-11, atol=1e-11
        )
    others = [c for c in range(CLASSES) if c not in classes.tolist()]
    assert not gradients[others].any()
    after = torch.cat([rank['drawn']['centres'] for rank in two])
    assert torch.equal(after[others], rank_work.all_centres(1)[others])
    assert not torch.isclose(after[classes], rank_work.all_centres(1)[classes], rtol=1e-6).any()


@pytest.mark.parametrize('case', ['encoder', 'all but centres'])
def test_what_else_a_model_has_may_be_fully_sharded(case, two):
    if not rank_work.HAS_FULLY_SHARD:
        pytest.skip('fully_shard leaves parameters out from torch 2.7 on')
    model, optimizer, _ = alone('plain', 0)
    clip = partial(torch.nn.utils.clip_grad_norm_, [*model.parameters()], rank_work.MAX_NORM)
    values = rank_work.train(model, optimizer, range(STEPS), clip=clip)
    check([rank['fully_sharded'] for rank in two], case, model, values)
    assert all('ignored_params={classifier.weight}' in rank['fully_sharded']['all'] for rank in two)


@pytest.mark.parametrize('case', CASES)
def test_one_process_goes_on_where_four_were(case, four, folder):
    straight, _, _ = alone(case, 2 * STEPS)
    model, optimizer, _ = alone(case, 0)
    rank_work.resume(model, optimizer, folder, case)
    rank_work.train(model, optimizer, range(STEPS, 2 * STEPS))
    close(case, *(dict(each.named_parameters()) for each in (model, straight)))
    close(case, model.loss.state_dict(), straight.loss.state_dict())


def test_a_process_has_its_share_of_the_centres_alone(four):
    owned = [rank['plain']['classes'] for rank in four]
    assert owned == [shards.bounds(CLASSES, 4, number) for number in range(4)] == [(0, 3), (3, 6), (6, 9), (9, 10)]
    for case, settings in CASES.items():
        whole = CLASSES * settings.get('subcenters', 1) * rank_work.DIMENSIONS * 8
        sizes = [rank[case]['centres'].nbytes for rank in four]
        assert sum(sizes) == whole and max(sizes) <= -(-CLASSES // 4) * whole // CLASSES


def test_identities_can_be_added_on_one_process(four, folder, caplog):
    model, optimizer, _ = alone('subcenters', 0, classes=CLASSES + 2)
    fresh = model.classifier.weight.detach()[3 * CLASSES :].clone()
    rank_work.resume(model, optimizer, folder, 'subcenters')
    joined = torch.cat([rank['subcenters']['centres'] for rank in four])
    assert torch.equal(model.classifier.weight, torch.cat([joined, fresh]))
    state = optimizer.state[model.classifier.weight]['momentum_buffer']
    assert state[: 3 * CLASSES].any() and not state[3 * CLASSES :].any()
    assert f'2 identities are added to the {CLASSES} of the checkpoint' in caplog.text
    rank_work.train(model, optimizer, range(1))


def test_identities_can_be_added_on_two_processes(four, two):
    ranks = [rank['grown'] for rank in two]
    joined = torch.cat([rank['plain']['centres'] for rank in four])
    found = torch.cat([rank['centres'] for rank in ranks])
    expected = torch.cat([joined, rank_work.all_centres(1, CLASSES + 3)[CLASSES:]])
    assert torch.equal(found, expected) and [rank['classes'] for rank in ranks] == [(0, 7), (7, 13)]
    momentum = torch.cat([rank['momentum'] for rank in ranks])
    assert momentum[:CLASSES].any() and not momentum[CLASSES:].any()


@pytest.mark.parametrize(
    ('settings', 'message'),
    [(dict(classes=CLASSES - 1), 'identities can be added, not taken away'), (dict(subcenters=2), 'do not fit')],
)
def test_checkpoints_that_do_not_fit_are_refused(settings, message, four, folder):
    model, optimizer, _ = alone('plain', 0, **settings)
    with pytest.raises(ValueError, match=message):
        rank_work.resume(model, optimizer, folder, 'plain')


def test_a_folder_that_is_not_whole_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match='not there, or not whole'):
        shards.load(tmp_path, {})


@pytest.mark.parametrize('kind', [2.0, float('inf')])
def test_all_processes_clip_by_one_norm(kind, two):
    shared, own = (torch.nn.Parameter(torch.zeros(size)) for size in (2, (2, 2)))
    shared.grad, own.grad = torch.tensor([3.0, -1.0]), torch.tensor([[2.0, -5.0], [4.0, 1.0]])
    total = torch.nn.utils.clip_grad_norm_([shared, own], 2.0, kind)
    for number, rank in enumerate(two):
        found = rank['clipped'][kind]
        torch.testing.assert_close(found, dict(total=total, shared=shared.grad, own=own.grad[number]))


# --- state dicts of one process


def test_more_identities_than_a_state_dict_has_begin_anew(caplog):
    few, many = CosineClassifier(4, 3, 2), CosineClassifier(4, 5, 2)
    fresh = many.weight.detach()[6:].clone()
    many.load_state_dict(few.state_dict())
    assert torch.equal(many.weight, torch.cat([few.weight, fresh]))
    assert '2 identities are added to the 3 of the checkpoint' in caplog.text
    with pytest.raises(ValueError, match='write num_classes=5 or more'):
        few.load_state_dict(many.state_dict())


def test_a_state_dict_of_all_centres_is_shared_out(two):
    ranks = [rank['kept'] for rank in two]
    assert torch.equal(torch.cat([rank['centres'] for rank in ranks]), rank_work.all_centres(1).float())
    first, second = (rank['fresh'] for rank in ranks)
    assert first.shape == second.shape and not torch.equal(first, second), 'both begin with the same centres'
    assert all('two_classes' in rank['message'] for rank in ranks)
