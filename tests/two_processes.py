"""What test_distributed.py runs on two processes; alone, `torchrun tests/two_processes.py DATA HALF_EMPTY OUT`.

Each process writes what it found to OUT/rank<number>.pt; the trainings leave their logs and checkpoints in OUT/<name>.
"""

import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel

from conftest import LOSSES  # isort: skip  (installs what mmdet needs, before anything imports it)

import small_runs
from torch.utils._pytree import tree_map_only

from cvloss_mm import functional
from cvloss_mm import testing as contract
from cvloss_mm.losses import BoxLoss

ROWS = {  # how the ten rows of a batch are shared out, and whether the second share weighs anything
    'unequal shares': (7, 1.0),
    'a share without an object': (6, 0.0),
    'an empty share': (10, 1.0),
}
STEPS, EPOCHS = 2, 4
CONFIGS = dict(
    retinanet=('retinanet/retinanet_r18_fpn_shapes_ciou.py', 'detection'),
    faster_rcnn=('faster_rcnn/faster-rcnn_r18_fpn_shapes_ciou.py', 'detection'),
    classifier=('mmpretrain/resnet18_shapes_softmax_focal.py', 'classification'),
    partial_fc=('embeddings/resnet18_shapes_partial_fc.py', 'classification'),
)
FSDP = ['runner_type=FlexibleRunner', 'strategy.type=FSDPStrategy', 'strategy.state_dict_cfg=full']
CLIPPING = 'optim_wrapper.clip_grad.max_norm=0.1'


class Head(nn.Module):
    """A prediction with two parameters, and the loss of it."""

    def __init__(self, loss: nn.Module):
        super().__init__()
        self.loss, self.scale, self.shift = loss, nn.Parameter(torch.tensor(0.9)), nn.Parameter(torch.tensor(0.05))

    def forward(self, raw, *arguments, **keywords):
        return self.loss(raw * self.scale + self.shift, *arguments, **keywords)


class ForgetfulLoss(BoxLoss, fn=functional.iou_loss):
    """Keeps a statistic to itself: what the comparison of the processes must find out."""

    def validate(self):
        self.register_buffer('seen', torch.zeros(()))
        super().validate()

    def unreduced(self, inputs):
        self.seen += inputs.pred.detach().sum()
        return super().unreduced(inputs)


def losses() -> dict:
    return {**LOSSES, 'ForgetfulLoss': ForgetfulLoss}


def batches(cls: type, case: str):
    """(pred, target, weight) of each step."""
    first, second_weight = ROWS[case]
    for step in range(STEPS):
        pred, target = contract.draw(cls, n=10, seed=step)
        weight = 0.5 + torch.rand(10, generator=torch.Generator().manual_seed(step))
        weight[first:] *= second_weight
        yield pred.detach(), target, weight


def share_of(batch, rank: int, first: int):
    rows = slice(0, first) if rank == 0 else slice(first, None)
    return tree_map_only(torch.Tensor, lambda value: value[rows], batch)


def steps(cls: type, shares, wrap=lambda head: head, mean=lambda value: value) -> dict:
    """Value, gradients and buffers after each step, with an avg_factor that is averaged over processes."""
    torch.manual_seed(0)
    loss, found = contract.build(cls), dict(value=[], gradients=[], state=[])
    model = wrap(Head(loss))
    for pred, target, weight in shares:
        model.zero_grad()
        value = model(pred, target, weight, avg_factor=mean(torch.tensor(float(len(pred)))))
        value.backward()
        found['value'].append(mean(value.detach()))
        found['gradients'].append(torch.stack([p.grad for p in model.parameters()]))
        found['state'].append({name: buffer.clone() for name, buffer in loss.named_buffers()})
    return found


def mean_of_processes(value: torch.Tensor) -> torch.Tensor:
    """As mmdet's reduce_mean."""
    value = value.clone() / distributed.get_world_size()
    distributed.all_reduce(value)
    return value


def losses_on_this_process(rank: int) -> dict:
    def wrap(head):
        return DistributedDataParallel(head, find_unused_parameters=False, broadcast_buffers=False)

    found = {}
    for name, cls in losses().items():
        for case, (first, _) in ROWS.items():
            shares = [share_of(batch, rank, first) for batch in batches(cls, case)]
            found[name, case] = steps(cls, shares, wrap, mean_of_processes)
    return found


# --- mmdet's ATSS, whose head averages its factors over processes


def atss():
    from cvloss_mm.engine.launch import load_config

    config = load_config(str(small_runs.ROOT / 'configs/retinanet/retinanet_r18_fpn_shapes_ciou.py'))
    config.model.type = 'ATSS'
    config.model.backbone.update(base_channels=8, norm_eval=True)  # statistics of a share are not those of the batch
    config.model.neck.in_channels = [8, 16, 32, 64]
    config.model.bbox_head = dict(
        type='ATSSHead',
        num_classes=5,
        in_channels=48,
        stacked_convs=1,
        feat_channels=48,
        norm_cfg=dict(type='GN', num_groups=16),
        reg_decoded_bbox=True,
        anchor_generator=dict(
            type='AnchorGenerator', octave_base_scale=4, scales_per_octave=1, ratios=[1.0], strides=[4, 8, 16, 32]
        ),
        loss_cls=dict(type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True),
        loss_bbox=dict(type='cvloss_mm.CIoULoss', loss_weight=2.0),
        loss_centerness=dict(type='cvloss_mm.BinaryCrossEntropyLoss', use_sigmoid=True),
    )
    config.model.train_cfg.assigner = dict(type='ATSSAssigner', topk=9)
    torch.manual_seed(0)
    from mmdet.registry import MODELS as HOST
    from mmengine.registry import DefaultScope

    with DefaultScope.overwrite_default_scope('mmdet'):
        model = HOST.build(config.model)
        model.init_weights()
    return model.train()


def images(numbers) -> dict:
    """Images with 3, 1, 0 and 2 objects."""
    from mmdet.structures import DetDataSample
    from mmengine.structures import InstanceData

    inputs, samples = [], []
    for number in numbers:
        rng = torch.Generator().manual_seed(number)
        count = (3, 1, 0, 2)[number]
        corner = torch.rand(count, 2, generator=rng) * 30
        sample = DetDataSample(metainfo=dict(img_shape=(64, 64), pad_shape=(64, 64), scale_factor=(1, 1)))
        sample.gt_instances = InstanceData(
            bboxes=torch.cat([corner, corner + 20], -1), labels=torch.randint(5, (count,), generator=rng)
        )
        inputs.append(torch.rand(3, 64, 64, generator=rng))
        samples.append(sample)
    return dict(inputs=torch.stack(inputs), data_samples=samples, mode='loss')


def gradients_of_atss(numbers, wrap=lambda model: model) -> dict:
    model = atss()
    wrapped = wrap(model)
    model.parse_losses(wrapped(**images(numbers)))[0].backward()
    return {name: parameter.grad for name, parameter in model.named_parameters()}


# --- trainings and evaluations through tools/train.py and tools/test.py


def train(kind: str, work_dir: Path, data: Path, *settings, amp=False, resume=None, **more) -> None:
    words = ['--work-dir', work_dir, '--launcher', 'pytorch', *['--amp'] * amp, *['--resume', resume] * bool(resume)]
    run('train', kind, words, data, settings, **{'epochs': 1, **more})


def train_partial_fc(data: Path, out: Path) -> None:
    """To the end, and once more from the middle of an epoch, in another place."""
    known = [f'val_dataloader.dataset.data_root={data}/classification/train']  # several images of a class
    train('partial_fc', out / 'partial_fc', data, *known, epochs=2, interval=1)
    if distributed.get_rank() == 0:
        for name in ('iter_3.pth', 'iter_3.centers'):
            (out / 'partial_fc_resumed').mkdir(exist_ok=True)
            copy = shutil.copytree if name.endswith('.centers') else shutil.copy
            copy(out / 'partial_fc' / name, out / 'partial_fc_resumed' / name)
    distributed.barrier()
    checkpoint = out / 'partial_fc_resumed/iter_3.pth'
    train('partial_fc', out / 'partial_fc_resumed', data, *known, epochs=2, interval=1, resume=checkpoint)


def evaluate(kind: str, checkpoint: Path, data: Path, work_dir: Path, launcher: str) -> None:
    run('test', kind, [checkpoint, '--work-dir', work_dir, '--launcher', launcher], data, epochs=1)


def run(tool: str, kind: str, words: list, data: Path, settings=(), **more) -> None:
    config, task = CONFIGS[kind]
    forget_visualizers()
    small_runs.load_tool(tool).main(
        [
            str(small_runs.ROOT / 'configs' / config),
            *map(str, words),
            '--cfg-options',
            *small_runs.options(data, task, **more),
            *settings,
        ]
    )


def forget_visualizers() -> None:
    """Otherwise every run of this process writes into the log of the first one."""
    from mmengine.visualization import Visualizer

    for cls in (Visualizer, *Visualizer.__subclasses__()):
        cls._instance_dict.clear()


@contextmanager
def counted_objects():
    """How many objects RetinaNet's head was given, one number a step."""
    from mmdet.models.dense_heads import RetinaHead

    counts, original = [], RetinaHead.loss_by_feat

    def count(head, cls_scores, bbox_preds, batch_gt_instances, *arguments, **keywords):
        counts.append(sum(len(objects) for objects in batch_gt_instances))
        return original(head, cls_scores, bbox_preds, batch_gt_instances, *arguments, **keywords)

    RetinaHead.loss_by_feat = count
    try:
        yield counts
    finally:
        RetinaHead.loss_by_feat = original


def trainings(data: Path, half_empty: Path, out: Path) -> list:
    train('retinanet', out / 'straight', data, epochs=EPOCHS, interval=1)
    with counted_objects() as counts:
        train('retinanet', out / 'no_object_on_one', half_empty, 'train_dataloader.sampler.shuffle=False')
    train('faster_rcnn', out / 'faster_rcnn', data)
    train('faster_rcnn', out / 'faster_rcnn_amp', data, amp=True)
    train('retinanet', out / 'retinanet_fsdp_amp', data, *FSDP, amp=True)
    train('classifier', out / 'classifier', data, CLIPPING)
    train('classifier', out / 'classifier_fsdp', data, CLIPPING, *FSDP)
    train_partial_fc(data, out)
    return counts


def main(data: str, half_empty: str, out: str) -> None:
    from mmengine.dist import init_dist

    from cvloss_mm.compat import cpu

    found, rank = {}, int(os.environ['RANK'])
    found['joined ATSS'] = gradients_of_atss(range(4))
    cpu.let_processes_start()
    init_dist('pytorch', backend='gloo', timeout=120)
    found['losses'] = losses_on_this_process(rank)
    found['ATSS'] = gradients_of_atss([(0, 1), (2, 3)][rank], DistributedDataParallel)
    found['objects'] = trainings(Path(data), Path(half_empty), Path(out))
    torch.save(found, Path(out) / f'rank{rank}.pt')
    checkpoint = Path(out) / 'straight' / f'iter_{2 * EPOCHS}.pth'
    evaluate('retinanet', checkpoint, Path(data), Path(out) / 'evaluated_by_two', 'pytorch')
    distributed.destroy_process_group()
    if rank == 0:
        evaluate('retinanet', checkpoint, Path(data), Path(out) / 'evaluated_alone', 'none')


if __name__ == '__main__':
    main(*sys.argv[1:])
