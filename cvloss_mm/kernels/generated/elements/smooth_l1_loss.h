// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// smooth_l1_loss: reads beta
template <class T> struct smooth_l1_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    explicit smooth_l1_loss(const double* h) {
        const double s3 = h[0] + double(Lanes<T>::root_tiny);
        const double s4 = double(1.0) / s3;
        const double s6 = double(0.5) * s3;
        c0 = T(s4);
        c1 = T(s6);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = p - t;
        const auto x1 = abs<T>(x0);
        const auto x2 = c0 * x1;
        const auto x3 = minimum<T>(x2, T(1.0));
        const auto x4 = c1 * x3;
        const auto x5 = x1 - x4;
        const auto x6 = x3 * x5;
        const auto x7 = x2 < T(1.0);
        const auto x8 = x3 * c1;
        const auto x9 = x5 - x8;
        const auto x10 = x7 ? x9 : splat<T>(T(0.0));
        const auto x11 = x10 * c0;
        const auto x12 = x3 + x11;
        const auto x13 = x0 > T(0.0);
        const auto x14 = x0 < T(0.0);
        const auto x15 = x14 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
        const auto x16 = x13 ? splat<T>(T(1.0)) : x15;
        const auto x17 = x12 * x16;
        return {x6, {x17}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = abs<T>(p);
        const auto x1 = c0 * x0;
        const auto x2 = minimum<T>(x1, T(1.0));
        const auto x3 = c1 * x2;
        const auto x4 = x0 - x3;
        const auto x5 = x2 * x4;
        const auto x6 = x1 < T(1.0);
        const auto x7 = x2 * c1;
        const auto x8 = x4 - x7;
        const auto x9 = x6 ? x8 : splat<T>(T(0.0));
        const auto x10 = x9 * c0;
        const auto x11 = x2 + x10;
        const auto x12 = p > T(0.0);
        const auto x13 = p < T(0.0);
        const auto x14 = x13 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
        const auto x15 = x12 ? splat<T>(T(1.0)) : x14;
        const auto x16 = x11 * x15;
        return {x5, {x16}};
    }
};
