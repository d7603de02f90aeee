"""Builds the kernels in C++.

    python -m cvloss_mm.kernels.native                  an error where there is no compiler
    python -m cvloss_mm.kernels.native --if-possible    where there is none, plain torch goes on
"""
import argparse
import sys

from . import build

if __name__ == '__main__':
    parser = argparse.ArgumentParser('python -m cvloss_mm.kernels.native', description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--if-possible', action='store_true', help='no error where it cannot be done')
    args = parser.parse_args()
    try:
        print(f'built {build()}')
    except RuntimeError as error:
        print(f'The kernels in C++ were not built: {error}', file=sys.stderr)
        sys.exit(0 if args.if_possible else 1)
