"""What type checkers read of the packages whose names nobody lists by hand: ``__init__.pyi`` of each."""

import importlib

HEAD = '# Written by tools/generate_kernels.py, since these names are found at the import; not to be edited.\n'
LISTED = 'functional', 'losses', 'losses.families'


def stubs() -> dict[str, str]:
    """{file within cvloss_mm: content}."""
    return {f'{name.replace(".", "/")}/__init__.pyi': HEAD + names_of(f'cvloss_mm.{name}') for name in LISTED} | {
        '__init__.pyi': HEAD + of_the_package()
    }


def names_of(package: str) -> str:
    """One import a name, from where it is defined; also of names that the package itself imports for its users."""
    module = importlib.import_module(package)
    lines = [f'from {module_of(getattr(module, name), package)} import {name} as {name}\n' for name in module.__all__]
    return ''.join([*sorted(lines), '\n__all__: list[str]\n'])


def module_of(value, package: str) -> str:
    """The module of a value, seen from a package."""
    defined, here = value.__module__.split('.'), package.split('.')
    same = 0
    while same < len(here) and defined[same] == here[same]:
        same += 1
    return '.' * (len(here) - same + 1) + '.'.join(defined[same:])


def of_the_package() -> str:
    """Of cvloss_mm itself, which imports when it is asked."""
    import cvloss_mm

    lines = [f'from . import {name} as {name}\n' for name in sorted(cvloss_mm._SUBMODULES)]
    lines += [f'from .hooks import {name} as {name}\n' for name in cvloss_mm._HOOKS]
    lines += [f'from .losses import {name} as {name}\n' for name in cvloss_mm.losses.__all__]
    return ''.join([*lines, '\n__version__: str\n'])
