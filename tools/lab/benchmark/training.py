"""The share of a whole RetinaNet training step that its losses take, with mmdet's losses and with ours."""

from __future__ import annotations

import copy
import statistics
import time

import torch

from cvloss_mm import compat

from .measure import wait

BASE = 'mmdet::retinanet/retinanet_r50_fpn_1x_coco.py'
PIXELS = {'cpu': (320, 320), 'cuda': (800, 1344)}
IMAGES = {'cpu': 2, 'cuda': 16}
STEPS = 5
FOCAL = dict(type='cvloss_mm.SigmoidFocalLoss', use_sigmoid=True, gamma=2.0, alpha=0.25, loss_weight=1.0)
VARIANTS = {  # what is put into the head: its own losses; ours for the same training; ours on decoded boxes
    "mmdet's focal + L1": {},
    'focal + L1': dict(loss_cls=FOCAL, loss_bbox=dict(type='cvloss_mm.L1Loss', loss_weight=1.0)),
    "mmdet's focal + CIoU": dict(reg_decoded_bbox=True, loss_bbox=dict(type='CIoULoss', loss_weight=2.0)),
    'focal + CIoU': dict(
        reg_decoded_bbox=True, loss_cls=FOCAL, loss_bbox=dict(type='cvloss_mm.CIoULoss', loss_weight=2.0)
    ),
}


def build(changes: dict, device: str):
    from mmdet.registry import MODELS
    from mmengine.hub import get_config
    from mmengine.registry import DefaultScope

    config = get_config(BASE).model
    config.backbone.init_cfg = None
    config.bbox_head.update(copy.deepcopy(changes))
    with DefaultScope.overwrite_default_scope('mmdet'):
        torch.manual_seed(0)
        return MODELS.build(config).to(device).train()


def batch(device: str) -> dict:
    """Random images with eight objects each."""
    from mmdet.structures import DetDataSample
    from mmengine.structures import InstanceData

    rng, (height, width) = torch.Generator().manual_seed(0), PIXELS[device]
    samples = []
    for _ in range(IMAGES[device]):
        corner = torch.rand(8, 2, generator=rng) * torch.tensor([width * 0.6, height * 0.6])
        size = 16 + torch.rand(8, 2, generator=rng) * torch.tensor([width * 0.35, height * 0.35])
        sample = DetDataSample(
            metainfo=dict(
                img_shape=(height, width),
                ori_shape=(height, width),
                pad_shape=(height, width),
                batch_input_shape=(height, width),
                scale_factor=(1.0, 1.0),
            )
        )
        sample.gt_instances = InstanceData(
            bboxes=torch.cat([corner, corner + size], -1).to(device),
            labels=torch.randint(80, (8,), generator=rng).to(device),
        )
        samples.append(sample)
    inputs = torch.randn(IMAGES[device], 3, height, width, generator=rng).to(device)
    return dict(inputs=inputs, data_samples=samples)


def recorded(model, data: dict) -> list:
    """The calls that the head makes to its losses in one step: the module, and its arguments without their history."""
    calls, hooks = [], []
    for module in (model.bbox_head.loss_cls, model.bbox_head.loss_bbox):
        hooks.append(
            module.register_forward_pre_hook(
                lambda m, args, kwargs: calls.append((m, [a.detach() for a in args], kwargs)), with_kwargs=True
            )
        )
    model(**data, mode='loss')
    for hook in hooks:
        hook.remove()
    return calls


def replay(calls: list) -> None:
    for module, (pred, *rest), keywords in calls:
        module(pred.requires_grad_(), *rest, **keywords).backward()
        pred.grad = None


def whole(model, data: dict) -> None:
    model.zero_grad(set_to_none=True)
    model.parse_losses(model(**data, mode='loss'))[0].backward()


def seconds(function, *arguments, device: str) -> list[float]:
    function(*arguments)
    found = []
    for _ in range(STEPS):
        wait(device)
        start = time.perf_counter()
        function(*arguments)
        wait(device)
        found.append(time.perf_counter() - start)
    return found


def shares(device: str) -> dict[str, dict] | None:
    """{losses: median seconds of a step and of its losses, forward and backward}; None without mmdet."""
    try:
        compat.install()
        import mmdet  # noqa: F401
    except ImportError:
        return None
    data, found = batch(device), {}
    for name, changes in VARIANTS.items():
        model = build(changes, device)
        calls = recorded(model, data)
        step, losses = (
            statistics.median(seconds(*work, device=device)) for work in ((whole, model, data), (replay, calls))
        )
        found[name] = dict(step=step, losses=losses, share=losses / step)
    return found
