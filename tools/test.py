"""Evaluate a checkpoint on the test data of its config.

python tools/test.py configs/retinanet/retinanet_r18_fpn_shapes_ciou.py work_dirs/.../epoch_12.pth --show-dir shown
"""

import argparse
import os
from pathlib import Path

os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')  # threads that wait must not take the cores from those that work

from cvloss_mm.engine import launch, mendable, messages


def parse_args(argv=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('config', help='a file, cvloss_mm::folder/file.py, mmdet::..., mmpretrain::... or mmseg::...')
    parser.add_argument('checkpoint', help='checkpoint file')
    parser.add_argument('--work-dir', help='folder of the log (default: work_dirs/<name of the config>)')
    parser.add_argument('--out', metavar='FILE.pkl', help='write the predictions to a pickle file')
    parser.add_argument('--show-dir', help='paint the predictions, with the truth beside, into this folder')
    parser.add_argument('--loss-bbox', metavar='NAME', help='as given to train.py')
    parser.add_argument(
        '--loss-cls', metavar='NAME', help="as given to train.py: it can decide about the head's channels"
    )
    parser.add_argument('--rpn', action='store_true', help='as given to train.py')
    parser.add_argument(
        '--tta',
        action='store_true',
        help='test-time augmentation: predict several views of an image, by tta_model and tta_pipeline of the config, '
        'or else (mmdet, mmpretrain) the image and its mirror image',
    )
    parser.add_argument(
        '--cfg-options', nargs='+', action=launch.KeyValues, metavar='KEY=VALUE', help='override settings'
    )
    parser.add_argument('--launcher', choices=['none', 'pytorch', 'slurm', 'mpi'], default='none')
    parser.add_argument('--local_rank', '--local-rank', type=int, default=0, help='set by the launcher')
    return parser.parse_args(argv)


def paint_into(cfg, show_dir: str) -> None:
    """Turn on the host's own painting hook; the hosts call its settings differently."""
    folder = str(Path(show_dir).absolute())
    hook = cfg.default_hooks.setdefault('visualization', dict())
    if cfg.default_scope == 'mmpretrain':
        hook.update(type='VisualizationHook', enable=True, out_dir=folder, interval=1)
    elif cfg.default_scope == 'mmseg':
        hook.update(type='SegVisualizationHook', draw=True, interval=1)
        cfg.visualizer.save_dir = folder
    else:
        hook.update(type='DetVisualizationHook', draw=True, test_out_dir=folder)


def prepare(args: argparse.Namespace):
    """The config to run; everything that can be wrong about it is found out here."""
    from cvloss_mm.engine.checkpoints import check_checkpoint, whole_beside
    from cvloss_mm.engine.swap import swap_losses
    from cvloss_mm.engine.views import use_tta

    cfg = launch.load_config(args.config, args.cfg_options)
    cfg.load_from = args.checkpoint
    if '://' not in args.checkpoint:
        check_checkpoint(args.checkpoint, 'checkpoint ', whole_beside(args.checkpoint))
    if args.out and Path(args.out).suffix not in ('.pkl', '.pickle'):
        raise launch.LaunchError(f'--out {args.out}: the name must end in .pkl or .pickle')
    if args.loss_bbox or args.loss_cls:
        asked = dict(loss_bbox=args.loss_bbox, loss_cls=args.loss_cls, rpn=args.rpn, options=args.cfg_options)
        messages.show_changes(swap_losses(cfg, **asked))
    launch.use_launcher(cfg, args.launcher)
    launch.check_data(cfg, 'test')
    launch.choose_work_dir(cfg, args.work_dir, args.config)
    if args.show_dir:
        paint_into(cfg, args.show_dir)
    if args.tta:
        use_tta(cfg)
    return cfg


def dumper(cfg, out: str):
    from mmengine.evaluator import DumpResults

    if cfg.default_scope != 'mmdet':
        return DumpResults(out_file_path=out)
    from mmdet.evaluation import DumpDetResults

    return DumpDetResults(out_file_path=out)


def main(argv=None) -> None:
    args = parse_args(argv)
    os.environ.setdefault('LOCAL_RANK', str(args.local_rank))
    cfg = prepare(args)

    from mmengine.registry import RUNNERS
    from mmengine.runner import Runner

    from cvloss_mm.checking.data import check_measured

    runner = RUNNERS.build(cfg) if 'runner_type' in cfg else Runner.from_cfg(cfg)
    if args.out:
        runner.test_evaluator.metrics.append(dumper(cfg, args.out))
    check_measured(runner.test_loop)
    runner.test()
    for what, where in (('Log', runner.log_dir), ('Predictions', args.out), ('Images', args.show_dir)):
        if where:
            messages.print_once(f'{what}: {where}')


if __name__ == '__main__':
    mendable.run_or_explain(main)
