"""Which operators a function calls, on which of its inputs: what ``make_fx`` records, in a fraction of its time.

The function is run on tensors of a few rows, so that no operator has to be run a second time without values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import getitem

import torch
from torch import Tensor
from torch.fx import Graph, Node
from torch.fx.node import map_aggregate
from torch.utils._python_dispatch import TorchDispatchMode


class Record:
    """The operators in their order, as torch.fx has them, and as attributes the constants that they read."""

    def __init__(self):
        self.graph = Graph()


def recorded(function: Callable, decompositions: Mapping[Callable, Callable]) -> Callable[..., Record]:
    """A function of the same tensors that gives the operators of one that returns several tensors, or None.

    ``meta['val']`` of a node is what it gave. Calling it raises RuntimeError where the value of a tensor is read in
    Python.
    """

    def call(*inputs: Tensor) -> Record:
        recorder = Recorder(inputs, decompositions)
        with recorder:
            results = function(*inputs)
        recorder.graph.output(recorder.nodes_of(results))
        recorder.graph.eliminate_dead_code()
        return recorder.record

    return call


class Recorder(TorchDispatchMode):
    """Enters each operator below autograd into a graph; some, by a table, as the operators that they consist of."""

    def __init__(self, inputs: tuple[Tensor, ...], decompositions: Mapping[Callable, Callable]):
        super().__init__()
        self.record, self.decompositions = Record(), decompositions
        self.graph, self.nodes = self.record.graph, {}
        for i, tensor in enumerate(inputs):
            self.enter(tensor, self.graph.placeholder(f'input_{i}'))

    def enter(self, result, node: Node) -> None:
        """What a node gives; it keeps the tensor, so that no other gets its number."""
        node.meta['val'] = result
        if isinstance(result, Tensor):
            self.nodes[id(result)] = node
        elif isinstance(result, (tuple, list)):
            for i, part in enumerate(result):
                self.enter(part, self.graph.call_function(getitem, (node, i)))

    def nodes_of(self, arguments):
        """Arguments with nodes in the place of tensors."""
        return map_aggregate(arguments, lambda x: self.node_of(x) if isinstance(x, Tensor) else x)

    def node_of(self, tensor: Tensor) -> Node:
        if id(tensor) not in self.nodes:
            name = f'constant_{len(self.nodes)}'
            setattr(self.record, name, tensor)
            self.enter(tensor, self.graph.get_attr(name))
        return self.nodes[id(tensor)]

    def __torch_dispatch__(self, operator, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        with self:
            result = self.decompositions.get(operator, operator.decompose)(*args, **kwargs)
        if result is not NotImplemented:
            return result
        if torch.Tag.data_dependent_output in operator.tags:
            raise RuntimeError(f'{operator} reads the value of a tensor in Python')
        result = operator(*args, **kwargs)
        self.enter(result, self.graph.call_function(operator, *self.nodes_of((args, kwargs))))
        return result
