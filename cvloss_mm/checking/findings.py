"""A finding of the misuse check: what is wrong, and the exact lines that mend it."""

from dataclasses import dataclass, field

STOP, WARN = 'error', 'warning'


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found.

    Args:
        path: where, as ``--cfg-options`` counts: ``model.bbox_head.loss_bbox``.
        problem: what is wrong there, one sentence.
        changes: {path: value} of the settings that mend it.
        rule: the rule's name, by which it can be ignored.
        severity: 'error', which stops a training, or 'warning'.
        call: of values that a loss was given: which of its calls, from 0.
    """

    path: str
    problem: str
    changes: dict = field(default_factory=dict)
    rule: str = ''
    severity: str = STOP
    call: int = 0

    def __str__(self) -> str:
        text = f'{self.severity} [{self.rule}] {self.path}: {self.problem}'
        return text + ''.join(f'\n    {line}' for line in lines(self.changes))


def lines(changes: dict) -> list[str]:
    """Python lines for a config: they go below its ``_base_``, and change these settings and no others."""
    tree, statements = {}, []
    for path, value in changes.items():
        keys = path.split('.')
        if any(key.isdigit() for key in keys):
            statements.append(f'{item(keys)} = {as_source(without_delete(value))}')
        else:
            grow(tree, keys, value)
    return [f'{key} = {as_source(value)}' for key, value in tree.items()] + statements


def grow(tree: dict, keys: list, value) -> None:
    for key in keys[:-1]:
        tree = tree.setdefault(key, {})
    old = tree.get(keys[-1])
    tree[keys[-1]] = {**old, **value} if isinstance(old, dict) and isinstance(value, dict) else value


def item(keys: list) -> str:
    """A place within a list: a config cannot override an item by its index, but can change its base's."""
    return '_base_' + ''.join(f'[{key}]' if key.isdigit() else f'.{key}' for key in keys)


def without_delete(value):
    return {k: v for k, v in value.items() if k != '_delete_'} if isinstance(value, dict) else value


def as_source(value) -> str:
    """A value as configs write it: ``dict(type='X')``, and long rows of equal numbers short."""
    if isinstance(value, dict) and all(str(k).isidentifier() for k in value):
        return f'dict({", ".join(f"{k}={as_source(v)}" for k, v in value.items())})'
    if isinstance(value, type):
        return repr(f'{value.__module__}.{value.__qualname__}')
    if isinstance(value, (list, tuple)) and len(value) > 3 and all(v == value[0] for v in value):
        return f'[{value[0]!r}] * {len(value)}'
    if isinstance(value, (list, tuple)):
        inner = ', '.join(map(as_source, value))
        return f'[{inner}]' if isinstance(value, list) else f'({inner}{"," if len(value) == 1 else ""})'
    return repr(value)


def report(findings: list) -> str:
    """All findings, errors first, and where several settings have to change, the lines for all of them together."""
    ordered = sorted(findings, key=lambda f: f.severity != STOP)
    text = '\n'.join(map(str, ordered))
    errors = [f for f in ordered if f.severity == STOP and f.changes]
    if len(errors) > 1:
        together = {path: value for f in errors for path, value in f.changes.items()}
        if hooks := [hook for f in errors for hook in f.changes.get('custom_hooks', ())]:  # each list has one more
            together['custom_hooks'] = [hook for i, hook in enumerate(hooks) if hook not in hooks[:i]]
        text += '\nThe errors are mended together by:' + ''.join(f'\n    {line}' for line in lines(together))
    return text


class MisuseError(ValueError):
    """A config whose losses and heads do not fit; the message lists all findings and the lines that mend them."""

    introduction = (
        'the losses of this config do not fit their heads; merge the lines below into the config, or leave a '
        "rule out by its name in brackets: LossCheckHook(ignore=['...'])"
    )

    def __init__(self, text: str):
        super().__init__(f'{self.introduction}\n{text}')
