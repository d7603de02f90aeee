"""What the code of a class says: the arguments of its ``__init__``, and how it calls its losses.

Heads differ in what they hand to a loss, and no attribute tells. Their source does, that of heads we never saw too.
A class without source, or one that is too clever, is unknown, and about the unknown nothing is said.
"""

import ast
import functools
import inspect
from typing import NamedTuple

FOREIGN = ('torch', 'mmengine', 'builtins')  # base classes that know nothing of losses


class Call(NamedTuple):
    """One call of a loss, ``self.loss_bbox(...)``, and the method around it."""

    keywords: frozenset
    override: object  # a constant reduction_override, None where there is none
    text: str  # source of the method
    sometimes: bool = False  # whether it is called for each level by itself, and only where that has objects


def arguments(cls) -> tuple[dict, bool]:
    """({name: default} of a class or function, through ``**kwargs`` to the bases; whether any other is taken)."""
    declared = getattr(cls, '__signature__', None)  # of our losses, taken over from their functions
    bodies = (
        [declared]
        if isinstance(declared, inspect.Signature)
        else [cls]
        if not isinstance(cls, type)
        else [vars(c)['__init__'] for c in cls.__mro__ if '__init__' in vars(c)]
    )
    found, is_open = {}, True
    for body in bodies:
        try:
            parameters = (body if body is declared else inspect.signature(body)).parameters.values()
        except (TypeError, ValueError):
            return found, True
        is_open = any(p.kind is p.VAR_KEYWORD for p in parameters)
        for p in parameters:
            if p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL) and p.name != 'self':
                found.setdefault(p.name, p.default)
        if not is_open:
            break
    return found, is_open


@functools.cache
def _classes(module: str) -> dict:
    import sys

    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError, KeyError, SyntaxError):
        return {}
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


@functools.cache
def methods(cls: type) -> dict:
    """{name: syntax tree} of the methods that the class itself defines."""
    node = None if cls.__module__.split('.')[0] in FOREIGN else _classes(cls.__module__).get(cls.__name__)
    return {m.name: without_docstring(m) for m in node.body if isinstance(m, ast.FunctionDef)} if node else {}


def without_docstring(method: ast.FunctionDef) -> ast.FunctionDef:
    if ast.get_docstring(method) is not None and len(method.body) > 1:
        del method.body[0]
    return method


@functools.cache
def text(cls: type, name: str = '') -> str:
    """Source of a class with its bases, without comments; of one method wherever it is defined, where one is named."""
    return '\n'.join(
        ast.unparse(tree) for owner in cls.__mro__ for key, tree in methods(owner).items() if not name or key == name
    )


@functools.cache
def calls(cls: type, attribute: str) -> tuple:
    """The calls of ``self.<attribute>`` in the most derived class that has one: what it inherits is out of use."""
    for owner in cls.__mro__:
        found = tuple(call for tree in methods(owner).values() for call in _calls_in(tree, attribute))
        if found:
            return found
    return ()


def _calls_in(method: ast.FunctionDef, attribute: str):
    for node in ast.walk(method):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == f'self.{attribute}':
            override = [
                k.value.value
                for k in node.keywords
                if k.arg == 'reduction_override' and isinstance(k.value, ast.Constant)
            ]
            keywords, text = frozenset(k.arg for k in node.keywords), ast.unparse(method)
            yield Call(keywords, override[0] if override else None, text, _of_a_level_with_objects(method, node))


def _of_a_level_with_objects(method: ast.FunctionDef, call: ast.Call) -> bool:
    conditions = [outer for outer in ast.walk(method) if isinstance(outer, ast.If) and 'pos' in ast.unparse(outer.test)]
    return method.name.endswith('_single') and any(call in ast.walk(outer) for outer in conditions)
