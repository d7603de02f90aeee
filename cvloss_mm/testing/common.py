"""What the checks share: instances, inputs, other values of arguments, comparisons."""

import torch


def expect(holds, problem: str) -> None:
    """Raises AssertionError with the problem where the row is not kept."""
    if not holds:
        raise AssertionError(problem)


def build(cls, **arguments):
    """An instance that can be trained, and divides by avg_factor, for the three classes of `draw`; where it requires
    context, what is not given comes from `sample`."""
    return supplied(cls(**{**cls.trial, **arguments}))


def supplied(loss, classes=5):
    """The loss, with the context from `sample` that it requires and is not given, for so many classes or fewer."""
    if loss.required_context:
        loss.register_forward_pre_hook(Supplied(type(loss), classes), with_kwargs=True)
    return loss


class Supplied:
    """Gives the context that a loss requires: to all rows the same, whichever of them a check leaves out."""

    def __init__(self, cls, classes):
        *_, context = cls.sample(1, torch.Generator().manual_seed(11), classes=classes)
        self.context = context

    def __call__(self, module, arguments, keywords):
        pred = arguments[0] if arguments else keywords['pred']
        if not pred.ndim:  # a misfit, to be refused for its own sake
            return arguments, keywords
        kind = torch.float64 if pred.dtype == torch.float64 else torch.float32
        rows = {
            name: value.to(pred.device, kind if value.is_floating_point() else value.dtype).expand(
                pred.shape[0] if len(value) == 1 else -1, *value.shape[1:]
            )
            for name, value in self.context.items()
        }
        return arguments, {**keywords, **{name: value for name, value in rows.items() if keywords.get(name) is None}}


def context_of(loss, pred):
    """The context that an instance of `build` requires for these rows; an empty dict where it requires none."""
    supplied = next((hook for hook in loss._forward_pre_hooks.values() if isinstance(hook, Supplied)), None)
    return supplied(loss, (pred,), {})[1] if supplied else {}


def frozen(cls, **arguments):
    """One that has seen a batch, where it has state, and takes no further notice."""
    loss = build(cls, **arguments)
    loss(*draw(cls, 16, seed=5))
    return loss.eval()


def draw(cls, n=7, dtype=torch.float32, seed=0, **options):
    """A leaf pred and a target of that dtype."""
    pred, target, *_ = cls.sample(n, torch.Generator().manual_seed(seed), **options)
    return pred.to(dtype).requires_grad_(), target.to(dtype) if target.is_floating_point() else target


def weights(unreduced, seed=1):
    """One weight a row, of both signs."""
    return torch.randn(unreduced.shape[:1], generator=torch.Generator().manual_seed(seed), dtype=unreduced.dtype)


def each(change, target):
    """A target, or each part of a target in parts, changed."""
    return tuple(map(change, target)) if isinstance(target, tuple) else change(target)


def rowwise(weight, unreduced):
    return weight.reshape(-1, *[1] * (unreduced.ndim - 1)) * unreduced


def settings(cls, names=None):
    """The defaults, and beside them one hyperparameter, of these, after the other with its other values."""
    tried = [name for name in (cls.hyper if names is None else names) if name not in cls.untried]
    return [{}, *({name: value} for name in tried for value in other_values(cls, name))]


def other_values(cls, name):
    """The values of an argument that have to make a difference."""
    expect(name in cls.others, f'no other value for {name!r}: write others=dict({name}=...) on the line of the class')
    values = cls.others[name]
    return values if isinstance(values, tuple) else (values,)


def outcome(loss, cases):
    """Values and gradients over all cases, in one row."""
    parts = []
    for pred, target in cases:
        leaf = pred.detach().clone().requires_grad_()
        value = loss(leaf, target)
        parts += [value.detach().reshape(1), *torch.autograd.grad(value, leaf, allow_unused=True)]
    return torch.cat([part.flatten().nan_to_num() for part in parts])


def trained(loss, pred, target, weight=None):
    """The unreduced loss, and the gradient of its mean."""
    leaf = pred.detach().clone().requires_grad_()
    values = loss(leaf, target, weight, reduction_override='none')
    return values.detach(), torch.autograd.grad(loss(leaf, target, weight, reduction_override='mean'), leaf)[0]


def close(actual, expected, what=''):
    torch.testing.assert_close(actual, expected, msg=lambda text: f'{what}: {text}')


def raises(kind, call, *words):
    try:
        call()
    except kind as error:
        missing = [w for w in words if w not in str(error)]
        expect(not missing, f'the message lacks {missing}: {error}')
    else:
        raise AssertionError(f'no {kind.__name__} was raised')
