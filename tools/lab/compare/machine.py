"""The software and the machine of a run, without names of hosts or places."""

import os
import platform
import re
import socket
from pathlib import Path

from cvloss_mm import check_env


def processor() -> str:
    """Model of the CPU, as Linux tells it."""
    try:
        found = re.search(r'model name\s*:\s*(.+)', Path('/proc/cpuinfo').read_text())
    except OSError:
        found = None
    return ' '.join(found[1].split()) if found else platform.machine()


def memory() -> str:
    try:
        return f'{os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30:.0f} GiB'
    except (ValueError, OSError, AttributeError):
        return 'unknown'


def describe() -> dict:
    import torch

    cores = len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()
    gpu = torch.cuda.get_device_name() if torch.cuda.is_available() else 'none in use'
    return {
        **dict(check_env.report(check_env.installed())),
        'system': f'{platform.system()} {platform.machine()}',
        'processor': processor(),
        'cores in use': str(cores),
        'threads of torch': str(torch.get_num_threads()),
        'memory': memory(),
        'GPU': gpu,
    }


def without_places(text: str) -> str:
    """A text in which absolute paths keep their last two parts only, and this host has no name."""
    shorter = re.sub(r'(?<![\w.:/])(?:/[\w.+@~-]+)+(/[\w.+@~-]+/[\w.+@~-]+)', r'…\1', text)
    name = socket.gethostname()
    return re.sub(rf'\b{re.escape(name)}\b', 'this-host', shorter) if len(name) > 3 else shorter
