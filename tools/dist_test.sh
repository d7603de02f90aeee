#!/usr/bin/env bash
# Evaluate with several processes, one a GPU; without a GPU the processes share the processor.
#
#   [PORT=29500] bash tools/dist_test.sh CONFIG CHECKPOINT GPUS [arguments of tools/test.py]
#
# On several machines run it on each, with NNODES, NODE_RANK (0 on the first) and MASTER_ADDR (that of the first).
set -euo pipefail
[ $# -ge 3 ] || { echo "dist_test.sh: needed are bash tools/dist_test.sh CONFIG CHECKPOINT GPUS" >&2; exit 2; }

CONFIG=$1
CHECKPOINT=$2
GPUS=$3
folder=$(dirname "${BASH_SOURCE[0]}")

PYTHONPATH="$folder/..${PYTHONPATH:+:$PYTHONPATH}" exec "${PYTHON:-python}" -m torch.distributed.run \
    --nnodes="${NNODES:-1}" \
    --node_rank="${NODE_RANK:-0}" \
    --master_addr="${MASTER_ADDR:-127.0.0.1}" \
    --nproc_per_node="$GPUS" \
    --master_port="${PORT:-29500}" \
    "$folder/test.py" "$CONFIG" "$CHECKPOINT" --launcher pytorch "${@:4}"
