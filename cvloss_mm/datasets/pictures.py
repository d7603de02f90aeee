"""Pictures of what a model said about held-out images, beside the truth. Drawn with PIL alone."""

from pathlib import Path

from PIL import Image, ImageDraw

COLOURS = ((230, 25, 75), (0, 130, 255), (255, 165, 0), (40, 180, 75), (185, 60, 230), (0, 190, 190), (240, 240, 0),
           (250, 120, 190))
ZOOM_TO = 384  # side of a painted picture
STRIP = 22  # height of a caption
LEAST_SCORE = 0.4


def enlarged(path) -> tuple:
    """The picture at a size at which text can be read, and the factor."""
    image = Image.open(path).convert('RGB')
    factor = max(1.0, ZOOM_TO / max(image.size))
    return image.resize([round(side * factor) for side in image.size], Image.Resampling.NEAREST), factor


def paint_box(draw: ImageDraw.ImageDraw, box, text: str, colour: tuple) -> None:
    draw.rectangle(box, outline=colour, width=2)
    left, top = box[0], max(box[1] - 13, 0)
    draw.rectangle(draw.textbbox((left + 2, top), text), fill=colour)
    draw.text((left + 2, top), text, fill='white' if sum(colour) < 480 else 'black')


def with_boxes(path, boxes: list, caption: str) -> Image.Image:
    """The picture with boxes, each (x1, y1, x2, y2, class number, text), under a caption."""
    image, factor = enlarged(path)
    draw = ImageDraw.Draw(image)
    for *corners, label, text in boxes:
        paint_box(draw, [c * factor for c in corners], text, COLOURS[label % len(COLOURS)])
    return captioned(image, caption)


def captioned(image: Image.Image, text: str, colour='black') -> Image.Image:
    framed = Image.new('RGB', (image.width, image.height + STRIP), 'white')
    framed.paste(image, (0, STRIP))
    ImageDraw.Draw(framed).text((4, 5), text, fill=colour)
    return framed


def tiled(images: list, columns: int, gap: int = 6) -> Image.Image:
    """Pictures in rows; each cell is as large as the largest of them."""
    width, height = max(i.width for i in images) + gap, max(i.height for i in images) + gap
    sheet = Image.new('RGB', (columns * width, -(-len(images) // columns) * height), 'white')
    for number, image in enumerate(images):
        sheet.paste(image, (number % columns * width, number // columns * height))
    return sheet


def detections(predictions: list, annotations: dict, folder, out: Path, most: int = 12) -> Path:
    """Write one PNG per image (truth left, predictions right) and `predictions.png` with all of them.

    Args:
        predictions: as mmdet's test writes them with --out.
        annotations: the content of a COCO file.
        folder: the folder of the images.
    """
    names = {c['id']: (number, c['name']) for number, c in enumerate(annotations['categories'])}
    truth = {}
    for a in annotations['annotations']:
        x, y, w, h = a['bbox']
        label, name = names[a['category_id']]
        truth.setdefault(a['image_id'], []).append((x, y, x + w, y + h, label, name + ' crowd' * a['iscrowd']))
    files, labels, pairs = {i['id']: i['file_name'] for i in annotations['images']}, dict(names.values()), []
    for prediction in predictions[:most]:
        path, found = Path(folder) / files[prediction['img_id']], prediction['pred_instances']
        found = zip(*(found[key].tolist() for key in ('bboxes', 'scores', 'labels')), strict=True)
        boxes = [(*box, label, f'{labels[label]} {score:.2f}') for box, score, label in found if score >= LEAST_SCORE]
        pair = tiled([with_boxes(path, truth.get(prediction['img_id'], []), f'truth: {path.name}'),
                      with_boxes(path, boxes, f'predicted (score of at least {LEAST_SCORE})')], columns=2)
        pairs.append(save(pair, out / f'{path.stem}.png'))
    path = out / 'predictions.png'
    save(tiled(pairs, columns=2, gap=12), path)
    return path


def classifications(predictions: list, classes: list, out: Path, most: int = 24) -> Path:
    """Write `predictions.png`: images with the predicted class and, where it is wrong, the true one in red."""
    step = max(1, len(predictions) // most)
    cells = []
    for prediction in predictions[::step][:most]:
        said, true = int(prediction['pred_label']), int(prediction['gt_label'])
        text = f"{classes[said]} {float(prediction['pred_score'].max()):.2f}"
        image = enlarged(prediction['img_path'])[0].resize((192, 192))
        cells.append(captioned(image, text if said == true else f'{text}, is {classes[true]}',
                               'black' if said == true else 'red'))
    path = out / 'predictions.png'
    save(tiled(cells, columns=6), path)
    return path


def save(image: Image.Image, path: Path) -> Image.Image:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)
    return image
