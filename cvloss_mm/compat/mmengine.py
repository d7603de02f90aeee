"""mmengine: our configs by name (``cvloss_mm::retinanet/...``), and what its versions need on a newer torch.

Each function mends one thing, where it is missing, and may be called again. Nothing here imports mmengine's runner,
which takes seconds.
"""

import pickle
import sys
import time
from contextlib import contextmanager
from functools import partial, wraps
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
CUT_OFF = (EOFError, pickle.UnpicklingError)  # what reading a file raises that is not written to its end
PATIENCE = 3.0  # seconds in which another process will have written yapf's grammar
CONFIG_FOLDERS = (PACKAGE / '.mim' / 'configs', PACKAGE.parent / 'configs')  # in a wheel, in a checkout


def install() -> None:
    """All of this module's repairs, where mmengine is installed."""
    if find_spec('mmengine') is None:
        return
    find_packages_without_pkg_resources()
    find_our_configs()
    find_configs_of_forks()
    let_checkpoints_load()
    keep_debug_messages_unprinted()
    format_a_config_once()


@contextmanager
def no_batch_drawn():
    """A loop of iterations that is made within it reads nothing. The original's takes batches as soon as it is made,
    and drops them, whereupon a sampler without an end has none left."""
    from mmengine.runner import loops

    theirs = loops._InfiniteDataloaderIterator
    loops._InfiniteDataloaderIterator = lambda dataloader: None
    try:
        yield
    finally:
        loops._InfiniteDataloaderIterator = theirs


def config_path(name: str) -> str:
    """File of a config given as a path or as ``package::folder/file.py``."""
    from mmengine.config import Config

    package, separator, file = name.partition('::')
    if not separator:
        return name
    return _our_config(file) if package == PACKAGE.name else Config._get_cfg_path(name, '')[0]


def find_our_configs() -> None:
    """In ``_base_ = 'cvloss_mm::...'`` and in ``mmengine.hub.get_config('cvloss_mm::...')``.

    mmengine knows its own family's packages alone, and looks for ``.mim`` inside of the package, where a checkout has
    none. It would also mark every part of such a base with the scope ``cvloss_mm``, in which no detector is found:
    our configs are configs of the hosts, so they come without a scope.
    """
    from mmengine.config import Config, utils

    if PACKAGE.name in utils.MODULE2PACKAGE:
        return
    utils.MODULE2PACKAGE[PACKAGE.name] = PACKAGE.name
    by_base, by_metafile = Config._get_cfg_path, utils._get_cfg_metainfo

    @wraps(by_base)
    def get_cfg_path(cfg_path, filename):
        ours = cfg_path.startswith(f'{PACKAGE.name}::')
        return (config_path(cfg_path), None) if ours else by_base(cfg_path, filename)

    @wraps(by_metafile)
    def get_cfg_metainfo(package_path, cfg_path):  # mmengine joins the package's folder with a path that is absolute
        ours = Path(package_path).resolve() == PACKAGE
        return {'Config': _our_config(cfg_path)} if ours else by_metafile(package_path, cfg_path)

    Config._get_cfg_path = staticmethod(get_cfg_path)
    _replace('_get_cfg_metainfo', get_cfg_metainfo)


def find_packages_without_pkg_resources() -> None:
    """mmengine 0.10.7 asks pkg_resources, which setuptools 82 no longer has and which misses editable installs."""
    from mmengine.utils import package_utils

    if 'pkg_resources' not in package_utils.is_installed.__code__.co_names:
        return
    _replace('is_installed', lambda package: _module_of(package) is not None)
    _replace('get_installed_path', _installed_path)


def find_configs_of_forks() -> None:
    """``mmseg::...`` where the package that brings mmseg is not named mmsegmentation, by the name of the module."""
    from mmengine.config import utils

    for module, package in utils.MODULE2PACKAGE.items():
        if package != module and not is_distributed(package) and find_spec(module):
            utils.MODULE2PACKAGE[module] = module


def is_distributed(package: str) -> bool:
    try:
        return bool(metadata.distribution(package))
    except metadata.PackageNotFoundError:
        return False


def let_checkpoints_load() -> None:
    """mmengine 0.10.7 cannot resume its own checkpoints: torch 2.6 refuses the log history that they carry."""
    import mmengine
    from mmengine.logging import HistoryBuffer
    from mmengine.utils import digit_version

    if digit_version(mmengine.__version__) > digit_version('0.10.7'):
        return
    import numpy as np
    import torch

    if not hasattr(torch.serialization, 'safe_globals'):
        return
    rebuild, scalar = np.array(0).__reduce__()[0], np.float64(0).__reduce__()[0]
    dtypes = {type(np.dtype(code)) for code in '?' + np.typecodes['AllInteger'] + np.typecodes['AllFloat']}
    before_numpy_2 = [(rebuild, 'numpy.core.multiarray._reconstruct'), (scalar, 'numpy.core.multiarray.scalar')]
    torch.serialization.add_safe_globals(
        [
            HistoryBuffer,
            np.ndarray,
            np.dtype,
            *dtypes,
            rebuild,
            scalar,
            *before_numpy_2,
            (history_method, '__builtin__.getattr'),
            (history_method, 'builtins.getattr'),
        ]
    )


def keep_debug_messages_unprinted() -> None:
    """mmengine prints what has no logger whatever its level, so that mmdet and mmpretrain put "Could not import OneDL"
    before the answer of every tool; at the level DEBUG it is for none of its readers."""
    import logging

    from mmengine.logging import print_log

    if hasattr(print_log, '__wrapped__'):
        return

    @wraps(print_log)
    def print_log_above_debug(msg, logger=None, level=logging.INFO):
        if logger is not None or level > logging.DEBUG:
            print_log(msg, logger, level)

    _replace('print_log', print_log_above_debug)


def format_a_config_once() -> None:
    """A run formats its config for the log, for its folder and anew for every checkpoint, which takes longer than many
    a step."""
    from mmengine.config import Config

    original = Config.pretty_text.fget
    if hasattr(original, '__wrapped__'):
        return
    known: dict[str, str] = {}

    @wraps(original)
    def pretty_text(self):
        content = repr((self.__dict__.get('_format_python_code'), self.to_dict()))
        if content not in known:
            load_formatter()
            known.clear()  # one run, one config
            known[content] = original(self)
        return known[content]

    Config.pretty_text = property(pretty_text)


def load_formatter() -> None:
    """yapf, with which mmengine formats configs, names the file of its grammar before it has written it: of processes
    that start together on a new machine one reads the beginning of what another writes, and where one was killed
    meanwhile, every later one does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            import yapf  # noqa: F401
        except CUT_OFF:
            time.sleep(0.05)
        else:
            return
    from yapf_third_party._ylib2to3.pgen2 import driver

    driver.load_grammar = partial(driver.load_grammar, force=True)  # writes it anew


def history_method(owner: type, name: str):
    """A log history carries its methods by getattr, which allowed as it is would lead a checkpoint anywhere."""
    from mmengine.logging import HistoryBuffer

    if owner is not HistoryBuffer:
        raise TypeError(f'a checkpoint asks for the attribute {name!r} of {owner!r}; accepted: HistoryBuffer')
    return getattr(owner, name)


def _our_config(file: str) -> str:
    for folder in CONFIG_FOLDERS:
        if (folder / file).is_file():
            return str(folder / file)
    raise FileNotFoundError(f'{PACKAGE.name}::{file} is no config; looked in {", ".join(map(str, CONFIG_FOLDERS))}')


def _installed_path(package: str) -> str:
    spec = _module_of(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f'{package} is not installed, or is a namespace package')
    return str(Path(spec.origin).parent)


def _module_of(package: str):
    """Spec of a package given by its module's or by its distribution's name, None where it is not installed."""
    spec = find_spec(package)
    if spec is not None:
        return spec
    try:
        modules = metadata.distribution(package).read_text('top_level.txt')
    except metadata.PackageNotFoundError:
        return None
    return find_spec(modules.split()[0]) if modules else None


def _replace(name: str, function) -> None:
    """In every part of mmengine that has imported it by name; parts imported later take it from there."""
    for module in [module for key, module in sys.modules.items() if key.partition('.')[0] == 'mmengine']:
        if name in vars(module):
            setattr(module, name, function)
