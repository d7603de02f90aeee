"""Measure what the losses cost: time and peak memory, forward and backward, beside all peers that are installed.

    python tools/benchmark.py                                     every loss on the CPU, a few minutes
    python tools/benchmark.py --losses CIoULoss --sizes 1 256 --compile
    python tools/benchmark.py --readme configs/losses/benchmark_cpu.md   write the table of the kept results into it
    python tools/benchmark.py --check configs/losses/benchmark_cpu.md    exit 1 where it is not that table
    python tools/benchmark.py --scale                             memory and time by the number of identities
    python tools/benchmark.py --device cuda --check               on a machine with a GPU: first every kernel against
                                                                  its function, then the times and the table; needs
                                                                  Python, torch and Triton (PYTHONPATH=.), no more

Candidates take turns within each round, so that a slow moment of the machine meets all of them. Results go to --out,
by default to the kept ones of the device in configs/losses; what was measured before for other losses stays there. They
are kept loss by loss, so that what was measured before an interruption is not lost.
"""

import argparse
import json
import os
import platform
import sys
from pathlib import Path

import torch

from cvloss_mm import kernels
from lab.benchmark import cases, correctness, measure, report, scale
from lab.gallery import marked

ROOT = Path(__file__).resolve().parents[1]
MARK = 'benchmark'
KERNELS = Path('kernels')  # --check without a file
CANDIDATES = 4  # beside each other, about
DTYPES = dict(float32=torch.float32, bfloat16=torch.bfloat16, float16=torch.float16)


def parse_args(argv=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        '--losses',
        nargs='+',
        metavar='NAME',
        help="ours, or a host's for all that it stands for, as CrossEntropyLoss (default: all that can be trained)",
    )
    parser.add_argument('--sizes', nargs='+', type=int, metavar='ROWS', help='(default: by family, from 1 up)')
    parser.add_argument('--device', choices=['cpu', 'cuda'], default='cpu')
    parser.add_argument('--dtype', choices=list(DTYPES), default='float32')
    parser.add_argument(
        '--compile',
        action='store_true',
        help='also the function through torch.compile, which takes a while each; on a CPU it needs a C++ compiler',
    )
    parser.add_argument('--no-step', action='store_true', help='leave out the share of a training step')
    parser.add_argument('--threads', type=int, help='of torch on the CPU (default: all cores)')
    parser.add_argument('--out', type=Path, help='JSON (default: configs/losses/benchmark_<device>.json)')
    parser.add_argument('--readme', type=Path, metavar='FILE', help='measure nothing; write the kept table into FILE')
    parser.add_argument(
        '--check',
        type=Path,
        metavar='FILE',
        nargs='?',
        const=KERNELS,
        help='with FILE: measure '
        'nothing, exit 1 where it lacks the table; without: check the kernels before they are measured',
    )
    parser.add_argument(
        '--scale',
        action='store_true',
        help='the head of very many identities in place of the losses; '
        '--sizes are identities; results and page are configs/losses/scale.*',
    )
    parser.add_argument(
        '--gib',
        type=float,
        default=5.0,
        help='with --scale: what needs less is measured, the rest computed (default: 5)',
    )
    parser.add_argument(
        '--minutes',
        type=float,
        help='what the timing may take in all, about (default: 4 seconds a '
        'candidate and size; 5 minutes with --device cuda)',
    )
    args = parser.parse_args(argv)
    if any(n < 0 for n in args.sizes or ()):
        parser.error(f'--sizes must not be negative, got {args.sizes}')
    args.check_kernels, args.check = args.check == KERNELS, None if args.check == KERNELS else args.check
    args.minutes = args.minutes or (5.0 if args.device == 'cuda' else None)
    if args.device == 'cuda' and not (args.readme or args.check) and not torch.cuda.is_available():
        parser.error('--device cuda: torch sees no GPU here')
    args.out = args.out or ROOT / f'configs/losses/{"scale" if args.scale else f"benchmark_{args.device}"}.json'
    args.mark, args.markdown = ('scale', scale.markdown) if args.scale else (MARK, report.markdown)
    return args


def machine(device: str) -> dict:
    found = dict(torch=torch.__version__, Python=platform.python_version())
    if device == 'cuda':
        return dict(GPU=torch.cuda.get_device_name(), CUDA=torch.version.cuda, **found)
    lines = Path('/proc/cpuinfo').read_text().splitlines() if Path('/proc/cpuinfo').is_file() else []
    model = next((line.split(':')[1].strip() for line in lines if line.startswith('model name')), platform.processor())
    return dict(CPU=model, threads=torch.get_num_threads(), **found)


def measure_case(case: cases.Case, cls: type, args: argparse.Namespace) -> dict:
    calls = {**cases.ours(cls, args.device, args.compile), **cases.peers(case.name, cls, args.device, args.compile)}
    working, failed = {}, {}
    for name, call in calls.items():
        try:
            measure.step(call, case.pred.detach().requires_grad_(), case.target)
            working[name] = call
        except Exception as error:  # a peer that cannot do this input, no compiler, no memory for it
            failed[name] = f'{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ""}'
    if not working:
        return dict(
            loss=case.name, input=case.title, rows=case.rows, dtype=args.dtype, times={}, memory={}, failed=failed
        )
    times = measure.race(working, case.pred, case.target, args.device, args.seconds)
    row = dict(
        loss=case.name,
        input=case.title,
        rows=case.rows,
        dtype=args.dtype,
        times={name: measure.summary(t, times.get('mmdet')) for name, t in times.items()},
        memory={name: measure.peak_memory(working[name], case.pred, case.target, args.device) for name in working},
    )
    return {**row, 'failed': failed} if failed else row


def add_cuda(row: dict, case: cases.Case, cls: type, bandwidth: float) -> None:
    """What only a GPU has: how near the memory's limit, and whether anything waits."""
    call = cases.ours(cls, 'cuda', compiled=False).get('Triton')
    if call is not None:
        limit = 2 * case.pred.numel() * case.pred.element_size() / bandwidth
        row['of_bandwidth'] = row['times']['Triton']['median'] / limit
        row['behaviour'] = measure.device_behaviour(call, case.pred, case.target)


def row_text(row: dict) -> str:
    own = report.best_of_ours(row)
    if own is None:
        return f'{row["loss"]:28} {row["input"]:>16}  {row["failed"]}'
    others = ', '.join(f'{n} {report.time_of(t["median"])}' for n, t in row['times'].items() if n != own)
    return f'{row["loss"]:28} {row["input"]:>16}  {own} {report.time_of(row["times"][own]["median"])} | {others}'


def check_kernels(args: argparse.Namespace) -> list[dict]:
    """Every kernel of the device against its function; ends the program where one computes something else."""
    rows = []
    for row in correctness.rows(args.device, args.losses):
        rows.append(row)
        if not row['holds']:
            print(f'{row["loss"]} {row["setting"]} {row["dtype"]}: {row.get("error") or dict(row)}', flush=True)
    wrong = sorted({row['loss'] for row in rows if not row['holds']})
    if wrong:
        sys.exit(
            f'error: {len(wrong)} of {len({row["loss"] for row in rows})} kernels are not their function: '
            f'{", ".join(wrong)}; nothing was measured'
        )
    print(
        f'{len(rows)} comparisons of {len({row["loss"] for row in rows})} losses with their functions: all hold; '
        f'{report.worst(rows)}',
        flush=True,
    )
    return rows


def run(args: argparse.Namespace) -> dict:
    if args.threads:
        torch.set_num_threads(args.threads)
    results = dict(
        device=args.device,
        machine=machine(args.device),
        no_kernels=kernels.missing(args.device),
        rows=[],
        backends=list(kernels.backends(args.device)),
        load=round(os.getloadavg()[0], 1) if hasattr(os, 'getloadavg') else None,
    )
    if args.check_kernels:
        results['checked'] = report.worst(check_kernels(args))
    if args.device == 'cuda':
        results['bandwidth'] = measure.bandwidth('cuda')
        print(f'memory: {results["bandwidth"] / 1e9:.0f} GB/s', flush=True)
    if results['no_kernels']:
        print(f'no kernels: {results["no_kernels"]}', flush=True)
    print(f'kernels: {", ".join(kernels.TITLES[name] for name in results["backends"]) or "none"}', flush=True)
    chosen = cases.losses(args.losses)
    measured = {name: args.sizes or cases.sizes(cls, args.device) for name, cls in chosen.items()}
    args.seconds = args.minutes and args.minutes * 60 / sum(map(len, measured.values())) / CANDIDATES
    for name, sizes in measured.items():
        cls = chosen[name]
        for rows in sizes:
            case = cases.make(name, cls, rows, args.device, DTYPES[args.dtype])
            row = measure_case(case, cls, args)
            if args.device == 'cuda':
                add_cuda(row, case, cls, results['bandwidth'])
            results['rows'].append(row)
            print(row_text(row), flush=True)
        keep(results, args.out)
    if not args.no_step:
        from lab.benchmark import training

        results['steps'] = training.shares(args.device)
        print(report.steps(results))
    return results


def run_scale(args: argparse.Namespace) -> dict:
    results = dict(machine={**machine('cpu'), 'threads': 1}, gib=args.gib, rows=[])
    for row in scale.rows(args.sizes or scale.IDENTITIES, args.gib):
        results['rows'].append(row)
        print(f'{row["identities"]:>12,} {row["way"]:>16}  {scale.row_text(row)}', flush=True)
        save(results, args.out)
    return results


def merged(before: dict, now: dict) -> dict:
    """The new rows in place of the old ones of the same losses, where the machine is the same."""
    if before.get('machine') != now['machine']:
        return now
    measured = {(row['loss'], row['input']) for row in now['rows']}
    kept = [row for row in before['rows'] if (row['loss'], row['input']) not in measured]
    order = list(cases.losses())
    rows = sorted(
        [row for row in kept + now['rows'] if row['loss'] in order],
        key=lambda row: (order.index(row['loss']), row['dtype'] != 'float32', row['rows']),
    )
    return {**before, **now, 'rows': rows, 'steps': now.get('steps') or before.get('steps')}


def keep(results: dict, path: Path) -> None:
    save(merged(json.loads(path.read_text()) if path.is_file() else {}, results), path)


def save(results: dict, path: Path) -> None:
    """All or nothing, also where it is interrupted; without mmengine, which a machine with a GPU may not have."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix('.part')
    aside.write_text(json.dumps(results, indent=1) + '\n')
    os.replace(aside, path)


def load(path: Path) -> dict:
    if not path.is_file():
        sys.exit(f'error: there are no results in {path}; run: python tools/benchmark.py')
    return json.loads(path.read_text())


def filled(path: Path, results: dict, mark: str = MARK, markdown=report.markdown) -> tuple[str, str]:
    """The file as it is and as it should be."""
    before = path.read_text() if path.is_file() else ''
    try:
        return before, marked.filled(path, before, mark, markdown(results), 'tools/benchmark.py')
    except ValueError as error:
        sys.exit(f'error: {error}')


def main(argv=None) -> None:
    args = parse_args(argv)
    if target := args.readme or args.check:
        before, after = filled(target, load(args.out), args.mark, args.markdown)
        if args.readme:
            target.write_text(after)
            return print(f'Wrote the table of {args.out.name} into {target}')
        if before != after:
            sys.exit(
                f'error: the table in {target} is not that of {args.out}; run: python tools/benchmark.py '
                f'--readme {target}'
            )
        return print(f'The table in {target} is that of {args.out.name}.')
    if args.scale:
        run_scale(args)
        return print(
            f'Results: {args.out}. Into the page: python tools/benchmark.py --scale --readme configs/losses/scale.md'
        )
    try:
        results = run(args)
    except KeyError as error:
        sys.exit(f'error: {error.args[0]}')
    except KeyboardInterrupt:
        sys.exit(f'\ninterrupted; what was measured up to here is in {args.out}')
    keep(results, args.out)
    if args.check_kernels:
        page = args.out.with_suffix('.md')
        if not page.is_file():
            page.write_text('\n'.join([f'# What the losses cost on {args.device}', '', *marked.marks(MARK), '']))
        page.write_text(filled(page, load(args.out))[1])
        print(f'Wrote the table into {page}')
    print(f'Results: {args.out}. Into the page: python tools/benchmark.py --readme configs/losses/benchmark_cpu.md')


if __name__ == '__main__':
    main()
