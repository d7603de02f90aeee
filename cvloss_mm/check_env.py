"""What is installed here, what is missing, and the line that installs it.

    python -m cvloss_mm.check_env

OpenMMLab exists twice, as the original packages and as the onedl forks. Both install the same import names, and pip
knows nothing of the conflict: the files of one overwrite those of the other. Exit status 1 where that has happened,
or where torch does not work.
"""

import importlib.util
import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ['MixedInstallationError', 'main', 'refuse_mixture']

# import name -> {distribution that provides it: its stack}; the first one of a stack is the one to install
DISTRIBUTIONS = {
    'mmengine': {'onedl-mmengine': 'onedl', 'mmengine': 'openmmlab', 'mmengine-lite': 'openmmlab'},
    'mmcv': {'onedl-mmcv': 'onedl', 'mmcv-lite': 'openmmlab', 'mmcv': 'openmmlab', 'mmcv-full': 'openmmlab'},
    'mmdet': {'onedl-mmdetection': 'onedl', 'mmdet': 'openmmlab'},
    'mmpretrain': {'onedl-mmpretrain': 'onedl', 'mmpretrain': 'openmmlab'},
    'mmseg': {'onedl-mmsegmentation': 'onedl', 'mmsegmentation': 'openmmlab'},
}
# what pip needs beyond the name
REQUIREMENTS = {
    'mmcv-lite': '"mmcv-lite>=2.1,<2.2"',  # mmdet 3.3.0 refuses mmcv 2.2
    'mmsegmentation': 'mmsegmentation ftfy regex',
}  # it imports the two and does not ask for them
TITLES = {'onedl': 'the onedl forks', 'openmmlab': 'the original packages'}


def find_version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def installed() -> dict[str, dict[str, str]]:
    """Import name -> {distribution: version} of what is here."""
    found = {name: {d: find_version(d) for d in choices} for name, choices in DISTRIBUTIONS.items()}
    return {name: {d: v for d, v in versions.items() if v} for name, versions in found.items()}


def stacks_of(found: dict[str, dict[str, str]]) -> list[str]:
    return sorted({DISTRIBUTIONS[name][d] for name, versions in found.items() for d in versions})


def mixtures(found: dict[str, dict[str, str]]) -> list[str]:
    """One sentence for each way in which the installation is mixed."""
    sentences = [
        f'{" and ".join(versions)} are both installed, and both provide `import {name}`'
        for name, versions in found.items()
        if len(versions) > 1
    ]
    if len(stacks_of(found)) > 1 and not sentences:
        parts = {
            stack: [d for name, versions in found.items() for d in versions if DISTRIBUTIONS[name][d] == stack]
            for stack in TITLES
        }
        sentences = [' together with '.join(f'{", ".join(names)} ({TITLES[stack]})' for stack, names in parts.items())]
    return sentences


class MixedInstallationError(ImportError):
    """Two sets of distributions provide the same import names."""


def refuse_mixture() -> None:
    """Raise MixedInstallationError, with the distributions' names and the repair, where the installation is mixed.

    The files of such an installation are partly of one stack and partly of the other, and their errors lead nowhere.
    Only the metadata is read, nothing imported.
    """
    found = installed()
    if mixed := mixtures(found):
        raise MixedInstallationError(
            f'OpenMMLab is installed from two sources: {"; ".join(mixed)}. To repair: {repair(found)}'
        )


def members(stack: str) -> dict[str, str]:
    """Import name -> the distribution of this stack to install."""
    return {name: next(d for d, s in choices.items() if s == stack) for name, choices in DISTRIBUTIONS.items()}


def install_line(distributions: Iterable[str]) -> str:
    return 'pip install ' + ' '.join(REQUIREMENTS.get(d, d) for d in distributions)


def repair(found: dict[str, dict[str, str]]) -> str:
    """Remove both stacks, because the files of either may be gone; install the first."""
    everything = ' '.join(d for versions in found.values() for d in versions)
    return f'pip uninstall -y {everything} && {install_line(members(stacks_of(found)[0]).values())}'


def missing(found: dict[str, dict[str, str]]) -> list[str]:
    """The distributions that complete the stack which is here (the forks where there is none)."""
    stack = (stacks_of(found) or ['onedl'])[0]
    lacking = [distribution for name, distribution in members(stack).items() if not found[name]]
    return lacking + ([] if find_version('torchvision') else ['torchvision'])


def mmcv_ops() -> str:
    """Asked of the folder: importing mmcv may fail, and takes seconds."""
    spec = importlib.util.find_spec('mmcv')
    if spec is None:
        return 'no mmcv'
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
    if any(file.suffix in ('.so', '.pyd') for folder in folders for file in folder.glob('_ext.*')):
        return 'compiled'
    if find_version('torchvision'):
        return 'not compiled; cvloss_mm.compat supplies them from torchvision'
    return 'not compiled, and without torchvision cvloss_mm.compat cannot supply them'


def accelerator() -> str:
    import torch

    if not torch.cuda.is_available():
        return f'no GPU in use (torch built for CUDA {torch.version.cuda})' if torch.version.cuda else 'no GPU support'
    return f'CUDA {torch.version.cuda}, {torch.cuda.get_device_name()}'


def cpu_kernels() -> str:
    from . import kernels

    if 'native' in kernels.backends('cpu'):
        return 'C++, each built at its first use'
    return f'plain torch ({kernels.missing("cpu")})'


def report(found: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    rows = [('python', platform.python_version()), ('cvloss_mm', find_version('cvloss_mm') or 'not installed, on path')]
    rows += [(name, find_version(name) or 'missing') for name in ('torch', 'torchvision', 'triton', 'numpy')]
    rows += [
        (name, ', '.join(f'{v} ({d})' for d, v in versions.items()) or 'missing') for name, versions in found.items()
    ]
    return [*rows, ('mmcv ops', mmcv_ops())]


def main() -> int:
    found = installed()
    for name, value in report(found):
        print(f'{name:12} {value}')
    try:
        print(f'{"device":12} {accelerator()}\n{"CPU kernels":12} {cpu_kernels()}')
    except (ImportError, OSError) as error:  # OSError: a shared library of torch's is missing
        print(f'\ntorch cannot be imported: {error}\n  pip install torch torchvision')
        return 1
    if mixed := mixtures(found):
        print('\nMIXED INSTALLATION:', *mixed, f'To repair:\n  {repair(found)}', sep='\n  ')
        return 1
    stack = stacks_of(found)
    print(f'\nOpenMMLab: {TITLES[stack[0]]}' if stack else '\nOpenMMLab: absent; the losses work as plain modules')
    if lacking := missing(found):
        print(f'Missing for configs and training: {", ".join(lacking)}\n  {install_line(lacking)}')
    return 0


if __name__ == '__main__':
    raise SystemExit(main())
