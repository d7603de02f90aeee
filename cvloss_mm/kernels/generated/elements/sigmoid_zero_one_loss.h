// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// sigmoid_zero_one_loss: reads k
template <class T> struct sigmoid_zero_one_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    explicit sigmoid_zero_one_loss(const double* h) {
        c0 = T(h[0]);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = t > T(0.0);
        const auto x1 = x0 ? splat<T>(T(1.0)) : splat<T>(T(0.0));
        const auto x2 = T(2.0) * x1;
        const auto x3 = x2 - T(1.0);
        const auto x4 = c0 * x3;
        const auto x5 = x4 * p;
        const auto x6 = x5 < T(0.0);
        const auto x7 = abs<T>(x5);
        const auto x8 = -x7;
        const auto x9 = exp<T>(x8);
        const auto x10 = T(1.0) + x9;
        const auto x11 = T(1.0) / x10;
        const auto x12 = x9 * x11;
        const auto x13 = x6 ? x11 : x12;
        const auto x14 = x6 ? x12 : x11;
        const auto x15 = x13 * x14;
        const auto x16 = x15 * x4;
        const auto x17 = -x16;
        return {x13, {x17}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = c0 * p;
        const auto x1 = -x0;
        const auto x2 = x1 < T(0.0);
        const auto x3 = abs<T>(x0);
        const auto x4 = -x3;
        const auto x5 = exp<T>(x4);
        const auto x6 = T(1.0) + x5;
        const auto x7 = T(1.0) / x6;
        const auto x8 = x5 * x7;
        const auto x9 = x2 ? x7 : x8;
        const auto x10 = x2 ? x8 : x7;
        const auto x11 = x9 * x10;
        const auto x12 = c0 * x11;
        return {x9, {x12}};
    }
};
