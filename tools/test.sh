#!/usr/bin/env bash
# The whole suite, in an environment that is made on the first call.
#
#   bash tools/test.sh [--stack onedl|openmmlab] [pytest's arguments]
#   bash tools/test.sh --stack oldest           functions, losses and kernels on the oldest torch, without any host
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stack=onedl
arguments=()
while [ $# -gt 0 ]; do
    case $1 in
        --stack) stack=${2-}; shift $(( $# > 1 ? 2 : 1 )) ;;
        --stack=*) stack=${1#*=}; shift ;;
        *) arguments+=("$1"); shift ;;
    esac
done

bash tools/setup.sh --stack "$stack"
venv=.venv
[ "$stack" = onedl ] || venv=.venv-$stack

# One thread a worker: threads that share cores with another worker's spend their time waiting for each other.
export OMP_NUM_THREADS=1 MKL_NUM_THREADS=1
# Many tests start commands, which import the whole package: once it is compiled for the first of them.
unset PYTHONDONTWRITEBYTECODE
if [ "$stack" = oldest ]; then
    arguments=(tests/test_{contract,functions,laws,laws_boxes,laws_dense,native,ranges,reduction,state_moves,combined}.py
               ${arguments[@]+"${arguments[@]}"})
fi
exec "$venv/bin/python" -m pytest -n auto --maxprocesses 4 ${arguments[@]+"${arguments[@]}"}
