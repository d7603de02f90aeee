"""Traces a function with its gradient, and prints it as formulas in C++ and Triton; no training imports this."""
