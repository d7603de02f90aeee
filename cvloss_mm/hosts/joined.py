"""Classes that are ours and a host's, made when they are needed; pickle finds them by what makes them."""

from collections.abc import Callable


class Joined:
    """First base of such a class, whose ``made_by`` is a function and its arguments, which give the class again."""

    made_by: tuple[Callable[..., type], tuple]
    __getstate__: Callable[[], dict]  # that of the loss

    def __reduce__(self):
        return empty, self.made_by, self.__getstate__()


def empty(function: Callable[..., type], arguments: tuple):
    """An instance without attributes, which are set afterwards."""
    return object.__new__(function(*arguments))
