"""The house rules that can be read off the source."""

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cvloss_mm
from cvloss_mm import functional, losses
from cvloss_mm.losses import CombinedLoss, Loss

PACKAGE = Path(cvloss_mm.__file__).parent
TOOLS = Path(__file__).resolve().parents[1] / 'tools'
FILES = {
    str(p.relative_to(folder)): p
    for folder, files in ((PACKAGE, '**/*.py'), (TOOLS, 'lab/**/*.py'))
    for p in sorted(folder.glob(files))
    if '.mim' not in p.parts and p.parts[-3] != 'generated'
}

# The rooms of the package from the ground up, and what each takes from those below it. Not counted is what only type
# checkers import, and what is looked up by name when it is asked for (``cvloss_mm/__init__.py``, the registries).
ROOMS = {
    'functional': '',
    'registry': '',
    'kernels': 'functional',
    'losses': 'functional registry kernels',
    'hosts': 'functional registry losses',
    'checking': 'functional registry kernels losses',
    'heads': 'functional registry losses hosts checking',
    'check_env': 'kernels',
    'compat': 'functional check_env',
    'datasets': 'registry',
    'metrics': 'functional registry datasets',
    'engine': 'registry losses checking check_env compat datasets metrics',
    'hooks': 'registry functional losses checking heads engine',
    'testing': 'functional kernels losses heads',
    'override': 'hosts',
}


def imports(path):
    """(level, module) of every import of a file, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.level, node.module or ''


def rooms_taken(path):
    """The rooms of the package that a file imports from, its own left out."""
    tree, folder = ast.parse(path.read_text()), ('cvloss_mm', *path.relative_to(PACKAGE).parts[:-1])
    for_types = [node for node in ast.walk(tree) if isinstance(node, ast.If) and 'TYPE_CHECKING' in ast.dump(node.test)]
    skipped = {id(part) for node in for_types for line in node.body for part in ast.walk(line)}
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name.split('.') for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = [*folder[: len(folder) + 1 - node.level if node.level else 0], *(node.module or '').split('.')]
            names = [[part for part in (*module, alias.name) if part] for alias in node.names]
        for package, *inside in names if id(node) not in skipped else ():
            if package == 'cvloss_mm' and inside:
                yield inside[0]


def room_of(file):
    return Path(file).parts[0].removesuffix('.py')


def words(class_name):
    """GIoULoss -> giou_loss, L1Loss -> l1_loss, SmoothL1Loss -> smooth_l1_loss."""
    parts = re.findall(
        r'[A-Z]*IoU|EQLv\d|[A-Z]{2,}(?=[A-Z][a-z])|R(?=L)|N(?=Pair)|P2S|[A-Z]\d+|[A-Z][a-z]+\d*', class_name
    )
    assert ''.join(parts) == class_name, f'{class_name} reads as {parts}'
    return '_'.join(part.lower() for part in parts)


def offending(found, *folders):
    """{file: what `found` finds in it}, of the files in the folders that break a rule."""
    seen = {name: found(path) for name, path in FILES.items() if name.startswith(folders or ('',))}
    assert seen, f'no file is in {folders}'
    return {name: lines for name, lines in seen.items() if lines}


def test_the_mathematics_imports_torch_and_the_standard_library_only():
    known = {'torch', *sys.stdlib_module_names}
    assert not offending(
        lambda path: [module for level, module in imports(path) if level != 1 and module.split('.')[0] not in known],
        'functional/',
    )


def test_the_modules_import_nothing_of_a_host():
    assert not offending(
        lambda path: [module for level, module in imports(path) if not level and module.startswith('mm')], 'losses/'
    )


def test_each_room_takes_from_those_below_it_and_from_no_others():
    """So that none imports itself by way of another, and each can be read, and tested, without those above it."""
    found = {}
    for file, path in FILES.items():
        if path.is_relative_to(PACKAGE) and file != '__init__.py':
            found.setdefault(room_of(file), {}).setdefault(file, set()).update({*rooms_taken(path)} - {room_of(file)})
    assert set(found) == set(ROOMS), 'a room is new, or gone: enter it into ROOMS'
    below = []
    for room, allowed in ROOMS.items():
        above = {file: sorted(taken - {*below}) for file, taken in found[room].items() if taken - {*below}}
        assert not above, f'{room}/ is not above what it imports'
        assert set().union(*found[room].values()) == set(allowed.split()), f'what {room}/ imports'
        below.append(room)


def test_the_compiler_of_kernels_is_imported_where_it_is_called_and_nowhere_else():
    """Trainings read what it wrote."""
    callers = offending(lambda path: [module for _, module in imports(path) if 'compiler' in module.split('.')])
    assert set(callers) == {'kernels/__init__.py'}
    lines = ast.parse(FILES['kernels/__init__.py'].read_text()).body
    at_once = [line.module for line in lines if isinstance(line, ast.ImportFrom)]
    assert len(at_once) > 5
    assert not [module for module in at_once if 'compiler' in str(module)]


def test_no_assert_in_the_package():
    """An error says what came and what is accepted."""
    assert not offending(
        lambda path: [node.lineno for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Assert)]
    )


def test_no_file_holds_two_families():
    assert not offending(lambda path: len(path.read_text().splitlines()) > 300)


def test_no_loss_is_named_in_kernels_that_are_written_by_hand():
    """One formula, one place."""
    names = {loss.fn.__name__ for loss in all_losses() if getattr(loss, 'fn', None)}
    classes = [name for name in vars(losses) if name.endswith('Loss') and name != 'Loss']
    named = re.compile(rf'\b({"|".join([*names, *(name.removesuffix("_loss") for name in names), *classes])})\b')
    words = {'dist', 'gcd', 'ramp'}  # which are more than losses
    files = [
        path
        for ending in ('py', 'h', 'cpp')
        for path in PACKAGE.glob(f'kernels/**/*.{ending}')
        if 'generated' not in path.parts
    ]
    found = {path.name: {m[0] for m in named.finditer(path.read_text())} - words for path in files}
    assert len(files) > 20
    assert not {name: words for name, words in found.items() if words}


def test_nothing_waits_for_the_device():
    waits = re.compile(r'\.(item|nonzero|any|cpu|numpy)\(')
    found = offending(
        lambda path: [line for line in path.read_text().splitlines() if waits.search(line)], 'functional/', 'losses/'
    )
    # which picks out positives: RankingLoss waives 'no sync' for it
    assert set(found) == {'functional/ranking_errors.py'}


def test_forward_is_written_once():
    assert [c for c in all_losses() if 'forward' in vars(c)] == [Loss]


def all_losses():
    found = [Loss]
    for cls in found:
        found += [c for c in cls.__subclasses__() if c.__module__.startswith('cvloss_mm.losses.') and c not in found]
    return found


def test_classes_are_abstract_or_final():
    for cls in all_losses():
        bases = [b.__name__ for b in cls.__mro__[1:] if getattr(b, 'fn', None) is not None]
        assert not bases, f'{cls.__name__} derives from {bases}'


def test_a_family_cannot_be_built():
    for cls in all_losses():
        if cls.fn is None and cls is not CombinedLoss:
            with pytest.raises(TypeError, match='family'):
                cls()


def test_every_loss_is_exported_and_named_after_its_function(loss_cls):
    assert getattr(losses, loss_cls.__name__) is loss_cls
    shared = {'MaskCrossEntropyLoss': 'binary_cross_entropy_loss'}
    expected = shared.get(loss_cls.__name__, words(loss_cls.__name__))
    assert loss_cls.fn.__name__ == expected
    assert getattr(functional, expected) is loss_cls.fn


def test_every_loss_of_a_file_has_its_function_in_the_file_of_the_same_name(loss_cls):
    assert loss_cls.__module__.rpartition('.')[2] == loss_cls.fn.__module__.rpartition('.')[2]


def test_every_loss_hook_and_head_is_an_attribute_of_the_package(loss_cls):
    assert getattr(cvloss_mm, loss_cls.__name__) is loss_cls
    for name in ('CombinedLoss', 'FocalLoss', 'BoxLoss', 'LossHealthHook'):
        assert getattr(cvloss_mm, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'NoSuchLoss'; it has functional, losses"):
        cvloss_mm.NoSuchLoss  # noqa: B018


def test_importing_the_package_imports_nothing_of_it():
    code = 'import sys, cvloss_mm; print([m for m in sys.modules if m.startswith(("cvloss_mm.", "mm"))])'
    out = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == '[]'


def test_every_exported_name_exists_and_is_sorted():
    for module in (functional, losses):
        assert [n for n in module.__all__ if not hasattr(module, n)] == []
        assert list(module.__all__) == sorted(module.__all__)


def test_functions_take_hyperparameters_by_keyword_only(loss_cls):
    parameters = inspect.signature(loss_cls.fn).parameters
    assert list(parameters)[:2] == ['pred', 'target']
    for parameter in list(parameters.values())[2:]:
        assert parameter.kind is parameter.KEYWORD_ONLY, parameter
        assert parameter.default is not parameter.empty or parameter.name in loss_cls.context, parameter
