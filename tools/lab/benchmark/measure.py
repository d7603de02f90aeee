"""The clock and the memory: forward and backward of one loss after the other, round by round, in one process."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from contextlib import contextmanager

import torch
from torch import Tensor

ROUNDS, LEAST, SECONDS = 200, 5, 4.0  # at most, at least, and what a candidate may take
GIB = 2**30


def step(call: Callable, pred: Tensor, target) -> Tensor:
    """One forward and backward; the gradient is thrown away."""
    pred.grad = None
    call(pred, target).backward()
    return pred.grad


def wait(device: str) -> None:
    if device == 'cuda':
        torch.cuda.synchronize()


def duration(call: Callable, pred: Tensor, target, device: str) -> float:
    """Seconds of one step."""
    wait(device)
    start = time.perf_counter()
    step(call, pred, target)
    wait(device)
    return time.perf_counter() - start


def race(
    calls: dict[str, Callable], pred: Tensor, target, device: str, seconds: float | None = None
) -> dict[str, list[float]]:
    """Seconds of every candidate in every round; within a round they run one after the other, so that what slows the
    machine down slows all of them."""
    pred = pred.detach().requires_grad_()
    for call in calls.values():
        for _ in range(3):
            last = duration(call, pred, target, device)
            if last > 0.3:
                break
    slowest = max(duration(call, pred, target, device) for call in calls.values())
    rounds = min(ROUNDS, max(LEAST, int((seconds or SECONDS) / max(slowest, 1e-6))))
    times = {name: [] for name in calls}
    names = list(calls)
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            times[name].append(duration(calls[name], pred, target, device))
    return times


def peak_memory(call: Callable, pred: Tensor, target, device: str) -> int:
    """Bytes that one step holds at its peak beyond what was there before; the gradient belongs to them."""
    pred = pred.detach().requires_grad_()
    step(call, pred, target)
    pred.grad = None
    if device == 'cuda':
        wait(device)
        before = torch.cuda.memory_allocated()
        torch.cuda.reset_peak_memory_stats()
        step(call, pred, target)
        wait(device)
        return torch.cuda.max_memory_allocated() - before
    return highest(lambda: step(call, pred, target))


def highest(run: Callable) -> int:
    """Bytes that are held at the peak of a run on the CPU beyond what was there before."""
    from torch.profiler import ProfilerActivity, profile

    with silent(), profile(activities=[ProfilerActivity.CPU], profile_memory=True) as seen:
        run()
    events = [e for e in seen.profiler.kineto_results.events() if e.name() == '[memory]']
    held = highest = 0
    for event in sorted(events, key=lambda e: e.start_ns()):
        held += event.nbytes()
        highest = max(highest, held)
    return highest


@contextmanager
def silent():
    """The profiler announces itself on the standard error of the process, below Python."""
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept), os.close(nothing)


def summary(times: list[float], reference: list[float] | None) -> dict:
    """Median and quartiles in seconds; ``faster`` is the median over the rounds of the reference's time over this."""
    low, middle, high = statistics.quantiles(times, n=4) if len(times) > 1 else times * 3
    found = dict(median=middle, low=low, high=high, rounds=len(times))
    if reference is not None:
        found['faster'] = statistics.median(r / t for r, t in zip(reference, times, strict=True))
    return found


def bandwidth(device: str) -> float:
    """Bytes a second, read and written, of a copy that no cache holds."""
    source = torch.empty((2 * GIB if device == 'cuda' else GIB // 4) // 4, device=device)
    target = torch.empty_like(source)
    best = float('inf')
    for _ in range(10):
        wait(device)
        start = time.perf_counter()
        target.copy_(source)
        wait(device)
        best = min(best, time.perf_counter() - start)
    return 2 * source.numel() * 4 / best


def device_behaviour(call: Callable, pred: Tensor, target) -> dict[str, str]:
    """On CUDA: whether a step waits for the device, and whether a graph can capture it; 'yes', 'no', or the error."""
    pred = pred.detach().requires_grad_()
    step(call, pred, target)
    torch.cuda.synchronize()
    found = {}
    torch.cuda.set_sync_debug_mode('error')
    try:
        step(call, pred, target)
        found['waits'] = 'no'
    except RuntimeError as error:
        found['waits'] = f'yes: {str(error).splitlines()[0]}'
    finally:
        torch.cuda.set_sync_debug_mode('default')
    side, graph = torch.cuda.Stream(), torch.cuda.CUDAGraph()
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(3):
            step(call, pred, target)
    torch.cuda.current_stream().wait_stream(side)
    pred.grad = None
    try:
        with torch.cuda.graph(graph):
            call(pred, target).backward()
        graph.replay()
        torch.cuda.synchronize()
        found['captured'] = 'yes'
    except RuntimeError as error:
        found['captured'] = f'no: {str(error).splitlines()[0]}'
    return found
