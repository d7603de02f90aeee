"""Writes the formulas of kernels from the functions, and the names that type checkers read.

python tools/generate_kernels.py            writes cvloss_mm/kernels/generated, and __init__.pyi of packages
python tools/generate_kernels.py --check    exits with 1 where a file there is not what would be written
"""

import argparse
import sys
from pathlib import Path

from cvloss_mm import kernels
from cvloss_mm.kernels import generated
from cvloss_mm.losses import Loss
from cvloss_mm.registry import MODELS
from lab.stubs import stubs

FOLDER = Path(generated.__file__).parent
PACKAGE = FOLDER.parents[1]
LANGUAGES = {'native': ('h', '//'), 'triton': ('py', '#')}  # endings and comments
HEAD = '{} Written by tools/generate_kernels.py from the function of this name; not to be edited.\n'


def _losses() -> list[type]:
    return [cls for cls in MODELS.module_dict.values() if getattr(cls, 'fn', None)]


def sources() -> dict[str, str]:
    """{file: content} of all losses whose layout has generated formulas."""
    found = {}
    for cls in _losses():
        layout = getattr(cls, 'loops', None)
        if layout and cls.unreduced is Loss.unreduced and 'kernel' not in cls.waives:
            for backend, text in kernels.sources(cls).items():
                ending, comment = LANGUAGES[backend]
                found[f'{layout}/{cls.fn.__name__}.{ending}'] = HEAD.format(comment) + text
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--check', action='store_true', help='write nothing, compare')
    check = parser.parse_args().check
    wanted = {
        **{FOLDER / name: text for name, text in sources().items()},
        **{PACKAGE / name: text for name, text in stubs().items()},
    }
    there = {
        path: path.read_text()
        for path in (
            *PACKAGE.rglob('__init__.pyi'),
            *(path for ending, _ in LANGUAGES.values() for path in FOLDER.glob(f'*/*.{ending}')),
        )
    }
    differing = sorted(path for path in {*wanted, *there} if wanted.get(path) != there.get(path))
    for path in differing:
        print(f'{"differs" if check else "written" if path in wanted else "removed"}: {path.relative_to(PACKAGE)}')
        if not check and path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path])
        elif not check:
            path.unlink()
    return int(check and bool(differing))


if __name__ == '__main__':
    sys.exit(main())
