"""A module in the place of ``mmcv._ext``: it has every op that mmcv asks for, and says so when one cannot run."""

import importlib
from collections.abc import Callable
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from types import ModuleType
from typing import NoReturn

EXTENSION = 'mmcv._ext'
OPS = ('.box_ops', '.pooling', '.convolution', '.attention', '.focal')


class Extension(ModuleType):
    """Finds an op in this package, or a stand-in that raises when called: mmcv checks at import that all exist."""

    def __getattr__(self, name: str) -> Callable:
        if name.startswith('_'):  # what importlib, inspect and copy probe for
            raise AttributeError(f'module {EXTENSION!r} has no attribute {name!r}')
        op = covered_ops().get(name) or _missing(name)
        setattr(self, name, op)
        return op

    def __dir__(self) -> list[str]:
        return sorted(covered_ops())


class _ExtensionLoader(Loader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return Extension(spec.name, 'Ops of mmcv, computed by torchvision.')

    def exec_module(self, module: ModuleType) -> None:
        """Ops are looked up when asked for, so that installing imports neither torch nor torchvision."""


def make_extension() -> ModuleType:
    """The spec carries a loader because ``mmcv.utils.check_ops_exist`` looks for one."""
    return module_from_spec(ModuleSpec(EXTENSION, _ExtensionLoader(), origin=__name__))


def covered_ops() -> dict[str, Callable]:
    """Name and function of every op that works."""
    ops = {op.__name__: op for op in (get_compiler_version, get_compiling_cuda_version)}
    for place in OPS:
        module = importlib.import_module(place, __package__)
        ops.update({name: getattr(module, name) for name in module.__all__})
    return ops


def get_compiler_version() -> str:
    """Shown by mmengine and mmdet at the start of a log."""
    import torchvision

    return f'none, ops come from torchvision {torchvision.__version__}'


def get_compiling_cuda_version() -> str:
    """CUDA version of torch, which torchvision's follows; in mmcv's words where there is none."""
    import torch

    return torch.version.cuda or 'not available'


def _missing(name: str) -> Callable:
    def op(*args, **kwargs) -> NoReturn:
        raise NotImplementedError(
            f'mmcv op {name!r}: this installation of mmcv has no compiled ops, and cvloss_mm.compat supplies only '
            f'{", ".join(sorted(covered_ops()))}. For {name!r} install mmcv with its ops compiled: '
            'MMCV_WITH_OPS=1 pip install --no-binary onedl-mmcv --no-build-isolation onedl-mmcv '
            '(the original: pip install -U openmim && mim install "mmcv==2.1.0", with a torch it has wheels for)'
        )

    op.__name__ = op.__qualname__ = name
    return op
