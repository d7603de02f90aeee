"""The figures of a first course in losses. The docstring of each is its caption."""

import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from torch import Tensor

from cvloss_mm import functional as f
from cvloss_mm import losses
from cvloss_mm.functional.hinge import SURROGATES, surrogate_of_zero_one

from .plots import draw_moves
from .style import COLOURS, GREY, canvas, styled

FIGURES: dict[str, list] = {}  # by the file of losses/ whose page shows them


def shown_with(file: str):
    def keep(draw):
        FIGURES.setdefault(file, []).append(styled(draw))
        return FIGURES[file][-1]

    return keep


def slope_of(function, x: Tensor) -> tuple[Tensor, Tensor]:
    """function(x) and its derivative."""
    x = x.detach().requires_grad_()
    value = function(x)
    return value.detach(), torch.autograd.grad(value.sum(), x)[0]


def both(left: Axes, right: Axes, x: Tensor, function, label: str, **style) -> None:
    value, slope = slope_of(function, x)
    left.plot(x, value, label=label, **style)
    right.plot(x, slope, label=label, **style)


@shown_with('classification')
def two_class_cross_entropy() -> Figure:
    """Two-class cross entropy for the targets 0 and 1: as a function of the probability it explodes at a confident
    error; as a function of the logit it becomes a straight line, whose slope is never more than 1."""
    figure, (left, right) = canvas()
    p, z = torch.linspace(0.005, 0.995, 401), torch.linspace(-6, 6, 401)
    for y in (1, 0):
        target = torch.full_like(z, y)
        left.plot(p, f.binary_cross_entropy_loss(torch.logit(p), target), label=f'target {y}')
        right.plot(z, f.binary_cross_entropy_loss(z, target), label=f'target {y}')
    left.set(title='by the probability', xlabel='predicted probability $p$ of class 1', ylabel='loss $L$ (nat)', ylim=0)
    right.set(title='by the logit', xlabel=r'logit $z$, $p = \sigma(z)$', ylabel='loss $L$ (nat)', ylim=left.get_ylim())
    left.legend(loc='upper center')
    return figure


@shown_with('classification')
def slow_start_of_the_squared_error() -> Figure:
    """Why a sigmoid with the squared error learns slowly where it is most wrong: the gradient of the squared error
    holds the slope of the sigmoid, which fades at a confident error; in that of the cross entropy the slope cancels
    out, and the gradient is the error itself. Right: gradient descent on one logit from z = -6, target 1, rate 1."""
    figure, (left, right) = canvas()
    error = torch.linspace(0.001, 0.999, 401)
    for name, loss in (
        ('cross entropy', f.binary_cross_entropy_loss),
        ('squared error', lambda z, y: f.l2_loss(torch.sigmoid(z), y)),
    ):

        def of_logit(z, loss=loss):
            return loss(z, torch.ones_like(z))

        left.plot(error, -slope_of(of_logit, torch.logit(1 - error))[1], label=name)
        z, errors = torch.tensor(-6.0), []
        for _ in range(300):
            errors.append(float(torch.sigmoid(-z)))
            z = z - slope_of(of_logit, z)[1]
        right.plot(errors, label=name)
    left.set(
        title='gradient against the error',
        xlabel=r'error $1 - \sigma(z)$ (target 1)',
        ylabel=r'$-\partial L\,/\,\partial z$',
    )
    right.set(title='the same, as learning', xlabel='step', ylabel=r'error $1 - \sigma(z)$')
    left.legend()
    return figure


@shown_with('focal')
def focal_against_cross_entropy() -> Figure:
    """Focal loss against cross entropy, which is its gamma 0: the larger gamma, the less an example that is already
    right adds to the loss and to the gradient (alpha left out)."""
    figure, (left, right) = canvas()
    p = torch.linspace(0.005, 0.995, 401)
    for gamma in (0.0, 0.5, 1.0, 2.0, 5.0):

        def focal(z, gamma=gamma):
            return f.sigmoid_focal_loss(z, torch.ones_like(z), gamma=gamma, alpha=None)

        value, slope = slope_of(focal, torch.logit(p))
        label = rf'$\gamma$ = {gamma:g}' + (' (cross entropy)' if gamma == 0 else '')
        left.plot(p, value, label=label)
        right.plot(p, -slope, label=label)
    left.set(title='value', xlabel='probability $p_t$ of the true class', ylabel='loss $L$ (nat)', ylim=(0, 5))
    right.set(
        title='gradient by the logit',
        xlabel='probability $p_t$ of the true class',
        ylabel=r'$-\partial L\,/\,\partial z$',
    )
    left.legend()
    return figure


@shown_with('hinge')
def surrogates_of_the_zero_one_loss() -> Figure:
    """What stands in for the 0-1 loss, which has no gradient. Hinge, squared hinge and ramp lie above it as they are;
    the logistic loss is divided by ln 2 and the sigmoid multiplied by 2 here,
    so that they do; the perceptron does not."""
    figure, (axis,) = canvas(1, 1, size=(7.2, 3.6))
    margin = torch.linspace(-2, 2.5, 451)
    wrong = f.zero_one_loss(margin, torch.ones_like(margin))
    axis.plot(margin, wrong, color=GREY, linestyle='-', linewidth=3, label='0-1')
    factor = {'logistic': (1 / torch.log(torch.tensor(2.0)), ' / ln 2'), 'sigmoid': (2, ' x 2')}
    for name in SURROGATES:
        scale, note = factor.get(name, (1, ''))
        axis.plot(margin, scale * surrogate_of_zero_one(margin, name), label=name.replace('_', ' ') + note)
    axis.set(xlabel='margin $y f$ (unit of the score)', ylabel='loss $L$', ylim=(-0.1, 4))
    axis.legend(loc='upper right')
    return figure


@shown_with('regression')
def l1_l2_and_smooth_l1() -> Figure:
    """L1, L2 and smooth L1 with their derivatives: L1 pulls as hard at a tiny error as at a large one, L2 without bound
    at large ones; smooth L1 (beta 1) fades at the bottom and is bounded outside."""
    figure, (left, right) = canvas()
    d = torch.linspace(-2.5, 2.5, 501)
    for name, loss in (('L1', f.l1_loss), ('L2', f.l2_loss), ('smooth L1', f.smooth_l1_loss)):
        both(left, right, d, lambda x, loss=loss: loss(x, torch.zeros_like(x)), name)
    left.set(title='value', xlabel='error $d$ (unit of the deltas)', ylabel='loss $L$', ylim=(-0.1, 4))
    right.set(title='derivative', xlabel='error $d$ (unit of the deltas)', ylabel=r'$\partial L\,/\,\partial d$')
    left.legend(loc='upper center')
    return figure


@shown_with('box')
def equal_smooth_l1_unequal_iou() -> Figure:
    """Boxes (dashed) whose corners miss the target by the same smooth L1, 4 pixels in all, overlap it very differently.
    The overlap is what a detector is judged by, and what the losses of this page measure."""
    figure, axes = canvas(1, 4, size=(2.5, 2.5))
    target = torch.tensor([0.0, 0.0, 6.0, 4.0])
    misses = {
        'one side': (0, 0, 4.5, 0),
        'all outwards': (-1.5, -1.5, 1.5, 1.5),
        'shifted': (1.5, 1.5, 1.5, 1.5),
        'all inwards': (1.5, 1.5, -1.5, -1.5),
    }
    for axis, (name, miss) in zip(axes, misses.items(), strict=True):
        pred = target + torch.tensor(miss)
        iou, smooth_l1 = 1 - f.iou_loss(pred, target), f.smooth_l1_loss(pred, target).sum()
        for box, colour, line in ((target, 'black', '-'), (pred, COLOURS[1], '--')):
            corner, sides = box[:2].tolist(), (box[2:] - box[:2]).tolist()
            axis.add_patch(Rectangle(corner, *sides, fill=False, edgecolor=colour, linestyle=line, linewidth=2))
        axis.set(
            title=f'{name}\nIoU {iou:.2f}, smooth L1 {smooth_l1:.0f}',
            xlim=(-2.5, 11.5),
            ylim=(-3, 7),
            aspect='equal',
            xticks=(0, 5, 10),
            yticks=(0, 5),
            xlabel='x (pixels)',
        )
    axes[0].set_ylabel('y (pixels)')
    return figure


ANGULAR = {
    'NormFace': (f.norm_face_loss, {}),
    'SphereFace, m 1.5': (f.sphere_face_r_loss, dict(margin=1.5)),
    'CosFace, m 0.35': (f.cos_face_loss, dict(margin=0.35)),
    'ArcFace, m 0.5': (f.arc_face_loss, dict(margin=0.5)),
    'combined 1, 0.3, 0.2': (f.combined_margin_loss, dict(m1=1.0, m2=0.3, m3=0.2)),
}


def target_of_margin(name: str, theta: Tensor) -> Tensor:
    """What a loss has in the place of cos(theta) for the true class: read off its value against a cosine of 0."""
    loss, settings = ANGULAR[name]
    pred = torch.stack([theta.cos(), 0 * theta], -1)
    return -loss(pred, torch.zeros(len(theta), dtype=torch.long), scale=1.0, **settings).expm1().log()


@shown_with('margin')
def angle_plane() -> Figure:
    """The margins in the angle. Left: what stands in the place of the cosine of the angle to the true centre, with a
    dot where the angle is 90 degrees. Right: for two classes, the angles to the one and the other centre at which a
    sample costs as much as an undecided one; what lies between the two lines of a loss is decided, and pulled on."""
    figure, (left, right) = canvas(1, 2, size=(4.8, 4.2))
    theta = torch.linspace(0.001, torch.pi - 0.001, 601, dtype=torch.float64)
    degrees = torch.rad2deg(theta)
    for number, name in enumerate(ANGULAR):
        psi, style = target_of_margin(name, theta), dict(color=COLOURS[number], linestyle='-')
        left.plot(degrees, psi, label=name, **style)
        left.plot(90, psi[300], 'o', markersize=4, color=COLOURS[number])
        inside = psi.abs() <= 1
        edge = torch.rad2deg(psi[inside].acos())
        right.plot(degrees[inside], edge, **style)
        right.plot(edge, degrees[inside], **style)
    left.set(
        title=r'$\psi(\theta)$',
        xlabel=r'angle $\theta$ to the true centre (degrees)',
        ylabel=r'$\psi$',
        xticks=(0, 45, 90, 135, 180),
    )
    right.set(
        title='decision boundaries',
        xlabel=r'$\theta_1$ (degrees)',
        ylabel=r'$\theta_2$ (degrees)',
        xlim=(0, 120),
        ylim=(0, 120),
        xticks=(0, 30, 60, 90, 120),
        yticks=(0, 30, 60, 90, 120),
        aspect='equal',
    )
    left.legend(loc='lower left')
    return figure


@shown_with('box')
def gradient_fields_of_four_box_losses() -> Figure:
    """Where four losses pull a box of the target's size from: in colour the loss, as arrows the direction of descent.
    Beyond the dashed line the boxes no longer touch: the plain IoU has no gradient there (red dots), the others do."""
    figure, axes = canvas(1, 4, size=(2.9, 3.2))
    for axis, cls in zip(axes, (losses.IoULoss, losses.GIoULoss, losses.DIoULoss, losses.SIoULoss), strict=True):
        draw_moves(axis, cls, bar=False)
        axis.set(title=cls.__name__, xlabel='shift right (widths)', ylabel='')
    axes[0].set_ylabel('shift (heights)')
    return figure
