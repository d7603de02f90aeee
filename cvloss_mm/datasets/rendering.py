"""Images of shapes on textured grounds, drawn with numpy and PIL alone.

A shape is a signed distance: negative inside, zero on the outline, measured in pixels. The soft edge of the image
and the mask of the annotation are read off the same distance, so that the two cannot disagree.
"""

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

CLASSES = ('circle', 'square', 'triangle', 'cross', 'ring')
EVERYDAY, TINY = (0.06, 0.34), (0.02, 0.06)  # radius of a shape, from and to, as a fraction of the image's side
LEAST_VISIBLE = 0.55  # of a shape's own area: below that nobody could tell what it is
LEAST_PIXELS = 16
MOST_TURNED = math.radians(20)
CROWD_MEMBERS = 14


@dataclass
class Thing:
    """One annotated thing: its class, the pixels of it that can be seen, and whether it is a crowd of many."""

    label: int
    mask: np.ndarray
    crowd: bool = False


def distance(label: int, x: np.ndarray, y: np.ndarray, radius: float) -> np.ndarray:
    """Signed distance of the points (x, y) to the outline of a shape at the origin.

    All five have about the same extent for the same radius, so that the size says nothing about the class.
    """
    name = CLASSES[label]
    if name == 'circle':
        return np.hypot(x, y) - radius
    if name == 'square':
        return np.maximum(np.abs(x), np.abs(y)) - 0.88 * radius
    if name == 'triangle':
        sides = [x * math.sin(a) - y * math.cos(a) for a in (0, 2 * math.pi / 3, 4 * math.pi / 3)]
        return np.maximum.reduce(sides) - 0.6 * radius
    if name == 'cross':
        arm = 0.36 * radius
        bars = [np.maximum(np.abs(a) - radius, np.abs(b) - arm) for a, b in ((x, y), (y, x))]
        return np.minimum(*bars)
    return np.abs(np.hypot(x, y) - 0.76 * radius) - 0.24 * radius


def coverage(label: int, size: int, centre: tuple, radius: float, angle: float) -> np.ndarray:
    """How much of each pixel the shape covers, 0 to 1, with soft edges one pixel wide."""
    rows, columns = np.ogrid[:size, :size]
    dx, dy = columns + 0.5 - centre[0], rows + 0.5 - centre[1]
    x = dx * math.cos(angle) + dy * math.sin(angle)
    y = dy * math.cos(angle) - dx * math.sin(angle)
    return np.clip(0.5 - distance(label, x, y, radius), 0, 1).astype(np.float32)


def smooth_noise(rng: np.random.Generator, size: int, cells: int) -> np.ndarray:
    """Noise in [0, 1] whose blots are about size / cells pixels wide."""
    grid = Image.fromarray(rng.random((cells, cells), dtype=np.float32))
    return np.clip(np.asarray(grid.resize((size, size), Image.Resampling.BICUBIC)), 0, 1)


def stripes(rng: np.random.Generator, size: int) -> np.ndarray:
    """Soft stripes in [0, 1] of any direction."""
    angle, period = rng.uniform(0, math.pi), rng.uniform(0.06, 0.2) * size
    rows, columns = np.ogrid[:size, :size]
    phase = (columns * math.cos(angle) + rows * math.sin(angle)) * 2 * math.pi / period
    return (0.5 + 0.5 * np.sin(phase + rng.uniform(0, 2 * math.pi))).astype(np.float32)


def texture(rng: np.random.Generator, size: int, colour: np.ndarray, strength: float) -> np.ndarray:
    """An image (size, size, 3) around one colour."""
    pattern = stripes(rng, size) if rng.random() < 0.4 else smooth_noise(rng, size, int(rng.integers(3, 12)))
    change = rng.uniform(-strength, strength, 3).astype(np.float32)
    return colour.astype(np.float32) + change * pattern[..., None]


def background(rng: np.random.Generator, size: int) -> np.ndarray:
    """A dim textured ground with thin lines that mean nothing."""
    canvas = texture(rng, size, rng.uniform(15, 105, 3), 50)
    rows, columns = np.ogrid[:size, :size]
    for _ in range(int(rng.integers(0, 4))):
        angle, offset = rng.uniform(0, math.pi), rng.uniform(-0.5, 0.5) * size
        line = (columns - size / 2) * math.cos(angle) + (rows - size / 2) * math.sin(angle) - offset
        cover = np.clip(rng.uniform(0.6, 1.6) - np.abs(line), 0, 1).astype(np.float32)[..., None]
        canvas += cover * (rng.uniform(0, 200, 3).astype(np.float32) - canvas)
    return canvas


def bright_colour(rng: np.random.Generator) -> np.ndarray:
    """A bright colour of any hue; the class has no say in it.

    Things are always brighter than the ground, as grounds are dim: with colours free on both sides the few hundred
    images of a quick start would be spent on learning that a colour means nothing.
    """
    hue, whiteness = rng.uniform(0, 1, 3), rng.uniform(0.3, 0.7)
    return 255 * (whiteness + (1 - whiteness) * hue / hue.max())


def paint(rng: np.random.Generator, canvas: np.ndarray, cover: np.ndarray) -> None:
    """Lay a shape over the canvas, in place."""
    skin = texture(rng, len(canvas), bright_colour(rng), 40)
    canvas += cover[..., None] * (skin - canvas)


def finish(rng: np.random.Generator, canvas: np.ndarray) -> Image.Image:
    """Add the camera's noise and make an image of it."""
    noise = rng.standard_normal(canvas.shape, dtype=np.float32) * np.float32(rng.uniform(2, 9))
    return Image.fromarray(np.clip(canvas + noise, 0, 255).astype(np.uint8))


def place(rng: np.random.Generator, size: int, label: int, scale: tuple = EVERYDAY) -> np.ndarray:
    """A shape somewhere in the image; small ones are as frequent as large ones (log-uniform)."""
    radius = size * math.exp(rng.uniform(math.log(scale[0]), math.log(scale[1])))
    centre = tuple(rng.uniform(0.75 * radius, size - 0.75 * radius, 2))
    return coverage(label, size, centre, radius, rng.uniform(-MOST_TURNED, MOST_TURNED))


def crowd_cover(rng: np.random.Generator, size: int, label: int) -> np.ndarray:
    """Many small shapes of one class, close together."""
    middle, spread, radius = rng.uniform(0.25, 0.75, 2) * size, 0.13 * size, 0.035 * size
    centres = middle + rng.uniform(-spread, spread, (CROWD_MEMBERS, 2))
    covers = [coverage(label, size, tuple(c), radius, rng.uniform(-MOST_TURNED, MOST_TURNED)) for c in centres]
    return np.maximum.reduce(covers)


def still_visible(things: list, full: list, mask: np.ndarray) -> bool:
    """Whether every earlier thing stays recognisable when the mask is laid over it."""
    return all(
        (thing.mask & ~mask).sum() >= max(LEAST_VISIBLE * area, LEAST_PIXELS)
        for thing, area in zip(things, full, strict=True)
    )


def scene(rng: np.random.Generator, size: int, count: int, crowd: bool = False, scale: tuple = EVERYDAY) -> tuple:
    """An image with up to `count` shapes, later ones in front of earlier ones, and what can be seen of each."""
    canvas = background(rng, size)
    things, full = [], []
    for number in range(count + crowd):
        is_crowd, label = crowd and number == 0, int(rng.integers(len(CLASSES)))
        for _ in range(8):  # a place that hides too much of the others is given up after some tries
            cover = crowd_cover(rng, size, label) if is_crowd else place(rng, size, label, scale)
            mask = cover > 0.5
            if mask.sum() >= LEAST_PIXELS and still_visible(things, full, mask):
                break
        else:
            continue
        for thing in things:
            thing.mask &= ~mask
        paint(rng, canvas, cover)
        things.append(Thing(label, mask, is_crowd))
        full.append(int(mask.sum()))
    return finish(rng, canvas), things


def portrait(rng: np.random.Generator, size: int, label: int) -> Image.Image:
    """An image of one shape of a given class, for classification."""
    canvas = background(rng, size)
    paint(rng, canvas, place(rng, size, label, scale=(0.2, 0.45)))
    return finish(rng, canvas)
