"""What was measured, as tables of Markdown."""

from __future__ import annotations

MIB = 2**20
OWN = ['Triton', 'C++', 'plain torch', 'function']  # the first that there is goes for ours


def time_of(seconds: float) -> str:
    """In the unit that keeps three digits readable."""
    for factor, unit in ((1, 's'), (1e3, 'ms')):
        if seconds * factor >= 1:
            return f'{seconds * factor:.3g} {unit}'
    return f'{seconds * 1e6:.0f} µs'


def spread(found: dict | None) -> str:
    """Median, and the quartiles below and above."""
    return '–' if found is None else f'{time_of(found["median"])} ({time_of(found["low"])}–{time_of(found["high"])})'


def columns(results: dict) -> list[str]:
    order = [*OWN, 'compiled', 'mmdet', 'torch', 'torchvision', 'torchvision compiled', 'fvcore', 'kornia', 'liger']
    present = {name for row in results['rows'] for name in row['times']}
    return [name for name in order if name in present]


def best_of_ours(row: dict) -> str | None:
    return next((name for name in OWN if name in row['times']), None)


def without_compiler(row: dict) -> str:
    return 'plain torch' if 'plain torch' in row['times'] else 'function'


def worst(rows: list[dict]) -> str:
    """Of the comparisons of kernels with their functions: the largest error of each type of numbers."""
    kinds = dict.fromkeys(row['dtype'] for row in rows)
    largest = {
        kind: max((row for row in rows if row['dtype'] == kind), key=lambda row: max(row['value'], row['gradient']))
        for kind in kinds
    }
    return 'largest error ' + ', '.join(
        f'{max(row["value"], row["gradient"]):.1e} in {kind} ({row["loss"]})' for kind, row in largest.items()
    )


def ratio(value: float | None) -> str:
    return '–' if value is None else f'{value:.3g}'


def table(results: dict) -> str:
    """One row a loss and size: times of all that were measured, how much faster ours is than mmdet's, and memory."""
    names = columns(results)
    ratios = [('mmdet / ours', best_of_ours)]
    if 'C++' in names:
        ratios = [('mmdet / C++', best_of_ours), ('mmdet / without C++', without_compiler)]
    head = ['loss', 'input', *names, *(title for title, _ in ratios), 'peak memory: ours, mmdet']
    lines = [f'| {" | ".join(head)} |', '| --- | --- |' + ' ---: |' * (len(head) - 2)]
    for row in results['rows']:
        own = best_of_ours(row)
        if own is None:
            continue
        memory = row.get('memory', {})
        seen = ', '.join(f'{memory[n] / MIB:.3g} MiB' if n in memory else '–' for n in (own, 'mmdet'))
        cells = [
            f'`{row["loss"]}`',
            row['input'],
            *(spread(row['times'].get(n)) for n in names),
            *(ratio(row['times'][which(row)].get('faster')) for _, which in ratios),
            seen,
        ]
        lines.append(f'| {" | ".join(cells)} |')
    return '\n'.join(lines)


def notes(results: dict) -> str:
    """The machine, and what a reader has to know about the columns."""
    machine = ', '.join(f'{key} {value}' for key, value in results['machine'].items())
    lines = [
        f'Forward and backward of one call with reduction to a mean, median (quartiles); {machine}. '
        '`function` is the reference, the columns before it are kernels; where a loss has none, ours is the '
        'function. "mmdet / ..." is the median over the rounds of the one time divided by the other; memory is '
        'what a call holds at its peak beyond its inputs, the gradient included.'
    ]
    if results.get('checked'):
        lines.append(f'Each kernel had been compared with its function before: {results["checked"]}.')
    if results.get('no_kernels'):
        lines.append(f'There were no kernels: {results["no_kernels"]}.')
    if (results.get('load') or 0) > 1:
        lines.append(
            f'Other work ran on the machine (load {results["load"]} at the start): the ratios are paired and '
            'hold, the times are longer than on a quiet machine.'
        )
    if results.get('bandwidth'):
        lines.append(f'A copy of memory reads and writes {results["bandwidth"] / 1e9:.0f} GB/s on this machine.')
    for row in results['rows']:
        if best_of_ours(row) is None:
            lines.append(f'`{row["loss"]}` on {row["input"]} could not be measured: {row["failed"]["function"]}.')
        if 'of_bandwidth' in row:
            lines.append(
                f'`{row["loss"]}` on {row["input"]}: {row["of_bandwidth"]:.2f} times what reading and writing '
                f'pred once would take; waits for the device: {row["behaviour"]["waits"]}; captured by a CUDA '
                f'graph: {row["behaviour"]["captured"]}.'
            )
    return '\n\n'.join(lines)


def steps(results: dict) -> str:
    """The share of a training step."""
    if not results.get('steps'):
        return 'The share of a training step was not measured.'
    lines = ['| losses of RetinaNet-R50 | training step | of it the losses | share |', '| --- | ---: | ---: | ---: |']
    for name, found in results['steps'].items():
        lines.append(f'| {name} | {time_of(found["step"])} | {time_of(found["losses"])} | {found["share"]:.1%} |')
    return '\n'.join(lines)


def markdown(results: dict) -> str:
    return '\n\n'.join([table(results), notes(results), steps(results)])
