"""The docstrings are datasheets, and their examples run."""
import doctest
import importlib
import inspect
import pkgutil

import pytest
import torch

import cvloss_mm
from cvloss_mm import functional, losses

MODULES = [m.name for m in pkgutil.walk_packages(cvloss_mm.__path__, 'cvloss_mm.') if '.mim' not in m.name]


@pytest.mark.parametrize('name', MODULES)
def test_the_examples_in_the_docstrings_run(name):
    module = importlib.import_module(name)
    shared = {'torch': torch, **vars(functional)}  # the docstring of a class is that of its function
    assert doctest.testmod(module, extraglobs=shared).failed == 0


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
