// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// huber_loss: reads delta
template <class T> struct huber_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    T c2;
    explicit huber_loss(const double* h) {
        const double s3 = h[0] + double(Lanes<T>::root_tiny);
        const double s4 = double(1.0) / s3;
        const double s6 = double(0.5) * s3;
        c0 = T(s4);
        c1 = T(s6);
        c2 = T(h[0]);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = p - t;
        const auto x1 = abs<T>(x0);
        const auto x2 = c0 * x1;
        const auto x3 = minimum<T>(x2, T(1.0));
        const auto x4 = c1 * x3;
        const auto x5 = x1 - x4;
        const auto x6 = x3 * x5;
        const auto x7 = c2 * x6;
        const auto x8 = c2 * x3;
        const auto x9 = x2 < T(1.0);
        const auto x10 = c2 * x5;
        const auto x11 = x8 * c1;
        const auto x12 = x10 - x11;
        const auto x13 = x9 ? x12 : splat<T>(T(0.0));
        const auto x14 = x13 * c0;
        const auto x15 = x8 + x14;
        const auto x16 = x0 > T(0.0);
        const auto x17 = x0 < T(0.0);
        const auto x18 = x17 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
        const auto x19 = x16 ? splat<T>(T(1.0)) : x18;
        const auto x20 = x15 * x19;
        return {x7, {x20}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = abs<T>(p);
        const auto x1 = c0 * x0;
        const auto x2 = minimum<T>(x1, T(1.0));
        const auto x3 = c1 * x2;
        const auto x4 = x0 - x3;
        const auto x5 = x2 * x4;
        const auto x6 = c2 * x5;
        const auto x7 = c2 * x2;
        const auto x8 = x1 < T(1.0);
        const auto x9 = c2 * x4;
        const auto x10 = x7 * c1;
        const auto x11 = x9 - x10;
        const auto x12 = x8 ? x11 : splat<T>(T(0.0));
        const auto x13 = x12 * c0;
        const auto x14 = x7 + x13;
        const auto x15 = p > T(0.0);
        const auto x16 = p < T(0.0);
        const auto x17 = x16 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
        const auto x18 = x15 ? splat<T>(T(1.0)) : x17;
        const auto x19 = x14 * x18;
        return {x6, {x19}};
    }
};
