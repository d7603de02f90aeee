"""tools/benchmark.py: what it measures is the same computation, and what it writes is what it measured."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from small_runs import load_tool

from cvloss_mm import kernels
from cvloss_mm.losses import ArcFaceLoss
from lab.benchmark import cases, measure, report, scale
from lab.gallery import marked

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope='module')
def tool():
    return load_tool('benchmark')


@pytest.fixture(scope='module')
def measured(tool, tmp_path_factory):
    """Two losses, two sizes, few rounds."""
    out = tmp_path_factory.mktemp('benchmark') / 'kept.json'
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measure, 'SECONDS', 0.01)
        tool.main(['--losses', 'GIoULoss', 'SigmoidFocalLoss', '--sizes', '1', '16', '--no-step', '--out', str(out)])
    return out


@pytest.mark.parametrize('name', cases.losses())
def test_the_peers_compute_what_our_loss_computes(name):
    cls = cases.losses()[name]
    case = cases.make(name, cls, 64, 'cpu')
    candidates = {**cases.ours(cls, 'cpu', compiled=False), **cases.peers(name, cls, 'cpu')}
    values, gradients = {}, {}
    for who, call in candidates.items():
        pred = case.pred.clone().requires_grad_()
        value = call(pred, case.target)
        values[who], gradients[who] = value.detach(), torch.autograd.grad(value, pred)[0]
    for who in candidates:
        if (name, who) in cases.NOT_THE_SAME:
            assert not torch.allclose(values[who], values['function'], rtol=1e-4), f'{who} is the same after all'
            continue
        torch.testing.assert_close(values[who], values['function'], rtol=1e-4, atol=1e-6, msg=f'value of {who}')
        torch.testing.assert_close(
            gradients[who], gradients['function'], rtol=1e-3, atol=1e-6, msg=f'gradient of {who}'
        )


@pytest.mark.parametrize(
    ('given', 'meant'),
    [
        ('FocalLoss', ['SigmoidFocalLoss', 'SoftmaxFocalLoss']),
        ('MSELoss', ['L2Loss']),
        ('EIoULoss', ['ExtendedIoULoss']),
        ('GHMC', ['GHMCLoss']),
        ('cvloss_mm.GIoULoss', ['GIoULoss']),
    ],
)
def test_a_hosts_name_is_that_of_the_losses_that_it_stands_for(given, meant):
    assert sorted(cases.losses([given])) == meant


def test_cross_entropy_is_every_loss_that_the_hosts_flags_choose():
    flags = [dict(), dict(use_sigmoid=True), dict(use_mask=True), dict(use_soft=True)]
    built = {type(cases.MODELS.build(dict(type='cvloss_mm.CrossEntropyLoss', **flag))).__name__ for flag in flags}
    assert len(built) == len(flags) and set(cases.losses(['CrossEntropyLoss'])) == built


def test_a_name_that_is_none_has_near_ones_and_all_sorted():
    with pytest.raises(KeyError) as refused:
        cases.losses(['GIoULoss', 'CIoULos', 'FocalLos'])
    text = refused.value.args[0]
    near = re.match(r'no such loss: CIoULos \(did you mean (.*?)\?\), FocalLos \(did you mean (.*?)\?\); ', text)
    assert near and near[1].split(' or ')[0] == 'CIoULoss' and near[2].split(' or ')[0] == 'FocalLoss'
    accepted = text.split('accepted: ')[1].split(', ')
    assert accepted == sorted(accepted) and {'GIoULoss', 'FocalLoss', 'EIoULoss'} <= set(accepted)
    assert all(cases.losses([name]) for name in accepted)


def test_a_row_names_the_candidates_their_times_and_their_memory(measured):
    results = json.loads(measured.read_text())
    assert [(r['loss'], r['rows']) for r in results['rows']] == [
        ('GIoULoss', 1),
        ('GIoULoss', 16),
        ('SigmoidFocalLoss', 1),
        ('SigmoidFocalLoss', 16),
    ]
    for row in results['rows']:
        assert {'function', 'torchvision'} <= set(row['times'])
        assert all(0 < t['low'] <= t['median'] <= t['high'] for t in row['times'].values())
        gradient = row['rows'] * (4 if row['loss'] == 'GIoULoss' else 80) * 4
        assert all(held >= gradient for held in row['memory'].values())


def test_kernels_are_compared_with_their_functions_before_they_are_measured(tool, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(measure, 'SECONDS', 0.01)
    words = ['--losses', 'L1Loss', 'GIoULoss', '--sizes', '1', '--no-step', '--out', str(tmp_path / 'kept.json')]
    tool.main([*words, '--check'])
    assert '12 comparisons of 2 losses with their functions: all hold' in capsys.readouterr().out
    assert 'in float64' in json.loads((tmp_path / 'kept.json').read_text())['checked']
    assert '| `GIoULoss` |' in (tmp_path / 'kept.md').read_text()
    key = 'l1_loss', 'cpu'
    right = kernels._registry[key]

    def wrong(*inputs):
        total, gradient = right.body(*inputs)
        return total * 1.001, gradient

    monkeypatch.setitem(kernels._registry, key, right._replace(body=wrong))
    with pytest.raises(SystemExit, match='1 of 2 kernels are not their function: L1Loss; nothing was measured'):
        tool.main([*words, '--check'])


def test_memory_counts_what_is_held_at_once():
    def greedy(pred, target):
        return ((pred * 2).exp() * target).sum()  # keeps three tensors for its backward

    pred, target = torch.randn(1000, 100), torch.rand(1000, 100)
    assert 2 * 400_000 <= measure.peak_memory(greedy, pred, target, 'cpu') <= 8 * 400_000


def test_turns_change_who_goes_first():
    order = []
    calls = {name: (lambda p, t, name=name: order.append(name) or (p * t).sum()) for name in 'ab'}
    times = measure.race(calls, torch.ones(3), torch.ones(3), 'cpu')
    assert len(times['a']) == len(times['b']) >= measure.LEAST
    rounds = [order[i : i + 2] for i in range(len(order) - 2 * len(times['a']), len(order), 2)]
    assert ['a', 'b'] in rounds
    assert ['b', 'a'] in rounds


def test_how_much_faster_is_a_median_over_paired_rounds():
    assert measure.summary([1.0, 2.0, 4.0], [3.0, 8.0, 4.0])['faster'] == 3.0
    assert 'faster' not in measure.summary([1.0, 2.0], None)


def test_the_table_shows_what_was_measured_and_the_check_notices_a_change(tool, measured, tmp_path, capsys):
    readme, (begin, end) = tmp_path / 'README.md', marked.marks(tool.MARK)
    readme.write_text(f'before\n{begin}\n{end}\nafter\n')
    words = ['--out', str(measured)]
    with pytest.raises(SystemExit, match='is not that of'):
        tool.main(['--check', str(readme), *words])
    tool.main(['--readme', str(readme), *words])
    tool.main(['--check', str(readme), *words])
    text, row = readme.read_text(), json.loads(measured.read_text())['rows'][0]
    assert text.startswith('before')
    assert text.endswith('after\n')
    assert report.spread(row['times']['function']) in text
    readme.write_text(text.replace(report.spread(row['times']['function']), '1 µs (1 µs–1 µs)'))
    with pytest.raises(SystemExit, match='--readme'):
        tool.main(['--check', str(readme), *words])


def test_the_readme_of_the_repository_holds_the_kept_table(tool):
    tool.main(['--check', str(ROOT / 'configs/losses/benchmark_cpu.md')])


def test_new_rows_replace_old_ones_of_the_same_machine_alone(tool, measured):
    before = json.loads(measured.read_text())
    now = {**before, 'rows': [{**before['rows'][1], 'memory': {}}]}
    rows = tool.merged(before, now)['rows']
    assert [(r['loss'], r['rows']) for r in rows] == [(r['loss'], r['rows']) for r in before['rows']]
    assert rows[1]['memory'] == {}
    assert len(tool.merged({**before, 'machine': {}}, now)['rows']) == 1


@pytest.mark.parametrize(
    ('words', 'message'),
    [
        (['--losses', 'NoLoss'], 'NoLoss.*accepted.*CIoULoss'),
        (['--sizes', '-1'], 'negative'),
        (['--readme', 'x', '--out', 'nowhere.json'], 'no results in nowhere.json'),
    ],
)
def test_what_cannot_be_measured_is_refused_in_words(tool, words, message, capsys):
    with pytest.raises(SystemExit) as stop:
        tool.main(words)
    assert re.search(message, f'{stop.value}{capsys.readouterr().err}')


@pytest.mark.skipif(torch.cuda.is_available(), reason='there is a GPU here')
def test_without_a_gpu_the_device_is_refused(tool, capsys):
    with pytest.raises(SystemExit):
        tool.main(['--device', 'cuda'])
    assert 'no GPU' in capsys.readouterr().err


def test_torch_alone_is_enough(tmp_path):
    """As on a machine with nothing but torch and Triton."""
    code = (
        'import sys, runpy\n'
        'class Nothing:\n'
        '    def find_spec(self, name, path=None, target=None):\n'
        '        if name.split(".")[0] in {blocked}:\n'
        '            raise ModuleNotFoundError(name)\n'
        'sys.meta_path.insert(0, Nothing())\n'
        'sys.argv = ["benchmark.py", "--losses", "GIoULoss", "L1Loss", "--sizes", "1", "--out", {out!r}]\n'
        'runpy.run_path({tool!r}, run_name="__main__")\n'
    )
    blocked = {'mmengine', 'mmcv', 'mmdet', 'mmpretrain', 'rich', 'matplotlib', 'torchvision', 'fvcore', 'kornia'}
    text = code.format(blocked=blocked, out=str(tmp_path / 'o.json'), tool=str(ROOT / 'tools/benchmark.py'))
    done = subprocess.run(
        [sys.executable, '-c', text],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, 'PYTHONPATH': f'{ROOT}{os.pathsep}{ROOT / "tools"}'},
    )
    assert done.returncode == 0, done.stderr
    rows = json.loads((tmp_path / 'o.json').read_text())['rows']
    assert {row['loss'] for row in rows} == {'GIoULoss', 'L1Loss'}
    assert all('mmdet' not in row['times'] for row in rows)


def test_each_candidate_of_ours_is_what_it_is_called(monkeypatch):
    cls, found, find = cases.losses()['GIoULoss'], [], kernels.find
    pred, target = cls.sample(3)
    monkeypatch.setattr(kernels, 'find', lambda *inputs: found.append(find(*inputs)) or found[-1])
    candidates = cases.ours(cls, 'cpu', compiled=False)
    for call in candidates.values():
        call(pred, target)
    used = dict(zip(candidates, (kernel and kernel.body.__module__.split('.')[2] for kernel in found), strict=True))
    assert used == {'function': None} | {
        kernels.TITLES[backend]: backend for backend, names in kernels.backends('cpu').items() if 'giou_loss' in names
    }


# --- very many identities


@pytest.fixture(scope='module')
def scaled(tool, tmp_path_factory):
    """As many as are measured at once, and a number that is computed."""
    out = tmp_path_factory.mktemp('scale') / 'kept.json'
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (('BATCH', 8), ('DIMENSIONS', 4), ('CHUNK', 16), ('LONG', 1e-9)):
            patch.setattr(scale, name, value)
        tool.main(['--scale', '--sizes', '1000000', '200', '400', '--gib', '0.002', '--out', str(out)])
    return out


def test_what_fits_is_measured_and_the_rest_is_computed_on_a_line(scaled):
    rows = {(row['way'], row['identities']): row for row in json.loads(scaled.read_text())['rows']}
    assert len(rows) == 3 * len(scale.METHODS)
    for way in scale.METHODS:
        first, second, third = (rows[way, identities] for identities in (200, 400, 1_000_000))
        assert (first['measured'], second['measured'], third['measured']) == (True, True, False)
        assert first['bytes'] < second['bytes'] < third['bytes'] and first['seconds'] > 0
        grown = (third['bytes'] - second['bytes']) / (second['bytes'] - first['bytes'])
        assert grown == pytest.approx((1_000_000 - 400) / 200)
    assert rows['chunks', 400]['bytes'] < rows['plain', 400]['bytes']
    assert rows['one of 8 shards', 400]['bytes'] < rows['chunks', 400]['bytes'] / 2


def test_the_page_of_scale_says_which_numbers_are_computed_and_holds_the_kept_table(tool, scaled, tmp_path):
    text = scale.markdown(json.loads(scaled.read_text()))
    assert '| 1,000,000 | *' in text and '| 200 | *' not in text and 'Slanted' in text
    page = tmp_path / 'page.md'
    page.write_text('\n'.join(marked.marks('scale')))
    tool.main(['--scale', '--readme', str(page), '--out', str(scaled)])
    tool.main(['--scale', '--check', str(page), '--out', str(scaled)])
    assert text in page.read_text()
    tool.main(['--scale', '--check', str(ROOT / 'configs/losses/scale.md')])


def test_every_way_computes_one_loss():
    torch.manual_seed(0)
    rows, target, loss = torch.randn(8, scale.DIMENSIONS), torch.randint(100, (8,)), ArcFaceLoss()
    found = {}
    for way in ('plain', 'chunks', 'Partial FC'):
        torch.manual_seed(1)
        compute = scale.METHODS[way](100)[1]
        found[way] = float(compute(loss, rows, target).detach())
    assert found['plain'] == pytest.approx(found['chunks'], rel=1e-5)
    assert 0 < found['Partial FC'] < found['plain'], 'with fewer rivals it costs less'
