"""The table of rules. A rule is a function that yields findings, of a head or of a whole config."""
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .findings import STOP, Finding


class Rule(NamedTuple):
    name: str
    severity: str
    of: str  # what it looks at: a 'head', the 'config', the 'data', or what a 'step' returns
    function: Callable[..., Iterator[Finding]]


RULES: dict[str, Rule] = {}


def rule(name: str, severity: str = STOP, of: str = 'head'):
    """Enters a function into the table; its docstring says what the rule catches."""
    def enter(function):
        RULES[name] = Rule(name, severity, of, function)
        return function
    return enter
