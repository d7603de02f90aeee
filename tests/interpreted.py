"""Triton's interpreter, without what it does again and again."""

from triton import language
from triton.runtime import interpreter


def patch_its_language_once_a_launch() -> None:
    """For each function that a kernel calls it patches the same modules anew, which takes half of its time."""
    patch, patched = interpreter._patch_lang, set()
    if not hasattr(interpreter, '_LangPatchScope'):  # an older version
        return

    def patch_once(function):
        names = {name for name in ('language', 'core') if seen_by(function, name)} - patched
        if not names:
            return interpreter._LangPatchScope()
        scope = patch(function)
        patched.update(names)
        restore = scope.restore
        scope.restore = lambda: (restore(), patched.clear())
        return scope

    interpreter._patch_lang = patch_once


def seen_by(function, name: str) -> bool:
    module = {'language': language, 'core': language.core}[name]
    return any(value is module for value in function.__globals__.values())
