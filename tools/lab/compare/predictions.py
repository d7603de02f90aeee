"""The held-out images on which most goes wrong, with what each choice found in them, as SVG over one copy of each."""

import base64
import io
from html import escape
from typing import NamedTuple

from PIL import Image

from lab import detection_errors, labels

from .charts import COLOURS
from .hook import PREDICTIONS
from .logs import read_json

LONGEST, LEAST_SCORE = 320, 0.3  # pixels of an embedded image; score from which a box is shown
SHOWN = 8  # images
DASHED = 'stroke-dasharray="5 3" '


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


class Shape(NamedTuple):
    """A box to be drawn with its name."""

    box: list
    text: str
    label: int
    dash: str = ''

    @property
    def colour(self) -> str:
        return COLOURS[self.label % len(COLOURS)]

    def frame(self) -> str:
        x1, y1, x2, y2 = self.box
        stroke = f'stroke="{self.colour}" stroke-width="2" {self.dash}vector-effect="non-scaling-stroke"'
        return rectangle(x1, y1, x2 - x1, y2 - y1, f'fill="none" {stroke}')

    def name(self, size: tuple, taken: list) -> str:
        """The name on a ground of its own colour; nothing where all that it could stand on is taken."""
        height = max(size) / 20
        width = min(len(self.text) * height * 0.54 + 2, size[0])
        spot = labels.place(self.box, width, height, size, taken)
        if spot is None:
            return ''
        left, top = spot
        return (
            rectangle(left, top, width, height, f'fill="{self.colour}"')
            + f'<text x="{left + 1:.1f}" y="{top + height * 0.8:.1f}" fill="#fff" font-size="{height * 0.88:.1f}">'
            f'{escape(self.text)}</text>'
        )


def drawn(shapes: list[Shape], size: tuple) -> list[str]:
    """All boxes, and over them their names."""
    taken: list = []
    return [shape.frame() for shape in shapes] + [shape.name(size, taken) for shape in shapes]


def rectangle(x: float, y: float, width: float, height: float, style: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" {style}/>'


def cell(name: str, number: int, size: tuple, shapes: list[Shape], words: str) -> dict:
    """One image under one heading."""
    width, height = size
    return dict(
        name=name,
        words=words,
        svg=(
            f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(f"{name}: {words}")}">'
            f'<use href="#image-{number}"/>{"".join(drawn(shapes, size))}</svg>'
        ),
    )


def called(label: int, classes: list) -> str:
    return classes[label] if label < len(classes) else f'class {label}'


def shape(row: list, classes: list, kind: str = '') -> Shape:
    """The box of [label, box] or [label, score, box]; one that is wrong is dashed and says why, in a word."""
    wrong = kind in detection_errors.KINDS
    words = [called(row[0], classes), *(f'{score:.2f}' for score in row[1:-1]), *[kind] * wrong]
    return Shape(row[-1], ' '.join(words), row[0], DASHED if wrong else '')


def shown_of(image: dict, found: list) -> detection_errors.Judged:
    """What is wrong in the boxes that are shown."""
    return detection_errors.judge(
        image['truth'], [row for row in found if row[1] >= LEAST_SCORE], image.get('ignored', ())
    )


def cells_of(number: int, size: tuple, image: dict, found: dict, classes: list) -> list:
    """The truth and each choice's boxes (or class) on one image."""
    truth = image['truth']
    if any(row[-1] is None for row in truth):
        return [
            cell(
                name,
                number,
                size,
                [],
                ', '.join(
                    ' '.join([called(row[0], classes), *(f'{score:.2f}' for score in row[1:-1])]) for row in rows
                ),
            )
            for name, rows in {'truth': truth, **found}.items()
        ]
    cells = [cell('truth', number, size, [shape(row, classes) for row in truth], boxes_in_words(len(truth)))]
    for name, rows in found.items():
        judged = shown_of(image, rows)
        shapes = [shape(truth[index], classes, 'missed') for index in judged.missed]  # named first
        shapes += [shape(row, classes, kind) for row, kind in zip(judged.found, judged.kinds, strict=True)]
        words = f'{boxes_in_words(len(judged.found))}: {detection_errors.in_words(detection_errors.counts(judged))}'
        cells.append(cell(name, number, size, shapes, words))
    return cells


def boxes_in_words(count: int) -> str:
    return f'{count} box{"es" * (count != 1)}'


def badness(image: dict, found: dict) -> float:
    """How much is wrong on an image, of all choices together: errors, or the scores of wrong classes."""
    if any(row[-1] is None for row in image['truth']):
        right = [label for label, _ in image['truth']]
        return sum(score for rows in found.values() for label, score, _ in rows if label not in right)
    return sum(detection_errors.counts(shown_of(image, rows)).total() for rows in found.values())


def load_predictions(runs: dict) -> dict:
    """{choice: what its run wrote down}; `runs` is {choice: Run}."""
    found = {name: read_json(run.train_dir, PREDICTIONS) for name, run in runs.items()}
    return {name: predictions for name, predictions in found.items() if predictions}


def gallery(runs: dict) -> list:
    """[dict(symbol, cells)] of the images on which most goes wrong, the worst first."""
    predictions, rows = load_predictions(runs), []
    if not predictions:
        return []
    first = next(iter(predictions.values()))
    found = {
        file: {name: p['images'].get(file, {}).get('found', []) for name, p in predictions.items()}
        for file in first['images']
    }
    order = sorted(found, key=lambda file: -badness(first['images'][file], found[file]))
    for number, file in enumerate(order[:SHOWN]):
        image = embedded(file)
        if image is None:
            continue
        uri, size = image
        symbol = (
            f'<symbol id="image-{number}" viewBox="0 0 {size[0]} {size[1]}">'
            f'<image href="{uri}" width="{size[0]}" height="{size[1]}"/></symbol>'
        )
        rows.append(
            dict(symbol=symbol, cells=cells_of(number, size, first['images'][file], found[file], first['classes']))
        )
    return rows
