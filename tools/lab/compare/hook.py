"""What a run writes down about itself beside mmengine's log: how it began, its memory, and some predictions."""

import contextlib
import hashlib
import json
import re
from pathlib import Path

import torch
from mmengine.hooks import Hook
from mmengine.registry import HOOKS
from mmengine.runner import EpochBasedTrainLoop

from cvloss_mm.engine.resume import AtomicBackend

from .machine import describe

START, PREDICTIONS = 'start.json', 'predictions.json'
BATCHES, MOST_IMAGES = 3, 2000
LEAST_SCORE, MOST_BOXES = 0.05, 100


def digest(tensor: torch.Tensor) -> str:
    whole = tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8)
    return hashlib.sha256(whole.numpy().tobytes()).hexdigest()[:16]


def weights_of(model: torch.nn.Module) -> dict:
    """{name: [shape, digest]} of parameters and buffers, those of the losses left out."""
    return {
        name: [list(value.shape), digest(value)]
        for name, value in model.state_dict().items()
        if isinstance(value, torch.Tensor) and not any('loss' in part for part in name.split('.'))
    }


def identity(sample) -> str:
    """What an image is called: mmdet numbers it, mmpretrain has its file alone."""
    known = sample.metainfo
    return str(known['img_id']) if 'img_id' in known else Path(str(known.get('img_path'))).name


def batch_of(data_batch: dict) -> dict:
    images = data_batch.get('inputs')
    images = [images] if isinstance(images, torch.Tensor) else images
    return dict(images=[identity(s) for s in data_batch['data_samples']], pixels=[digest(i) for i in images])


def reset_peak() -> None:
    """Linux counts a process's largest memory anew after this; elsewhere it counts since the start."""
    with contextlib.suppress(OSError):
        Path('/proc/self/clear_refs').write_text('5')


def peak_memory() -> float:
    """Largest memory of this process in MiB since `reset_peak`."""
    try:
        return int(re.search(r'VmHWM:\s*(\d+)', Path('/proc/self/status').read_text())[1]) / 1024
    except (OSError, TypeError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def truth_of(info: dict, ignored: bool = False) -> list:
    """[label, box or None] of everything in an image, or of what is ignored there."""
    if 'instances' in info:
        return [
            [i['bbox_label'], [float(v) for v in i['bbox']]]
            for i in info['instances']
            if bool(i.get('ignore_flag')) is ignored
        ]
    labels = info.get('gt_label', [])
    return [[int(label), None] for label in (labels if hasattr(labels, '__len__') else [labels])]


def predictions_of(output) -> list:
    """[label, score, box or None] of everything that is found in an image, surest first."""
    if 'pred_instances' in output:
        found = output.pred_instances.cpu()
        rows = zip(found.labels.tolist(), found.scores.tolist(), found.bboxes.tolist(), strict=True)
        return sorted((list(r) for r in rows if r[1] >= LEAST_SCORE), key=lambda r: -r[1])[:MOST_BOXES]
    if 'pred_label' in output:
        return [
            [int(label), float(output.pred_score.reshape(-1)[int(label)]), None]
            for label in output.pred_label.reshape(-1).tolist()
        ]
    return []


def chosen_images(dataset) -> dict:
    """What is known about each image, by its file; of a large data set about so many, evenly spread."""
    chosen = {}
    for number in range(0, len(dataset), -(-len(dataset) // MOST_IMAGES)):
        info = dataset.get_data_info(number)
        if 'instances' in info or 'gt_label' in info:
            ignored = truth_of(info, ignored=True) if 'instances' in info else []
            chosen[str(info['img_path'])] = dict(truth=truth_of(info), ignored=ignored)
    return chosen


@HOOKS.register_module()
class ComparisonHook(Hook):
    """Added by tools/compare.py to the config of each run."""

    def write(self, runner, name: str, content: dict) -> None:
        AtomicBackend().put_text(json.dumps(content), Path(runner.work_dir) / name)

    def before_train(self, runner) -> None:
        self.images, self.start, self.peak = None, None, 0.0
        if runner.iter == 0:  # a resumed run has written it before
            loop = runner.train_loop
            per_epoch = len(loop.dataloader) if isinstance(loop, EpochBasedTrainLoop) else None
            self.start = dict(
                weights=weights_of(runner.model),
                batches=[],
                steps=loop.max_iters,
                steps_per_epoch=per_epoch,
                machine=describe(),
            )
            self.write(runner, START, self.start)

    def before_train_iter(self, runner, batch_idx, data_batch=None) -> None:
        reset_peak()
        if self.start and len(self.start['batches']) < BATCHES:
            self.start['batches'].append(batch_of(data_batch))
            self.write(runner, START, self.start)

    def after_train_iter(self, runner, batch_idx, data_batch=None, outputs=None) -> None:
        self.peak = max(self.peak, peak_memory())
        runner.message_hub.update_scalar('train/peak_rss', self.peak)

    def before_val_epoch(self, runner) -> None:
        dataset = runner.val_dataloader.dataset
        if self.images is None:
            self.classes, trained = (
                list((getattr(of, 'metainfo', None) or {}).get('classes') or [])
                for of in (dataset, runner.train_dataloader.dataset)
            )
            shown = hasattr(dataset, 'get_data_info') and (self.classes == trained or not trained)  # no open set
            self.images = chosen_images(dataset) if shown else {}

    def after_val_iter(self, runner, batch_idx, data_batch=None, outputs=None) -> None:
        for output in outputs:
            if (file := str(output.metainfo.get('img_path'))) in self.images:
                self.images[file]['found'] = predictions_of(output)

    def after_val_epoch(self, runner, metrics=None) -> None:
        self.write(runner, PREDICTIONS, dict(step=runner.iter, classes=self.classes, images=self.images))
