"""Write the trained embedder, without its classifier, as ONNX and TorchScript, and check both against the model.

    python tools/export_embedder.py configs/face/resnet18_faces_arc_face.py work_dirs/.../epoch_12.pth --out embedder

writes embedder.onnx and embedder.pt. They take a batch of images (n, 3, height, width), float32, in [0, 255] and with
the channels in the order of the config's data_preprocessor (RGB where it has to_rgb=True), and give the embeddings of
length 1, (n, dimensions): the normalisation of the images is within. The number of images is free, their size is
that of --size. An existing file is replaced only by one that gives what the model gives.
"""

import argparse
import os
import sys
from pathlib import Path

from cvloss_mm.engine import launch, mendable, messages

TOLERANCE = 1e-3  # of an embedding of length 1: a runtime orders its sums in another way


def parse_args(argv=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('config', help='of a classifier: a file, cvloss_mm::folder/file.py or mmpretrain::...')
    parser.add_argument('checkpoint')
    parser.add_argument('--out', default='embedder', metavar='NAME', help='without ending (default: %(default)s)')
    parser.add_argument(
        '--size',
        type=int,
        nargs='+',
        default=[112],
        metavar='PIXELS',
        help='of an image: its side, or height and width (default: 112, as faces are cut out)',
    )
    parser.add_argument('--formats', nargs='+', choices=['onnx', 'torchscript'], default=['onnx', 'torchscript'])
    args = parser.parse_args(argv)
    if len(args.size) > 2 or min(args.size) < 1:
        parser.error(f'--size takes one or two numbers above 0, got {args.size}')
    return args


def built(config: str, checkpoint: str):
    """The model with its weights, as a module of images to embeddings."""
    import torch
    from mmengine.config import ConfigDict
    from mmengine.registry import MODELS, init_default_scope
    from mmengine.runner import load_checkpoint

    from cvloss_mm.engine.checkpoints import check_checkpoint, whole_beside
    from cvloss_mm.functional.embedding import unit_rows

    cfg = launch.load_config(config)
    if 'head' not in cfg.model or 'backbone' not in cfg.model:
        raise launch.LaunchError(f'{config} is no classifier of mmpretrain: its model has no backbone and head')
    check_checkpoint(checkpoint, 'checkpoint ', whole_beside(checkpoint))
    init_default_scope(cfg.default_scope)
    model = MODELS.build(ConfigDict({'data_preprocessor': cfg.get('data_preprocessor'), **cfg.model}))
    load_checkpoint(model, checkpoint, map_location='cpu', logger='silent')

    class Embedder(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.backbone, self.neck, prepare = model.backbone, model.neck, model.data_preprocessor
            for name, usual in (('mean', 0.0), ('std', 1.0)):
                value = getattr(prepare, name, None)
                self.register_buffer(name, torch.full((3, 1, 1), usual) if value is None else value.reshape(-1, 1, 1))
            self.head = model.head if hasattr(model.head, 'pre_logits') else None

        def forward(self, images):
            features = self.backbone((images - self.mean) / self.std)
            features = features if self.neck is None else self.neck(features)
            rows = features[-1] if self.head is None else self.head.pre_logits(features)
            return unit_rows(rows.flatten(1))

    return Embedder().eval()


def as_onnx(embedder, images, path: Path):
    """Writes the file, and gives the function that runs it."""
    import onnxruntime
    import torch

    torch.onnx.export(
        embedder,
        (images,),
        str(path),
        input_names=['images'],
        output_names=['embeddings'],
        dynamic_shapes={'images': {0: torch.export.Dim('n')}},
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    session = onnxruntime.InferenceSession(str(path), providers=['CPUExecutionProvider'])
    return lambda batch: torch.from_numpy(session.run(None, {'images': batch.numpy()})[0])


def as_torchscript(embedder, images, path: Path):
    import torch

    with torch.no_grad():
        torch.jit.save(torch.jit.trace(embedder, images, check_trace=False), str(path))
    return torch.jit.load(str(path))


WRITERS = {'onnx': (as_onnx, '.onnx'), 'torchscript': (as_torchscript, '.pt')}


def export(embedder, size: list, out: Path, formats: list) -> dict:
    """{path: the largest difference to the model}; raises where that is no rounding."""
    import torch

    height, width = (size * 2)[:2]
    draw = torch.Generator().manual_seed(0)
    images, others = (255 * torch.rand(n, 3, height, width, generator=draw) for n in (2, 5))  # of another number
    found = {}
    with torch.no_grad():
        wanted = embedder(others)
        for name in formats:
            write, ending = WRITERS[name]
            path, made = Path(f'{out}{ending}'), Path(f'{out}.making{ending}')
            made.parent.mkdir(parents=True, exist_ok=True)
            try:
                difference = float((write(embedder, images, made)(others) - wanted).abs().max())
                if not difference < TOLERANCE:
                    raise launch.LaunchError(
                        f"the {name} file gives embeddings that differ from the model's by "
                        f'{difference:.2g}, where at most {TOLERANCE:g} is rounding; nothing was kept'
                    )
                os.replace(made, path)
            finally:
                made.unlink(missing_ok=True)
            found[path] = difference
    return found


def main(argv=None) -> None:
    args = parse_args(argv)
    if 'onnx' in args.formats:
        try:
            import onnxruntime  # noqa: F401
            import onnxscript  # noqa: F401
        except ImportError as error:
            raise launch.LaunchError(
                f'{error}. ONNX files need it: pip install "cvloss_mm[export]", or leave them out '
                'with --formats torchscript'
            ) from None
    embedder = built(args.config, args.checkpoint)
    for path, difference in export(embedder, args.size, Path(args.out), args.formats).items():
        messages.print_once(
            f'{path}: {path.stat().st_size / 2**20:.1f} MiB, differs from the model by {difference:.1g}'
        )


if __name__ == '__main__':
    mendable.run_or_explain(lambda: sys.exit(main()))
