#!/usr/bin/env bash
# Make the environment once; where it is current, do nothing.
#
#   bash tools/setup.sh                     .venv: the onedl forks of OpenMMLab
#   bash tools/setup.sh --stack openmmlab   .venv-openmmlab: the original packages
#   bash tools/setup.sh --stack oldest      .venv-oldest: the oldest torch that the losses work with, and nothing else
#
# PYTHON=/path/to/python chooses the interpreter; otherwise the first one found of 3.11, 3.12, 3.13 and 3.10.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stack=onedl
while [ $# -gt 0 ]; do
    case $1 in
        --stack) stack=${2-}; shift $(( $# > 1 ? 2 : 1 )) ;;
        --stack=*) stack=${1#*=}; shift ;;
        *) echo "setup.sh: unknown argument $1; accepted: --stack onedl|openmmlab|oldest" >&2; exit 2 ;;
    esac
done
case $stack in
    onedl) venv=.venv ;;
    openmmlab | oldest) venv=.venv-$stack ;;
    *) echo "setup.sh: --stack is '$stack'; accepted: onedl, openmmlab, oldest" >&2; exit 2 ;;
esac
stamp=$venv/cvloss_mm.stamp
log=$venv/setup.log

say() { echo "$*" >&2; }

# What an environment made now by this interpreter would be. Environments cannot be moved, hence the folder.
stamp_of() {
    "$1" -I -S - "$stack" 2>/dev/null <<'PY'
import hashlib, os, platform, sys
content = b''.join(open(f, 'rb').read() for f in ('pyproject.toml', 'tools/constraints.txt', 'tools/setup.sh'))
print(f'stack {sys.argv[1]}\npython {platform.python_version()}\nfolder {os.getcwd()}')
print(f'files {hashlib.sha256(content).hexdigest()}')
PY
}

stamped() { cat "$stamp" 2>/dev/null || true; }

is_current() {
    [ -f "$stamp" ] || return 1
    [ "$(stamped)" = "$(stamp_of "$venv/bin/python")" ] || return 1
    [ -z "${PYTHON:-}" ] || [ "$(stamped)" = "$(stamp_of "$PYTHON")" ]
}

# Print the first interpreter that will do. A version manager's shim may exist and not run, so each one is tried.
find_python() {
    local base names=(python3.11 python3.12 python3.13 python3.10 python3) report=''
    [ "$stack" != oldest ] || names=(python3.11 python3.10)  # for others there is no such torch
    if [ -n "${PYTHON:-}" ]; then
        names=("$PYTHON")
    elif [ -f "$stamp" ] && base=$("$venv/bin/python" -I -c 'import sys; print(sys._base_executable)' 2>/dev/null); then
        names=("$base" "${names[@]}")  # an update keeps the interpreter
    fi
    local name candidate answer
    for name in "${names[@]}"; do
        while read -r candidate; do
            answer=$(objection "$candidate")
            [ -n "$answer" ] || { echo "$candidate"; return; }
            report+="  $candidate $answer"$'\n'
        done < <(type -aP "$name" || echo "$name")
    done
    say 'setup.sh: no usable Python. Needed is 3.10, 3.11, 3.12 or 3.13, with venv. Tried:'
    say "${report}Install one of them, or name it: PYTHON=/path/to/python bash tools/setup.sh"
    return 1
}

objection() {
    local version
    if ! command -v "$1" >/dev/null; then
        echo 'is not there'
    elif ! version=$("$1" -I -c 'import platform; print(platform.python_version())' 2>/dev/null); then
        echo 'exists, but does not run'
    elif ! [[ $version =~ ^3\.1[0-3]\. ]]; then
        echo "is Python $version"
    elif ! "$1" -I -c 'import ctypes, ensurepip, ssl, venv' 2>/dev/null; then
        echo "is Python $version without venv, ensurepip, ssl or ctypes (Debian, Ubuntu: install python3-venv)"
    fi
}

# One set-up at a time. The kernel frees the lock when its holder ends, however that happens.
lock() {
    exec 9>"$venv.lock"
    "$1" -I -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)' 2>/dev/null && return
    say "another set-up of $venv is running; waiting for it"
    "$1" -I -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
}

# step TITLE COMMAND...: a line with a dot every five seconds and the time taken. The output goes to the log.
# The dots stop when the pipe 8 closes, which it also does if this script is killed.
step() {
    local title=$1 start=$SECONDS status=0
    shift
    printf '  %-44s' "$title" >&2
    exec 8> >(while read -r -t 5 || [ $? -gt 128 ]; do printf . >&2; done 9>&-)
    { echo "== $title: $*"; "$@"; } >>"$log" 2>&1 8>&- || status=$?
    exec 8>&-
    say " $((SECONDS - start)) s"
    [ $status -eq 0 ] && return
    tail -n 30 "$log" >&2
    say "setup.sh: '$title' failed with status $status; the whole output is in $log"
    exit 1
}

# An update in place where a finished environment merely lags behind these files, otherwise a new one.
prepare() {
    local wanted
    wanted=$(stamp_of "$1")
    if [ -e "$venv" ] && ! [ -f "$stamp" ]; then
        local aside
        aside=$venv.moved-$(date +%Y%m%d-%H%M%S)
        say "$venv was not made by this script: moved to $aside"
        mv "$venv" "$aside"
    fi
    if [ "$(stamped | head -n 3)" = "$(head -n 3 <<<"$wanted")" ] && "$venv/bin/python" -c '' 2>/dev/null; then
        say "updating $venv ($stack)"
        echo incomplete >"$stamp"
        return
    fi
    say "making $venv ($stack) with $1: several GB and a few minutes, once"
    rm -rf "$venv"
    mkdir -p "$venv"
    echo incomplete >"$stamp"
    step 'an empty environment' "$1" -m venv "$venv"
}

install() {
    local -a pip=("$venv/bin/python" -m pip install --progress-bar off)
    export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_USER=0
    unset PYTHONPATH PYTHONHOME
    if [ "$stack" = oldest ]; then
        step 'torch 2.1 and tests' "${pip[@]}" torch==2.1.2 'numpy<2' hypothesis pytest pytest-xdist
        step 'the losses alone' "${pip[@]}" --no-deps -e .
        step 'a look at the result' "$venv/bin/python" -c 'import cvloss_mm.losses'
        return
    fi
    # By variable, so that the constraints hold where packages are built, too. Relative: pip splits it at spaces.
    export PIP_CONSTRAINT=tools/constraints.txt PIP_BUILD_CONSTRAINT=tools/constraints.txt
    step 'torch and torchvision' "${pip[@]}" torch torchvision
    # Built in isolation, where there is no torch: with one in sight, onedl-mmcv compiles its ops for half an hour.
    step "OpenMMLab ($stack), tests and tools" "${pip[@]}" -e ".[$stack,dev]"
    # mmcv asks for the flavour that needs a display's libraries; the other one, laid over it, runs everywhere.
    step 'OpenCV without a display' "${pip[@]}" --no-deps --force-reinstall opencv-python-headless
    step 'a look at the result' "$venv/bin/python" -c 'import cv2, sys, torchvision; from cvloss_mm import check_env
sys.exit(check_env.main())'
}

if ! is_current; then
    python=$(find_python)
    lock "$python"
    if ! is_current; then
        started=$SECONDS
        prepare "$python"
        install
        stamp_of "$venv/bin/python" >"$stamp"
        say "done in $((SECONDS - started)) s"
    fi
fi
