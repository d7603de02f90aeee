"""The table, the pages and the figures of the losses: complete, up to date, and not by hand."""

import itertools
import re
import shutil
from pathlib import Path

import pytest
import torch

pytest.importorskip('matplotlib')
pytest.importorskip('rich')

from PIL import Image
from small_runs import load_tool

from cvloss_mm import losses
from cvloss_mm import testing as contract
from cvloss_mm.functional import giou_loss
from cvloss_mm.losses import BoxLoss
from cvloss_mm.registry import MODELS
from lab.gallery import plots
from lab.gallery.datasheet import datasheet, markdown, without_bars
from lab.gallery.tutorial import FIGURES

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope='module')
def gallery():
    return load_tool('gallery')


@pytest.fixture
def checkout(tmp_path):
    """A copy of what the tool reads and writes."""
    shutil.copytree(ROOT / 'configs', tmp_path / 'configs')
    return tmp_path


def rows_of(text):
    """The cells of the rows of losses of a table, by the name of the loss."""
    rows = [re.split(r'(?<!\\)\|', line)[1:-1] for line in text.splitlines() if line.startswith('| [`')]
    return {re.match(r' \[`(\w+)`\]', cells[0])[1]: cells for cells in rows}


def test_what_is_committed_is_up_to_date(gallery, capsys):
    gallery.main(['--check'])
    assert 'up to date' in capsys.readouterr().out


def test_every_loss_has_a_row_with_a_formula_and_a_linked_paper(gallery, loss_cls):
    cells = rows_of(gallery.table())[loss_cls.__name__]
    assert len(cells) == 6
    assert cells[1].strip() == f'`{loss_cls.__mro__[1].__name__}`'
    assert all(cell.strip() for cell in cells)
    assert re.search(r'\$`[^`]+`\$', cells[4])
    assert re.search(r'\[[^]]+\]\(https?://[^)\s]+\)', cells[5])


def test_every_loss_has_a_section_and_a_figure_to_which_the_table_leads(gallery, loss_cls):
    name = loss_cls.__name__
    link, anchor = re.search(r'\]\(([^)#]+)#(\w+)\)', rows_of(gallery.table())[name][0]).groups()
    page = ROOT / 'configs/losses' / link
    assert anchor == name.lower()
    assert f'\n## {name}\n' in page.read_text()
    assert f'![{name}](figures/{name}.png)' in page.read_text()
    assert (page.parent / f'figures/{name}.png').is_file()


def test_the_promises_name_every_row_of_the_contract_with_the_losses_that_keep_it(gallery):
    text = gallery.texts(ROOT)[ROOT / 'configs/losses/promises.md', gallery.PROMISES]
    counts = dict(re.findall(r'^\| ([a-z ]+) \| .* \| (\d+) \| \[`', text, re.MULTILINE))
    losses_ = gallery.registered().values()
    assert counts == {row: str(sum(row not in cls.waives for cls in losses_)) for row in contract.CHECKS}
    for cls in losses_:
        for row in cls.waives.keys() & contract.CHECKS.keys():
            assert any(
                line.startswith(f'| {row} | {cls.waives[row]} |') and f'`{cls.__name__}`' in line
                for line in text.splitlines()
            )


def test_of_every_loss_it_is_told_how_it_was_checked(gallery):
    text = gallery.texts(ROOT)[ROOT / 'configs/losses/checked.md', gallery.CHECKED].partition('## Where')[0]
    rows = rows_of(text)
    assert rows.keys() == gallery.registered().keys()
    facts, peers, heads, kernel = rows['APLoss'][1:]
    assert 'theorems_ranking' in facts and 'released code' in facts and 'test_ranking_heads.py' in heads
    assert peers == ' none ' and kernel.startswith(' none: torch sums')
    assert rows['CIoULoss'][2] == ' torchvision, mmdet, ultralytics ' and rows['CIoULoss'][4] == ' boxes '
    upright = [name for name in rows if issubclass(MODELS.get(name), BoxLoss)]
    assert all(rows[name][3] != ' none ' for name in upright)


def test_every_relative_link_of_a_page_leads_to_a_file(gallery):
    for (page, _), text in gallery.texts(ROOT).items():
        links = re.findall(r'\]\(([^)#\s]+)|src="([^"]+)"', text)
        for link in (first or second for first, second in links):
            assert link.startswith('http') or (page.parent / link).is_file(), f'{page}: {link}'


def test_every_loss_of_a_config_stands_on_the_page_of_its_folder(gallery):
    texts = gallery.texts(ROOT)
    for name, paths in gallery.configs_of(ROOT).items():
        for path in paths:
            page = texts[ROOT / 'configs' / path.parts[0] / 'README.md', gallery.LOSSES]
            assert f'({path.name})' in ''.join(rows_of(page)[name])


def test_no_formula_holds_a_bar_that_would_end_its_cell(loss_cls):
    assert '|' not in datasheet(loss_cls.fn).formula


def test_bars_become_words_of_latex_and_code_stays_as_it_is():
    assert without_bars('|d| < 1, |a|') == r'\lvert d \rvert < 1, \lvert a \rvert'
    assert '|' not in without_bars('p(a|b)')
    assert markdown('a_b ``c_d`` :func:`~e.f_g` |x|\n  http://h/i_j') == r'a\_b `c_d` `e.f_g` \|x\| http://h/i_j'


def test_a_docstring_that_is_no_datasheet_is_refused_by_name():
    def bare_loss(pred, target):
        """No formula."""

    with pytest.raises(ValueError, match='bare_loss'):
        datasheet(bare_loss)


@pytest.mark.parametrize(
    'break_it',
    [
        lambda root: cut(root / 'configs/losses/README.md', '[`GIoULoss`]'),
        lambda root: cut(root / 'configs/losses/box/README.md', 'Paper: [Rezatofighi'),
        lambda root: cut(root / 'configs/losses/promises.md', '| no trace |'),
        lambda root: (root / 'configs/retinanet/README.md').unlink(),
        lambda root: (root / 'configs/losses/box/figures/GIoULoss.png').unlink(),
        lambda root: shutil.copy(
            root / 'configs/losses/box/figures/IoULoss.png', root / 'configs/losses/box/figures/GIoULoss.png'
        ),
        lambda root: shutil.copy(
            root / 'configs/losses/box/figures/IoULoss.png', root / 'configs/losses/box/figures/NoLoss.png'
        ),
    ],
    ids=[
        'row missing',
        'page stale',
        'promise stale',
        'page missing',
        'figure missing',
        'figure of another loss',
        'figure of none',
    ],
)
def test_the_check_fails_and_says_what_to_run(gallery, checkout, break_it):
    break_it(checkout)
    with pytest.raises(SystemExit, match=re.escape('run: python tools/gallery.py')) as stop:
        gallery.main(['--check', '--out', str(checkout)])
    assert re.search('GIoULoss|Rezatofighi|NoLoss|no trace', str(stop.value))


def cut(path, word):
    lines = path.read_text().splitlines(keepends=True)
    path.write_text(''.join(line for line in lines if word not in line))


def test_text_beside_the_markers_is_left_alone(gallery, checkout):
    page = checkout / 'configs/retinanet/README.md'
    page.write_text(f'By hand.\n\n{page.read_text()}\nBy hand, too.\n')
    gallery.main(['--check', '--out', str(checkout)])


@pytest.mark.parametrize(
    'spoil',
    [
        lambda text: text.replace('<!-- losses:end -->', ''),
        lambda text: text + '<!-- losses:begin -->',
    ],
    ids=['missing', 'doubled'],
)
@pytest.mark.parametrize('words', [['--check'], []])
def test_missing_or_doubled_markers_are_named_before_anything_is_drawn(gallery, checkout, spoil, words, monkeypatch):
    monkeypatch.setattr(gallery, 'draw_all', lambda expected: pytest.fail('drew first'))
    readme = checkout / 'configs/losses/box/README.md'
    readme.write_text(spoil(readme.read_text()))
    with pytest.raises(SystemExit, match=r'README\.md has to hold(.|\n)*losses:begin(.|\n)*losses:end'):
        gallery.main([*words, '--out', str(checkout)])


def test_a_new_loss_appears_without_a_line_in_the_tool(gallery, checkout, monkeypatch):
    cls = type('NewIoULoss', (BoxLoss,), {'__module__': 'cvloss_mm.losses.box'}, fn=giou_loss)
    monkeypatch.setitem(MODELS.module_dict, 'NewIoULoss', cls)
    drawn = []
    monkeypatch.setattr(gallery, 'draw_all', drawn.extend)
    gallery.main(['--out', str(checkout)])
    assert 'NewIoULoss' in rows_of((checkout / 'configs/losses/README.md').read_text())
    assert '## NewIoULoss' in (checkout / 'configs/losses/box/README.md').read_text()
    assert checkout / 'configs/losses/box/figures/NewIoULoss.png' in drawn


def test_only_draws_one_figure_which_is_the_same_every_time(gallery, tmp_path):
    gallery.main(['--only', 'HuberLoss', '--out', str(tmp_path)])
    (figure,) = (p for p in tmp_path.rglob('*') if p.is_file())
    first = figure.read_bytes()
    gallery.main(['--only', 'HuberLoss', '--out', str(tmp_path)])
    assert figure.read_bytes() == first
    assert Image.open(figure).width > 600


def test_an_unknown_name_is_answered_with_the_known_ones(gallery, tmp_path):
    with pytest.raises(SystemExit, match=r"'NoLoss', only of .*CIoULoss"):
        gallery.main(['--only', 'NoLoss', '--out', str(tmp_path)])


def test_a_curve_shows_the_loss_and_its_derivative(loss_cls):
    for one in plots.curves(loss_cls):
        assert one.x.shape == one.value.shape == one.slope.shape
        assert torch.cat([one.value, one.slope]).isfinite().all()
        if 'surrogate' not in loss_cls.hyper and 'gradient' not in loss_cls.waives:  # else it is not that of the value
            numeric = torch.gradient(one.value.double(), spacing=(one.x.double(),))[0]
            assert (numeric - one.slope).abs().median() <= 1e-2 * numeric.abs().max()  # a square has no angle
            whole = (one.value.max() - one.value.min()) / (one.x[-1] - one.x[0])
            assert 0.9 * whole <= one.slope.abs().max() <= 1000 * whole, 'noise, or a spike'


def of_each_family():
    """The first loss of each family whose figure is of curves."""
    found = {}
    for cls in MODELS.module_dict.values():
        if getattr(cls, 'fn', None) and not issubclass(cls, BoxLoss):
            found.setdefault(cls.__mro__[1], cls)
    return list(found.values())


@pytest.mark.parametrize('cls', [*of_each_family(), losses.ZeroOneLoss, losses.MaskCrossEntropyLoss])
def test_the_figure_of_a_curve_holds_data_and_names_its_axes(cls):
    for axis in plots.draw(cls).axes:
        assert axis.get_xlabel() and 'sweep' not in axis.get_xlabel()
        assert axis.get_ylabel()
        assert any(len(set(line.get_ydata().tolist())) > 1 for line in axis.lines)


@pytest.mark.parametrize('cls', of_each_family())
def test_the_texts_of_a_figure_lie_inside_of_it_and_beside_each_other(cls):
    figure = plots.draw(cls)
    figure.draw_without_rendering()
    for axis in figure.axes:
        label = axis.xaxis.label.get_window_extent()
        assert axis.get_figure().bbox.x0 <= label.x0 and label.x1 <= figure.bbox.x1
        low, high = axis.get_xlim()
        shown = [tick.label1 for tick in axis.xaxis.get_major_ticks() if low <= tick.get_loc() <= high]
        ticks = sorted((text.get_window_extent() for text in shown), key=lambda box: box.x0)
        assert all(left.x1 + 2 < right.x0 for left, right in itertools.pairwise(ticks))
    labels = [axis.xaxis.label.get_window_extent() for axis in figure.axes]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(labels, 2))


def test_the_figure_of_a_box_loss_holds_fields_and_paths(monkeypatch):
    monkeypatch.setattr(plots, 'STEPS', 20)
    moves, scales, paths, overlaps = plots.draw(losses.GIoULoss).axes[:4]
    assert all(len(axis.collections) >= 3 for axis in (moves, scales)), 'colours, contours and arrows'
    assert len(paths.patches) == 1 + 2 * len(plots.STARTS)
    assert len(overlaps.lines) == 2 * len(plots.STARTS)
    assert all(axis.get_xlabel() and axis.get_ylabel() for axis in (moves, scales, paths, overlaps))


def test_descent_on_giou_arrives_from_everywhere_and_on_iou_not_from_afar(monkeypatch):
    arrived = {name: overlap[-1] >= plots.ARRIVED for name, (_, overlap) in plots.descend(losses.GIoULoss).items()}
    assert all(arrived.values())
    monkeypatch.setattr(plots, 'STEPS', 100)
    paths = plots.descend(losses.IoULoss)
    assert paths['inside'][1][-1] >= plots.ARRIVED
    assert torch.equal(paths['disjoint'][0][0], paths['disjoint'][0][-1])


@pytest.mark.parametrize('draw', [draw for found in FIGURES.values() for draw in found], ids=lambda draw: draw.__name__)
def test_the_figures_of_the_tutorial_hold_data_and_have_captions(draw):
    assert len(draw.__doc__) > 40
    for axis in draw().axes:
        assert axis.lines or axis.patches
        assert axis.get_xlabel()
