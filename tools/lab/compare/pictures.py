"""Held-out images with what each choice found in them, as SVG over one copy of each image."""

import base64
import io
from html import escape

from PIL import Image

from .charts import COLOURS
from .hook import PREDICTIONS
from .logs import written

LONGEST, LEAST_SCORE = 320, 0.3  # pixels of an embedded image; score from which a box is shown


def embedded(path) -> tuple:
    """An image as a data URI, and the size that its boxes are measured in; None where it cannot be read."""
    try:
        image = Image.open(path).convert('RGB')
    except OSError:
        return None
    size = image.size
    image.thumbnail((LONGEST, LONGEST))
    buffer = io.BytesIO()
    image.save(buffer, format='JPEG', quality=88)
    return f'data:image/jpeg;base64,{base64.b64encode(buffer.getvalue()).decode()}', size


def box_shape(box: list, text: str, label: int, size: tuple) -> str:
    """A box with its name on a ground of its own colour."""
    x1, y1, x2, y2 = box
    height = max(size) / 17
    width = min(len(text) * height * 0.58 + 2, size[0])
    left, top = max(0, min(x1, size[0] - width)), max(y1 - height, 0)
    colour = COLOURS[label % len(COLOURS)]
    return (rectangle(x1, y1, x2 - x1, y2 - y1, f'fill="none" stroke="{colour}" stroke-width="2" '
                      'vector-effect="non-scaling-stroke"')
            + rectangle(left, top, width, height, f'fill="{colour}"')
            + f'<text x="{left + 1:.1f}" y="{top + height * 0.8:.1f}" fill="#fff" font-size="{height * 0.88:.1f}">'
              f'{escape(text)}</text>')


def rectangle(x: float, y: float, width: float, height: float, style: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {style}/>'


def cell(name: str, number: int, size: tuple, shapes: list, words: str) -> dict:
    """One image under one heading."""
    width, height = size
    return dict(name=name, words=words, svg=(
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(f"{name}: {words}")}">'
        f'<use href="#image-{number}"/>{"".join(shapes)}</svg>'))


def called(label: int, classes: list) -> str:
    return classes[label] if label < len(classes) else f'class {label}'


def cells_of(number: int, size: tuple, truth: list, found: dict, classes: list) -> list:
    """The truth and each choice's boxes (or class) on one image."""
    def shapes(rows):
        return [box_shape(row[-1], ' '.join([called(row[0], classes), *(f'{s:.2f}' for s in row[1:-1])]), row[0], size)
                for row in rows if row[-1]]

    def words(rows):
        if any(row[-1] for row in rows) or not rows:
            return f'{len(rows)} box{"es" * (len(rows) != 1)}'
        return ', '.join(' '.join([called(row[0], classes), *(f'{s:.2f}' for s in row[1:-1])]) for row in rows)

    shown = {name: [row for row in rows if row[1] >= LEAST_SCORE or not row[-1]] for name, rows in found.items()}
    return [cell('truth', number, size, shapes(truth), words(truth)),
            *(cell(name, number, size, shapes(rows), words(rows)) for name, rows in shown.items())]


def load_predictions(runs: dict) -> dict:
    """{choice: what its run wrote down}; `runs` is {choice: Run}."""
    found = {name: written(run.train_dir, PREDICTIONS) for name, run in runs.items()}
    return {name: predictions for name, predictions in found.items() if predictions}


def gallery(runs: dict) -> list:
    """[dict(symbol, cells)], one for each held-out image that all runs have seen."""
    predictions, rows = load_predictions(runs), []
    if not predictions:
        return []
    first = next(iter(predictions.values()))
    for number, (key, image) in enumerate(first['images'].items()):
        found = {name: p['images'].get(key, {}).get('found', []) for name, p in predictions.items()}
        picture = embedded(image['file'])
        if picture is None:
            continue
        uri, size = picture
        symbol = (f'<symbol id="image-{number}" viewBox="0 0 {size[0]} {size[1]}">'
                  f'<image href="{uri}" width="{size[0]}" height="{size[1]}"/></symbol>')
        rows.append(dict(symbol=symbol, cells=cells_of(number, size, image['truth'], found, first['classes'])))
    return rows
