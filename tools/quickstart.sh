#!/usr/bin/env bash
# From a fresh checkout to a trained model, its figures and its pictures. Arguments go to tools/quickstart.py.
#
#   bash tools/quickstart.sh [--detector retinanet|faster_rcnn | --task classification] [--epochs N]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash tools/setup.sh
.venv/bin/python -m cvloss_mm.datasets.shapes --out data/shapes
exec .venv/bin/python tools/quickstart.py "$@"
