"""Compiles the Triton kernels for a GPU that need not be there, and prints what each would use of it.

The interpreter, under which the tests run where there is no GPU, accepts things that the compiler does not. Here every
launch goes through Triton's own specialisation and ptxas, as it would on the device; nothing is run.
"""

import argparse
import inspect
import os
import re
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import torch

USAGE = dict(registers='REG', stack='STACK')  # in the words of cuobjdump


class Device:
    """As much of a driver as compiling asks for."""

    def __init__(self, target):
        self.target = target

    def get_current_target(self):
        return self.target

    def get_current_device(self):
        return 0

    def get_current_stream(self, device=None):
        return 0

    def get_active_torch_device(self):
        return torch.device('cpu')


def pretend(capability: int) -> list:
    """Makes every launch a compilation for that compute capability; returns the list that collects the kernels."""
    import triton
    from triton.backends.compiler import GPUTarget
    from triton.runtime.driver import driver

    driver.set_active(Device(GPUTarget('cuda', capability, 32)))
    compiled, run = [], triton.JITFunction.run

    def compile_only(self, *args, grid, warmup, **kwargs):
        compiled.append(run(self, *args, grid=grid, warmup=True, **kwargs))

    triton.JITFunction.run = compile_only
    return compiled


def resources(kernel, disassembled: bool) -> dict:
    """Registers and bytes of the stack, into which registers spill, and on demand the instructions of a thread, as
    NVIDIA's own tools state them."""
    import triton

    binaries = Path(triton.__file__).parent / 'backends/nvidia/bin'
    with tempfile.TemporaryDirectory() as folder:
        binary = Path(folder, 'kernel.cubin')
        binary.write_bytes(kernel.asm['cubin'])
        usage = said_by(binaries / 'cuobjdump', '-res-usage', binary)
        listing = said_by(binaries / 'nvdisasm', '-c', binary) if disassembled else ''
    found = {name: int(re.search(rf'\b{word}:(\d+)', usage)[1]) for name, word in USAGE.items()}
    arrays = re.findall(r'\.local .*\[(\d+)\];', kernel.asm['ptx'])  # of sines and cosines, which are no spills
    found['stack'] = max(found['stack'] - sum(-(-int(size) // 16) * 16 for size in arrays), 0)
    if not disassembled:
        return found
    lines = [line for line in listing.splitlines() if re.match(r'\s+/\*[0-9a-f]{4,}\*/', line) and 'NOP' not in line]
    accesses = {access for line in lines for access in re.findall(r'\b((?:LDG|STG)[A-Z0-9.]*)', line)}
    return {**found, 'instructions': len(lines), 'accesses': ' '.join(sorted(accesses)), 'listing': listing}


def said_by(*command) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def cases(fewer: bool):
    """(kernel, inputs, a call that launches it): targets and weights of all kinds, all dtypes, any strides."""
    from cvloss_mm import kernels
    from cvloss_mm.kernels.inputs import Labels
    from cvloss_mm.kernels.triton.rescale import FEW, rescale
    from cvloss_mm.kernels.variants import kinds_of
    from lab.benchmark.cases import losses

    yield 'rescale', 'in place', lambda: rescale(torch.empty(FEW + 1), torch.empty(()))
    dtypes = (torch.float32, torch.bfloat16) if fewer else (torch.float32, torch.bfloat16, torch.float16, torch.float64)
    targets: dict[str, set] = {}
    for cls in losses().values():
        kinds = cls.targets if cls.loops == 'rows' else ('dense', 'labels') if cls.one_hot_labels else ('dense',)
        targets.setdefault(cls.fn.__name__, set()).update(kinds)
    for i, (name, kernel) in enumerate(kernels.available('cuda').items()):
        keywords = inspect.signature(kernel.function).parameters.values()
        hyper = {p.name: p.default for p in keywords if p.kind is p.KEYWORD_ONLY}
        of_classes = [key for key, kind in kinds_of(kernel.function).items() if kind.per_class]
        hyper |= dict.fromkeys(kernel.samples, torch.empty(()))
        kinds = targets.get(name, {'dense'})
        for dtype in dtypes[i % 2 : i % 2 + 1] if fewer else dtypes:
            for what, pred, target, weight in list(inputs(kernel, kinds, dtype))[: 1 if fewer else None]:
                call = partial(kernel.body, pred, target, weight, 1.0, True)
                ignores = kernel.ignores and isinstance(target, Labels)
                if ignores:
                    yield name, f'{what} {str(dtype)[6:]}, one ignored', partial(call, hyper, ignored=-100)
                if not (ignores and fewer):  # which reads all that the one without reads
                    yield name, f'{what} {str(dtype)[6:]}', partial(call, hyper)
                if kernel.samples:
                    rows = dict.fromkeys(kernel.samples, torch.empty(pred.shape[:-1]))
                    slopes = dict.fromkeys(kernel.samples, rows[kernel.samples[0]])
                    yield name, f'{what} {str(dtype)[6:]}, numbers of samples', partial(call, hyper | rows, slopes)
                if of_classes:
                    rows = dict.fromkeys(of_classes, torch.empty(pred.shape[-1]))
                    yield name, f'{what} {str(dtype)[6:]}, numbers of classes', partial(call, hyper | rows)


def inputs(kernel, targets: set[str], dtype: torch.dtype):
    from cvloss_mm.kernels.inputs import Dense, Labels
    from cvloss_mm.kernels.variants import numbers_of_a_box

    per_row = kernel.per_row
    n, classes = 2000, numbers_of_a_box(kernel.function) if kernel.loops == 'boxes' else 80
    pred, labels, soft = torch.empty(n, classes, dtype=dtype), torch.empty(n, dtype=torch.long), torch.empty(n, classes)
    rows = torch.empty(n) if per_row else torch.empty(n, 1)
    values = rows if per_row else torch.empty(n, classes)
    if 'labels' in targets:
        yield 'labels', pred, Labels(labels), rows
        yield 'labels, many classes, no weight', torch.empty(n, 8191, dtype=dtype), Labels(labels), None
    if 'labels' in targets and kernel.loops == 'elements':
        yield 'labels and scores', pred, Labels(labels, torch.empty(n)), rows
    if 'numbers' in targets:
        yield 'numbers', pred, Dense(torch.empty(n)), rows
    if 'dense' in targets:
        yield 'dense', pred, Dense(soft), values
        yield 'dense, strided', torch.empty(classes, n, dtype=dtype).t(), Dense(soft), values
        yield 'dense, no weight', pred, Dense(soft), None
    if 'labels' in targets and kernel.loops == 'rows':
        images = torch.empty(4, classes, 10, 50, dtype=dtype).movedim(1, -1)
        yield 'pixels', images, Labels(torch.empty(4, 10, 50, dtype=torch.long)), torch.empty(4, 10, 50)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--capability', type=int, default=90, help='compute capability, 90 for an H100')
    parser.add_argument('--fewer', action='store_true', help='one form of each kernel')
    parser.add_argument('--only', default='', help='the kernel of this name')
    parser.add_argument('--sass', action='store_true', help='print the machine code, too')
    arguments = parser.parse_args()
    os.environ.pop('TRITON_INTERPRET', None)
    compiled = pretend(arguments.capability)
    for name, layout, call in cases(arguments.fewer):
        if arguments.only not in ('', name):
            continue
        compiled.clear()
        call()
        for kernel in compiled:
            found = resources(kernel, disassembled=arguments.sass or not arguments.fewer)
            listing = found.pop('listing', '')
            print(name, layout, ', '.join(f'{key} {value}' for key, value in found.items()), flush=True)
            if arguments.sass:
                print(listing)
            if found['stack'] > 8 and 'float64' not in layout:  # two numbers do not matter; float64 is for tests
                sys.exit(f'{name}, {layout}: spills registers')


if __name__ == '__main__':
    main()
