"""Heads for mmpretrain's classifiers."""
import torch
from mmpretrain.evaluation.metrics import Accuracy
from mmpretrain.models.heads import ClsHead
from torch import Tensor, nn

from ..losses import CombinedLoss, CosineLoss
from ..registry import MODELS
from .classifier import CosineClassifier


@MODELS.register_module()
class CosineHead(ClsHead):
    """A head whose scores are cosines, so that losses with a margin (``cvloss_mm.ArcFaceLoss``) train.

    Args:
        num_classes: classes, in face recognition identities.
        in_channels: dimensions of the embedding that the neck gives.
        loss: config of a loss of cosines of this package, or a combination of such.
        subcenters: centres a class; see :class:`CosineClassifier`.
        scale: what the cosines are multiplied by before the softmax of predictions; None is that of the loss.
        topk: as in mmpretrain's ``ClsHead``.
        cal_acc: as in mmpretrain's ``ClsHead``; of the cosines without a margin.
        init_cfg: as in mmpretrain's ``ClsHead``.

    A prediction has ``pred_score`` and ``pred_label`` as from any head, and the ``embedding`` as the neck gives it, by
    which pictures of classes are compared that were never trained.
    """

    def __init__(self, num_classes: int, in_channels: int, loss: dict | nn.Module, subcenters: int = 1,
                 scale: float | None = None, topk: int | tuple = (1,), cal_acc: bool = False,
                 init_cfg: dict | None = None):
        super().__init__(loss=loss, topk=topk, cal_acc=cal_acc, init_cfg=init_cfg)
        self.num_classes, self.in_channels, self.scale = num_classes, in_channels, scale
        self.classifier = CosineClassifier(in_channels, num_classes, subcenters)
        check_takes_cosines(self.loss_module)

    def logits(self, embeddings: Tensor) -> Tensor:
        """Scaled cosines (n, num_classes), without a margin."""
        scale = scale_of(self.loss_module) if self.scale is None else self.scale
        return scale * self.classifier(embeddings)

    def forward(self, feats: tuple) -> Tensor:
        """The scores of pictures: :meth:`logits` of the last features."""
        return self.logits(self.pre_logits(feats))

    def loss(self, feats: tuple, data_samples: list, **kwargs) -> dict:
        """The losses of a batch, and its accuracies where ``cal_acc`` is set."""
        cosines, target = self.classifier(self.pre_logits(feats)), targets_of(data_samples)
        losses = dict(loss=self.loss_module(cosines, target, avg_factor=len(cosines), **kwargs))
        return {**losses, **self.accuracies(cosines, target)} if self.cal_acc else losses

    def accuracies(self, cosines: Tensor, target: Tensor) -> dict:
        """Percentages by ``accuracy_top-<k>``."""
        shares = cosines.detach().softmax(-1)  # mmpretrain counts scores below 0 as wrong
        found = Accuracy.calculate(shares, target, topk=self.topk)
        return {f'accuracy_top-{k}': value for k, value in zip(self.topk, found, strict=True)}

    def predict(self, feats: tuple, data_samples: list | None = None) -> list:
        """Samples with ``pred_score``, ``pred_label`` and ``embedding``."""
        embeddings = self.pre_logits(feats)
        found = self._get_predictions(self.logits(embeddings), data_samples)
        for sample, row in zip(found, embeddings, strict=True):
            sample.set_field(row, 'embedding', dtype=torch.Tensor)
        return found


def targets_of(data_samples: list) -> Tensor:
    """Labels (n,); scores (n, classes), which losses of cosines refuse, of pictures that were mixed."""
    if 'gt_score' in data_samples[0]:
        return torch.stack([sample.gt_score for sample in data_samples])
    return torch.cat([sample.gt_label for sample in data_samples])


def check_takes_cosines(loss) -> None:
    for part in parts_of(loss):
        if not isinstance(part, CosineLoss):
            raise ValueError(f'CosineHead gives cosines, in [-1, 1] and without a scale; {type(part).__name__} is no '
                             "loss of cosines. Write loss=dict(type='cvloss_mm.ArcFaceLoss'), or, without a margin, "
                             "'cvloss_mm.NormFaceLoss'; other losses belong into LinearClsHead")


def parts_of(loss) -> list:
    """The losses of a combination; a loss is its own only part."""
    if isinstance(loss, CombinedLoss):
        return [each for part in loss.parts.values() for each in parts_of(part)]
    return [loss]


def scale_of(loss) -> float:
    return parts_of(loss)[0].scale
