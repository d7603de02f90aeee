#!/usr/bin/env bash
# From a fresh checkout to a trained model, its figures and its images, on generated data or, with --data FOLDER, on
# yours. Arguments go to tools/quickstart.py.
#
#   bash tools/quickstart.sh [--data FOLDER] [--detector retinanet|faster_rcnn | --task classification|face] [--epochs N]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for argument in "$@"; do
    case $argument in -h | --help) exec python3 tools/quickstart.py --help ;; esac  # which needs no environment
done
bash tools/setup.sh
exec .venv/bin/python tools/quickstart.py "$@"
