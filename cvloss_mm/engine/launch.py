"""What tools/train.py, test.py and their like share: read a config, and fail before any work is lost."""

import difflib
import os
import sys
import tempfile
from pathlib import Path

from ..check_env import MixedInstallationError

try:
    from .. import compat
except MixedInstallationError as error:  # before mmengine, which may not survive it
    sys.exit(f'error: {error}')

from mmengine.config import Config, DictAction

from ..checking.classes import innermost
from ..checking.head_config import find_hook, with_hook
from ..compat.mmengine import CONFIG_FOLDERS, config_path
from .messages import RANKS, LaunchError

GENERATE = 'python -m cvloss_mm.datasets.{} --out {}'
STARTERS = dict(
    pytorch='tools/dist_train.sh CONFIG GPUS',
    slurm='tools/slurm_train.sh PARTITION JOB_NAME CONFIG WORK_DIR',
    mpi='mpirun',
)
OVERRIDE, LOSS_CHECK = 'cvloss_mm.override', 'LossCheckHook'
HOSTS = ('mmdet', 'mmpretrain', 'mmseg')
FOLDER_DATASETS = ('CustomDataset', 'ImageNet')  # need their folder; others without annotations may download theirs


class KeyValues(DictAction):
    """mmengine's action for ``--cfg-options``; what it cannot read ends as any other wrong argument."""

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        for word in values:
            try:
                super().__call__(parser, namespace, [word], option_string)
            except (ValueError, AssertionError, RecursionError):
                parser.error(
                    f'{option_string} {word}: accepted is KEY=VALUE, without spaces; a value is a number, a word, '
                    'a [list] or a (tuple); a dict is set by its keys, KEY.NAME=VALUE'
                )


def known_configs() -> list:
    """Every config of this package, as `folder/file.py`."""
    return sorted({str(p.relative_to(folder)) for folder in CONFIG_FOLDERS for p in folder.glob('[!_]*/*.py')})


def close_configs(name: str) -> list:
    names = {Path(n).name: n for n in known_configs()}
    return [names[n] for n in difflib.get_close_matches(Path(name.split('::')[-1]).name, names, 5, 0.4)]


def load_config(name: str, options: dict | None = None) -> Config:
    """Config of a path, of `cvloss_mm::folder/file.py`, or of another package's `mmdet::folder/file.py`."""
    compat.install()
    try:
        path = Path(config_path(name))
        if not path.is_file():
            raise FileNotFoundError(f'there is no file {path}')
    except (FileNotFoundError, ImportError, AttributeError, ValueError) as error:
        hints = close_configs(name)
        raise LaunchError(f'config {name}: {error}' + (f'. Close names: {", ".join(hints)}' if hints else '')) from None
    try:
        cfg = Config.fromfile(path)
    except (OSError, SyntaxError) as error:  # all else its own traceback says best
        raise LaunchError(f'config {name} cannot be read: {type(error).__name__}: {error}') from None
    if options:
        try:
            cfg.merge_from_dict(options)
        except (KeyError, TypeError) as error:
            raise LaunchError(f'--cfg-options do not fit {name}: {error.args[0] if error.args else error}') from None
    if not isinstance(cfg.get('model'), dict):
        raise LaunchError(f'config {name} has no model: is it a part (_base_) of another one?')
    override_if_asked(cfg)
    cfg.setdefault('default_scope', scope_of(cfg.model.type))
    return cfg


def override_if_asked(cfg: Config) -> None:
    """What bare names mean is decided by each config for itself, in a process that read another one before, too."""
    override = sys.modules.get(OVERRIDE)
    if override is not None:
        (override.apply if OVERRIDE in (cfg.get('custom_imports') or {}).get('imports', ()) else override.undo)()


def scope_of(model) -> str:
    """Which of the hosts has a model of this name."""
    for scope in HOSTS:
        try:
            registry = __import__(f'{scope}.registry', fromlist=['MODELS']).MODELS
        except ImportError:
            continue
        registry.import_from_location()
        if model in registry.module_dict:
            return scope
    raise LaunchError(f'the config has no default_scope, and none of {", ".join(HOSTS)} has a model {model!r}')


def choose_work_dir(cfg: Config, work_dir, config_name: str) -> Path:
    """The command line comes first, then the config, then work_dirs/<name of the config>; it is made and tried out."""
    cfg.work_dir = work_dir or cfg.get('work_dir') or str(Path('work_dirs') / Path(config_name.split('::')[-1]).stem)
    try:
        Path(cfg.work_dir).mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=cfg.work_dir).close()
    except OSError as error:
        raise LaunchError(
            f'cannot write to the work dir {cfg.work_dir}: {error.strerror}; choose one with --work-dir'
        ) from None
    return Path(cfg.work_dir)


def needed_paths(dataset: dict) -> list:
    """Files and folders that a dataset of the config reads."""
    root = str(dataset.get('data_root') or '')
    found = []
    prefix = dataset.get('data_prefix') or {}
    prefix = prefix if isinstance(prefix, dict) else {'': prefix}
    if dataset.get('ann_file'):
        found.append(os.path.join(root, dataset['ann_file']))
    if dataset.get('ann_file') or 'seg_map_path' in prefix:
        found += [os.path.join(root, p) for p in prefix.values() if isinstance(p, str)]
    elif dataset.get('type') in FOLDER_DATASETS:
        found.append(root)
    return [p for p in found if p and '://' not in p]


def check_data(cfg: Config, *splits: str) -> None:
    """Raise before the model is built where a file or folder of a data set is missing."""
    for split in splits:
        loader = cfg.get(f'{split}_dataloader')
        for dataset in innermost(loader['dataset']) if loader and loader.get('dataset') else ():
            for path in needed_paths(dataset):
                if not os.path.exists(path):
                    raise LaunchError(f'the {split} data is missing: no {path}. ' + advice(split, path))


def check_losses(cfg: Config, ignore=()) -> None:
    """Raise before the model is built where losses and heads do not fit; the hook looks again as the training starts.

    Args:
        cfg: gets the hook, where it has none.
        ignore: rules to leave out, beside those that the config's hook leaves out.
    """
    from ..checking import RULES, STOP, check, report

    unknown = [name for name in ignore if name not in RULES]
    if unknown:
        raise LaunchError(f'--ignore {" ".join(unknown)}: no such rule. Accepted: {", ".join(RULES)}')
    cfg.custom_hooks = with_hook(cfg, LOSS_CHECK) or cfg.custom_hooks
    hook = find_hook(cfg, LOSS_CHECK)
    hook['ignore'] = [*hook.get('ignore', ()), *ignore]
    findings = check(cfg, hook['ignore'])
    if any(f.severity == STOP for f in findings):
        raise LaunchError(
            'the losses of this config do not fit their heads; merge the lines below into the config, or '
            'leave a rule out by its name in brackets: --ignore RULE\n' + report(findings)
        )


def advice(split: str, path: str) -> str:
    what = next((name for name in ('shapes', 'faces') if name in path), None)
    if what is None:
        return f'Set another place with --cfg-options {split}_dataloader.dataset.data_root=...'
    parts = ('detection', 'classification') if what == 'shapes' else ('train', 'test')
    root = next((str(p.parent) for p in (Path(path), *Path(path).parents) if p.name in parts), f'data/{what}')
    return f'Generate it with: {GENERATE.format(what, root)}{" --tiny" if "shapes_tiny" in path else ""}'


def use_launcher(cfg: Config, launcher: str) -> None:
    """How the processes of the run were started; without a GPU they talk by gloo, whatever the config says."""
    from ..compat import cpu, fsdp

    rank = RANKS.get(launcher)
    if rank and rank not in os.environ:
        raise LaunchError(
            f'--launcher {launcher} is for processes that it has started, and {rank} is not set; start '
            f'them with {STARTERS[launcher]}'
        )
    cfg.launcher = launcher
    cpu.prepare(cfg)
    if (cfg.get('strategy') or {}).get('type') == 'FSDPStrategy':
        fsdp.clip_by_the_whole_norm()


def use_amp(cfg: Config) -> None:
    """Half precision with a loss scale on a GPU; on a CPU bfloat16, whose range is float32's and needs no scale."""
    from mmengine.device import get_device

    if cfg.optim_wrapper.get('type', 'OptimWrapper') not in ('OptimWrapper', 'AmpOptimWrapper'):
        raise LaunchError(
            f'--amp cannot be combined with optim_wrapper.type={cfg.optim_wrapper.type!r}; accepted: '
            'OptimWrapper, AmpOptimWrapper'
        )
    precision = (
        dict(dtype='bfloat16', loss_scale=dict(enabled=False)) if get_device() == 'cpu' else dict(loss_scale='dynamic')
    )
    cfg.optim_wrapper.update(type='AmpOptimWrapper', **precision)


def use_auto_scale_lr(cfg: Config) -> None:
    if 'base_batch_size' not in cfg.get('auto_scale_lr', {}):
        raise LaunchError(
            '--auto-scale-lr needs auto_scale_lr=dict(base_batch_size=...) in the config: the batch size '
            'that its learning rate is made for'
        )
    cfg.auto_scale_lr.enable = True


def log_parts(cfg: Config) -> None:
    """Combined losses show their parts in the log, without a word in the config."""
    hooks = with_hook(cfg, 'LossPartsHook')
    if hooks and 'CombinedLoss' in str(cfg.model):
        cfg.custom_hooks = hooks
