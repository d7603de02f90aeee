"""Compiles the Triton kernels for a GPU that need not be there, and prints what each would use of it.

The interpreter, under which the tests run where there is no GPU, accepts things that the compiler does not. Every launch
of CASES goes through Triton's own specialisation and ptxas; nothing is run.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import torch


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


def resources(kernel) -> dict:
    """Registers, bytes of spilled registers and instructions, read off the binary by NVIDIA's own tools."""
    import triton
    binaries = Path(triton.__file__).parent / 'backends/nvidia/bin'
    with tempfile.NamedTemporaryFile(suffix='.cubin') as file:
        file.write(kernel.asm['cubin'])
        file.flush()
        usage = subprocess.run([binaries / 'cuobjdump', '-res-usage', file.name], capture_output=True, text=True,
                               check=True).stdout
        listing = subprocess.run([binaries / 'nvdisasm', '-c', file.name], capture_output=True, text=True,
                                 check=True).stdout
    numbers = {key: int(value) for key, value in re.findall(r'(REG|STACK|SHARED|LOCAL):(\d+)', usage)}
    lines = [line for line in listing.splitlines() if re.match(r'\s+/\*[0-9a-f]{4,}\*/', line) and 'NOP' not in line]
    widths = sorted({m for line in lines for m in re.findall(r'\b((?:LDG|STG)[A-Z0-9.]*)', line)})
    return dict(registers=numbers['REG'], spilled=numbers['STACK'] + numbers['LOCAL'], shared=numbers['SHARED'],
                instructions=len(lines), memory=widths, listing=listing)


def cases():
    """(what, a call that launches kernels) of every kernel, in the forms that heads use and in those of any strides."""
    from cvloss_mm.kernels.triton import boxes, elements
    for dtype in (torch.float32, torch.bfloat16):
        pred, labels = torch.empty(2000, 80, dtype=dtype), torch.empty(2000, dtype=torch.long)
        yield f'focal {dtype}', lambda p=pred, t=labels: elements.sigmoid_focal_loss(p, t, torch.empty(2000), 1.0, True)
        pred = torch.empty(1000, 4, dtype=dtype)
        for name in ('iou', 'bounded_iou', 'giou', 'diou', 'ciou', 'efficient_iou', 'extended_iou', 'siou'):
            yield f'{name} {dtype}', lambda p=pred, n=name: getattr(boxes, f'{n}_loss')(p, p, torch.empty(1000, *[1] * (n == 'bounded_iou')), 1.0, True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--capability', type=int, default=90, help='compute capability, 90 for an H100')
    parser.add_argument('--sass', help='print the machine code of cases whose name contains this')
    arguments = parser.parse_args()
    os.environ.pop('TRITON_INTERPRET', None)
    compiled = pretend(arguments.capability)
    for what, call in cases():
        compiled.clear()
        call()
        for kernel in compiled:
            found = resources(kernel)
            listing = found.pop('listing')
            print(f'{what}: {found}')
            if arguments.sass and arguments.sass in what:
                print(listing)
            if found['spilled']:
                sys.exit(f'{what} spills registers')


if __name__ == '__main__':
    main()
