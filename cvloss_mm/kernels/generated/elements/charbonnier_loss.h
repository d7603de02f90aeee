// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// charbonnier_loss: reads eps
template <class T> struct charbonnier_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    explicit charbonnier_loss(const double* h) {
        c0 = T(h[0]);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = p - t;
        const auto x1 = abs<T>(x0);
        const auto x2 = x1 > c0;
        const auto x3 = x2 ? x1 : splat<T>(c0);
        const auto x4 = x2 ? splat<T>(c0) : x1;
        const auto x5 = x4 / x3;
        const auto x6 = x5 * x5;
        const auto x7 = x6 + T(1.0);
        const auto x8 = sqrt<T>(x7);
        const auto x9 = x3 * x8;
        const auto x10 = x9 + c0;
        const auto x11 = x0 / x10;
        const auto x12 = x0 * x11;
        const auto x13 = x11 + x11;
        const auto x14 = t - p;
        const auto x15 = x11 / x10;
        const auto x16 = x14 * x15;
        const auto x17 = x16 * x8;
        const auto x18 = x16 * x3;
        const auto x19 = T(2.0) * x8;
        const auto x20 = x18 / x19;
        const auto x21 = T(2.0) * x5;
        const auto x22 = x20 * x21;
        const auto x23 = x5 / x3;
        const auto x24 = x22 * x23;
        const auto x25 = x17 - x24;
        const auto x26 = x2 ? x25 : splat<T>(T(0.0));
        const auto x27 = x22 / x3;
        const auto x28 = x2 ? splat<T>(T(0.0)) : x27;
        const auto x29 = x26 + x28;
        const auto x30 = x0 > T(0.0);
        const auto x31 = x0 < T(0.0);
        const auto x32 = x31 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
        const auto x33 = x30 ? splat<T>(T(1.0)) : x32;
        const auto x34 = x29 * x33;
        const auto x35 = x13 + x34;
        return {x12, {x35}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = abs<T>(p);
        const auto x1 = x0 > c0;
        const auto x2 = x1 ? x0 : splat<T>(c0);
        const auto x3 = x1 ? splat<T>(c0) : x0;
        const auto x4 = x3 / x2;
        const auto x5 = x4 * x4;
        const auto x6 = x5 + T(1.0);
        const auto x7 = sqrt<T>(x6);
        const auto x8 = x2 * x7;
        const auto x9 = x8 + c0;
        const auto x10 = p / x9;
        const auto x11 = p * x10;
        const auto x12 = x10 + x10;
        const auto x13 = x10 / x9;
        const auto x14 = p * x13;
        const auto x15 = x14 * x2;
        const auto x16 = T(2.0) * x7;
        const auto x17 = x15 / x16;
        const auto x18 = T(2.0) * x4;
        const auto x19 = x17 * x18;
        const auto x20 = x4 / x2;
        const auto x21 = x19 * x20;
        const auto x22 = x14 * x7;
        const auto x23 = x21 - x22;
        const auto x24 = x1 ? x23 : splat<T>(T(0.0));
        const auto x25 = x19 / x2;
        const auto x26 = -x25;
        const auto x27 = x1 ? splat<T>(T(0.0)) : x26;
        const auto x28 = x24 + x27;
        const auto x29 = p > T(0.0);
        const auto x30 = p < T(0.0);
        const auto x31 = x30 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
        const auto x32 = x29 ? splat<T>(T(1.0)) : x31;
        const auto x33 = x28 * x32;
        const auto x34 = x12 + x33;
        return {x11, {x34}};
    }
};
