"""Images of what a model said about held-out images, beside the truth, the worst first. Drawn with PIL alone."""

from collections import Counter
from pathlib import Path

from PIL import Image, ImageDraw

from . import detection_errors, labels

COLOURS = (
    (230, 25, 75),
    (0, 130, 255),
    (255, 165, 0),
    (40, 180, 75),
    (185, 60, 230),
    (0, 190, 190),
    (240, 240, 0),
    (250, 120, 190),
)
ZOOM_TO = 384  # side of a painted image
STRIP = 22  # height of a caption
LINE = 12  # of a name
LEAST_SCORE = 0.4
WRONG = (230, 0, 0)  # the frame of what is wrong


def enlarged(path) -> tuple:
    """The image at a size at which text can be read, and the factor."""
    image = Image.open(path).convert('RGB')
    factor = max(1.0, ZOOM_TO / max(image.size))
    return image.resize([round(side * factor) for side in image.size], Image.Resampling.NEAREST), factor


def paint_frame(draw: ImageDraw.ImageDraw, box, colour: tuple, wrong: bool) -> None:
    if wrong:
        draw.rectangle([box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2], outline=WRONG, width=2)
    draw.rectangle(box, outline=colour, width=2)


def paint_name(draw: ImageDraw.ImageDraw, box, text: str, colour: tuple, wrong: bool, size: tuple, taken: list) -> None:
    width, height = draw.textlength(text) + 4, LINE
    spot = labels.place(box, width, height, size, taken)
    if spot is None:
        return
    left, top = spot
    draw.rectangle([left, top, left + width - 1, top + height - 1], fill=WRONG if wrong else colour)
    draw.text((left + 2, top), text, fill='white' if wrong or sum(colour) < 480 else 'black')


def with_boxes(path, boxes: list, caption: str) -> Image.Image:
    """The image with boxes, each ((x1, y1, x2, y2), class number, text, whether it is wrong), under a caption; the
    names over all frames."""
    image, factor = enlarged(path)
    draw, taken = ImageDraw.Draw(image), []
    scaled = [([c * factor for c in corners], label, text, wrong) for corners, label, text, wrong in boxes]
    for box, label, _, wrong in scaled:
        paint_frame(draw, box, COLOURS[label % len(COLOURS)], wrong)
    for box, label, text, wrong in scaled:
        paint_name(draw, box, text, COLOURS[label % len(COLOURS)], wrong, image.size, taken)
    return captioned(image, caption)


def captioned(image: Image.Image, text: str, colour='black') -> Image.Image:
    framed = Image.new('RGB', (image.width, image.height + STRIP), 'white')
    framed.paste(image, (0, STRIP))
    ImageDraw.Draw(framed).text((4, 5), text, fill=colour)
    return framed


def tiled(images: list, columns: int, gap: int = 6) -> Image.Image:
    """Images in rows; each cell is as large as the largest of them."""
    width, height = max(i.width for i in images) + gap, max(i.height for i in images) + gap
    sheet = Image.new('RGB', (columns * width, -(-len(images) // columns) * height), 'white')
    for number, image in enumerate(images):
        sheet.paste(image, (number % columns * width, number // columns * height))
    return sheet


def detections(predictions: list, annotations: dict, folder, classes: list, out: Path, limit: int = 12) -> tuple:
    """Write one PNG for each of the images on which most goes wrong (truth left, predictions right), the worst first,
    and `predictions.png` with all of them.

    Args:
        predictions: as mmdet's test writes them with --out.
        annotations: the content of a COCO file.
        folder: the folder of the images.
        classes: their names, as the labels of the predictions count them.

    Returns:
        The path of `predictions.png`, and how many errors of each kind there are on all images.
    """
    files = {image['id']: Path(folder) / image['file_name'] for image in annotations['images']}
    truth = truth_of(annotations, classes)
    judged = {}
    for prediction in predictions:
        found = prediction['pred_instances']
        rows = zip(*(found[key].tolist() for key in ('labels', 'scores', 'bboxes')), strict=True)
        judged[prediction['img_id']] = detection_errors.judge(
            truth[False].get(prediction['img_id'], []),
            [list(row) for row in rows if row[1] >= LEAST_SCORE],
            truth[True].get(prediction['img_id'], []),
        )
    worst = sorted(judged, key=lambda image: -detection_errors.counts(judged[image]).total())[:limit]
    pairs = [pair_of(files[image], judged[image], truth[True].get(image, []), classes) for image in worst]
    for number, (image, pair) in enumerate(zip(worst, pairs, strict=True), 1):
        save(pair, out / f'{number:02d}_{files[image].stem}.png')
    path = out / 'predictions.png'
    save(tiled(pairs, columns=2, gap=12), path)
    return path, sum(map(detection_errors.counts, judged.values()), Counter())


def truth_of(annotations: dict, classes: list) -> dict:
    """{whether it is a crowd: {image: [label, box]}}."""
    names = {category['id']: category['name'] for category in annotations['categories']}
    found = {False: {}, True: {}}
    for note in annotations['annotations']:
        if names.get(note['category_id']) in classes:
            x, y, w, h = note['bbox']
            row = [classes.index(names[note['category_id']]), [x, y, x + w, y + h]]
            found[bool(note.get('iscrowd'))].setdefault(note['image_id'], []).append(row)
    return found


def pair_of(path: Path, judged: detection_errors.Judged, crowds: list, classes: list) -> Image.Image:
    """The truth, and beside it the predictions with what is wrong about them."""

    def box(row, *words, wrong=False):
        return row[-1], row[0], ' '.join([classes[row[0]], *words]), wrong

    truth = [
        box(row, *['missed'] * missed, wrong=missed)
        for number, row in enumerate(judged.truth)
        for missed in [number in judged.missed]
    ] + [box(row, 'crowd') for row in crowds]
    found = [
        box(
            row,
            f'{row[1]:.2f}',
            *[kind] * (kind in detection_errors.KINDS),
            wrong=kind in detection_errors.KINDS,
        )
        for row, kind in zip(judged.found, judged.kinds, strict=True)
    ]
    counts = detection_errors.counts(judged)
    words = ', '.join(f'{counts[kind]} {kind}' for kind in detection_errors.KINDS if counts[kind]) or 'no error'
    pair = [with_boxes(path, truth, f'truth: {path.name}'), with_boxes(path, found, f'predicted: {words}')]
    return tiled(pair, columns=2)


def classifications(predictions: list, classes: list, out: Path, limit: int = 24) -> Path:
    """Write `predictions.png`: images with the predicted class, the surest errors first, in red with the true class."""

    def surety_of_error(prediction):
        wrong = int(prediction['pred_label']) != int(prediction['gt_label'])
        return float(prediction['pred_score'].max()) if wrong else 0.0

    cells = []
    for prediction in sorted(predictions, key=surety_of_error, reverse=True)[:limit]:
        predicted, true = int(prediction['pred_label']), int(prediction['gt_label'])
        text = f'{classes[predicted]} {float(prediction["pred_score"].max()):.2f}'
        image = enlarged(prediction['img_path'])[0].resize((192, 192))
        cells.append(
            captioned(
                image,
                text if predicted == true else f'{text}, is {classes[true]}',
                'black' if predicted == true else 'red',
            )
        )
    path = out / 'predictions.png'
    save(tiled(cells, columns=6), path)
    return path


def save(image: Image.Image, path: Path) -> Image.Image:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)
    return image
