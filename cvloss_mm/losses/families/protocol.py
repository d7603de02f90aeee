"""What mmdet's heads ask of a loss that is not made for a softmax over the classes and the background."""

import torch
from torch import Tensor


class SigmoidClassifier:
    """One logit a class, and none for the background: channels, activation and accuracy, as RoI heads ask for them.

    mmdet's ``BBoxHead`` asks after one of the three flags in each place, so that all are needed together: with a part
    of them a head trains with sigmoid and predicts with softmax. Heads that know sigmoid losses by themselves
    (``AnchorHead`` and its kin) take the same answers.
    """

    activated: bool  # whether it takes probabilities
    custom_cls_channels = custom_activation = custom_accuracy = True

    def get_cls_channels(self, num_classes: int) -> int:
        """The number of logits for that many classes."""
        return num_classes

    def get_activation(self, cls_score: Tensor) -> Tensor:
        """Scores (..., classes + 1) of logits (..., classes): heads drop the last column, that of the background.

        It is 0, so that heads that drop nothing do not find the background either.
        """
        scores = cls_score if self.activated else cls_score.sigmoid()
        return torch.cat([scores, torch.zeros_like(scores[..., :1])], -1)

    def get_accuracy(self, cls_score: Tensor, labels: Tensor) -> dict[str, Tensor]:
        """Percentages, for the log: ``acc`` of all samples, ``acc_classes`` of those with an object.

        A sample is taken for the background where no class reaches a probability of one half.

        Args:
            cls_score: logits, (n, classes).
            labels: integers (n,); ``classes`` is the background.
        """
        score, found = cls_score.detach().max(-1)
        is_object = (labels >= 0) & (labels < cls_score.shape[-1])
        right_class = is_object & (found == labels)
        background = score < (0.5 if self.activated else 0.0)
        right = torch.where(is_object, right_class & ~background, background)
        return dict(acc=percentage(right, torch.ones_like(right)), acc_classes=percentage(right_class, is_object))


class ObjectnessPair:
    """One logit a class and two more, object and background: a score is the product of the two softmaxes."""

    num_classes: int
    objectness: bool
    custom_cls_channels = custom_activation = custom_accuracy = property(lambda self: self.objectness)

    def get_cls_channels(self, num_classes: int) -> int:
        """The number of logits for that many classes."""
        return head_channels(self, num_classes)

    def get_activation(self, cls_score: Tensor) -> Tensor:
        """Scores (..., classes + 1), the last that of the background, of logits (..., classes + 2)."""
        classes, (is_object, nothing) = cls_score[..., :-2].softmax(-1), cls_score[..., -2:].softmax(-1).split(1, -1)
        return torch.cat([classes * is_object, nothing], -1)

    def get_accuracy(self, cls_score: Tensor, labels: Tensor) -> dict[str, Tensor]:
        """Percentages: ``acc_objectness`` of all samples, ``acc_classes`` of those with an object."""
        is_object = (labels >= 0) & (labels < self.num_classes)
        right_object = cls_score[..., -2:].argmax(-1) == (~is_object).long()
        right_class = is_object & (cls_score[..., :-2].argmax(-1) == labels)
        return dict(
            acc_objectness=percentage(right_object, torch.ones_like(right_object)),
            acc_classes=percentage(right_class, is_object),
        )


class ObjectnessLogit(SigmoidClassifier):
    """One logit a class and, with ``objectness``, one more, that of the background."""

    num_classes: int
    objectness: bool
    test_with_obj: bool

    def get_cls_channels(self, num_classes: int) -> int:
        """The number of logits for that many classes."""
        return head_channels(self, num_classes)

    def get_activation(self, cls_score: Tensor) -> Tensor:
        """Scores (..., classes + 1), the last that of the background."""
        if not self.objectness:
            return super().get_activation(cls_score)
        classes, nothing = cls_score.sigmoid().split([self.num_classes, 1], -1)
        return torch.cat([classes * (1 - nothing) if self.test_with_obj else classes, nothing], -1)

    def get_accuracy(self, cls_score: Tensor, labels: Tensor) -> dict[str, Tensor]:
        """Percentages: ``acc`` of all samples, ``acc_classes`` of those with an object."""
        if not self.objectness:
            return super().get_accuracy(cls_score, labels)
        scores = self.get_activation(cls_score.detach())
        is_object = (labels >= 0) & (labels < self.num_classes)
        right_class = is_object & (scores[..., :-1].argmax(-1) == labels)
        right = torch.where(is_object, right_class & (scores[..., -1] < 0.5), scores[..., -1] >= 0.5)
        return dict(acc=percentage(right, torch.ones_like(right)), acc_classes=percentage(right_class, is_object))


def percentage(part: Tensor, whole: Tensor) -> Tensor:
    """0 of nothing."""
    return 100.0 * part.sum() / whole.sum().clamp(min=1)


def head_channels(loss, num_classes: int) -> int:
    if num_classes != loss.num_classes:
        raise ValueError(
            f'{type(loss).__name__} has num_classes={loss.num_classes}, the head {num_classes}; write the '
            "head's into the config of the loss"
        )
    return loss._classes()
