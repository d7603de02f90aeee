"""The table of rules. A rule is a function that yields findings, of a head or of a whole config."""

import dataclasses
import difflib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .findings import STOP, Finding


class Rule(NamedTuple):
    name: str
    severity: str
    of: str  # what it looks at: a 'head', the 'config', the 'data', what a 'step' returns, 'values'
    function: Callable[..., Iterator[Finding]]

    def findings(self, *looked_at) -> list[Finding]:
        """What it finds, with its name and severity."""
        return [dataclasses.replace(f, rule=self.name, severity=self.severity) for f in self.function(*looked_at)]


RULES: dict[str, Rule] = {}


def rule(name: str, severity: str = STOP, of: str = 'head'):
    """Enters a function into the table; its docstring says what the rule catches."""

    def enter(function):
        RULES[name] = Rule(name, severity, of, function)
        return function

    return enter


def check_names(ignore) -> None:
    """Raises ValueError for a name that no rule has."""
    for name in ignore:
        if name not in RULES:
            close = difflib.get_close_matches(str(name), RULES, 1)
            hint = f' (did you mean {close[0]!r}?)' if close else ''
            raise ValueError(f'ignore: there is no rule {name!r}{hint}; accepted: {", ".join(RULES)}')
