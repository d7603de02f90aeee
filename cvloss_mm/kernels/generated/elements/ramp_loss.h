// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// ramp_loss: reads s
template <class T> struct ramp_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    explicit ramp_loss(const double* h) {
        c0 = T(h[0]);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = t > T(0.0);
        const auto x1 = x0 ? splat<T>(T(1.0)) : splat<T>(T(0.0));
        const auto x2 = T(2.0) * x1;
        const auto x3 = x2 - T(1.0);
        const auto x4 = x3 * p;
        const auto x5 = T(1.0) - x4;
        const auto x6 = maximum<T>(x5, T(0.0));
        const auto x7 = c0 - x4;
        const auto x8 = maximum<T>(x7, T(0.0));
        const auto x9 = x6 - x8;
        const auto x10 = x8 <= T(0.0);
        const auto x11 = x10 ? splat<T>(T(0.0)) : splat<T>(T(-1.0));
        const auto x12 = -x11;
        const auto x13 = x6 <= T(0.0);
        const auto x14 = x13 ? splat<T>(T(0.0)) : splat<T>(T(1.0));
        const auto x15 = x12 - x14;
        const auto x16 = x15 * x3;
        return {x9, {x16}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = T(1.0) + p;
        const auto x1 = maximum<T>(x0, T(0.0));
        const auto x2 = c0 + p;
        const auto x3 = maximum<T>(x2, T(0.0));
        const auto x4 = x1 - x3;
        const auto x5 = x1 <= T(0.0);
        const auto x6 = x5 ? splat<T>(T(0.0)) : splat<T>(T(1.0));
        const auto x7 = x3 <= T(0.0);
        const auto x8 = x7 ? splat<T>(T(0.0)) : splat<T>(T(-1.0));
        const auto x9 = -x8;
        const auto x10 = x6 - x9;
        return {x4, {x10}};
    }
};
