"""What embeddings of unseen people tell apart: ROC curves, and a fan of eight of them."""

import math

import torch
from matplotlib.figure import Figure
from torch import Tensor, nn

from cvloss_mm import losses
from cvloss_mm.heads import CosineClassifier
from cvloss_mm.metrics import VerificationMetric
from cvloss_mm.metrics.embeddings import ImageEmbedding, directions
from lab.gallery.style import COLOURS, GREY, LINES, canvas, styled

PEOPLE, STEPS = 8, 400
TURNS = (*COLOURS, '#8B4513')  # a colour a person


def images_of(predictions: list) -> list[ImageEmbedding]:
    """What tools/test.py has written with --out, as a metric keeps it."""
    return [
        ImageEmbedding(str(p['img_path']), int(p['gt_label']), torch.as_tensor(p['embedding']).float())
        for p in predictions
    ]


def rates(score: Tensor, same: Tensor) -> tuple[Tensor, Tensor]:
    """False and true acceptance as the threshold falls from above all scores to below all."""
    order = score.argsort(descending=True)
    last = torch.cat([score[order].diff() != 0, torch.ones(1, dtype=torch.bool)])  # equal scores are accepted at once
    accepted = torch.stack([~same[order], same[order]]).cumsum(-1)[:, last].double()
    false, true = torch.cat([torch.zeros(2, 1).double(), accepted], -1) / accepted[:, -1:]
    return false, true


@styled
def roc(found: dict[str, list[ImageEmbedding]], metric: VerificationMetric) -> Figure:
    """The ROC curves of several models on the pairs of a metric, over a logarithmic rate of false acceptance."""
    figure, (axis,) = canvas(1, 1, size=(5.6, 4.2))
    for number, (name, images) in enumerate(found.items()):
        score, same, _ = metric.scored(images)
        false, true = rates(score, same)
        area = torch.trapezoid(true, false)
        axis.step(
            false, true, where='post', color=COLOURS[number], linestyle=LINES[number], label=f'{name} (area {area:.3f})'
        )
    least = 1 / int((~same).sum())
    axis.plot(*[torch.logspace(math.log10(least), 0, 50)] * 2, color=GREY, linewidth=1, linestyle=':', label='chance')
    axis.set(
        xscale='log',
        xlim=(least, 1),
        ylim=(0, 1),
        xlabel='false acceptance rate',
        ylabel='true acceptance rate',
        title='pairs of people who were never trained',
    )
    axis.legend(loc='upper left')
    return figure


def to_a_plane(rows: Tensor, labels: Tensor, loss: nn.Module) -> Tensor:
    """The embeddings of few people, mapped to two dimensions by a linear layer that the loss itself has trained."""
    torch.manual_seed(0)
    plane = nn.Linear(rows.shape[1], 2, bias=False)
    last = (
        nn.Identity()
        if isinstance(loss, losses.EmbeddingLoss)
        else CosineClassifier(2, PEOPLE)
        if isinstance(loss, losses.CosineLoss)
        else nn.Linear(2, PEOPLE)
    )
    optimizer = torch.optim.Adam([*plane.parameters(), *last.parameters()], lr=0.05)
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss(last(plane(rows)), labels).backward()
        optimizer.step()
    return plane(rows).detach()


@styled
def fans(found: dict[str, list[ImageEmbedding]], built: dict[str, nn.Module]) -> Figure:
    """Eight people who were never trained, as each loss lays them out in a plane: the embeddings of each model, mapped
    to two dimensions by a linear layer that its loss has trained on these people."""
    figure, axes = canvas(1, len(found), size=(3.4, 3.6))
    for axis, (name, images) in zip(axes, found.items(), strict=True):
        people = sorted({p.label for p in images})[:PEOPLE]
        shown = [p for p in images if p.label in people]
        labels = torch.tensor([people.index(p.label) for p in shown])
        points = to_a_plane(directions(shown).float(), labels, built[name])
        for person in range(len(people)):
            own = points[labels == person]
            middle = own.mean(0) / own.norm(dim=-1).max() * points.norm(dim=-1).max()
            axis.plot([0, middle[0]], [0, middle[1]], color=TURNS[person], linewidth=0.8, linestyle='-')
            axis.plot(*own.T, 'o', color=TURNS[person], markersize=4)
        reach = 1.08 * float(points.abs().max())
        axis.set(title=name, xlim=(-reach, reach), ylim=(-reach, reach), aspect='equal', xticks=[], yticks=[])
    figure.supxlabel(f'{PEOPLE} people who were never trained, a colour each; a line: the mean direction', fontsize=10)
    figure.get_layout_engine().set(h_pad=0.08)  # else the titles touch the edge
    return figure
