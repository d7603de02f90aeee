"""Rules about the annotations, which take a look into the files (``tools/check_config.py --data``), and about the data
set that a metric of embeddings will measure."""

import dataclasses
import json
import math
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .classes import innermost
from .findings import Finding, MisuseError, report
from .rules import RULES, rule

SHOWN = 5


def check_data(cfg) -> tuple[list[Finding], list[str]]:
    """(findings about the annotation files of a config, one line a file on what was looked at)."""
    findings, looked_at = [], []
    for file in annotation_files(cfg):
        if file.suffix != '.json':
            looked_at.append(f'{file}: not looked at, only COCO and OpenMMLab json files are')
            continue
        boxes = list(annotated_boxes(json.loads(file.read_text())))
        looked_at.append(f'{file}: {len(boxes)} boxes')
        findings += [dataclasses.replace(f, path=str(file)) for f in RULES['box-sizes'].findings(boxes)]
    return findings, looked_at


def annotation_files(cfg) -> list[Path]:
    """The annotation files of all splits, each once, in order. Raises FileNotFoundError for one that is missing."""
    found = {}
    for split in ('train', 'val', 'test'):
        loader = cfg.get(f'{split}_dataloader') or {}
        for dataset in innermost(loader['dataset']) if loader.get('dataset') else ():
            if dataset.get('ann_file'):
                found[Path(os.path.join(str(dataset.get('data_root') or ''), dataset['ann_file']))] = None
    for file in found:
        if not file.is_file():
            raise FileNotFoundError(f'there is no annotation file {file}')
    return list(found)


def annotated_boxes(content) -> Iterator[tuple]:
    """(what it is called, width, height) of every box: of COCO's (x, y, w, h), and of OpenMMLab's (x1, y1, x2, y2)."""
    if not isinstance(content, dict):
        return
    for note in content.get('annotations', ()):
        if isinstance(note, dict) and len(note.get('bbox') or ()) == 4:
            yield f'annotation {note.get("id")}', *note['bbox'][2:]
    for i, image in enumerate(content.get('data_list', ())):
        for j, instance in enumerate(image.get('instances', ()) if isinstance(image, dict) else ()):
            if len(instance.get('bbox') or ()) == 4:
                x1, y1, x2, y2 = instance['bbox']
                yield f'image {i} instance {j}', x2 - x1, y2 - y1


@rule('box-sizes', of='data')
def box_sizes(boxes: list):
    """Boxes of the ground truth without width or height, or not finite: most box losses say nothing or NaN there."""
    bad = [name for name, w, h in boxes if not (math.isfinite(w) and math.isfinite(h) and w > 0 and h > 0)]
    if bad:
        more = f' and {len(bad) - SHOWN} more' if len(bad) > SHOWN else ''
        yield Finding(
            '',
            f'{len(bad)} of {len(boxes)} boxes have no width or no height: {", ".join(bad[:SHOWN])}{more}'
            '. Remove them: some datasets drop them without a word, others train on them',
        )


class MeasureError(MisuseError):
    """What a metric cannot measure; the message lists all findings."""

    introduction = (
        'the metric cannot measure these images, whatever the model predicts of them; a training leaves the rule out '
        "by its name in brackets: LossCheckHook(ignore=['measured-images']), --ignore measured-images"
    )


@rule('measured-images', of='evaluation')
def measured_images(loop):
    """Images that a metric of embeddings cannot measure: of one class alone, or not those of its list of pairs."""
    dataset = getattr(getattr(loop, 'dataloader', None), 'dataset', None)
    metrics = [m for m in getattr(getattr(loop, 'evaluator', None), 'metrics', ()) if hasattr(m, 'check_images')]
    if not metrics or not hasattr(dataset, 'get_data_info'):
        return
    known = [dataset.get_data_info(i) for i in range(len(dataset))]
    paths, labels = ([info.get(key) for info in known] for key in ('img_path', 'gt_label'))
    if any(label is None or np.size(label) != 1 for label in labels):
        yield Finding('dataset', f'{type(dataset).__name__} does not give each image one label (gt_label)')
        return
    for metric in metrics:
        try:
            metric.check_images([str(path or '') for path in paths], [int(np.ravel(label)[0]) for label in labels])
        except ValueError as error:
            yield Finding('evaluator', str(error))


def check_measured(loop) -> None:
    """Raises MeasureError where a metric of a validation or a test that is built cannot measure its images."""
    findings = RULES['measured-images'].findings(loop)
    if findings:
        raise MeasureError(report(findings))
