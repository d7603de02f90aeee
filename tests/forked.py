"""`run` in place of subprocess.run: commands of Python that begin where the packages of others are imported already.

A start of torch and of what mmdet needs takes seconds. Here one process does that, and forks for each command; what is
ours, and OpenMMLab's, each command imports by itself, and ends as any other.
"""

import atexit
import functools
import gc
import json
import os
import random
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
import types
from contextlib import suppress
from importlib import import_module
from pathlib import Path

HOSTS_NEED = ('torch', 'torchvision', 'cv2', 'matplotlib.pyplot', 'pycocotools.mask', 'scipy.stats', 'rich.console')


@functools.cache
def server(packages: tuple[str, ...]) -> subprocess.Popen:
    """It ends with its standard input, that is with this process."""
    environment = {**os.environ, 'OMP_NUM_THREADS': '1'}
    environment.pop('PYTHONPATH', None)
    pipes = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return subprocess.Popen([sys.executable, __file__, *packages], env=environment, **pipes)


def run(words, *, env=None, **settings) -> subprocess.CompletedProcess:
    """`words` are sys.executable and a script, `-m` and a module, or `-c` and code, with their arguments.

    Python's own variables, but PYTHONPATH, and options of the interpreter need a real start.
    """
    [done] = run_together(words, [dict(env or os.environ)], **settings)
    return done


def run_ranks(words, *, env: dict, count: int = 2, **settings) -> list[subprocess.CompletedProcess]:
    """As torchrun does; the first that fails ends the others."""
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        port = probe.getsockname()[1]
    shared = dict(WORLD_SIZE=count, LOCAL_WORLD_SIZE=count, MASTER_ADDR='127.0.0.1', MASTER_PORT=port)
    ranks = [dict(shared, RANK=rank, LOCAL_RANK=rank) for rank in range(count)]
    return run_together(words, [{**env, **{name: str(rank[name]) for name in rank}} for rank in ranks], **settings)


def run_together(words, environments, *, cwd=None, check=False, timeout=300, packages=HOSTS_NEED) -> list:
    _, *words = map(str, words)
    with tempfile.TemporaryDirectory() as folder:
        files = [[f'{folder}/{number}.{name}' for name in ('out', 'err')] for number in range(len(environments))]
        same = dict(words=words, cwd=str(cwd or os.getcwd()), limit=timeout)
        found = [dict(same, env=env, files=pair) for env, pair in zip(environments, files, strict=True)]
        process = server(packages)
        print(json.dumps(found), file=process.stdin, flush=True)
        codes = json.loads(process.stdout.readline())
        texts = [[Path(file).read_text() if Path(file).exists() else '' for file in pair] for pair in files]
    done = [subprocess.CompletedProcess(words, code, *pair) for code, pair in zip(codes, texts, strict=True)]
    for one in done if check else ():
        one.check_returncode()
    return done


def orders():
    """Those that come in, each in a process of its own; None at the end."""
    answers = os.fdopen(os.dup(1), 'w')
    for line in sys.stdin:
        children = []
        for order in json.loads(line):
            if not (child := os.fork()):
                return order
            children.append(child)
        print(json.dumps(statuses(children)), file=answers, flush=True)
    return None


def statuses(children: list) -> list:
    found = {}
    while len(found) < len(children):
        child, status = os.wait()
        found[child] = os.waitstatus_to_exitcode(status)
        for other in {*children} - {*found} if found[child] else ():
            os.kill(other, signal.SIGTERM)
    return [found[child] for child in children]


def follow(words: list, env: dict, cwd: str, files: list, limit: int) -> None:
    signal.alarm(limit)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    for number, name in enumerate([os.devnull, *files]):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT, 0o600), number)
    if 'numpy' in sys.modules:
        sys.modules['numpy'].random.seed(random.SystemRandom().getrandbits(32))
    start(words, [path for path in env.get('PYTHONPATH', '').split(os.pathsep) if path])


def start(words: list, paths: list) -> None:
    """As the interpreter does."""
    what, *arguments = words
    sys.path[:1] = ['' if what in ('-c', '-m') else str(Path(what).resolve().parent), *paths]
    main = sys.modules['__main__'] = types.ModuleType('__main__')
    if what == '-m':
        sys.argv = arguments
        runpy.run_module(arguments[0], run_name='__main__', alter_sys=True)
    elif what == '-c':
        sys.argv = ['-c', *arguments[1:]]
        exec(arguments[0], vars(main))
    else:
        sys.argv, main.__file__ = words, what
        exec(compile(Path(what).read_bytes(), what, 'exec'), vars(main))


def status_of(call) -> int:
    try:
        call()
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def end(status: int) -> None:
    """As the interpreter does, but for the modules: to take them apart costs more than what most commands do."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == '__main__':
    for _name in sys.argv[1:]:
        with suppress(ImportError):
            import_module(_name)
    gc.freeze()  # the data sets of mmdet collect garbage when they are built, and would pass over all of it
    if _order := orders():
        end(status_of(lambda: follow(**_order)))
