"""The layer whose outputs losses of cosines take."""

import torch
from torch import Tensor, nn

from ..functional.embedding import unit_rows
from ..functional.shapes import Cosines, Embeddings, Labels
from ..losses import CosineLoss
from ..losses.autocast import without_autocast
from ..losses.ranks import rank, world_size
from ..losses.reduction import mask_unweighted
from . import shards
from .negatives import with_all_ranks, with_classes

LEAST_LENGTH = 1e-12  # of what is divided by


def lengths(rows: Tensor) -> Tensor:
    """Of rows (n, dimensions): (n,), above 0, in float32 or float64."""
    kind = torch.promote_types(rows.dtype, torch.float32)
    return torch.linalg.vector_norm(rows, dim=-1, dtype=kind).clamp(min=LEAST_LENGTH)


class CosineClassifier(nn.Module):
    """The cosine of the angle between an embedding and the centre of each class.

    .. math:: \\cos \\theta_{ij} = \\max_k \\frac{x_i \\cdot w_{jk}}{\\|x_i\\| \\|w_{jk}\\|}

    Args:
        in_features: dimensions of an embedding.
        num_classes: classes.
        subcenters: K, centres a class, of which the nearest counts: room for what is noisy or looks different.
        softness: gamma, above 0: all centres of a class count, by a softmax of their cosines at this temperature, as in
            SoftTriple. None is the nearest alone.
        chunk: how many classes :meth:`two_classes` looks at together; None is all. It never holds more than n * chunk
            cosines, and computes them once more for the gradient.
        sample_rate: Partial FC: in training, a sample is compared with all classes of the batch and with so many
            others, drawn anew each time, that they are this share of all, in (0, 1]; see :meth:`sampled`.
        shard: whether, on several processes, each has the centres of a share of the classes alone, and
            :meth:`two_classes` compares the embeddings of all processes with them. Each has ``start`` ... ``stop - 1``;
            DistributedDataParallel leaves them to it, and so do the checkpoints of ``state_dict``:
            :class:`cvloss_mm.hooks.CosineClassifierHook` keeps them. ``fully_shard`` of a model has to be told:
            ``ignored_params={classifier.weight}``.

    ``weight`` is (num_classes * subcenters, in_features), those of a class one after the other, and of any length: only
    directions count. An embedding of length 0 has cosine 0 with everything. A checkpoint of fewer classes can be
    loaded: the centres of the further ones begin anew.

    Paper: Wang et al., NormFace, ACM MM 2017, https://arxiv.org/abs/1704.06369; Deng et al., Sub-center ArcFace, ECCV
    2020, https://link.springer.com/chapter/10.1007/978-3-030-58621-8_43; Qian et al., SoftTriple loss, ICCV 2019,
    https://arxiv.org/abs/1909.05235; An et al., Killing two birds with one stone: Partial FC, CVPR 2022,
    https://arxiv.org/abs/2203.15565

    >>> classifier = CosineClassifier(2, 3)
    >>> _ = classifier.weight.data.copy_(torch.tensor([[2., 0.], [0., 3.], [-1., 0.]]))
    >>> classifier(torch.tensor([[4., 0.]])).tolist()
    [[1.0, 0.0, -1.0]]
    """

    attended = False  # whether somebody keeps sharded centres in checkpoints
    added = 0  # classes that the last checkpoint did not have

    def __init__(
        self,
        in_features: int,
        num_classes: int,
        subcenters: int = 1,
        softness: float | None = None,
        chunk: int | None = None,
        sample_rate: float = 1.0,
        shard: bool = False,
    ):
        super().__init__()
        for name, value in dict(
            in_features=in_features, num_classes=num_classes, subcenters=subcenters, chunk=1 if chunk is None else chunk
        ).items():
            if not isinstance(value, int) or value < 1:
                raise ValueError(f'CosineClassifier: {name} must be an integer above 0, got {value!r}')
        if softness is not None and not softness > 0:
            raise ValueError(f'CosineClassifier: softness must be above 0, or None, got {softness!r}')
        self.in_features, self.num_classes = in_features, num_classes
        if not 0 < sample_rate <= 1:
            raise ValueError(f'CosineClassifier: sample_rate must be in (0, 1], got {sample_rate!r}')
        self.subcenters, self.softness, self.chunk, self.sample_rate = subcenters, softness, chunk, sample_rate
        self.shards = world_size() if shard else 1
        self.start, self.stop = shards.bounds(num_classes, self.shards, rank() if shard else 0)
        self.drawn: list[Tensor] | None = None  # which classes were, since the last step, where somebody asks
        if self.shards > 1:
            shards.keep_out_of_ddp()
        self.weight = nn.Parameter(torch.empty((self.stop - self.start) * subcenters, in_features))
        self.weight_id = id(self.weight)  # what nobody but this class may replace where there are shards
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Directions without preference; the length, 1 on average, is how slowly they turn."""
        generator = None
        if self.shards > 1:  # of one seed all processes would draw the same
            generator = torch.Generator(self.weight.device).manual_seed(int(torch.randint(2**31, ())) + self.start)
        with torch.no_grad():
            self.weight.normal_(std=self.in_features**-0.5, generator=generator)

    def forward(self, embeddings: Embeddings) -> Cosines:
        """The cosines (n, num_classes) of embeddings (n, in_features): float32, under autocast and for half, too;
        float64 for float64. Raises ValueError for another shape."""
        self.check(embeddings)
        if self.shards > 1:
            raise RuntimeError(
                f'CosineClassifier: the centres are spread over {self.shards} processes, and the '
                'cosines of all classes are on none of them; two_classes gives what a loss needs'
            )
        with without_autocast(embeddings.device.type):
            return self.cosines_of(self.directions(embeddings), self.centres())

    def two_classes(
        self,
        embeddings: Embeddings,
        target: Labels,
        loss: CosineLoss,
        weight: Tensor | None = None,
        label: int = 0,
        **context,
    ) -> tuple[Cosines, dict]:
        """Cosines (n, 2) of which a loss has the value that it has of all of them: with the true class, which becomes
        one of two, and with another that stands for all others, of softmax losses

        .. math:: \\cos \\theta_1 = \\frac{1}{s} \\ln \\sum_{j \\ne y} e^{s \\cos \\theta_j}

        Args:
            embeddings: as in :meth:`forward`.
            target: class indices, integers (n,).
            loss: for which they are; its ``one_rival`` says whether there are such. Its state takes in the batch where
                the cosines of other classes cannot be weighed without it.
            weight: of the samples, (n,), that of the loss; an embedding of weight 0 may hold anything.
            label: which of the two is the true class, 0 or 1.
            context: that of the loss.

        Returns:
            The two cosines, and the context that belongs to them.

        >>> from cvloss_mm.losses import CurricularFaceLoss
        >>> classifier, rows, target = CosineClassifier(2, 3), torch.tensor([[4., 1.]]), torch.tensor([1])
        >>> two, context = classifier.two_classes(rows, target, CurricularFaceLoss())
        >>> value = CurricularFaceLoss()(two, torch.tensor([0]), **context)
        >>> torch.allclose(value, CurricularFaceLoss()(classifier(rows), target))
        True
        """
        self.check(embeddings)
        if loss.by_length and self.softness is not None:
            raise ValueError(
                f'CosineClassifier: {type(loss).__name__} reads lengths, and is for the nearest of the centres of a '
                'class, softness=None'
            )
        with without_autocast(embeddings.device.type):
            embeddings = mask_unweighted(embeddings, weight)
            rows = self.directions(embeddings)
            rows = rows * lengths(embeddings).unsqueeze(-1) if loss.by_length else rows
            compare = with_all_ranks if self.shards > 1 else with_classes
            true, sums = compare(self, rows, target.long(), loss)
            settings = loss.settings_of_others(true, weight, self.num_classes, sums, **context)
            true, others = sums(settings)
            rival = loss.rival(others, **settings)
            two = torch.stack([rival, true] if label else [true, rival], -1)
            two = two / lengths(embeddings).unsqueeze(-1) if loss.by_length else two
            return two, loss.context_of_two(two, settings, **context)

    @torch.no_grad()
    def own_cosines(self, rows: Tensor, index: Tensor) -> Tensor:
        """The cosine of each row with its own class, (n,); 0 where the index is none of the classes of this process."""
        classes = self.stop - self.start
        if not classes:
            return rows.new_zeros(len(rows))
        inside = (index >= 0) & (index < classes)
        centres = unit_rows(self.centres()[torch.where(inside, index, 0)].to(rows.dtype))
        return torch.where(inside, self.of_classes((centres @ rows.unsqueeze(-1)).squeeze(-1)), 0)

    def compared(self, index: Tensor) -> tuple[Tensor, Tensor]:
        """The centres (classes, subcenters, in_features) that rows are compared with, and the index into these."""
        if self.sample_rate == 1 or not self.training:
            return self.centres(), index
        drawn, index = self.draw(index)
        return self.centres().index_select(0, drawn), index

    def sampled(self, embeddings: Embeddings, target: Labels) -> tuple[Cosines, Labels]:
        """The cosines with the classes of the batch and with others drawn at random, and the labels among these. As
        many as there are classes of this process times ``sample_rate``, or those of the batch where these are more."""
        self.check(embeddings)
        with without_autocast(embeddings.device.type):
            drawn, index = self.draw(target.long())
            return self.cosines_of(self.directions(embeddings), self.centres().index_select(0, drawn)), index

    def draw(self, index: Tensor) -> tuple[Tensor, Tensor]:
        """Sorted classes of this process, all that the index (n,) names among them, and the index into these; -1 for
        what it names of others."""
        classes = self.stop - self.start
        inside = (index >= 0) & (index < classes)
        chance = torch.rand(classes + 1, device=index.device)
        chance[torch.where(inside, index, classes)] = 2.0  # the last one is none
        count = max(int(self.sample_rate * classes), int((chance[:-1] == 2).sum()))
        drawn = chance[:-1].topk(count).indices.sort().values
        if self.drawn is not None:
            self.drawn.append(drawn)
        return drawn, torch.where(inside, torch.searchsorted(drawn, index.contiguous()), -1)

    def check(self, embeddings: Tensor) -> None:
        if embeddings.ndim != 2 or embeddings.shape[1] != self.in_features:
            raise ValueError(
                f'CosineClassifier: embeddings must be (n, {self.in_features}), got '
                f'{tuple(embeddings.shape)}; maps of features need a neck that pools them'
            )

    def directions(self, embeddings: Tensor) -> Tensor:
        return unit_rows(embeddings.to(torch.promote_types(embeddings.dtype, torch.float32)))

    def centres(self) -> Tensor:
        """The weights by class, (num_classes, subcenters, in_features)."""
        return self.weight.unflatten(0, (self.stop - self.start, self.subcenters))

    def cosines_of(self, directions: Tensor, centres: Tensor) -> Tensor:
        """(n, d), of length 1, and (c, k, d) to (n, c)."""
        cosines = directions @ unit_rows(centres.flatten(0, 1).to(directions.dtype)).T
        return self.of_classes(cosines.unflatten(-1, (len(centres), self.subcenters)))

    def of_classes(self, cosines: Tensor) -> Tensor:
        """Of the cosines with the centres of a class (..., subcenters) the one with the class (...)."""
        if self.subcenters == 1:
            return cosines.squeeze(-1)
        if self.softness is None:
            return cosines.amax(-1)
        return ((cosines / self.softness).softmax(-1) * cosines).sum(-1)

    def spread(self) -> Tensor:
        """The sum of the distances between the centres of a class, of which each is at length 1, divided by
        num_classes * subcenters * (subcenters - 1): SoftTriple's regularizer. 0 of single centres."""
        with without_autocast(self.weight.device.type):
            centres = unit_rows(self.centres().to(torch.promote_types(self.weight.dtype, torch.float32)))
            distances = torch.cdist(centres, centres, compute_mode='donot_use_mm_for_euclid_dist')
            return distances.sum() / (2 * self.num_classes * self.subcenters * max(self.subcenters - 1, 1))

    def local_rows(self, rows: Tensor, fill: Tensor) -> Tensor:
        """Of rows like the weights, but of all classes, or of fewer than now, those of this process, and ``fill`` for
        the classes that are new."""
        row_shape = (self.subcenters, self.in_features)
        local = fill.detach().clone()
        shards.copy_rows(
            self, local.view(self.stop - self.start, *row_shape), rows.to(local).unflatten(0, (-1, row_shape[0]))
        )
        return local

    def __setstate__(self, state) -> None:
        super().__setstate__(state)
        self.weight_id = id(self.weight)

    def _apply(self, *arguments, **keywords):
        unreplaced = self.weight_id == id(self.weight)
        super()._apply(*arguments, **keywords)
        self.weight_id = id(self.weight) if unreplaced else self.weight_id
        return self

    def _save_to_state_dict(self, destination, prefix, keep_vars) -> None:
        super()._save_to_state_dict(destination, prefix, keep_vars)
        if self.shards > 1:
            del destination[f'{prefix}weight']

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, *arguments) -> None:
        key = f'{prefix}weight'
        rows = state_dict.get(key)
        if rows is not None and rows.ndim == 2 and rows.shape[1:] == self.weight.shape[1:]:
            shards.set_added(self, len(rows) // self.subcenters)
            state_dict[key] = self.local_rows(rows, self.weight)
        unreplaced = self.weight_id == id(self.weight)
        super()._load_from_state_dict(state_dict, prefix, local_metadata, strict, missing_keys, *arguments)
        self.weight_id = id(self.weight) if unreplaced else self.weight_id
        if self.shards > 1 and key in missing_keys:
            missing_keys.remove(key)

    def extra_repr(self) -> str:
        shown = ('in_features', 'num_classes', 'subcenters', 'softness', 'chunk', 'sample_rate', 'shards')
        return ', '.join(f'{name}={getattr(self, name)}' for name in shown)
