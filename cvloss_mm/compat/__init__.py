"""What OpenMMLab needs from this machine and does not find: mmcv's compiled ops, and mmengine on a newer torch.

Call :func:`install` before the first ``import mmdet``, ``import mmpretrain`` or ``import mmseg``.
"""

import importlib.util
import sys
from importlib.machinery import PathFinder

from ..check_env import refuse_mixture

refuse_mixture()  # before anything of OpenMMLab is imported

__all__ = ['install']

TORCHVISION_MISSING = (
    'mmcv is installed here without its compiled ops, and torchvision, which supplies them instead, is missing. '
    'Install the torchvision that belongs to your torch: pip install torchvision'
)


def install() -> str:
    """Make ``mmcv.ops`` and the hosts importable and usable. Calling it again changes nothing.

    Returns:
        'absent' (no mmcv here), 'compiled' (mmcv has its own ops, left alone) or 'torchvision' (supplied by it).
    """
    from . import mmengine

    case = _install_ops()
    mmengine.install()
    return case


def _install_ops() -> str:
    from .extension import EXTENSION, Extension, make_extension

    loaded = sys.modules.get(EXTENSION)
    if loaded is not None:
        return 'torchvision' if isinstance(loaded, Extension) else 'compiled'
    mmcv = importlib.util.find_spec('mmcv')
    if mmcv is None:
        return 'absent'
    # asked of the folder, because find_spec('mmcv._ext') would import the whole of mmcv first
    if PathFinder.find_spec(EXTENSION, mmcv.submodule_search_locations) is not None:
        return 'compiled'
    if importlib.util.find_spec('torchvision') is None:
        raise ModuleNotFoundError(TORCHVISION_MISSING, name='torchvision')
    sys.modules[EXTENSION] = make_extension()
    return 'torchvision'
