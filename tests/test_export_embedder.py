"""tools/export_embedder.py: the files give what the model gives, and without its classifier."""

import pytest
import torch

pytest.importorskip('mmpretrain')

from mmengine.config import Config
from mmengine.registry import MODELS as ROOT_MODELS
from mmengine.registry import init_default_scope
from small_runs import ROOT, load_tool
from test_tools import refusal

pytestmark = pytest.mark.integration


@pytest.fixture(scope='module')
def trained(tmp_path_factory):
    """A config and a checkpoint of a small model whose norms have seen something."""
    folder = tmp_path_factory.mktemp('trained')
    cfg = Config.fromfile(ROOT / 'configs/face/resnet18_faces_arc_face.py')
    cfg.model.backbone.update(base_channels=8, stem_channels=8)
    cfg.model.neck[1].update(in_channels=64, out_channels=16)
    cfg.model.head.update(in_channels=16)
    cfg.dump(folder / 'config.py')
    init_default_scope('mmpretrain')
    torch.manual_seed(0)
    model = ROOT_MODELS.build(dict(cfg.model, data_preprocessor=cfg.data_preprocessor))
    model.init_weights()
    images = torch.randint(0, 256, (8, 3, 48, 48), dtype=torch.uint8)
    model.train().extract_feat(model.data_preprocessor(dict(inputs=images), training=True)['inputs'])
    torch.save(dict(state_dict=model.state_dict()), folder / 'weights.pth')
    expected = model.eval().extract_feat(model.data_preprocessor(dict(inputs=images))['inputs'])[-1].detach()
    return folder, images.flip(1).float(), expected  # the files take RGB


@pytest.mark.parametrize('kind', ['torchscript', 'onnx'])
def test_a_file_gives_the_embeddings_of_the_model_for_any_number_of_images(kind, trained, tmp_path):
    if kind == 'onnx':
        pytest.importorskip('onnxscript')
        onnxruntime = pytest.importorskip('onnxruntime')
    folder, images, expected = trained
    load_tool('export_embedder').main(
        [
            str(folder / 'config.py'),
            str(folder / 'weights.pth'),
            '--out',
            str(tmp_path / 'face'),
            '--size',
            '48',
            '--formats',
            kind,
        ]
    )
    if kind == 'torchscript':
        file, run = tmp_path / 'face.pt', torch.jit.load(tmp_path / 'face.pt')
    else:
        file = tmp_path / 'face.onnx'
        session = onnxruntime.InferenceSession(file, providers=['CPUExecutionProvider'])

        def run(batch):
            return torch.from_numpy(session.run(None, {'images': batch.numpy()})[0])

    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    for count in (1, 8):
        found = run(images[:count])
        torch.testing.assert_close(found, torch.nn.functional.normalize(expected[:count]), rtol=0, atol=1e-4)


def test_a_file_that_gives_something_else_is_not_kept(trained, tmp_path, capsys, monkeypatch):
    tool, (folder, *_) = load_tool('export_embedder'), trained
    (tmp_path / 'face.pt').write_text('the last one')
    monkeypatch.setitem(tool.WRITERS, 'torchscript', (lambda e, p, path: lambda batch: e(batch) + 0.1, '.pt'))
    embedder = tool.built(str(folder / 'config.py'), str(folder / 'weights.pth'))
    with pytest.raises(tool.launch.LaunchError, match='differ from the model'):
        tool.export(embedder, [48], tmp_path / 'face', ['torchscript'])
    assert (tmp_path / 'face.pt').read_text() == 'the last one' and len(list(tmp_path.iterdir())) == 1


def test_what_cannot_be_exported_is_said(trained, tmp_path, capsys):
    folder, *_ = trained
    detector = 'configs/retinanet/retinanet_r18_fpn_shapes_ciou.py'
    assert 'no classifier' in refusal(
        'export_embedder', detector, folder / 'weights.pth', '--formats', 'torchscript', capsys=capsys
    )
    assert 'nothing.pth' in refusal('export_embedder', folder / 'config.py', tmp_path / 'nothing.pth', capsys=capsys)
