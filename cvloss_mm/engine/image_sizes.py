"""What a config says of its images."""

from ..checking.classes import innermost


def size_of_images(cfg, loss: type) -> dict:
    """What a loss that measures in images has to know: the size that training gives them, where one is written."""
    if 'image_width' not in loss.hyper:
        return {}
    dataset = (cfg.get('train_dataloader') or {}).get('dataset')
    steps = [step for inner in (innermost(dataset) if dataset else ()) for step in inner.get('pipeline', ())]
    scales = [step['scale'] for step in steps if str(step.get('type')).split('.')[-1] == 'Resize' and 'scale' in step]
    if not scales or not isinstance(scales[0], (tuple, list)) or len(scales[0]) != 2:
        return {}
    return dict(zip(('image_width', 'image_height'), map(float, scales[0]), strict=True))
