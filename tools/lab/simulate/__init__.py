"""The box-regression simulation of the Distance-IoU paper: gradient descent from 1,715,000 boxes to their targets.

Two rules say where a box moves. ``autograd`` follows the exact gradient of this package's function. ``authors`` is the
rule of the authors' released MATLAB simulation, whose gradients are written by hand and are not those of the losses;
it exists here because the published curves came from it. Under both a box moves by ``rate * (2 - IoU) * pull``.

All targets are centred at the origin (the paper puts them at (10, 10)): nothing depends on it, and float32 then keeps
the small distances at the end. A batch of n boxes is (2, 2, n): centre and sides, each as x and y. No rule clamps:
under ``authors`` a box whose side has become negative no longer overlaps anything, as in the original; under
``autograd`` it is the rectangle with its corners put in order, as in the functions.

Paper: Zheng et al., Distance-IoU loss, AAAI 2020, https://arxiv.org/abs/1911.08287
"""
