"""Parametric faces, drawn with numpy alone.

A head is an ellipsoid that is turned and lit; what makes a person is painted on it, in coordinates of the head that do
not turn: x from ear to ear and y downwards, in [-1, 1]. Who it is, and how the image of him was taken, are drawn
from generators of their own.
"""

import math
from types import SimpleNamespace

import numpy as np
from PIL import Image, ImageFilter

from .rendering import smooth_noise

SKIN = np.array([[242, 205, 178], [224, 172, 138], [188, 132, 96], [142, 92, 64], [92, 58, 42]], dtype=np.float32)
HAIR = np.array(
    [[38, 30, 28], [84, 56, 38], [142, 98, 58], [206, 172, 112], [150, 66, 40], [150, 150, 152]], dtype=np.float32
)
IRIS = np.array([[70, 46, 30], [104, 86, 46], [74, 110, 74], [84, 126, 160]], dtype=np.float32)


# What stays the same in all images of a person; lengths in units of the head. Below 0 counts as 0 in the second.
PERSON = dict(
    width=(0.54, 0.68),
    height=(0.74, 0.88),
    jaw=(0, 0.45),
    hairline=(0.35, 0.75),
    parting=(-0.5, 0.5),
    sides=(-0.5, 0.9),
    volume=(0.02, 0.16),
    eye_apart=(0.3, 0.46),
    eye_height=(-0.16, 0.06),
    eye_size=(0.12, 0.19),
    eye_open=(0.4, 0.75),
    eye_slant=(-0.3, 0.3),
    brow_gap=(0.14, 0.26),
    brow_thick=(0.025, 0.08),
    brow_tilt=(-0.35, 0.35),
    nose_length=(0.28, 0.5),
    nose_width=(0.09, 0.2),
    mouth_height=(0.5, 0.64),
    mouth_width=(0.2, 0.38),
    lips=(0.04, 0.11),
    lip_red=(0.1, 0.6),
)
NOT_ON_ALL = dict(beard=(-0.7, 0.6), moustache=(-0.9, 0.7))
# How one image is taken: place, expression, light, camera.
VIEW = dict(
    x=(-0.1, 0.1),
    y=(-0.1, 0.1),
    scale=(0.85, 1.12),
    smile=(-0.5, 1),
    brows=(-0.06, 0.08),
    gaze=(-0.35, 0.35),
    ambient=(0.3, 0.8),
    noise=(2, 10),
)
NOT_IN_ALL = dict(open=(-0.6, 0.9), blink=(-1.5, 0.8), blur=(-0.5, 1.1))
TURNED = dict(yaw=(0.4, 0.9), pitch=(0.16, 0.4), roll=(0.14, 0.35))  # radians: standard deviation, and at most
COVERS = ('nothing', 'nothing', 'nothing', 'glasses', 'shades', 'hand', 'scarf', 'cap')


def drawn(rng: np.random.Generator, ranges: dict, sometimes: dict) -> dict:
    return {
        **{name: rng.uniform(*ends) for name, ends in ranges.items()},
        **{name: max(0.0, rng.uniform(*ends)) for name, ends in sometimes.items()},
    }


def between(palette: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A colour near the line through a palette."""
    place = rng.uniform(0, len(palette) - 1)
    i, fraction = int(place), place - int(place)
    return (1 - fraction) * palette[i] + fraction * palette[i + 1] + rng.normal(0, 5, 3).astype(np.float32)


def person(rng: np.random.Generator) -> SimpleNamespace:
    """Who it is."""
    return SimpleNamespace(
        **drawn(rng, PERSON, NOT_ON_ALL),
        skin=between(SKIN, rng),
        hair=between(HAIR, rng),
        iris=between(IRIS, rng),
        moles=rng.uniform(-0.6, 0.6, (2, 2)).tolist(),
    )


def view(rng: np.random.Generator) -> SimpleNamespace:
    """How an image is taken: pose, expression, light, what is in front, and the camera."""
    pose = {name: float(np.clip(rng.normal(0, spread), -limit, limit)) for name, (spread, limit) in TURNED.items()}
    light = np.array([rng.uniform(-1, 1), rng.uniform(-0.8, 0.4), rng.uniform(0.4, 1)])
    return SimpleNamespace(
        **pose,
        **drawn(rng, VIEW, NOT_IN_ALL),
        light=(light / np.linalg.norm(light)).tolist(),
        tint=rng.uniform(0.75, 1.2) * rng.uniform(0.88, 1.12, 3),
        cover=COVERS[rng.integers(len(COVERS))],
        place=rng.uniform(-1, 1, 2).tolist(),
    )


class Canvas:
    """The pixels of an image as places on a turned head."""

    def __init__(self, size: int, who: SimpleNamespace, how: SimpleNamespace):
        y, x = np.mgrid[:size, :size].astype(np.float32) * np.float32(2 / size) + np.float32(1 / size - 1)
        x, y = (x - how.x) / how.scale, (y - 0.06 - how.y) / how.scale
        x, y = x * math.cos(how.roll) + y * math.sin(how.roll), y * math.cos(how.roll) - x * math.sin(how.roll)
        self.plane = x, y
        narrow = who.width * (1 - who.jaw * np.clip(y / who.height, 0, 1) ** 2)
        nx, ny = x / narrow, y / who.height
        self.radius = np.sqrt(nx**2 + ny**2)
        nz = np.sqrt(np.clip(1 - nx**2 - ny**2, 0, 1))
        self.normal = nx, ny, nz
        rotated = nx * math.cos(how.yaw) - nz * math.sin(how.yaw)
        z = nz * math.cos(how.yaw) + nx * math.sin(how.yaw)
        self.x, self.y = rotated, ny * math.cos(how.pitch) - z * math.sin(how.pitch)
        self.front = z * math.cos(how.pitch) + ny * math.sin(how.pitch) > 0
        self.soft = np.float32(size / 2.2)  # sharpness of an edge, about a pixel
        self.colour = np.zeros((size, size, 3), dtype=np.float32)

    def edge(self, distance: np.ndarray) -> np.ndarray:
        """How much of each pixel lies within a signed distance."""
        return np.clip(0.5 - distance * self.soft, 0, 1)

    def paint(self, cover: np.ndarray, colour, strength: float = 1.0) -> None:
        where = np.flatnonzero(cover)  # most things are small
        under = self.colour.reshape(-1, 3)[where]
        fraction = strength * cover.ravel()[where, None]
        self.colour.reshape(-1, 3)[where] = under + fraction * (np.asarray(colour, dtype=np.float32) - under)

    def ellipse(self, x: float, y: float, a: float, b: float, tilt: float = 0.0) -> np.ndarray:
        """Of the face, with half axes a and b."""
        dx, dy = self.x - x, self.y - y
        dx, dy = dx * math.cos(tilt) + dy * math.sin(tilt), dy * math.cos(tilt) - dx * math.sin(tilt)
        return self.front * self.edge((np.sqrt((dx / a) ** 2 + (dy / b) ** 2) - 1) * min(a, b))


def paint_eye(canvas: Canvas, who: SimpleNamespace, how: SimpleNamespace, side: int) -> None:
    x, y, a = side * who.eye_apart, who.eye_height, who.eye_size
    b, tilt = max(0.015, a * who.eye_open * (1 - how.blink)), side * who.eye_slant
    white = canvas.ellipse(x, y, a, b, tilt)
    canvas.paint(canvas.ellipse(x, y, a * 1.15, b * 1.3 + 0.015, tilt), who.skin * 0.55)
    canvas.paint(white, (236, 232, 228))
    middle, iris = x + how.gaze * a, 0.55 * a
    canvas.paint(np.minimum(white, canvas.ellipse(middle, y, iris, iris)), who.iris)
    canvas.paint(np.minimum(white, canvas.ellipse(middle, y, iris * 0.45, iris * 0.45)), (18, 14, 14))
    canvas.paint(
        canvas.ellipse(x, y - who.brow_gap - how.brows, a * 1.35, who.brow_thick, side * who.brow_tilt),
        who.hair * 0.7,
        0.9,
    )


def paint_nose(canvas: Canvas, who: SimpleNamespace) -> None:
    top, bottom = who.eye_height, who.eye_height + who.nose_length
    middle = (top + bottom) / 2
    canvas.paint(canvas.ellipse(0, middle, who.nose_width * 0.45, who.nose_length / 2), who.skin * 1.12, 0.7)
    canvas.paint(canvas.ellipse(0, bottom, who.nose_width, 0.075), who.skin * 0.86, 0.8)
    for side in (-1, 1):
        canvas.paint(
            canvas.ellipse(side * who.nose_width * 0.5, bottom + 0.02, who.nose_width * 0.28, 0.03), who.skin * 0.4
        )


def paint_mouth(canvas: Canvas, who: SimpleNamespace, how: SimpleNamespace) -> None:
    w, bend = who.mouth_width * (1 + 0.2 * how.smile), 0.9 * how.smile
    curved = canvas.y - who.mouth_height + bend * (canvas.x**2 - 0.5 * w**2)  # a smile lifts the corners
    inside = np.clip(1 - (canvas.x / w) ** 2, 0, 1)
    gap = 0.1 * how.open * inside
    lips = np.where(canvas.front, canvas.edge(np.abs(curved) - who.lips * np.sqrt(inside) - gap), 0)
    lips = np.where(inside > 0, lips, 0)
    red = (1 - who.lip_red) * who.skin * 0.8 + who.lip_red * np.array([176, 52, 60])
    canvas.paint(lips, red)
    hole = np.where(canvas.front & (inside > 0), canvas.edge(np.abs(curved) - gap - 0.012), 0)
    canvas.paint(hole, (60, 22, 24))


def paint_hair(canvas: Canvas, who: SimpleNamespace) -> None:
    """From the hairline up, with a parting, and down the sides as far as it goes."""
    line = -who.hairline + 0.22 * np.abs(canvas.x - who.parting)
    on_head = canvas.edge(np.maximum(canvas.radius - 1, canvas.y - line) * 0.6)
    cap = np.maximum(
        np.hypot(canvas.plane[0] / (who.width + who.volume), canvas.plane[1] / (who.height + who.volume)) - 1,
        canvas.plane[1] - who.sides * who.height,
    )
    behind = np.minimum(canvas.edge(cap * 0.7), canvas.edge(1 - canvas.radius))
    back = np.where(~canvas.front & (canvas.radius < 1) & (canvas.y < who.sides), 1, 0)
    canvas.paint(np.maximum.reduce([on_head, behind, back]), who.hair)


def paint_face(canvas: Canvas, who: SimpleNamespace, how: SimpleNamespace) -> None:
    inside = canvas.edge((canvas.radius - 1) * 0.6)
    canvas.paint(inside, who.skin)
    cheeks = canvas.ellipse(0, who.mouth_height + 0.12, 0.72, 0.55)
    canvas.paint(cheeks, who.hair * 0.8, who.beard)
    for x, y in who.moles:
        canvas.paint(canvas.ellipse(x, y, 0.045, 0.045), who.skin * 0.35, 0.9)
    for side in (-1, 1):
        paint_eye(canvas, who, how, side)
    paint_nose(canvas, who)
    canvas.paint(canvas.ellipse(0, who.mouth_height - 0.13, who.mouth_width * 0.9, 0.05), who.hair * 0.8, who.moustache)
    paint_mouth(canvas, who, how)
    paint_hair(canvas, who)


def shade(canvas: Canvas, how: SimpleNamespace) -> None:
    slope = sum(n * l for n, l in zip(canvas.normal, how.light, strict=True))
    lit = how.ambient + (1.25 - how.ambient) * np.clip(slope, 0, 1)
    canvas.colour *= np.where(canvas.radius < 1, lit, 0.55 + 0.45 * how.ambient)[..., None]


def cover_up(canvas: Canvas, who: SimpleNamespace, how: SimpleNamespace) -> None:
    """What is worn, or comes in between; all of it changes from image to image."""
    dark = np.array([30, 30, 36]) + 25 * (1 + how.place[0])
    if how.cover in ('glasses', 'shades'):
        for side in (-1, 1):
            a = who.eye_size * 1.6
            lens = canvas.ellipse(side * who.eye_apart, who.eye_height, a, a * 0.85)
            rim = lens - canvas.ellipse(side * who.eye_apart, who.eye_height, a - 0.05, a * 0.85 - 0.05)
            canvas.paint(lens if how.cover == 'shades' else rim, dark, 0.95)
        bridge = np.where(canvas.front & (np.abs(canvas.x) < who.eye_apart), 1, 0)
        canvas.paint(bridge * canvas.edge(np.abs(canvas.y - who.eye_height) - 0.025), dark, 0.9)
    elif how.cover == 'scarf':
        colour = 128 + 100 * np.array([how.place[0], how.place[1], -how.place[0]])
        canvas.paint(
            canvas.edge(who.mouth_height - 0.16 + 0.1 * how.place[1] - canvas.y)
            * canvas.edge((canvas.radius - 1.08) * 0.5),
            colour,
        )
    elif how.cover == 'cap':
        colour = 128 + 110 * np.array([how.place[1], -how.place[0], how.place[0]])
        canvas.paint(canvas.edge((canvas.radius - 1.15) * 0.5) * canvas.edge(canvas.plane[1] + 0.36), colour)
    elif how.cover == 'hand':
        x, y = canvas.plane
        far = np.hypot((x - 0.6 * how.place[0]) / 0.3, (y - 0.6 * how.place[1]) / 0.22)
        canvas.paint(canvas.edge((far - 1) * 0.22), (170, 130, 105))


def portrait(rng: np.random.Generator, who: SimpleNamespace, size: int) -> Image.Image:
    """An image of a person; everything but him is drawn anew."""
    how = view(rng)
    canvas = Canvas(size, who, how)
    ground = smooth_noise(rng, size, int(rng.integers(2, 6)))[..., None]
    canvas.colour[:] = rng.uniform(20, 200, 3) + rng.uniform(-60, 60, 3) * ground
    paint_face(canvas, who, how)
    shade(canvas, how)
    cover_up(canvas, who, how)
    values = canvas.colour * how.tint + rng.standard_normal(canvas.colour.shape, dtype=np.float32) * how.noise
    image = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    return image.filter(ImageFilter.GaussianBlur(how.blur)) if how.blur > 0.1 else image
