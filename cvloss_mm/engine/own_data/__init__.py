"""A user's own data, ``--data FOLDER``: found by the layouts of the field, checked, and put into a config."""

from collections import Counter
from pathlib import Path

from ..launch import choose_work_dir
from ..messages import LaunchError, print_once, show_changes
from . import identities
from .checks import problems_of
from .find import find
from .fit import classes_in_order, fit
from .sets import Classification, DataError, Detection

__all__ = ['DataError', 'Detection', 'Images', 'add_options', 'find', 'fit', 'problems_of', 'use']


def add_options(parser) -> None:
    group = parser.add_argument_group('your own data')
    group.add_argument(
        '--data',
        metavar='FOLDER',
        help='COCO json, Pascal VOC xml or YOLO txt; for classifiers a '
        'folder a class, or lists; for faces also train.rec with .bin files of pairs. Classes, heads, '
        'places and evaluators of the config are set to it',
    )
    group.add_argument('--train-data', metavar='PATH', help='the part for training, where its name does not say so')
    group.add_argument('--val-data', metavar='PATH', help='the part for validation, likewise')
    group.add_argument('--strict', action='store_true', help='stop at anything that is wrong in the data')


def use(cfg, args, name: str) -> None:
    """Puts the data of :func:`add_options` into a config, where there are any, and says what was found.

    Annotation files that have to be written go to ``data/`` in the work dir, which a config of that name has.

    Raises:
        LaunchError: nothing of use is there, or something that stands in the way of a training.
    """
    if not args.data:
        if args.train_data or args.val_data or args.strict:
            raise LaunchError('--train-data, --val-data and --strict go with --data FOLDER')
        return
    if 'decode_head' in cfg.model:
        raise LaunchError(
            '--data takes data of detectors and classifiers; of a segmentation set the places are set by '
            '--cfg-options, as train_dataloader.dataset.data_root=...'
        )
    task = 'classification' if 'head' in cfg.model else 'detection'
    places, compares = (args.train_data, args.val_data), identities.is_measured(cfg)
    try:
        sets = identities.find(args.data, *places) if compares else find(args.data, task, *places)
        if not isinstance(sets, identities.Packed):
            refuse(sets, args, identities.problems_of(sets) if compares else problems_of(sets))
        folder = choose_work_dir(cfg, args.work_dir, name) / 'data'
        changes = identities.fit(cfg, sets, folder, Path(args.data).absolute()) if compares else fit(cfg, sets, folder)
    except DataError as error:
        raise LaunchError(str(error)) from None
    show_changes([change for change in changes if 'dataset' not in change[0]], 'data')


def refuse(sets: dict, args, problems: list) -> None:
    """Says what was found, and stops at what stands in the way."""
    print_once(summary(sets, args.data, problems))
    if any(problem.fatal or args.strict for problem in problems):
        raise LaunchError(
            'the data cannot be trained on as they are'
            if any(p.fatal for p in problems)
            else '--strict: the data are not clean'
        )


def summary(sets: dict, folder, problems: list) -> str:
    """What was found, and what is wrong with it."""
    classes = classes_in_order(sets)
    lines = [f'Data: {folder}, {len(classes)} classes: {", ".join(classes[:8])}' + ', ...' * (len(classes) > 8)]
    for split, subset in sets.items():
        if isinstance(subset, Classification):
            counts = Counter(name for _, name in subset.samples)
            lines.append(
                f'  {split}: {len(subset.samples)} images, {min(counts.values())} to {max(counts.values())} a class'
            )
        else:
            notes, images = subset.content['annotations'], subset.content['images']
            empty = len(images) - len({annotation['image_id'] for annotation in notes})
            lines.append(
                f'  {split}: {len(images)} images ({empty} without an object), {len(notes)} boxes, '
                f'{subset.source or "held out or converted"}'
            )
    return '\n'.join([*lines, *(f'  {"ERROR" if p.fatal else "warning"} {p}' for p in problems)])
