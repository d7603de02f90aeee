#!/usr/bin/env bash
# The whole suite, in an environment that is made on the first call.
#
#   bash tools/test.sh [--stack onedl|openmmlab] [pytest's arguments]
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
exec "$venv/bin/python" -m pytest -n auto --maxprocesses 4 ${arguments[@]+"${arguments[@]}"}
