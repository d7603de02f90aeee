// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// hinge_loss: reads margin
template <class T> struct hinge_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    explicit hinge_loss(const double* h) {
        c0 = T(h[0]);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = t > T(0.0);
        const auto x1 = x0 ? splat<T>(T(1.0)) : splat<T>(T(0.0));
        const auto x2 = T(2.0) * x1;
        const auto x3 = x2 - T(1.0);
        const auto x4 = x3 * p;
        const auto x5 = c0 - x4;
        const auto x6 = maximum<T>(x5, T(0.0));
        const auto x7 = x5 > T(0.0);
        const auto x8 = x7 ? splat<T>(T(1.0)) : splat<T>(T(0.0));
        const auto x9 = x8 * x3;
        const auto x10 = -x9;
        return {x6, {x10}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = c0 + p;
        const auto x1 = maximum<T>(x0, T(0.0));
        const auto x2 = x0 > T(0.0);
        const auto x3 = x2 ? splat<T>(T(1.0)) : splat<T>(T(0.0));
        return {x1, {x3}};
    }
};
