"""Verification and retrieval against what can be counted by hand or by brute force."""

from contextlib import nullcontext
from itertools import product

import pytest
import torch

pytest.importorskip('mmpretrain')

from mmcv import imread
from mmengine.evaluator import Evaluator
from mmengine.fileio import load
from mmengine.registry import MODELS, DefaultScope
from mmpretrain.structures import DataSample
from small_runs import ROOT, generate, load_tool, options, rows
from test_tools import refusal

from cvloss_mm.engine import launch
from cvloss_mm.functional.embedding import unit_rows
from cvloss_mm.metrics import RetrievalMetric, VerificationMetric, verification
from cvloss_mm.metrics.pair_lists import Pair, read_pairs
from cvloss_mm.metrics.verification import best_threshold, tar_at_far

pytestmark = pytest.mark.integration


@pytest.fixture(autouse=True)
def in_mmpretrain():
    with DefaultScope.overwrite_default_scope('mmpretrain'):
        yield


def sample(path, label, embedding):
    found = DataSample(metainfo=dict(img_path=str(path))).set_gt_label(label)
    found.set_field(torch.as_tensor(embedding, dtype=torch.float32), 'embedding', dtype=torch.Tensor)
    return found


def measure(kind, samples, **settings):
    evaluator = Evaluator(dict(type=f'cvloss_mm.{kind}', **settings))
    for half in (samples[::2], samples[1::2]):
        evaluator.process(half)
    return evaluator.evaluate(len(samples))


def clouds(classes=6, each=6, noise=0.5):
    generator = torch.Generator().manual_seed(0)
    centres = torch.randn(classes, 8, generator=generator)
    return [
        sample(f'p{c}/{c}_c{i % 2}_{i}.jpg', c, centres[c] + noise * torch.randn(8, generator=generator))
        for c in range(classes)
        for i in range(each)
    ]


def test_a_training_from_a_config_ends_with_the_verification_of_its_embeddings(tmp_path):
    generate(tmp_path / 'data', batches=3)
    settings = [
        each.replace('classification/val', 'classification/train')
        for each in options(tmp_path / 'data', 'classification', epochs=1)
    ]  # five images of five classes have no pair of one class
    load_tool('train').main(
        [
            str(ROOT / 'configs/embeddings/resnet18_shapes_arc_face_triplet.py'),
            '--work-dir',
            str(tmp_path / 'run'),
            '--cfg-options',
            *settings,
            'train_dataloader.batch_size=8',
        ]
    )
    logged = rows(tmp_path / 'run')
    assert logged[0]['loss_embedding'] > 0
    assert 0 <= logged[-1]['verification/accuracy'] <= 1 and 'verification/tar_at_far_1e-1' in logged[-1]


# --- lists of pairs


def test_the_three_forms_of_a_pair_are_read(tmp_path):
    file = tmp_path / 'pairs.txt'
    file.write_text('2\t1\nAda\t1\t12\nAda\t3\tBob\t4\na/x.png b/y.png 0\na/x.png a/z.png 1\n')
    assert read_pairs(file) == (
        [
            Pair('Ada/Ada_0001.jpg', 'Ada/Ada_0012.jpg', True),
            Pair('Ada/Ada_0003.jpg', 'Bob/Bob_0004.jpg', False),
            Pair('a/x.png', 'b/y.png', False),
            Pair('a/x.png', 'a/z.png', True),
        ],
        2,
    )


@pytest.mark.parametrize(
    ('text', 'message'),
    [
        ('a b 1\na b\n', "line 2: 'a b' is no pair"),
        ('a b 2\n', 'line 1'),
        ('10 300\n', 'has no pairs'),
        ('', 'has no pairs'),
    ],
)
def test_a_list_of_another_form_is_refused_by_its_line(tmp_path, text, message):
    (tmp_path / 'pairs.txt').write_text(text)
    with pytest.raises(ValueError, match=message):
        read_pairs(tmp_path / 'pairs.txt')


def test_a_missing_image_is_named_before_the_training(tmp_path):
    (tmp_path / 'pairs.txt').write_text('a.png b.png 1\n')
    (tmp_path / 'a.png').touch()
    with pytest.raises(FileNotFoundError, match=r'lacks .*: b\.png$'):
        measure('VerificationMetric', clouds(), pairs=str(tmp_path / 'pairs.txt'), data_root=str(tmp_path))


@pytest.mark.parametrize(
    ('content', 'message'),
    [
        (None, 'there is no list of pairs'),
        ('\xff\x00'.encode('latin-1'), 'is no text'),
        (b'1 1\na b 1\nc d 0\n', 'says 1 folds'),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_as_the_metric_is_built(tmp_path, content, message):
    path = tmp_path / 'pairs.txt'
    if content is not None:
        path.write_bytes(content)
    with pytest.raises((ValueError, FileNotFoundError), match=message):
        measure('VerificationMetric', clouds(), pairs=str(path))


@pytest.mark.parametrize(
    ('evaluator', 'message'),
    [
        (dict(type='cvloss_mm.VerificationMetric'), 'pairs of both kinds'),
        (dict(type='cvloss_mm.RetrievalMetric'), 'no query has an image of its class'),
        (dict(type='cvloss_mm.VerificationMetric', pairs='{}/none.txt'), 'there is no list of pairs'),
        (dict(type='cvloss_mm.VerificationMetric', pairs='{}/other.csv'), "'a,b,1' is no pair"),
        (dict(type='cvloss_mm.VerificationMetric', pairs='{}/pairs.txt'), 'names a.png, which is none of the 5'),
        (dict(type='cvloss_mm.VerificationMetric', pairs='{}/pairs.txt', data_root='{}'), 'lacks images of the list'),
    ],
)
@pytest.mark.parametrize('tool', ['train', 'test'])
def test_data_that_a_metric_cannot_measure_end_a_tool_before_its_first_step(
    tmp_path, evaluator, message, tool, capsys, monkeypatch
):
    """The five images of the validation have five classes."""
    generate(tmp_path / 'data', batches=1)
    (tmp_path / 'pairs.txt').write_text('a.png b.png 1\na.png c.png 0\n')
    (tmp_path / 'other.csv').write_text('a,b,1\n')
    words = [f'{key}={value}'.format(tmp_path) for key, value in evaluator.items()]
    split = 'val' if tool == 'train' else 'test'
    changes = [f'{split}_evaluator.1.{word}' for word in words]
    checkpoint = [] if tool == 'train' else [tmp_path / 'weights.pth']
    torch.save({'state_dict': {}}, tmp_path / 'weights.pth')
    monkeypatch.setattr('mmengine.model.BaseModel.train_step', lambda *_: pytest.fail('a step was taken'))
    monkeypatch.setattr('mmengine.model.BaseModel.test_step', lambda *_: pytest.fail('an image was predicted'))
    config = ROOT / 'configs/embeddings/resnet18_shapes_arc_face_triplet.py'
    own = options(tmp_path / 'data', 'classification', epochs=1)
    given = ['--work-dir', tmp_path / 'run', '--cfg-options', *own, *changes]
    assert message in refusal(tool, config, *checkpoint, *given, capsys=capsys)


def test_an_image_that_was_not_predicted_is_named(tmp_path):
    (tmp_path / 'pairs.txt').write_text('p0/0_c0_0.jpg p9/none.jpg 0\n')
    with pytest.raises(ValueError, match=r'p9/none\.jpg, which is none of the 36'):
        measure('VerificationMetric', clouds(), pairs=str(tmp_path / 'pairs.txt'))


# --- test-time augmentation


def test_an_image_and_its_mirror_image_are_averaged(tmp_path):
    generate(tmp_path / 'data', batches=2)
    settings = [
        each.replace('classification/val', 'classification/train')
        for each in options(tmp_path / 'data', 'classification', epochs=1)
    ]
    config, tool = ROOT / 'configs/embeddings/resnet18_shapes_arc_face_triplet.py', load_tool('test')
    given = [
        str(config),
        str(tmp_path / 'weights.pth'),
        '--work-dir',
        str(tmp_path),
        '--out',
        str(tmp_path / 'out.pkl'),
    ]
    changed = tool.parse_args([*given, '--cfg-options', *settings]).cfg_options
    cfg = launch.load_config(str(config), changed)
    model = MODELS.build(dict(cfg.model, data_preprocessor=cfg.data_preprocessor)).eval()
    torch.save(dict(state_dict=model.state_dict()), tmp_path / 'weights.pth')
    tool.main([*given, '--tta', '--cfg-options', *settings])
    for merged in load(tmp_path / 'out.pkl'):
        image = torch.from_numpy(imread(merged['img_path'])).permute(2, 0, 1)
        views = dict(inputs=[image, image.flip(-1)], data_samples=[DataSample(), DataSample()])
        plain, mirrored = model.test_step(views)
        torch.testing.assert_close(merged['pred_score'], (plain.pred_score + mirrored.pred_score) / 2)
        rows = unit_rows(torch.stack([plain.embedding, mirrored.embedding]))
        assert not torch.allclose(*rows, atol=1e-4)
        torch.testing.assert_close(merged['embedding'], unit_rows(rows.sum(0, keepdim=True))[0])


def test_scores_alone_are_not_averaged_where_embeddings_are_measured(tmp_path, capsys):
    torch.save({'state_dict': {}}, tmp_path / 'weights.pth')
    generate(tmp_path / 'data', batches=1)
    own = [*options(tmp_path / 'data', 'classification', epochs=1), 'tta_model.type=AverageClsScoreTTA']
    config = ROOT / 'configs/embeddings/resnet18_shapes_arc_face_triplet.py'
    words = (tmp_path / 'weights.pth', '--work-dir', tmp_path / 'run', '--tta', '--cfg-options', *own)
    assert 'cvloss_mm.AverageEmbeddingTTA' in refusal('test', config, *words, capsys=capsys)


# --- verification


def test_the_best_threshold_is_the_one_that_brute_force_finds():
    generator = torch.Generator().manual_seed(0)
    for _ in range(20):
        score = torch.randint(-5, 6, (30,), generator=generator) / 5  # with ties
        same = torch.rand(30, generator=generator) < 0.5
        accuracy = max(((score > t) == same).double().mean() for t in torch.arange(-1.1, 1.2, 0.2))
        assert ((score > best_threshold(score, same)) == same).double().mean() == accuracy


def test_the_rate_of_acceptance_is_counted_by_hand():
    score = torch.tensor([0.9, 0.8, 0.5, 0.1, *torch.linspace(0.85, -0.95, 10)])
    same = torch.arange(14) < 4
    found = tar_at_far(score, same, (0.3, 0.1, 0.01))
    assert found == {'tar_at_far_3e-1': 0.75, 'tar_at_far_1e-1': 0.5}  # above 0.25 and 0.65; 10 pairs allow no 0.01


def test_a_threshold_is_tried_on_other_pairs_than_it_was_chosen_by(tmp_path):
    """Folds whose scores lie apart: with the threshold of the other fold every pair of one kind is wrong."""
    rows = {'a': [1.0, 0.0], 'b': [1.0, 0.0], 'c': [0.9, 0.436], 'd': [0.0, 1.0], 'e': [0.436, 0.9], 'f': [-1.0, 0.0]}
    samples = [sample(f'{name}.png', i, row) for i, (name, row) in enumerate(rows.items())]
    (tmp_path / 'pairs.txt').write_text('a.png b.png 1\na.png c.png 0\na.png e.png 1\na.png f.png 0\n')
    found = measure('VerificationMetric', samples, pairs=str(tmp_path / 'pairs.txt'), folds=2)
    assert found['verification/accuracy'] == 0.5  # 0.95 from the first fold refuses e, 0.0 from the second takes c


def test_clear_classes_are_told_apart_and_noise_is_not():
    clear, mixed = (measure('VerificationMetric', clouds(noise=n)) for n in (0.05, 50.0))
    assert clear['verification/accuracy'] == clear['verification/tar_at_far_1e-2'] == 1
    assert mixed['verification/tar_at_far_1e-2'] < 0.2


def test_all_pairs_are_the_list_of_all_pairs(tmp_path):
    samples = clouds()
    names, labels = [s.img_path for s in samples], [int(s.gt_label) for s in samples]
    lines = [f'{names[i]} {names[j]} {int(labels[i] == labels[j])}' for i in range(36) for j in range(i + 1, 36)]
    (tmp_path / 'pairs.txt').write_text('\n'.join(lines))
    listed, everything = (measure('VerificationMetric', samples, pairs=p) for p in (str(tmp_path / 'pairs.txt'), None))
    for key in ('threshold', 'tar_at_far_1e-1', 'tar_at_far_1e-2'):
        assert listed[f'verification/{key}'] == pytest.approx(everything[f'verification/{key}'], abs=1e-6)


@pytest.mark.parametrize('block', [1, 7, 64])
def test_all_pairs_are_made_block_by_block_in_the_order_of_rows(block, monkeypatch):
    monkeypatch.setattr(verification, 'BLOCK', block)
    rows, labels = torch.randn(23, 5, dtype=torch.float64), torch.randint(4, (23,))
    score, same, fold = verification.all_pairs(rows, labels, 3)
    i, j = torch.triu_indices(23, 23, 1)
    torch.testing.assert_close(score, (rows[i] * rows[j]).sum(-1))
    assert torch.equal(same, labels[i] == labels[j])
    for kind in (same, ~same):
        assert fold[kind].tolist() == [k % 3 for k in range(int(kind.sum()))]


def test_more_pairs_than_memory_holds_are_refused_before_the_first_step():
    metric = VerificationMetric()
    metric.check_images([''] * 23_000, [*range(22_999), 0])
    with pytest.raises(ValueError, match=r'23500 images have 276113250 pairs.*pairs=FILE'):
        metric.check_images([''] * 23_500, [*range(23_499), 0])


def test_pairs_of_one_kind_are_refused():
    with pytest.raises(ValueError, match='pairs of both kinds'):
        measure('VerificationMetric', clouds(classes=1))


@pytest.mark.parametrize('settings', [dict(folds=1), dict(far=(0.0,)), dict(far=(1e-3, 2))])
def test_impossible_settings_are_refused(settings):
    with pytest.raises(ValueError, match='VerificationMetric'):
        measure('VerificationMetric', clouds(), **settings)


@pytest.mark.parametrize('kind', ['VerificationMetric', 'RetrievalMetric'])
def test_predictions_without_embeddings_are_refused(kind):
    with pytest.raises(ValueError, match='an embedding and one label'):
        measure(kind, [DataSample().set_gt_label(0)] * 2)


# --- retrieval


def on_a_circle(degrees):
    angle = torch.deg2rad(torch.tensor(float(degrees)))
    return [torch.cos(angle), torch.sin(angle)]


def test_ranks_and_precisions_are_counted_by_hand():
    rows = [
        ('query/a_c1.jpg', 0, 0),
        ('g/a_c1.jpg', 0, 1),
        ('g/b_c1.jpg', 1, 10),
        ('g/a_c2.jpg', 0, 20),
        ('g/b_c2.jpg', 1, 30),
        ('g/a_c3.jpg', 0, 40),
        ('g/junk_c3.jpg', -1, 2),
    ]
    samples = [sample(path, label, on_a_circle(degrees)) for path, label, degrees in rows]
    found = measure('RetrievalMetric', samples, query='query/', camera=r'_c(\d)')
    assert found == {'retrieval/rank_1': 0, 'retrieval/rank_5': 1, 'retrieval/mAP': pytest.approx((1 / 2 + 2 / 4) / 2)}
    without_cameras = measure('RetrievalMetric', samples, query='query/')
    assert without_cameras['retrieval/mAP'] == pytest.approx((1 + 2 / 3 + 3 / 5) / 3)


def test_equal_embeddings_find_nothing():
    """A network that gives one embedding for all images must not look right by the order of the data."""
    same = [sample(f'{i}.jpg', i // 2, [1.0, 0.0]) for i in range(8)]
    assert measure('RetrievalMetric', same)['retrieval/rank_1'] == 0


def test_every_image_is_a_query_where_none_is_named():
    assert measure('RetrievalMetric', clouds(noise=0.05))['retrieval/mAP'] == 1


def test_queries_without_an_answer_are_refused():
    with pytest.raises(ValueError, match='no query'):
        measure('RetrievalMetric', [sample(f'{i}.jpg', i, [1.0, 0.0]) for i in range(4)])


@pytest.mark.parametrize('settings', [{}, dict(query='q'), dict(camera=r'_c(\d)'), dict(query='q', camera=r'_c(\d)')])
def test_what_is_refused_by_labels_and_paths_is_what_has_no_answer(settings):
    generator, metric, refused = torch.Generator().manual_seed(0), RetrievalMetric(**settings), 0
    for _ in range(60):
        drawn = torch.randint(0, 2, (3, 3), generator=generator).tolist()
        paths, labels = [f'{"qg"[q]}/_c{camera}.jpg' for q, camera, _ in drawn], [3 * label - 1 for *_, label in drawn]
        answers = any(
            i != j
            and labels[i] == labels[j] >= 0
            and ('query' not in settings or (drawn[i][0], drawn[j][0]) == (0, 1))
            and ('camera' not in settings or drawn[i][1] != drawn[j][1])
            for i, j in product(range(3), repeat=2)
        )
        with nullcontext() if answers else pytest.raises(ValueError, match='no query'):
            metric.check_images(paths, labels)
        refused += not answers
    assert 5 < refused < 60


def test_a_camera_that_is_not_in_the_path_is_named():
    with pytest.raises(ValueError, match=r"'p0/0_c0_0\.jpg'"):
        measure('RetrievalMetric', clouds(), camera=r'_camera(\d)')
    with pytest.raises(ValueError, match='must have a group'):
        measure('RetrievalMetric', clouds(), camera=r'_c\d')
