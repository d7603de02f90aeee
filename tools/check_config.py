"""Find the mistakes in a config that no error tells of: losses that do not fit their heads or their data.

    python tools/check_config.py my_config.py mmdet::yolox/yolox_s_8xb8-300e_coco.py

Ends with 0 where nothing is wrong (warnings are no errors), 1 where something is, 2 where a config cannot be read.
"""

import argparse
import contextlib
import importlib
import sys
import tempfile
import textwrap
import time
import warnings
from pathlib import Path

from cvloss_mm.engine import launch, mendable

EVERY = 50  # configs a line of progress


def parse_args(argv=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        'configs',
        nargs='*',
        metavar='config',
        help='a file, cvloss_mm::folder/file.py, mmdet::..., mmpretrain::... or mmseg::...',
    )
    parser.add_argument(
        '--data',
        nargs='?',
        const=True,
        metavar='FOLDER',
        help='look into the annotation files as '
        'well, for bad boxes; with a folder, of your own data as `tools/train.py --data` takes them',
    )
    parser.add_argument('--ignore', nargs='+', default=[], metavar='RULE', help='rules to leave out')
    parser.add_argument('--rules', action='store_true', help='show what is checked')
    parser.add_argument(
        '--all-host-configs',
        action='store_true',
        help='check the own configs of mmdet, mmpretrain and mmseg, all of them; takes minutes',
    )
    parser.add_argument(
        '--cfg-options', nargs='+', action=launch.KeyValues, metavar='KEY=VALUE', help='override settings'
    )
    args = parser.parse_args(argv)
    if not (args.configs or args.rules or args.all_host_configs):
        parser.error('which config? Name one or several, or --rules or --all-host-configs')
    return args


def host_configs() -> dict[str, str]:
    """{`mmdet::folder/file.py`: path} of the configs that the hosts ship; parts of configs (_base_) are left out.

    The paths are what is read: mmengine understands no name with a dot or a plus in its folder.
    """
    found = {}
    for host in launch.HOSTS:
        with contextlib.suppress(ImportError):
            folder = Path(importlib.import_module(host).__file__).parent / '.mim' / 'configs'
            found |= {
                f'{host}::{p.relative_to(folder).as_posix()}': str(p)
                for p in sorted(folder.rglob('*.py'))
                if '_base_' not in p.parts and '__pycache__' not in p.parts
            }
    return found


def read(name: str, options):
    """The config; whatever stands in the way of reading it is a LaunchError."""
    try:
        return launch.load_config(name, options)
    except launch.LaunchError:
        raise
    except Exception as error:  # a config is a program, and may fail in any way
        raise launch.LaunchError(f'config {name} cannot be read: {type(error).__name__}: {first_line(error)}') from None


def first_line(error: Exception) -> str:
    return textwrap.shorten((str(error).splitlines() or [''])[0], 200)


def findings_of(name: str, args) -> list:
    from cvloss_mm.checking import check
    from cvloss_mm.checking.data import check_data
    from cvloss_mm.engine import own_data

    cfg = read(name, args.cfg_options)
    if isinstance(args.data, str):
        with tempfile.TemporaryDirectory() as folder:
            own = argparse.Namespace(data=args.data, train_data=None, val_data=None, strict=False, work_dir=folder)
            own_data.use(cfg, own, name)
            return check(cfg, args.ignore)
    found = check(cfg, args.ignore)
    if args.data and 'box-sizes' not in args.ignore:
        try:
            bad, looked_at = check_data(cfg)
        except (OSError, ValueError) as error:
            raise launch.LaunchError(f'config {name}, --data: {error}') from None
        print('\n'.join(looked_at))
        found += bad
    return found


def check_one(name: str, args) -> int:
    """0, 1 or 2, with the findings or the reason printed."""
    from cvloss_mm.checking import STOP, report

    try:
        found = findings_of(name, args)
    except launch.LaunchError as error:
        return mendable.explain(error)
    wrong = any(f.severity == STOP for f in found)
    print(f'{"WRONG" if wrong else "ok"}  {name}' + (f'\n{textwrap.indent(report(found), "  ")}' if found else ''))
    return int(wrong)


def check_hosts(args) -> int:
    """Check every config of the hosts; prints what was found, then how many could be checked and why not the others."""
    from cvloss_mm.checking import report

    files, unread, parts, flagged, begun = host_configs(), {}, 0, [], time.time()
    if not files:
        raise launch.LaunchError('--all-host-configs: no host is installed')
    for i, (name, path) in enumerate(files.items(), 1):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                found = findings_of(path, args)
        except launch.LaunchError as error:
            if 'has no model' in str(error):
                parts += 1
            else:
                unread[name] = str(error)
            continue
        if found:
            flagged.append(name)
            print(f'{name}\n{textwrap.indent(report(found), "  ")}', flush=True)
        if i % EVERY == 0:
            print(f'... {i} of {len(files)} configs, {time.time() - begun:.0f} s', file=sys.stderr, flush=True)
    print('\n'.join(f'not read: {error}' for error in unread.values()))
    checked = len(files) - len(unread) - parts
    print(
        f'{len(files)} configs: {checked} checked, {len(flagged)} with findings; {parts} have no model, '
        f'{len(unread)} cannot be read'
    )
    return int(bool(flagged))


def show_rules() -> None:
    from cvloss_mm.checking import RULES

    for rule in RULES.values():
        print(f'{rule.severity:<8} {rule.name:<18} {(rule.function.__doc__ or "").splitlines()[0]}')


def main(argv=None) -> None:
    args = parse_args(argv)
    try:
        from cvloss_mm.checking import check_names

        check_names(args.ignore)
    except ValueError as error:
        raise launch.LaunchError(f'--{error}') from None
    if args.rules:
        show_rules()
    status = check_hosts(args) if args.all_host_configs else 0
    sys.exit(max([status, *(check_one(name, args) for name in args.configs)]))


if __name__ == '__main__':
    mendable.run_or_explain(main)
