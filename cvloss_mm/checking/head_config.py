"""What a head is and what it hands to its losses."""

from collections.abc import Iterator

from .loss_config import LossConfig, resolve
from .source_code import arguments, calls, text

# what a head needs of its losses beyond what its own defaults say
REDUCTIONS = {
    'YOLOV3Head': 'sum',  # it divides by nothing at all
    'FSAFHead': 'none',  # it weighs the levels afterwards
    'MultiInstanceBBoxHead': 'none',  # it picks the cheaper of two matchings a box
}


class Head:
    """A dict of a config whose class holds losses.

    Args:
        cfg: the dict.
        path: where it stands, as ``--cfg-options`` counts: ``model.roi_head.bbox_head.0``.
        cls: its class.
        root: the config.
        scope: the package in which a bare name is looked up.
    """

    def __init__(self, cfg: dict, path: str, cls: type, root: dict, scope: str | None):
        self.cfg, self.path, self.cls, self.root, self.scope = cfg, path, cls, root, scope
        self.defaults, self.is_open = arguments(cls)

    @property
    def name(self) -> str:
        return self.cls.__name__

    def get(self, key: str, default=None):
        """A setting as the head will have it."""
        value = self.cfg.get(key, self.defaults.get(key, default))
        return default if isinstance(value, type) else value  # inspect's mark of a missing default is a class

    def losses(self) -> Iterator[tuple[str, LossConfig]]:
        """The losses by key, those that stand in the class alone too."""
        for key in sorted({k for k in (*self.cfg, *self.defaults) if k.startswith('loss')} - set(self.refused())):
            given, path = self.get(key), f'{self.path}.{key}'
            several = isinstance(given, (list, tuple))  # as segmentation heads take them
            for loss, place in ((loss, f'{path}.{i}') for i, loss in enumerate(given)) if several else [(given, path)]:
                if isinstance(loss, dict) and loss.get('type'):
                    yield key, LossConfig(loss, place, self.scope, *packages(self.cls))

    def refused(self) -> list:
        """Keys of losses for a head that has no argument for any: it computes its own, as SSDHead does."""
        if self.is_open or any(k.startswith('loss') for k in self.defaults):
            return []
        return [k for k, v in self.cfg.items() if k.startswith('loss') and isinstance(v, dict) and v.get('type')]

    def losses_and_parts(self) -> Iterator[tuple[str, LossConfig]]:
        """The losses by key, and after a combination those within it."""
        for key, loss in self.losses():
            yield from ((key, each) for each in loss.with_parts())

    def loss(self, key: str) -> LossConfig | None:
        return dict(self.losses()).get(key)

    def calls(self, key: str) -> tuple:
        return calls(self.cls, key) or (calls(self.cls, 'loss_module') if key == 'loss' else ())

    def is_a(self, *names: str) -> bool:
        """Whether it derives from a host's class of one of these names."""
        return any(c.__name__ in names for c in self.cls.__mro__)

    def passes(self, key: str) -> str | None:
        """What a box loss gets there: 'boxes', 'offsets', 'flag' where reg_decoded_bbox decides, None if unknown."""
        return what_it_passes(self.cls, key)

    def passes_class_maps(self) -> bool:
        """Whether it is a segmentation head that hands its maps and the labels to ``loss_decode``, as most do."""
        base = next((c for c in self.cls.__mro__ if c.__name__ == 'BaseDecodeHead'), None)
        return base is not None and self.cls.loss_by_feat is base.loss_by_feat

    def passes_avg_factor(self, key: str) -> bool:
        return any('avg_factor' in c.keywords and c.override is None for c in self.calls(key))

    def needed_reduction(self, key: str) -> str | None:
        """The reduction that the head counts on; None where it has no opinion, or nothing is known."""
        own = self.defaults.get(key)
        if isinstance(own, dict) and 'reduction' in own:
            return own['reduction']
        return next((REDUCTIONS[c.__name__] for c in self.cls.__mro__ if c.__name__ in REDUCTIONS), None)

    def reads_use_sigmoid_from_config(self) -> bool:
        return "loss_cls.get('use_sigmoid'" in text(self.cls, '__init__')

    def reads_use_sigmoid_from_loss(self) -> bool:
        return 'loss_cls.use_sigmoid' in text(self.cls)

    def train_cfg(self) -> tuple[str, dict | None]:
        """Path and dict of the settings with its assigner and sampler."""
        owner, _, name = self.path.rpartition('.')
        rpn = name == 'rpn_head'
        place = get(self.root, f'{owner}.train_cfg') or {}
        return (f'{owner}.train_cfg.rpn', place.get('rpn')) if rpn else (f'{owner}.train_cfg', place)


def packages(cls: type) -> dict[str, None]:
    """Those of a class and of its bases, whose defaults it may have: mmseg's Mask2FormerHead is one of mmdet."""
    return dict.fromkeys(base.__module__.partition('.')[0] for base in cls.__mro__[:-1])


def what_it_passes(cls: type, key: str) -> str | None:
    found = calls(cls, key)
    around = '\n'.join(c.text for c in found)
    if 'bbox_cxcywh_to_xyxy' in around:  # DETR's: one loss of normalised centres and sides, one of boxes
        return {'loss_bbox': 'offsets', 'loss_iou': 'boxes'}.get(key)
    if key != 'loss_bbox' or not found:
        return None
    if all('self.reg_decoded_bbox' in c.text for c in found):
        return 'flag'
    decodes = all('.decode(' in c.text or 'bbox_decode(' in c.text for c in found)
    return 'boxes' if decodes and 'bbox_coder.encode(' not in around else None


def takes_labels_either_way(head: type) -> bool:
    """Whether a dense head trains and predicts with sigmoid and softmax alike: one that keeps AnchorHead's loss."""
    from mmdet.models.dense_heads.anchor_head import AnchorHead

    return issubclass(head, AnchorHead) and all(
        calls(head, key) == calls(AnchorHead, key) for key in ('loss_cls', 'loss_bbox')
    )


chooses_sampler = takes_labels_either_way  # the others assign in their own way, or sample nothing


def can_decode(head: type) -> bool:
    return what_it_passes(head, 'loss_bbox') == 'flag'


def leaves_scores_to_the_loss(head: type) -> bool:
    """Whether an RoI head takes channels and activation from a loss that has its own; others fix both themselves."""
    from mmdet.models.roi_heads.bbox_heads import BBoxHead, DoubleConvFCBBoxHead

    return head._predict_by_feat_single is BBoxHead._predict_by_feat_single and not issubclass(
        head, DoubleConvFCBBoxHead
    )


def get(cfg, path: str, default=None):
    """The value at a dotted path, through lists too."""
    place = cfg
    for key in path.split('.'):
        if isinstance(place, (list, tuple)):
            place = place[int(key)] if key.isdigit() and int(key) < len(place) else None
        else:
            place = place.get(key) if hasattr(place, 'get') else None  # a Config is no dict
        if place is None:
            return default
    return place


def find_hook(cfg, name: str):
    """What a config says of a hook of ours, by the name of its class; None where it has none."""
    for hook in get(cfg, 'custom_hooks') or ():
        kind = hook.get('type')
        if name in getattr(kind, '__name__', str(kind)).rpartition('.')[2]:
            return hook
    return None


def with_hook(cfg, name: str) -> list | None:
    """The hooks of a config, and after them one of ours that is missing there; None where it is not."""
    hook = dict(type=f'cvloss_mm.{name}')
    return None if find_hook(cfg, name) else [*(get(cfg, 'custom_hooks') or ()), hook]


def find_heads(cfg, scope: str | None = None) -> list[Head]:
    """Every part of a model that has losses, in the order of the config."""
    found = []

    def walk(node, path: str, scope: str | None) -> None:
        if isinstance(node, (list, tuple)):
            for i, value in enumerate(node):
                walk(value, f'{path}.{i}', scope)
        if not isinstance(node, dict):
            return
        scope = node.get('_scope_', scope)
        if node.get('type') and may_have_losses(node, path):
            cls = resolve(node['type'], scope)
            if isinstance(cls, type) and any(k.startswith('loss') for k in (*node, *arguments(cls)[0])):
                found.append(Head(node, path, cls, cfg, scope))
        for key, value in node.items():
            if not key.startswith('loss'):
                walk(value, f'{path}.{key}', scope)

    walk(cfg.get('model') or {}, 'model', scope or cfg.get('default_scope'))
    return found


def may_have_losses(node: dict, path: str) -> bool:
    return 'head' in path or any(k.startswith('loss') for k in node)
