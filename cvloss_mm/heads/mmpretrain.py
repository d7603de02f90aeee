"""Heads for mmpretrain's classifiers."""

import torch
from mmpretrain.evaluation.metrics import Accuracy
from mmpretrain.models.heads import ClsHead, LinearClsHead
from mmpretrain.structures import DataSample
from torch import Tensor, nn

from ..losses import CosineLoss, EmbeddingLoss, PointLoss
from ..losses.arguments import registered
from ..losses.combined import context_of, losses_in
from ..losses.ranks import mean_over_ranks
from ..registry import MODELS
from .centers import ClassCenters
from .classifier import CosineClassifier, lengths
from .cosine_checks import check_attended, check_scale, valid_labels, without_ignored
from .memory import CrossBatchMemory
from .thresholds import PairThreshold, built_threshold

OF_COSINES = (
    'cosines, in [-1, 1] and without a scale',
    "loss=dict(type='cvloss_mm.ArcFaceLoss'), or, without a margin, 'cvloss_mm.NormFaceLoss'",
)
OF_EMBEDDINGS = 'embeddings to be compared with each other', "dict(type='cvloss_mm.TripletLoss')"


@MODELS.register_module()
class CosineHead(ClsHead):
    """A head whose scores are cosines, so that losses with a margin (``cvloss_mm.ArcFaceLoss``) train.

    Args:
        num_classes: classes, in face recognition identities.
        in_channels: dimensions of the embedding that the neck gives.
        loss: config of a loss of cosines of this package, or a combination of such.
        loss_embedding: config of a loss of embeddings (``cvloss_mm.TripletLoss``, or ``cvloss_mm.CenterLoss``, whose
            centres the head has) beside it, logged under this name.
        memory: ``dict(size=..., start=...)``, with which ``loss_embedding`` compares the embeddings of a batch as well:
            those of the last batches; see :class:`CrossBatchMemory`.
        chunk: how many classes are looked at together, so that the cosines of all of them with a batch are never held;
            None is all. For losses in which one class can stand for all others, which is most of them.
        sample_rate: which share of the classes a training step looks at, in (0, 1]: Partial FC.
        shard: whether, on several processes, each has the centres of a share of the classes alone; for the losses that
            ``chunk`` is for. Predictions then have the embedding alone. It needs, and ``sample_rate`` should have,
            ``custom_hooks = [dict(type='cvloss_mm.CosineClassifierHook')]``; see :class:`CosineClassifier`.
        subcenters: centres a class; see :class:`CosineClassifier`. None is what the loss is made for, 1 of most.
        scale: what the cosines are multiplied by before the softmax of predictions; None is that of the loss.
        topk: as in mmpretrain's ``ClsHead``.
        cal_acc: as in mmpretrain's ``ClsHead``; of the cosines without a margin.
        init_cfg: as in mmpretrain's ``ClsHead``.

    A prediction has ``pred_score`` and ``pred_label`` as from any head, and the ``embedding`` as the neck gives it, by
    which images of classes are compared that were never trained.
    """

    def __init__(
        self,
        num_classes: int,
        in_channels: int,
        loss: dict | nn.Module,
        loss_embedding: dict | nn.Module | None = None,
        memory: dict | None = None,
        chunk: int | None = None,
        sample_rate: float = 1.0,
        shard: bool = False,
        subcenters: int | None = None,
        scale: float | None = None,
        topk: int | tuple = (1,),
        cal_acc: bool = False,
        init_cfg: dict | None = None,
    ):
        super().__init__(loss=loss, topk=topk, cal_acc=cal_acc, init_cfg=init_cfg)
        self.num_classes, self.in_channels, self.scale = num_classes, in_channels, scale
        check_family(self, self.loss_module, CosineLoss, *OF_COSINES)
        parts = losses_in(self.loss_module)
        self.classifier = CosineClassifier(
            in_channels,
            num_classes,
            subcenters or max(p.subcenters for p in parts),
            next((p.softness for p in parts if p.softness), None),
            chunk,
            sample_rate,
            shard,
        )
        self.separate = chunk is not None or self.classifier.shards > 1
        check_scale(self.classifier, parts, cal_acc)
        if self.classifier.subcenters > 1 and 'center_norm' in context_of(self.loss_module):
            raise ValueError(
                f'{type(parts[0]).__name__} reads the length of the weights of a class, of which there is '
                f'none where a class has {self.classifier.subcenters} subcenters; write subcenters=1'
            )
        self.spread_weight = sum(part.loss_weight * part.spread_weight for part in parts)
        thresholds = [part.first_bias(num_classes) for part in parts if 'bias' in part.context]
        self.bias = nn.Parameter(torch.tensor(thresholds[0])) if thresholds else None
        self.loss_embedding = built_of_embeddings(self, loss_embedding)
        drawn = [part for part in losses_in(self.loss_embedding) if 'centers' in getattr(part, 'context', ())]
        self.centers = ClassCenters(in_channels, num_classes, drawn[0].rate, drawn[0].update) if drawn else None
        self.memory = built_memory(self.loss_embedding, memory and dict(memory, in_features=in_channels))
        self.threshold = built_threshold(self.loss_embedding)

    def logits(self, embeddings: Tensor) -> Tensor:
        """Scaled cosines (n, num_classes), without a margin."""
        scale = scale_of(self.loss_module) if self.scale is None else self.scale
        return scale * self.classifier(embeddings)

    def forward(self, feats: tuple) -> Tensor:
        """The scores of images: :meth:`logits` of the last features."""
        return self.logits(self.pre_logits(feats))

    def loss(self, feats: tuple, data_samples: list, **kwargs) -> dict:
        """The losses of a batch, and its accuracies where ``cal_acc`` is set."""
        check_attended(self.classifier)
        embeddings, target = self.pre_logits(feats), targets_of(data_samples)
        counted = without_ignored(self.loss_module, embeddings, target)
        if 'norm' in context_of(self.loss_module):
            kwargs['norm'] = lengths(counted)
        if 'center_norm' in context_of(self.loss_module):
            kwargs['center_norm'] = lengths(self.classifier.weight)
        if self.bias is not None:
            kwargs['bias'] = self.bias
        cosines, labels, weight, kwargs = self.compared_with_classes(counted, target, kwargs)
        losses = dict(loss=self.loss_module(cosines, labels, weight, avg_factor=self.images(cosines), **kwargs))
        if self.spread_weight:
            losses['loss_centers'] = self.spread_weight * self.classifier.spread()
        if self.loss_embedding is not None:
            losses['loss_embedding'] = self.compared(embeddings, target)
        return {**losses, **self.accuracies(cosines, target)} if self.cal_acc else losses

    def compared_with_classes(
        self, embeddings: Tensor, target: Tensor, context: dict
    ) -> tuple[Tensor, Tensor, Tensor | None, dict]:
        """(cosines, target, weight, context) as the loss takes them."""
        if not self.separate:
            drawn = self.classifier.sample_rate < 1 and self.training
            compared = self.classifier.sampled(embeddings, target) if drawn else (self.classifier(embeddings), target)
            return *compared, None, context
        valid, label = valid_labels(self.loss_module, target, self.num_classes)
        loss, index, weight = losses_in(self.loss_module)[0], torch.where(valid, target, 0), valid.to(torch.float32)
        cosines, context = self.classifier.two_classes(embeddings, index, loss, weight, label, **context)
        return cosines, torch.full_like(target, label), weight, context

    def images(self, cosines: Tensor) -> float | Tensor:
        """Of a batch; with sharded centres those of an average process, since all of them are one batch then."""
        return len(cosines) if self.classifier.shards == 1 else mean_over_ranks(cosines.new_tensor(len(cosines)))

    def compared(self, embeddings: Tensor, target: Tensor) -> Tensor:
        """``loss_embedding``, with the centres where it reads them, which move afterwards."""
        if self.centers is None:
            return compared(self.loss_embedding, embeddings, target, self.memory, self.threshold)
        value = self.loss_embedding(embeddings, target, centers=self.centers.weight)
        self.centers.move(embeddings.detach(), target)
        return value

    def accuracies(self, cosines: Tensor, target: Tensor) -> dict:
        """Percentages by ``accuracy_top-<k>``."""
        probabilities = cosines.detach().softmax(-1)  # mmpretrain counts scores below 0 as wrong
        found = Accuracy.calculate(probabilities, target, topk=self.topk)
        return {f'accuracy_top-{k}': value for k, value in zip(self.topk, found, strict=True)}

    def predict(self, feats: tuple, data_samples: list | None = None) -> list:
        """Samples with ``pred_score``, ``pred_label`` and ``embedding``; with the latter alone where no process has all
        centres."""
        embeddings = self.pre_logits(feats)
        if self.classifier.shards > 1:
            return with_embeddings(data_samples or [DataSample() for _ in embeddings], embeddings)
        return with_embeddings(self._get_predictions(self.logits(embeddings), data_samples), embeddings)


@MODELS.register_module()
class EmbeddingHead(ClsHead):
    """A head without weights: the features of the neck are the embedding, which a loss compares within the batch.

    Args:
        loss: config of a loss of embeddings of this package (``cvloss_mm.TripletLoss``).
        memory: ``dict(in_features=..., size=..., start=...)``, with which the embeddings of a batch are compared as
            well: those of the last batches; see :class:`CrossBatchMemory`.
        init_cfg: as in mmpretrain's ``ClsHead``.

    A batch needs several images of several classes each: ``sampler=dict(type='cvloss_mm.ClassSampler',
    per_class=4)``. A prediction has the ``embedding`` alone; :class:`cvloss_mm.metrics.VerificationMetric` and
    :class:`cvloss_mm.metrics.RetrievalMetric` measure it.
    """

    def __init__(self, loss: dict | nn.Module, memory: dict | None = None, init_cfg: dict | None = None):
        super().__init__(loss=loss, init_cfg=init_cfg)
        check_family(self, self.loss_module, EmbeddingLoss, *OF_EMBEDDINGS)
        self.memory = built_memory(self.loss_module, memory)
        self.threshold = built_threshold(self.loss_module)

    def loss(self, feats: tuple, data_samples: list, **kwargs) -> dict:
        """The loss of a batch."""
        embeddings, target = flat(self.pre_logits(feats)), targets_of(data_samples)
        return dict(loss=compared(self.loss_module, embeddings, target, self.memory, self.threshold, **kwargs))

    def predict(self, feats: tuple, data_samples: list | None = None) -> list:
        """Samples with ``embedding``."""
        embeddings = flat(self.pre_logits(feats))
        return with_embeddings(data_samples or [DataSample() for _ in embeddings], embeddings)


@MODELS.register_module()
class LinearHead(LinearClsHead):
    """mmpretrain's ``LinearClsHead``, with the same arguments, whose predictions have the ``embedding``, too.

    What a plain softmax is worth on classes that were never trained, :class:`cvloss_mm.metrics.VerificationMetric` and
    :class:`cvloss_mm.metrics.RetrievalMetric` measure as they do for :class:`CosineHead`.
    """

    def predict(self, feats: tuple, data_samples: list | None = None) -> list:
        """Samples with ``pred_score``, ``pred_label`` and ``embedding``."""
        return with_embeddings(super().predict(feats, data_samples), self.pre_logits(feats))


def flat(embeddings: Tensor) -> Tensor:
    if embeddings.ndim != 2:
        raise ValueError(
            f'EmbeddingHead: embeddings must be (n, dimensions), got {tuple(embeddings.shape)}; maps of '
            'features need a neck that pools them'
        )
    return embeddings


def with_embeddings(samples: list, embeddings: Tensor) -> list:
    for sample, row in zip(samples, embeddings, strict=True):
        sample.set_field(row, 'embedding', dtype=torch.Tensor)
    return samples


def targets_of(data_samples: list) -> Tensor:
    """Labels (n,); scores (n, classes), which losses of cosines refuse, of images that were mixed."""
    if 'gt_score' in data_samples[0]:
        return torch.stack([sample.gt_score for sample in data_samples])
    return torch.cat([sample.gt_label for sample in data_samples])


def check_family(head: nn.Module, loss: nn.Module, family: type, what: str, advice: str) -> None:
    for part in losses_in(loss):
        if not isinstance(part, family):
            raise ValueError(
                f'{type(head).__name__} gives {what}, and {type(part).__name__} is no loss of these. '
                f'Write {advice}; losses of other scores belong into LinearClsHead'
            )


def built_of_embeddings(head: nn.Module, loss: dict | nn.Module | None) -> nn.Module | None:
    if loss is None:
        return None
    loss = loss if isinstance(loss, nn.Module) else MODELS.build(loss)
    check_family(head, loss, PointLoss, *OF_EMBEDDINGS)
    return loss


def built_memory(loss: nn.Module | None, memory: dict | None) -> CrossBatchMemory | None:
    if memory is None:
        return None
    if loss is None or 'memory' not in context_of(loss):
        supported = registered(EmbeddingLoss, lambda cls: 'memory' in cls.context)
        raise ValueError(
            f'memory is for losses that compare single samples: {", ".join(supported)}; got '
            f'{"no loss_embedding" if loss is None else type(loss).__name__}'
        )
    return CrossBatchMemory(**memory)


def compared(
    loss: nn.Module,
    embeddings: Tensor,
    target: Tensor,
    memory: CrossBatchMemory | None,
    threshold: PairThreshold | None,
    **context,
) -> Tensor:
    """The loss of a batch, which is compared with the memory, too, and enters it afterwards."""
    if memory is not None:
        context['memory'], context['memory_target'] = memory.recall()
    others = context.get('memory'), context.get('memory_target')
    if threshold is not None:
        context['bias'] = threshold(loss, embeddings, target, *others)
    value = loss(embeddings, target, **context)
    if memory is not None:
        memory.remember(embeddings, target)
    return value


def scale_of(loss) -> float:
    return losses_in(loss)[0].scale
