"""The rule about what a model returns: OpenMMLab adds up whatever has 'loss' in its key."""

import torch

from .findings import WARN, Finding
from .rules import RULES, rule


def check_log_keys(losses: dict) -> list[Finding]:
    """Findings about the dict that a model returns in mode 'loss'."""
    return RULES['log-keys'].findings(losses)


@rule('log-keys', WARN, of='step')
def log_keys(losses: dict):
    """A metric whose key contains 'loss', or a loss whose key does not."""
    for key, value in losses.items():
        trains = any(
            t.requires_grad
            for t in (value if isinstance(value, (list, tuple)) else [value])
            if isinstance(t, torch.Tensor)
        )
        if 'loss' in key and not trains:
            yield Finding(
                key,
                "its key contains 'loss', so that it is added to the total, but it has no gradient. If "
                f'it is a metric, call it losses[{key.replace("loss", "value")!r}]',
            )
        elif 'loss' not in key and trains:
            yield Finding(
                key,
                "it has a gradient, but nothing follows it, since its key does not contain 'loss'. Call "
                f"it losses['loss_{key}'], or detach() it if it is a metric",
            )
