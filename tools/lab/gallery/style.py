"""How all figures look, and how they are kept."""

import io
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

# Okabe and Ito's colours, told apart by the colour-blind too; the line styles tell them apart in grey.
COLOURS = ('#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000')
LINES = ('-', '--', '-.', ':', (0, (5, 1, 1, 1, 1, 1)), (0, (8, 2)), (0, (1, 1)))
GREY = '#777777'
STYLE = {
    'font.size': 10,
    'axes.titlesize': 10.5,
    'legend.fontsize': 9,
    'legend.frameon': False,
    'axes.grid': True,
    'grid.alpha': 0.3,
    'lines.linewidth': 2,
    'axes.spines.top': False,
    'axes.spines.right': False,
    'axes.prop_cycle': mpl.cycler(color=COLOURS, linestyle=LINES),
}
styled = mpl.rc_context(STYLE)  # decorates whatever draws


def canvas(rows: int = 1, columns: int = 2, size: tuple[float, float] = (4.4, 3.1)) -> tuple[Figure, list[Axes]]:
    figure = Figure(figsize=(size[0] * columns, size[1] * rows), layout='constrained', facecolor='white')
    return figure, list(figure.subplots(rows, columns, squeeze=False).flat)


def save(figure: Figure, path: Path, note: str = '') -> None:
    """A small PNG that comes out the same every time; ``note`` is kept inside it. 256 colours are enough."""
    buffer, kept = io.BytesIO(), PngInfo()
    figure.savefig(buffer, dpi=120)
    kept.add_text('Description', note)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.open(buffer).convert('RGB').quantize(256, dither=Image.Dither.NONE).save(path, optimize=True, pnginfo=kept)


def note_of(path: Path) -> str:
    with Image.open(path) as figure:
        return figure.info.get('Description', '')
