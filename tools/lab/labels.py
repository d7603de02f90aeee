"""Where the name of a box is written on an image, so that all that are written can be read."""


def place(box, width: float, height: float, size: tuple, taken: list) -> tuple[float, float] | None:
    """Left and top of a name of that size: above the box, within it, below or beside it, where none stands yet; None
    where there is no such place.

    Args:
        box: x1, y1, x2, y2.
        size: width and height of the image, which no name leaves.
        taken: (left, top, width, height) of the names so far; this one is added.
    """
    lefts = [min(max(left, 0), size[0] - width) for left in (box[0], box[2] - width, box[2], box[0] - width)]
    tops = [box[1] - height, box[1], box[3] - height, box[3], box[1] - 2 * height]
    spots = [(left, min(max(top, 0), size[1] - height), width, height) for left in lefts for top in tops]
    free = next((spot for spot in spots if not any(crossed(spot, other) for other in taken)), None)
    if free is None:
        return None
    taken.append(free)
    return free[:2]


def crossed(one: tuple, other: tuple) -> bool:
    """Whether two rectangles have an area in common."""
    return all(one[i] < other[i] + other[i + 2] and other[i] < one[i] + one[i + 2] for i in (0, 1))
