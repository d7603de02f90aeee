"""The misuse check: rules about losses and heads that raise no error of their own and ruin a run.

``check(cfg)`` gives the findings, ``report`` their text. :class:`cvloss_mm.LossCheckHook`, ``tools/train.py`` and
``tools/check_config.py`` all call these two. ``with values():`` looks at what losses are given while it is open.
"""

# they enter their rules into the table
from . import (  # noqa: F401
    box_rules,
    box_value_rules,
    classes,
    data,
    embeddings,
    log_keys,
    maps,
    ranking,
    scores,
    settings,
    value_rules,
)
from .findings import STOP, WARN, Finding, MisuseError, lines, report
from .head_config import find_heads
from .rules import RULES, check_names
from .watching import ValuesError, values

__all__ = [
    'RULES',
    'STOP',
    'WARN',
    'Finding',
    'MisuseError',
    'ValuesError',
    'check',
    'check_names',
    'lines',
    'report',
    'values',
]


def check(cfg, ignore=()) -> list[Finding]:
    """All findings about a config; it is read, not changed, and no model is built.

    Args:
        cfg: an mmengine Config, or dicts of the same form.
        ignore: names of rules to leave out. A name that no rule has raises ValueError.
    """
    check_names(ignore)
    heads, found = find_heads(cfg), []
    for each in RULES.values():
        places = {'head': heads, 'config': [cfg]}.get(each.of, ()) if each.name not in ignore else ()
        for place in places:
            try:
                found += each.findings(place)
            except Exception as error:  # a config may hold anything; what a rule cannot read must not stop a training
                problem = f'this rule could not read it: {type(error).__name__}: {error}'
                found.append(Finding(getattr(place, 'path', 'config'), problem, {}, each.name, WARN))
    return found
