// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// balanced_l1_loss: reads alpha, gamma, beta
template <class T> struct balanced_l1_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    T c5;
    T c6;
    T c7;
    explicit balanced_l1_loss(const double* h) {
        const double s3 = h[1] / h[0];
        const double s4 = std::expm1(s3);
        const double s5 = h[0] / s4;
        const double s7 = double(1.0) / h[2];
        const double s8 = h[1] / s4;
        const double s9 = h[0] * h[2];
        c0 = T(h[2]);
        c1 = T(s4);
        c2 = T(s5);
        c3 = T(s7);
        c4 = T(h[0]);
        c5 = T(h[1]);
        c6 = T(s8);
        c7 = T(s9);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = p - t;
        const auto x1 = abs<T>(x0);
        const auto x2 = x1 < c0;
        const auto x3 = minimum<T>(x1, c0);
        const auto x4 = c1 * x3;
        const auto x5 = x4 + T(1.0);
        const auto x6 = c2 * x5;
        const auto x7 = c3 * x4;
        const auto x8 = any_log1p<T>(x7);
        const auto x9 = x6 * x8;
        const auto x10 = c4 * x3;
        const auto x11 = x9 - x10;
        const auto x12 = c5 * x1;
        const auto x13 = x12 + c6;
        const auto x14 = x13 - c7;
        const auto x15 = x2 ? x11 : x14;
        const auto x16 = x2 ? splat<T>(T(0.0)) : splat<T>(T(1.0));
        const auto x17 = x16 * c5;
        const auto x18 = x1 > c0;
        const auto x19 = x1 == c0;
        const auto x20 = x2 ? splat<T>(T(1.0)) : splat<T>(T(0.0));
        const auto x21 = x20 * x6;
        const auto x22 = x7 + T(1.0);
        const auto x23 = x21 / x22;
        const auto x24 = c3 * x23;
        const auto x25 = x24 * c1;
        const auto x26 = x20 * c4;
        const auto x27 = x25 - x26;
        const auto x28 = x20 * x8;
        const auto x29 = x28 * c2;
        const auto x30 = x29 * c1;
        const auto x31 = x27 + x30;
        const auto x32 = T(0.5) * x31;
        const auto x33 = x19 ? x32 : x31;
        const auto x34 = x18 ? splat<T>(T(0.0)) : x33;
        const auto x35 = x17 + x34;
        const auto x36 = x0 > T(0.0);
        const auto x37 = x0 < T(0.0);
        const auto x38 = x37 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
        const auto x39 = x36 ? splat<T>(T(1.0)) : x38;
        const auto x40 = x35 * x39;
        return {x15, {x40}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = abs<T>(p);
        const auto x1 = x0 < c0;
        const auto x2 = minimum<T>(x0, c0);
        const auto x3 = c1 * x2;
        const auto x4 = x3 + T(1.0);
        const auto x5 = c2 * x4;
        const auto x6 = c3 * x3;
        const auto x7 = any_log1p<T>(x6);
        const auto x8 = x5 * x7;
        const auto x9 = c4 * x2;
        const auto x10 = x8 - x9;
        const auto x11 = c5 * x0;
        const auto x12 = x11 + c6;
        const auto x13 = x12 - c7;
        const auto x14 = x1 ? x10 : x13;
        const auto x15 = x1 ? splat<T>(T(0.0)) : splat<T>(T(1.0));
        const auto x16 = x15 * c5;
        const auto x17 = x0 > c0;
        const auto x18 = x0 == c0;
        const auto x19 = x1 ? splat<T>(T(1.0)) : splat<T>(T(0.0));
        const auto x20 = x19 * x5;
        const auto x21 = x6 + T(1.0);
        const auto x22 = x20 / x21;
        const auto x23 = c3 * x22;
        const auto x24 = x23 * c1;
        const auto x25 = x19 * c4;
        const auto x26 = x24 - x25;
        const auto x27 = x19 * x7;
        const auto x28 = x27 * c2;
        const auto x29 = x28 * c1;
        const auto x30 = x26 + x29;
        const auto x31 = T(0.5) * x30;
        const auto x32 = x18 ? x31 : x30;
        const auto x33 = x17 ? splat<T>(T(0.0)) : x32;
        const auto x34 = x16 + x33;
        const auto x35 = p > T(0.0);
        const auto x36 = p < T(0.0);
        const auto x37 = x36 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
        const auto x38 = x35 ? splat<T>(T(1.0)) : x37;
        const auto x39 = x34 * x38;
        return {x14, {x39}};
    }
};
