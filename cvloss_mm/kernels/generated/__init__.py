"""Formulas in C++ and Triton as tools/generate_kernels.py writes them from the functions; a folder a layout."""
from pathlib import Path


def formulas(layout: str, language: str) -> dict[str, str]:
    """{name of the function: its source in 'h' (C++) or 'py' (Triton)} of a layout."""
    return {path.stem: path.read_text() for path in sorted((Path(__file__).parent / layout).glob(f'*.{language}'))}
