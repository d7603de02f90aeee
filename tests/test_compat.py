"""Installing mmcv's ops, and mmengine's configs and checkpoints on the torch and numpy that are here."""

import importlib.util
import os
import sys
from pathlib import Path

import forked
import pytest
import torch

from cvloss_mm import compat
from cvloss_mm.compat import mmengine as hosts

pytestmark = pytest.mark.integration

CASE = compat.install()
ROOT = Path(compat.__file__).resolve().parents[2]
needs_mmcv = pytest.mark.skipif(CASE == 'absent', reason='mmcv is not installed')
needs_mmengine = pytest.mark.skipif(not importlib.util.find_spec('mmengine'), reason='mmengine is not installed')
supplied = pytest.mark.skipif(CASE != 'torchvision', reason='mmcv has its own ops, or is not here')


def hide_mmcv(monkeypatch):
    """As in a process that has not imported mmcv yet."""
    for name in ('mmcv', 'mmcv._ext'):
        monkeypatch.setitem(sys.modules, name, None)  # so that it is put back as it was, also where it was not there
        monkeypatch.delitem(sys.modules, name)


def pretend_mmcv(monkeypatch, folder, extension):
    (folder / 'mmcv').mkdir()
    (folder / 'mmcv' / '__init__.py').write_text('raise ImportError("install() must not import mmcv")')
    if extension:
        (folder / 'mmcv' / '_ext.py').write_text('')
    hide_mmcv(monkeypatch)
    monkeypatch.syspath_prepend(folder)


def test_a_compiled_mmcv_is_left_alone(monkeypatch, tmp_path):
    pretend_mmcv(monkeypatch, tmp_path, extension=True)
    assert compat.install() == 'compiled'
    assert 'mmcv._ext' not in sys.modules
    loaded = type(sys)('mmcv._ext')
    monkeypatch.setitem(sys.modules, 'mmcv._ext', loaded)
    assert compat.install() == 'compiled'
    assert sys.modules['mmcv._ext'] is loaded


def test_an_mmcv_without_ops_gets_them_once(monkeypatch, tmp_path):
    pretend_mmcv(monkeypatch, tmp_path, extension=False)
    assert compat.install() == 'torchvision'
    extension = sys.modules['mmcv._ext']
    assert compat.install() == 'torchvision'
    assert sys.modules['mmcv._ext'] is extension


def test_without_mmcv_nothing_is_installed(monkeypatch):
    hide_mmcv(monkeypatch)
    monkeypatch.setitem(sys.modules, 'mmcv', None)  # find_spec answers None
    assert compat.install() == 'absent'
    assert 'mmcv._ext' not in sys.modules


def test_without_torchvision_the_error_says_what_to_install(monkeypatch, tmp_path):
    pretend_mmcv(monkeypatch, tmp_path, extension=False)
    monkeypatch.setitem(sys.modules, 'torchvision', None)
    with pytest.raises(ModuleNotFoundError, match='pip install torchvision'):
        compat.install()


@supplied
def test_an_import_of_the_ops_that_failed_succeeds_after_install():
    code = '\n'.join(
        [
            'try:',
            '    import mmcv.ops',
            'except ModuleNotFoundError as error:',
            '    print(error.name)',
            'from cvloss_mm import compat',
            'print(compat.install())',
            'import mmcv.ops',
            'print(mmcv.ops.nms.__module__)',
        ]
    )
    environment = {**os.environ, 'PYTHONPATH': str(ROOT), 'OMP_NUM_THREADS': '1'}
    done = forked.run([sys.executable, '-c', code], env=environment)
    assert done.stdout.split() == ['mmcv._ext', 'torchvision', 'mmcv.ops.nms'], done.stderr


@supplied
def test_an_op_that_is_not_covered_names_itself_and_the_way_out():
    from mmcv.ops import box_iou_rotated

    with pytest.raises(NotImplementedError, match=r'box_iou_rotated.*supplies only.*nms.*MMCV_WITH_OPS=1 pip install'):
        box_iou_rotated(torch.rand(2, 5), torch.rand(3, 5))


@supplied
def test_the_extension_answers_what_importers_ask_of_a_module():
    from mmcv.ops import get_compiler_version, get_compiling_cuda_version

    extension = sys.modules['mmcv._ext']
    assert importlib.util.find_spec('mmcv._ext').loader is not None
    assert not hasattr(extension, '__path__')
    assert extension.nms is extension.nms
    assert {'nms', 'roi_align_forward', 'softnms'} <= set(dir(extension))
    assert 'torchvision' in get_compiler_version()
    assert isinstance(get_compiling_cuda_version(), str)


@pytest.fixture
def configs(monkeypatch, tmp_path):
    (tmp_path / 'ours').mkdir()
    (tmp_path / 'ours' / 'base.py').write_text("model = dict(type='RetinaNet', depth=18)")
    monkeypatch.setattr(hosts, 'CONFIG_FOLDERS', (tmp_path / 'nothing', tmp_path))
    return tmp_path


@needs_mmengine
def test_our_configs_are_found_by_name_as_base_and_by_the_hub(configs):
    from mmengine.config import Config
    from mmengine.hub import get_config

    (configs / 'user.py').write_text("_base_ = 'cvloss_mm::ours/base.py'\nmodel = dict(depth=50)\nold = _base_.model")
    config = Config.fromfile(configs / 'user.py')
    assert config.model == {'type': 'RetinaNet', 'depth': 50}
    assert config.old == {'type': 'RetinaNet', 'depth': 18}  # no _scope_: the detector is mmdet's
    assert get_config('cvloss_mm::ours/base.py').model.depth == 18
    assert hosts.config_path('cvloss_mm::ours/base.py') == str(configs / 'ours' / 'base.py')
    assert hosts.config_path('some/file.py') == 'some/file.py'


@needs_mmengine
def test_a_config_that_we_do_not_have_is_an_error_with_the_folders(configs):
    with pytest.raises(FileNotFoundError, match=r'cvloss_mm::ours/none\.py.*nothing'):
        hosts.config_path('cvloss_mm::ours/none.py')


@needs_mmcv
def test_other_packages_are_found_without_pkg_resources(monkeypatch):
    pytest.importorskip('mmdet')
    from mmengine.utils import get_installed_path, is_installed

    monkeypatch.setitem(sys.modules, 'pkg_resources', None)
    assert Path(hosts.config_path('mmdet::retinanet/retinanet_r18_fpn_1x_coco.py')).is_file()
    assert (is_installed('mmengine'), is_installed('no_such_package')) == (True, False)
    assert Path(get_installed_path('mmdet')).name == 'mmdet'


@needs_mmengine
def test_a_checkpoint_with_a_log_history_loads(tmp_path):
    import numpy as np
    from mmengine.logging import HistoryBuffer
    from mmengine.runner import CheckpointLoader

    history = HistoryBuffer([1.0, 2.0], [1, 1])
    torch.save({'message_hub': history, 'best': np.float64(0.5), 'meta': np.arange(3)}, tmp_path / 'epoch_1.pth')
    found = CheckpointLoader.load_checkpoint(str(tmp_path / 'epoch_1.pth'), 'cpu')
    assert found['message_hub'].mean() == 1.5
    assert (found['best'], found['meta'].tolist()) == (0.5, [0, 1, 2])


@needs_mmengine
def test_a_config_is_formatted_anew_where_it_has_changed_alone(monkeypatch):
    from mmengine.config import Config
    from mmengine.config import config as module
    from yapf.yapflib import yapf_api

    config, formatted, calls = Config(dict(model=dict(type='A', depth=18))), yapf_api.FormatCode, []
    owner = module if hasattr(module, 'FormatCode') else yapf_api  # imported by it once, or by each call
    monkeypatch.setattr(owner, 'FormatCode', lambda *words, **more: calls.append(1) or formatted(*words, **more))
    texts = [config.pretty_text, config.pretty_text]
    config.model.depth = 50
    texts += [config.pretty_text, Config(dict(model=dict(type='A', depth=50))).pretty_text]
    assert texts == ["model = dict(depth=18, type='A')\n"] * 2 + ["model = dict(depth=50, type='A')\n"] * 2
    assert len(calls) == 2


FORMAT = """
from cvloss_mm.compat import mmengine
mmengine.PATIENCE = 0.2
mmengine.format_a_config_once()
from mmengine.config import Config
print(Config(dict(a=1)).pretty_text)
"""


@needs_mmengine
def test_a_config_is_formatted_where_another_process_left_half_a_grammar(tmp_path):
    """yapf's, in the user's cache, to which processes that start together write at the same time."""
    from mmengine.config import config as module

    if hasattr(module, 'yapf'):
        pytest.skip('the original mmengine reads the file as it is imported, before all of ours')
    env = {**os.environ, 'XDG_CACHE_HOME': str(tmp_path)}
    words = [sys.executable, '-c', FORMAT]
    forked.run(words, env=env, packages=(), check=True)
    files = {file: file.read_bytes() for file in tmp_path.rglob('*Grammar*')}
    assert len(files) == 2
    for file, content in files.items():
        file.write_bytes(content[: len(content) // 2])
    assert forked.run(words, env=env, packages=(), check=True).stdout == 'a = 1\n\n'
    assert {file: file.read_bytes() for file in files} == files


@needs_mmengine
def test_a_checkpoint_may_not_ask_for_attributes_of_other_objects():
    from mmengine.logging import HistoryBuffer

    assert hosts.history_method(HistoryBuffer, 'mean') is HistoryBuffer.mean
    with pytest.raises(TypeError, match='accepted: HistoryBuffer'):
        hosts.history_method(os, 'system')


def image(number):
    from mmdet.structures import DetDataSample
    from mmengine.structures import InstanceData

    shapes = dict.fromkeys(('img_shape', 'batch_input_shape', 'pad_shape', 'ori_shape'), (64, 64))
    sample = DetDataSample(metainfo={**shapes, 'scale_factor': (1.0, 1.0), 'img_id': number})
    sample.gt_instances = InstanceData(
        bboxes=torch.tensor([[5.0, 5, 40, 40], [20, 10, 60, 55]]), labels=torch.tensor([0, 2])
    )
    return sample


@needs_mmcv
@pytest.mark.parametrize('name', ['retinanet/retinanet_r18_fpn_1x_coco.py', '_base_/models/faster-rcnn_r50_fpn.py'])
def test_a_detector_trains_and_predicts(name):
    pytest.importorskip('mmdet')
    from mmdet.registry import MODELS
    from mmdet.utils import register_all_modules
    from mmengine.config import Config

    register_all_modules()
    config = Config.fromfile(hosts.config_path(f'mmdet::{name}')).model
    config.backbone.update(depth=18, init_cfg=None)
    config.neck.in_channels = [64, 128, 256, 512]
    (config.bbox_head if 'bbox_head' in config else config.roi_head.bbox_head).num_classes = 3
    model = MODELS.build(config)
    batch = {'inputs': [torch.randint(0, 255, (3, 64, 64))] * 2, 'data_samples': [image(0), image(1)]}
    loss, _ = model.parse_losses(model(**model.data_preprocessor(batch, True), mode='loss'))
    loss.backward()
    gradients = [p.grad for p in model.parameters() if p.grad is not None]
    assert len(gradients) > 50
    assert all(g.isfinite().all() for g in gradients)
    found = model.eval()(**model.data_preprocessor(batch, False), mode='predict')
    assert [sample.pred_instances.bboxes.shape[1] for sample in found] == [4, 4]


@needs_mmengine
def test_a_test_leaves_no_default_scope_and_no_visualizer_to_the_next_one():
    import conftest
    from mmengine.registry import DefaultScope
    from mmengine.visualization import Visualizer

    around = conftest.restore_what_is_global_in_mmengine()
    next(around)
    DefaultScope.get_instance('left behind', scope_name='mmengine')
    Visualizer.get_instance('left behind', save_dir=None)
    assert next(around, 'over') == 'over'
    assert not DefaultScope.check_instance_created('left behind')
    assert not Visualizer.check_instance_created('left behind')
