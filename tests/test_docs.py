"""The docstrings are datasheets, and their examples run."""

import doctest
import importlib
import inspect
import pkgutil
import re
from importlib import util
from pathlib import Path

import pytest
import torch
from torchvision.models.detection.retinanet import RetinaNetRegressionHead

import cvloss_mm
import lab
from cvloss_mm import functional, losses
from lab import peers

MODULES = [
    m.name
    for package in (cvloss_mm, lab)
    for m in pkgutil.walk_packages(package.__path__, f'{package.__name__}.')
    if '.mim' not in m.name
]


@pytest.mark.parametrize('name', MODULES)
def test_the_examples_in_the_docstrings_run(name):
    module = importlib.import_module(name)
    if name == 'cvloss_mm.override':
        module.undo()  # importing it puts our losses into the hosts, for all tests that follow
    shared = {'torch': torch, **vars(functional)}  # the docstring of a class is that of its function
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner()
    decorated = [o for o in vars(module).values() if hasattr(o, '__wrapped__') and o.__module__ == name]
    for item in (module, *decorated):  # doctest counts the latter to the decorator's module
        for test in finder.find(item, globs={**vars(module), **shared}):
            runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


def test_every_loss_has_a_datasheet(loss_cls):
    sheet = inspect.getdoc(loss_cls.fn)
    for part in ('.. math::', 'Args:', 'Returns:', 'Paper: ', 'http', '>>> '):
        assert part in sheet, f'{loss_cls.fn.__name__} lacks {part!r}'
    for name in inspect.signature(loss_cls.fn).parameters:
        assert f'    {name}: ' in sheet, f'{loss_cls.fn.__name__} does not explain {name!r}'
    assert inspect.getdoc(loss_cls).startswith(sheet), 'help() of the class does not show the datasheet'


def test_every_family_explains_the_arguments_that_it_adds(loss_cls):
    families = '\n'.join(inspect.getdoc(c) or '' for c in loss_cls.__mro__ if 'cvloss_mm' in c.__module__)
    for name in loss_cls.options:
        assert name in families, f'no family of {loss_cls.__name__} explains {name!r}'


def test_every_public_function_and_class_has_a_docstring():
    bare = [n for m in (functional, losses) for n in m.__all__ if not inspect.getdoc(getattr(m, n))]
    assert not bare


def test_every_reference_in_a_docstring_leads_somewhere():
    """Of :mod:, :class:, :func: and :meth:, as Sphinx looks them up; a bare name may stand anywhere in the package."""
    modules = {name: importlib.import_module(name) for name in MODULES if name != 'cvloss_mm.override'}
    known = {name for module in modules.values() for name in vars(module)}
    known |= {name for m in modules.values() for c in vars(m).values() if inspect.isclass(c) for name in vars(c)}
    broken = []
    for name, module in modules.items():
        package = name if hasattr(module, '__path__') else name.rpartition('.')[0]
        for kind, target in re.findall(r':(mod|class|func|meth):`~?([^`{]+)`', inspect.getsource(module)):
            if '.' in target:
                try:
                    leads = inspect.ismodule(pkgutil.resolve_name(util.resolve_name(target, package))) == (
                        kind == 'mod'
                    )
                except (ImportError, AttributeError):
                    leads = False
            else:
                leads = target in known
            broken += [] if leads else [f'{name}: :{kind}:`{target}`']
    assert not broken, broken


# --- the pages

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    ROOT / 'README.md',
    *sorted([*ROOT.glob('configs/**/*.md'), *ROOT.glob('.github/**/*.md'), ROOT / 'cvloss_mm/CHANGELOG.md']),
]


def links_of(page):
    """(file, anchor) of the relative links of a page, those of images too; not those within code."""
    text = re.sub(r'```.*?```|`[^`]*`', '', page.read_text(), flags=re.DOTALL)
    found = re.findall(r'\]\(([^)\s]+)\)|src="([^"]+)"', text)
    for link in (first or second for first, second in found):
        if not link.startswith(('http', 'mailto:')):
            path, _, anchor = link.partition('#')
            yield (page.parent / path).resolve() if path else page, anchor


@pytest.mark.parametrize('page', PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_and_anchor_leads_somewhere(page):
    for path, anchor in links_of(page):
        assert path.exists(), f'{path} does not exist'
        if anchor:
            titles = re.findall(r'^#+ (.*)$', path.read_text(), re.MULTILINE)
            anchors = {re.sub(r'[^\w\- ]', '', title.lower()).replace(' ', '-') for title in titles}
            assert anchor in anchors, f'{path} has no {anchor}'


def test_every_page_is_two_clicks_from_the_readme():
    first = {path for path, _ in links_of(PAGES[0])} & set(PAGES)
    second = {path for page in first for path, _ in links_of(page)}
    unreached = set(PAGES) - first - second - {PAGES[0], ROOT / '.github/PULL_REQUEST_TEMPLATE.md'}
    assert not unreached


def test_the_readme_is_short():
    assert len((ROOT / 'README.md').read_bytes()) < 13_000


# --- the page on life outside of OpenMMLab


@pytest.fixture(scope='module')
def outside() -> list:
    """What the three pieces of code there define, each run by itself."""
    text = (ROOT / 'configs/losses/outside_openmmlab.md').read_text()
    spaces = [{} for _ in range(text.count('```python'))]
    for code, space in zip(re.findall(r'```python\n(.*?)```', text, re.DOTALL), spaces, strict=True):
        exec(code, space)
    return spaces


def test_the_readmes_plain_example_has_a_gradient_at_every_logit(outside):
    plain = outside[0]
    assert plain['loss'].item() > 0 and (plain['logits'].grad != 0).all()


def test_the_readmes_torchvision_head_trains_like_torchvisions_own(outside):
    """On boxes so close that the gate of alpha is open, with an image without an object beside."""
    head = outside[1]['model'].head.regression_head
    theirs = RetinaNetRegressionHead(1, 1)
    theirs._loss_type = 'ciou'
    anchors = [torch.tensor([[0.0, 0.0, 10.0, 20.0], [30.0, 30.0, 50.0, 40.0], [5.0, 5.0, 9.0, 9.0]])] * 2
    deltas = (0.05 * torch.randn(2, 3, 4, generator=torch.Generator().manual_seed(0))).requires_grad_()
    targets = [
        dict(boxes=torch.tensor([[1.0, 0.0, 11.0, 19.0], [31.0, 30.0, 50.0, 42.0]])),
        dict(boxes=torch.zeros(0, 4)),
    ]
    matched = [torch.tensor([0, 1, -1]), torch.tensor([-1, -1, -1])]
    arguments = (targets, dict(bbox_regression=deltas), anchors, matched)
    values = [loss.compute_loss(*arguments) for loss in (head, theirs)]
    torch.testing.assert_close(*values)
    torch.testing.assert_close(*(torch.autograd.grad(value, deltas)[0] for value in values))


def test_the_readmes_torchvision_model_trains(outside):
    model = outside[1]['model'].train()
    model.transform.min_size, model.transform.max_size = (64,), 64
    targets = [
        dict(boxes=torch.tensor([[8.0, 8.0, 40.0, 40.0]]), labels=torch.tensor([1])),
        dict(boxes=torch.zeros(0, 4), labels=torch.zeros(0, dtype=torch.long)),
    ]
    losses = model(list(torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(0))), targets)
    losses['bbox_regression'].backward()
    assert 0 < losses['bbox_regression'].item() < 2
    assert model.head.regression_head.bbox_reg.weight.grad.abs().sum() > 0


@pytest.mark.parametrize(
    ('name', 'ours', 'theirs'),
    [
        ('giou_loss', {}, {}),
        ('sigmoid_focal_loss', dict(alpha=None), dict(alpha=-1)),
        ('smooth_l1_loss', dict(beta=0.2), dict(beta=0.2)),
    ],
)
@pytest.mark.parametrize('reduction', ['none', 'mean', 'sum'])
def test_the_readmes_functions_for_detectron2_are_fvcores(name, ours, theirs, reduction, outside):
    fvcore = pytest.importorskip('fvcore.nn')
    families = dict(giou_loss=losses.BoxLoss, sigmoid_focal_loss=losses.SigmoidLoss, smooth_l1_loss=losses.OffsetLoss)
    pred, target = families[name].sample(9, torch.Generator().manual_seed(0))
    target = target if target.is_floating_point() else torch.nn.functional.one_hot(target, 3).float()
    loss = outside[2]['with_reduction'](getattr(functional, name))
    pred.requires_grad_()
    values = [
        loss(pred, target, reduction=reduction, **ours),
        getattr(fvcore, name)(pred, target, reduction=reduction, **theirs),
    ]
    torch.testing.assert_close(*values)
    torch.testing.assert_close(*(torch.autograd.grad(value.sum(), pred)[0] for value in values))


# --- what other libraries write


def test_each_row_of_another_library_is_read_and_ours_has_a_gradient():
    table = peers.PAGE.read_text().partition(peers.HEADING)[2]
    assert len(peers.rows()) == len(re.findall(r'^\| `', table, re.MULTILINE)) > 40
    for row in peers.rows():
        value, *gradients = peers.outcome(row.ours, vars(functional))
        assert value.isfinite().all() and any((gradient != 0).any() for gradient in gradients), row


def test_the_rows_of_kornia_are_equal_and_others_would_be_found_out():
    pytest.importorskip('kornia.losses')
    found = [row for row in peers.rows() if row.library == 'kornia.losses']
    assert {peers.judged(row) for row in found} == {'equal'} and len(found) > 4
    wrong = found[0]._replace(ours='multi_class_dice_loss(P, Y).mean()')
    assert peers.judged(wrong).startswith('DIFFERENT')
    assert peers.judged(wrong._replace(library='no_such_library')).startswith('not installed')


def test_half_a_gradient_is_found_out():
    row = next(row for row in peers.rows() if row.name == 'cosine_similarity_loss')
    same = row._replace(library='cvloss_mm.functional', theirs=row.ours)
    half = same._replace(
        theirs='cosine_similarity_loss(z, w).mean() / 2 + cosine_similarity_loss(z, w).mean().item() / 2'
    )
    assert peers.judged(same) == 'equal' and peers.judged(half).startswith('DIFFERENT')
