"""What a package gives: nobody lists it by hand."""

import importlib
import pkgutil
from collections.abc import Iterable


def defined_in(package: str, path: Iterable[str]) -> dict:
    """{name: value} of the public classes and functions that the modules of a package define themselves.

    >>> from cvloss_mm import functional
    >>> defined_in('cvloss_mm.functional', functional.__path__)['giou_loss'] is functional.giou_loss
    True
    """
    modules = [importlib.import_module(f'{package}.{found.name}') for found in pkgutil.iter_modules(path)]
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if not name.startswith('_') and getattr(value, '__module__', '').startswith(module.__name__)
    }
