#!/usr/bin/env bash
# Train with several processes, one a GPU; without a GPU the processes share the processor.
#
#   [PORT=29500] bash tools/dist_train.sh CONFIG GPUS [arguments of tools/train.py]
#
# On several machines run it on each, with NNODES, NODE_RANK (0 on the first) and MASTER_ADDR (that of the first).
set -euo pipefail
[ $# -ge 2 ] || { echo "dist_train.sh: CONFIG and GPUS are needed: bash tools/dist_train.sh CONFIG GPUS" >&2; exit 2; }
folder=$(dirname "${BASH_SOURCE[0]}")
exec bash "$folder/torchrun.sh" "$2" train.py "$1" --launcher pytorch "${@:3}"
