"""Train a model from an mmdet, mmpretrain or mmseg config, optionally with another loss of cvloss_mm.

python tools/train.py configs/retinanet/retinanet_r18_fpn_shapes_ciou.py
python tools/train.py mmdet::retinanet/retinanet_r50_fpn_1x_coco.py --loss-bbox CIoULoss
python tools/train.py mmdet::retinanet/retinanet_r50_fpn_1x_coco.py --loss-bbox CIoULoss --dump ciou.py
"""

import argparse
import os
from pathlib import Path

os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')  # threads that wait must not take the cores from those that work

from cvloss_mm.engine import launch, mendable, messages


def parse_args(argv=None) -> argparse.Namespace:
    from cvloss_mm.engine import own_data

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('config', help='a file, cvloss_mm::folder/file.py, mmdet::..., mmpretrain::... or mmseg::...')
    parser.add_argument('--work-dir', help='folder of logs and checkpoints (default: work_dirs/<name of the config>)')
    parser.add_argument(
        '--resume',
        nargs='?',
        const='auto',
        metavar='CHECKPOINT',
        help='go on from a checkpoint; '
        'without one, from the newest in the work dir. The result is that of an unbroken run',
    )
    parser.add_argument('--loss-bbox', metavar='NAME', help='use this box loss, and change what it needs')
    parser.add_argument(
        '--loss-cls', metavar='NAME', help='use this loss of classes (of mmseg: loss_decode), and change what it needs'
    )
    parser.add_argument('--rpn', action='store_true', help='--loss-bbox and --loss-cls mean the RPN as well')
    parser.add_argument('--dump', metavar='FILE.py', help='write the config that results to this file, and stop')
    parser.add_argument(
        '--ignore',
        nargs='+',
        default=[],
        metavar='RULE',
        help='leave rules of the misuse check out; they stand in brackets in its messages',
    )
    parser.add_argument('--amp', action='store_true', help='mixed precision: float16, on a CPU bfloat16')
    parser.add_argument('--auto-scale-lr', action='store_true', help='scale the learning rate to the batch size')
    parser.add_argument(
        '--cfg-options',
        nargs='+',
        action=launch.KeyValues,
        metavar='KEY=VALUE',
        help='override settings, e.g. train_dataloader.batch_size=8 key="[a,b]" key=a,b',
    )
    own_data.add_options(parser)
    parser.add_argument('--launcher', choices=['none', 'pytorch', 'slurm', 'mpi'], default='none')
    parser.add_argument('--local_rank', '--local-rank', type=int, default=0, help='set by the launcher')
    return parser.parse_args(argv)


def prepare(args: argparse.Namespace):
    """The config to run; everything that can be wrong about it is found out here."""
    from cvloss_mm.engine import own_data
    from cvloss_mm.engine.checkpoints import use_resume
    from cvloss_mm.engine.resume import make_resumable
    from cvloss_mm.engine.swap import swap_losses

    if args.dump and Path(args.dump).suffix not in ('.py', '.json', '.yml', '.yaml'):
        raise launch.LaunchError(f'--dump {args.dump}: the name must end in .py, .json or .yaml')
    cfg = launch.load_config(args.config, args.cfg_options)
    own_data.use(cfg, args, args.config)
    if args.loss_bbox or args.loss_cls:
        asked = dict(loss_bbox=args.loss_bbox, loss_cls=args.loss_cls, rpn=args.rpn, options=args.cfg_options)
        messages.show_changes(swap_losses(cfg, **asked))
    launch.check_losses(cfg, args.ignore)
    if args.dump:
        return cfg
    if args.amp:
        launch.use_amp(cfg)
    launch.use_launcher(cfg, args.launcher)
    if args.auto_scale_lr:
        launch.use_auto_scale_lr(cfg)
    launch.check_data(cfg, 'train', *(['val'] if cfg.get('val_cfg') else []))
    work_dir = launch.choose_work_dir(cfg, args.work_dir, args.config)
    use_resume(cfg, args.resume, work_dir)
    launch.log_parts(cfg)
    make_resumable(cfg)
    return cfg


def main(argv=None) -> None:
    args = parse_args(argv)
    os.environ.setdefault('LOCAL_RANK', str(args.local_rank))
    cfg = prepare(args)
    if args.dump:
        Path(args.dump).parent.mkdir(parents=True, exist_ok=True)
        cfg.dump(args.dump)
        return messages.print_once(f'Config: {args.dump}')
    messages.print_once(
        f'Work dir: {cfg.work_dir}\n'
        f'  checkpoints: {cfg.work_dir}/*.pth, go on with --resume\n'
        f'  logs: {cfg.work_dir}/<time>/<time>.log, curves: python tools/plot_logs.py {cfg.work_dir}'
    )

    from mmengine.registry import RUNNERS
    from mmengine.runner import Runner

    runner = RUNNERS.build(cfg) if 'runner_type' in cfg else Runner.from_cfg(cfg)
    runner.train()
    messages.print_once(f'Done. Checkpoint: {runner.message_hub.get_info("last_ckpt")}\nLog: {runner.log_dir}')


if __name__ == '__main__':
    mendable.run_or_explain(main)
