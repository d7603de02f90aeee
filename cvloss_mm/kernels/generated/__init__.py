"""Formulas in C++ as tools/generate_kernels.py writes them from the functions; a folder a layout, a file a function."""
from pathlib import Path


def formulas(layout: str) -> dict[str, Path]:
    """{name of the function: its file} of a layout."""
    return {path.stem: path for path in sorted((Path(__file__).parent / layout).glob('*.h'))}
