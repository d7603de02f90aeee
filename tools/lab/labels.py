"""Where the name of a box is written on an image, so that many of them can be read."""


def place(box, width: float, height: float, size: tuple, taken: list) -> tuple[float, float]:
    """Left and top of a name of that size: above the box, within it or below it, where none stands yet.

    Args:
        box: x1, y1, x2, y2.
        size: width and height of the image, which no name leaves.
        taken: (left, top, width, height) of the names so far; this one is added.
    """
    left = max(0, min(box[0], size[0] - width))
    tops = [box[1] - height, box[1], box[3] - height, box[3], box[1] - 2 * height]
    places = [(left, min(max(top, 0), size[1] - height), width, height) for top in tops]
    free = [one for one in places if not any(crossed(one, other) for other in taken)]
    taken.append((free or places)[0])
    return taken[-1][:2]


def crossed(one: tuple, other: tuple) -> bool:
    """Whether two rectangles have an area in common."""
    return all(one[i] < other[i] + other[i + 2] and other[i] < one[i] + one[i + 2] for i in (0, 1))
