"""Run the box-regression simulation of the Distance-IoU paper: 1,715,000 boxes, 200 steps towards their targets.

    python tools/simulate.py                                           # both rules, the paper's losses
    python tools/simulate.py --rule autograd --losses SIoULoss "IoULoss(mode='log')" --cases 171500

Rule `autograd` follows the exact gradients of this package's losses. Rule `authors` is the released MATLAB rule, whose
hand-written gradients are not those of the losses; the published curves came from it. OUT gets figures, errors.csv,
centres.csv and summary.json; finished runs stay in OUT/cache, so an interrupted call goes on loss by loss.
"""

import argparse
import ast
import json
import math
import os
import sys
import time
from pathlib import Path

from lab.simulate.rules import CASES_PER_CENTRE, RULES
from lab.simulate.runs import FULL, LOSSES, PAPER, Run, simulate

# The conference paper's CIoU, which was simulated, has no gate; the gate of our default is the journal paper's.
DEFAULT = (*PAPER, 'CIoULoss(alpha_gate=None)')


def parse_loss(text: str) -> tuple:
    """`CIoULoss` or `CIoULoss(alpha_gate=None)` -> label, name and all hyperparameters as JSON."""
    try:
        node = ast.parse(text, mode='eval').body
        call = node if isinstance(node, ast.Call) else ast.Call(node, [], [])
        name, given = call.func.id, {k.arg: ast.literal_eval(k.value) for k in call.keywords}
    except (SyntaxError, ValueError, AttributeError):
        raise argparse.ArgumentTypeError(f'{text!r} is not of the form Name or "Name(keyword=value)"') from None
    if name not in LOSSES:
        raise argparse.ArgumentTypeError(f'{name} is not a box loss of cvloss_mm; accepted: {", ".join(LOSSES)}')
    try:
        loss = LOSSES[name](**given)
    except (TypeError, ValueError) as refused:
        raise argparse.ArgumentTypeError(str(refused)) from None
    return text.replace(' ', '').removesuffix('()'), name, json.dumps(loss.hyperparameters())


def parse_args(argv=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add(
        '--losses',
        nargs='+',
        type=parse_loss,
        metavar='LOSS',
        help=f'any of {", ".join(LOSSES)}, also as "Name(keyword=value)" (default: {" ".join(DEFAULT)})',
    )
    add('--rule', choices=[*RULES, 'both'], default='both', help='default: %(default)s')
    add(
        '--cases',
        type=int,
        default=FULL,
        help=f'fewer cases: fewer centres of {CASES_PER_CENTRE} cases each, rounded up (default: %(default)s)',
    )
    add('--iterations', type=int, default=200, help='the rate falls at 80 and 90 %% of them (default: %(default)s)')
    add('--seed', type=int, default=0, help='of the centres (default: %(default)s)')
    add(
        '--workers',
        type=int,
        default=os.cpu_count(),
        help='processes; the numbers do not depend on it (default: one a core)',
    )
    add('--force', action='store_true', help='compute again what the cache has')
    add('--out', type=Path, default=Path('work_dirs/simulation'), help='default: %(default)s')
    args = parser.parse_args(argv)
    for name in ('cases', 'iterations', 'workers'):
        if getattr(args, name) < 1:
            parser.error(f'--{name} must be at least 1, got {getattr(args, name)}')
    losses = args.losses or [parse_loss(text) for text in (PAPER if args.rule == 'authors' else DEFAULT)]
    if args.rule == 'authors' and (others := [label for label, *_ in losses if label not in PAPER]):
        parser.error(
            f'the released rule exists for {", ".join(PAPER)} only, without hyperparameters; not for '
            f'{", ".join(others)}'
        )
    return argparse.Namespace(**{**vars(args), 'losses': losses})


def plan(args: argparse.Namespace) -> list:
    size = dict(centres=math.ceil(args.cases / CASES_PER_CENTRE), iterations=args.iterations, seed=args.seed)
    losses = list(dict.fromkeys(args.losses))
    runs = [Run('authors', name, label, '', **size) for label, name, _ in losses if label in PAPER]
    exact = [Run('autograd', name, label, hyper, **size) for label, name, hyper in losses]
    return {'authors': runs, 'autograd': exact, 'both': runs + exact}[args.rule]


def main(argv=None) -> None:
    args, start = parse_args(argv), time.perf_counter()
    try:
        results = simulate(plan(args), args.out / 'cache', workers=args.workers, force=args.force)
    except KeyboardInterrupt:
        sys.exit(f'\ninterrupted; finished runs are kept in {args.out / "cache"}, the same call goes on from there')
    from lab.simulate import report  # needs matplotlib, which a worker should not load

    report.write_report(results, args.out)
    print(report.table(results))
    print(f'{time.perf_counter() - start:.0f} s. Figures and numbers: {args.out}')


if __name__ == '__main__':
    main()
