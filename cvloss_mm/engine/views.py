"""Test-time augmentation: ``tools/test.py --tta``."""

from ..checking.classes import innermost
from .messages import LaunchError
from .own_data.identities import MEASURES

AVERAGE = 'cvloss_mm.AverageEmbeddingTTA'
MODELS = dict(
    mmdet=dict(type='DetTTAModel', tta_cfg=dict(nms=dict(type='nms', iou_threshold=0.5), max_per_img=100)),
    mmpretrain=dict(type=AVERAGE),
)
KEYS = ('img_id', 'img_path', 'ori_shape', 'img_shape', 'scale_factor', 'flip', 'flip_direction')


def use_tta(cfg) -> None:
    """Predict several views of each image: those of the config's tta_pipeline, put together by its tta_model, or else
    the image and its mirror image."""
    model = cfg.get('tta_model') or MODELS.get(cfg.default_scope)
    if model is None or (cfg.get('tta_pipeline') is None and cfg.default_scope not in MODELS):
        raise LaunchError(f'--tta of {cfg.default_scope} needs tta_model and tta_pipeline in the config')
    check_merged(cfg, model)
    for dataset in innermost(cfg.test_dataloader.dataset):
        dataset['pipeline'] = cfg.get('tta_pipeline') or mirrored(dataset['pipeline'])
    cfg.model = dict(**model, module=cfg.model)


def mirrored(pipeline: list) -> list:
    """The first view is the image as it is, whose ground truth is kept."""
    *steps, pack = pipeline
    if not str(pack.get('type')).startswith('Pack'):
        raise LaunchError(f'--tta needs tta_pipeline in the config, since the pipeline ends with {pack.get("type")}')
    keys = dict(meta_keys=KEYS) if pack['type'] == 'PackDetInputs' else {}
    flips = [dict(type='RandomFlip', prob=float(flip), direction='horizontal') for flip in (0, 1)]
    return [*steps, dict(type='TestTimeAug', transforms=[flips, [dict(pack, **keys)]])]


def check_merged(cfg, model: dict) -> None:
    """Raises LaunchError where embeddings would be those of the first view alone."""
    evaluator = cfg.get('test_evaluator')
    metrics = [str(m.get('type')) for m in (evaluator if isinstance(evaluator, (list, tuple)) else [evaluator])]
    measured = [m for m in metrics if m.split('.')[-1] in MEASURES]
    if measured and str(model.get('type')).split('.')[-1] == 'AverageClsScoreTTA':
        raise LaunchError(
            f'AverageClsScoreTTA averages scores alone, and {measured[0]} would measure the embedding of the first '
            f'view. Write tta_model = dict(type={AVERAGE!r})'
        )
