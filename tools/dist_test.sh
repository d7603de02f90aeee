#!/usr/bin/env bash
# Evaluate with several processes, one a GPU; without a GPU the processes share the processor.
#
#   [PORT=29500] bash tools/dist_test.sh CONFIG CHECKPOINT GPUS [arguments of tools/test.py]
#
# On several machines run it on each, with NNODES, NODE_RANK (0 on the first) and MASTER_ADDR (that of the first).
set -euo pipefail
[ $# -ge 3 ] || { echo "dist_test.sh: needed are bash tools/dist_test.sh CONFIG CHECKPOINT GPUS" >&2; exit 2; }
folder=$(dirname "${BASH_SOURCE[0]}")
exec bash "$folder/torchrun.sh" "$3" test.py "$1" "$2" --launcher pytorch "${@:4}"
