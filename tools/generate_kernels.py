"""Writes the formulas of kernels from the functions.

    python tools/generate_kernels.py            writes cvloss_mm/kernels/generated
    python tools/generate_kernels.py --check    exits with 1 where a file there is not what would be written
"""
import argparse
import sys
from pathlib import Path

from cvloss_mm import kernels
from cvloss_mm.kernels import generated
from cvloss_mm.losses import Loss
from cvloss_mm.registry import MODELS

FOLDER = Path(generated.__file__).parent
LANGUAGES = {'native': ('h', '//'), 'triton': ('py', '#')}  # endings and comments
HEAD = '{} Written by tools/generate_kernels.py from the function of this name; not to be edited.\n'


def _losses() -> list[type]:
    return [cls for cls in MODELS.module_dict.values() if getattr(cls, 'fn', None)]


def sources() -> dict[str, str]:
    """{file: content} of all losses whose layout has generated formulas."""
    found = {}
    for cls in _losses():
        layout = getattr(cls, 'loops', None)
        if layout and cls.unreduced is Loss.unreduced and not cls.state and 'kernel' not in cls.waives:
            for backend, text in kernels.sources(cls).items():
                ending, comment = LANGUAGES[backend]
                found[f'{layout}/{cls.fn.__name__}.{ending}'] = HEAD.format(comment) + text
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--check', action='store_true', help='write nothing, compare')
    check = parser.parse_args().check
    wanted = sources()
    there = {str(path.relative_to(FOLDER)): path.read_text() for ending, _ in LANGUAGES.values()
             for path in FOLDER.glob(f'*/*.{ending}')}
    differing = sorted(name for name in {*wanted, *there} if wanted.get(name) != there.get(name))
    for name in differing:
        print(f'{"differs" if check else "written" if name in wanted else "removed"}: {name}')
        if not check and name in wanted:
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(wanted[name])
        elif not check:
            (FOLDER / name).unlink()
    return int(check and bool(differing))


if __name__ == '__main__':
    sys.exit(main())
