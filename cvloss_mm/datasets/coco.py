"""Masks as COCO writes them: polygons along the pixels' edges, and run lengths for crowds."""

from collections import defaultdict

import numpy as np

RIGHT_TURN = {(1, 0): (0, 1), (0, 1): (-1, 0), (-1, 0): (0, -1), (0, -1): (1, 0)}


def border_steps(mask: np.ndarray) -> dict:
    """For each corner of the pixel grid, where the border goes on from there, with the mask on the right hand."""
    padded = np.pad(mask.astype(bool), 1)
    steps = defaultdict(list)
    sides = (  # neighbour that is outside, corner where the side starts, direction
        ((-1, 0), (0, 0), (1, 0)),
        ((0, 1), (1, 0), (0, 1)),
        ((1, 0), (1, 1), (-1, 0)),
        ((0, -1), (0, 1), (0, -1)),
    )
    for (dy, dx), (cx, cy), direction in sides:
        edge = padded & ~np.roll(padded, (-dy, -dx), axis=(0, 1))
        for y, x in np.argwhere(edge).tolist():
            steps[x - 1 + cx, y - 1 + cy].append(direction)
    return steps


def border_loops(mask: np.ndarray) -> list:
    """Closed loops of corner points around the mask: clockwise around a part, the other way around a hole."""
    steps, loops = border_steps(mask), []
    while steps:
        start = point = next(iter(steps))
        loop, direction = [], None
        while True:
            ways = steps[point]
            # where two parts touch at a corner, turn right: each part then keeps its own loop
            next_direction = ways.pop(ways.index(RIGHT_TURN[direction])) if len(ways) > 1 and direction else ways.pop()
            if not ways:
                del steps[point]
            if next_direction != direction:
                loop.append(point)
            direction, point = next_direction, (point[0] + next_direction[0], point[1] + next_direction[1])
            if point == start and (point not in steps or RIGHT_TURN[direction] not in steps[point]):
                break
        loops.append(loop)
    return loops


def signed_area(loop: list) -> float:
    """Area within a loop, positive where the loop goes clockwise on the screen."""
    x, y = np.asarray(loop, dtype=float).T
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def bridge(outer: list, hole: list) -> list:
    """One polygon out of an outline and a hole: a cut of no width leads from the one to the other and back."""
    gaps = np.linalg.norm(np.asarray(outer)[:, None] - np.asarray(hole)[None], axis=2)
    i, j = np.unravel_index(gaps.argmin(), gaps.shape)
    return outer[: i + 1] + hole[j:] + hole[: j + 1] + outer[i:]


def polygons(mask: np.ndarray) -> list:
    """COCO's polygons of a mask: one flat list [x, y, x, y, ...] per part, which cover exactly the mask's pixels."""
    loops = border_loops(mask)
    outers = [loop for loop in loops if signed_area(loop) > 0]
    for hole in (loop for loop in loops if signed_area(loop) < 0):
        x, y = hole[0]
        home = next((i for i, o in enumerate(outers) if encloses(o, x, y)), 0)
        outers[home] = bridge(outers[home], hole)
    return [[float(v) for point in loop for v in point] for loop in outers]


def encloses(loop: list, x: float, y: float) -> bool:
    """Whether a point lies within a loop: a ray to the right crosses it an odd number of times."""
    x1, y1 = np.asarray(loop, dtype=float).T
    y2 = np.roll(y1, -1)
    return bool(np.count_nonzero(((y1 <= y) != (y2 <= y)) & (x1 > x)) % 2)  # sides are upright or level


def run_lengths(mask: np.ndarray) -> dict:
    """COCO's uncompressed run lengths: down the columns, beginning with the pixels outside."""
    flat = np.asarray(mask, dtype=np.int8).ravel(order='F')
    changes = np.flatnonzero(np.diff(np.concatenate([[0], flat, [1 - flat[-1]]])))
    return {'counts': np.diff(np.concatenate([[0], changes])).tolist(), 'size': list(mask.shape)}


def box(mask: np.ndarray) -> list:
    """[x, y, width, height] of the smallest box around the mask."""
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    return [int(columns[0]), int(rows[0]), int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)]


def annotation(mask: np.ndarray, *, identity: int, image: int, category: int, crowd: bool) -> dict:
    """One entry of COCO's `annotations`."""
    return dict(
        id=identity,
        image_id=image,
        category_id=category,
        iscrowd=int(crowd),
        bbox=box(mask),
        area=int(mask.sum()),
        segmentation=run_lengths(mask) if crowd else polygons(mask),
    )
