// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// l2_loss: reads no hyperparameters
template <class T> struct l2_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    explicit l2_loss(const double* h) {
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = p - t;
        const auto x1 = x0 * x0;
        const auto x2 = T(2.0) * x0;
        return {x1, {x2}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = p * p;
        const auto x1 = T(2.0) * p;
        return {x0, {x1}};
    }
};
