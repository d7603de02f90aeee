"""The part of a file that a tool writes: what stands between two marks; the rest is left alone."""

from pathlib import Path


def marks(name: str) -> tuple[str, str]:
    return f'<!-- {name}:begin -->', f'<!-- {name}:end -->'


def filled(path: Path, before: str, name: str, content: str, tool: str) -> str:
    """The file's text with the marked part as it should be.

    Args:
        path: of the file, for the message.
        before: its text.
        name: of the marks.
        content: what belongs between them.
        tool: what writes it, as a reader would call it.

    Raises:
        ValueError: where the marks are not there once each and in order.
    """
    begin, end = marks(name)
    if before.count(begin) != 1 or before.count(end) != 1 or before.index(begin) > before.index(end):
        raise ValueError(
            f'{path} has to hold these two lines, once each and in this order; what this tool writes goes '
            f'between them:\n{begin}\n{end}'
        )
    head, tail = before.split(begin)[0], before.split(end)[1]
    note = f'<!-- written by {tool}; what is changed here by hand is lost -->'
    return f'{head}{begin}\n{note}\n\n{content}\n\n{end}{tail}'
