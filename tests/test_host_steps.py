"""Detectors of mmdet as its own configs have them, with our losses in place: a step each, and the values of it."""

import copy
from pathlib import Path

import numpy as np
import pytest
import torch

pytest.importorskip('mmdet')

import mmdet
from mmdet.structures import DetDataSample
from mmdet.structures.mask import BitmapMasks
from mmengine.config import Config
from mmengine.model import PretrainedInit
from mmengine.registry import MODELS, DefaultScope
from mmengine.structures import InstanceData

from cvloss_mm.checking import values
from cvloss_mm.hosts import override
from cvloss_mm.losses import Loss

pytestmark = pytest.mark.integration

SIZE = 128
FOLDER = Path(mmdet.__file__).parent / '.mim' / 'configs'
CONFIGS = [  # of each way to call a loss one, those that take a second or two
    'atss/atss_r50_fpn_1x_coco',
    'autoassign/autoassign_r50-caffe_fpn_1x_coco',
    'condinst/condinst_r50_fpn_ms-poly-90k_coco_instance',
    'centernet/centernet-update_r50-caffe_fpn_ms-1x_coco',
    'detr/detr_r50_8xb2-150e_coco',
    'dyhead/atss_r50_fpn_dyhead_1x_coco',
    'fcos/fcos_r50-caffe_fpn_gn-head_1x_coco',
    'fsaf/fsaf_r50_fpn_1x_coco',
    'gfl/gfl_r50_fpn_1x_coco',
    'mask_rcnn/mask-rcnn_r50_fpn_1x_coco',
    'reppoints/reppoints-moment_r50_fpn_1x_coco',
    'solov2/solov2-light_r18_fpn_ms-3x_coco',
    'yolox/yolox_tiny_8xb8-300e_coco',
]


def truth(boxes, labels) -> DetDataSample:
    size = (SIZE, SIZE)
    sample = DetDataSample(
        metainfo=dict(
            img_shape=size,
            ori_shape=size,
            pad_shape=size,
            batch_input_shape=size,
            border=(0, SIZE, 0, SIZE),
            scale_factor=(1.0, 1.0),
        )
    )
    masks = np.zeros((len(boxes), SIZE, SIZE), dtype=np.uint8)
    for mask, (x1, y1, x2, y2) in zip(masks, boxes, strict=True):
        mask[y1:y2, x1:x2] = 1
    sample.gt_instances = InstanceData(
        bboxes=torch.tensor(boxes).float(), labels=torch.tensor(labels), masks=BitmapMasks(masks, SIZE, SIZE)
    )
    sample.ignored_instances = InstanceData(bboxes=torch.zeros(0, 4), labels=torch.zeros(0, dtype=torch.long))
    return sample


def without_downloads(node) -> None:
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, (list, tuple)) else ():
        without_downloads(value)
    if isinstance(node, dict) and (node.get('init_cfg') or {}) and 'Pretrained' in str(node['init_cfg']):
        node['init_cfg'] = None


@pytest.fixture
def in_place(monkeypatch):
    monkeypatch.setattr(PretrainedInit, '__call__', lambda self, module: None)
    override.apply()
    yield
    override.undo()


@pytest.mark.parametrize('name', CONFIGS, ids=lambda name: name.split('/')[0])
def test_a_detector_of_mmdet_trains_a_step_with_our_losses_and_no_value_raises_an_alarm(name, in_place):
    path = FOLDER / f'{name}.py'
    if not path.is_file():
        pytest.skip(f'this mmdet comes without {name}.py')
    cfg = Config.fromfile(path)
    without_downloads(cfg.model)
    cfg.model.data_preprocessor.pop('batch_augments', None)
    torch.manual_seed(0)
    with DefaultScope.overwrite_default_scope('mmdet'):
        model = MODELS.build(copy.deepcopy(cfg.model)).train()
        model.init_weights()
        images = [torch.randint(0, 255, (3, SIZE, SIZE), dtype=torch.uint8) for _ in range(2)]
        samples = [
            truth([[6, 4, 76, 80], [40, 44, 115, 102], [10, 30, 40, 90]], [0, 5, 1]),
            truth([[20, 8, 90, 99]], [7]),
        ]
        batch = model.data_preprocessor(dict(inputs=images, data_samples=samples), True)
        with values(stop=False) as found:
            loss = model.parse_losses(model(**batch, mode='loss'))[0]
        loss.backward()
    assert not found
    assert any(isinstance(module, Loss) for module in model.modules())
    assert loss.isfinite()
    assert all(p.grad.isfinite().all() for p in model.parameters() if p.grad is not None)
