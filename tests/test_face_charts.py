"""The images of tools/quickstart.py --task face: ROC curves, and people laid out in a plane."""

import pickle

import pytest
import torch

pytest.importorskip('mmengine')
pytest.importorskip('matplotlib')

from mmengine.config import Config
from small_runs import load_tool

from cvloss_mm.datasets import faces
from cvloss_mm.losses import ArcFaceLoss, SoftmaxCrossEntropyLoss, TripletLoss
from lab.faces import charts

LOSSES = {'softmax': SoftmaxCrossEntropyLoss(), 'triplet': TripletLoss(), 'ArcFace': ArcFaceLoss(scale=16, margin=0.3)}


def people(count=8, each=5):
    """Embeddings of several people that lie apart in many dimensions."""
    draw = torch.Generator().manual_seed(0)
    labels = torch.arange(count).repeat_interleave(each)
    middles = torch.randn(count, 32, generator=draw)
    return middles[labels] + 0.3 * torch.randn(len(labels), 32, generator=draw), labels


def test_rates_are_the_shares_above_each_threshold_and_equal_scores_are_accepted_at_once():
    score, same = torch.tensor([0.9, 0.8, 0.8, 0.1]), torch.tensor([True, False, True, False])
    false, true = charts.rates(score, same)
    assert false.tolist() == [0, 0, 0.5, 1] and true.tolist() == [0, 0.5, 1, 1]


def test_the_area_below_the_curve_is_that_of_all_pairs_in_the_right_order():
    draw = torch.Generator().manual_seed(0)
    same = torch.rand(300, generator=draw) < 0.4
    score = (torch.randn(300, generator=draw) + same).double().round(decimals=1)  # with ties
    false, true = charts.rates(score, same)
    expected = (score[same][:, None] - score[~same]).sign().add(1).div(2).mean()
    assert torch.trapezoid(true, false).item() == pytest.approx(expected.item(), abs=1e-12)


@pytest.mark.parametrize('name', LOSSES)
def test_a_loss_lays_people_out_in_a_plane_where_each_is_next_to_himself(name):
    rows, labels = people()
    points = charts.to_a_plane(rows, labels, LOSSES[name])
    apart = (
        torch.cdist(points, points)
        if name == 'triplet'
        else -torch.nn.functional.normalize(points) @ torch.nn.functional.normalize(points).T
    )
    nearest = apart.fill_diagonal_(torch.inf).argmin(-1)
    assert points.shape == (40, 2) and (labels[nearest] == labels).float().mean() > 0.8


def test_the_quick_start_of_faces_draws_what_it_has_predicted(tmp_path):
    tool = load_tool('quickstart')
    faces.generate(tmp_path / 'faces', train=2, test=20, images=2, size=32)
    files = sorted((tmp_path / 'faces/test').rglob('*.jpg'))
    rows, labels = people(20, 2)
    (tmp_path / 'rows.pkl').write_bytes(
        pickle.dumps(
            [
                dict(img_path=str(path), gt_label=label.reshape(1), embedding=row)
                for path, label, row in zip(files, labels, rows, strict=True)
            ]
        )
    )
    configs = {}
    for name, path in tool.FACES.items():
        cfg = Config.fromfile(tool.ROOT / path)
        cfg.test_evaluator.pairs = str(tmp_path / 'faces/pairs.txt')
        configs[name] = tmp_path / f'{name}.py'
        cfg.dump(configs[name])
    drawn = tool.paint_faces(configs, dict.fromkeys(configs, tmp_path / 'rows.pkl'), tmp_path)
    assert [path.name for path in drawn] == ['roc.png', 'fans.png'] and all(path.is_file() for path in drawn)


def test_the_quick_start_of_faces_compares_its_own_losses(capsys):
    tool = load_tool('quickstart')
    args = tool.parse_args(['--task', 'face', '--epochs', '3'])
    assert args.work_dir.name == 'quickstart_face' and list(args.configs) == ['softmax', 'triplet', 'ArcFace']
    with pytest.raises(SystemExit):
        tool.parse_args(['--task', 'face', '--loss-cls', 'CosFaceLoss'])
    assert 'compares three losses' in capsys.readouterr().err
