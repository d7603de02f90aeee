"""Builds the kernels in C++."""
from . import build

if __name__ == '__main__':
    print(f'built {build()}')
