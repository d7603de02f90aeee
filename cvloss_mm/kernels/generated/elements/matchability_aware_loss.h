// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

template <class T, int VARIANT> struct matchability_aware_loss_false_variants {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    bool c2;
    explicit matchability_aware_loss_false_variants(const double* h) {
        const bool s3 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = T(h[1]);
        c2 = s3;
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = t > T(0.0);
        const auto x1 = p < T(0.0);
        const auto x2 = abs<T>(p);
        const auto x3 = -x2;
        const auto x4 = exp<T>(x3);
        const auto x5 = T(1.0) + x4;
        const auto x6 = T(1.0) / x5;
        const auto x7 = x4 * x6;
        const auto x8 = x1 ? x7 : x6;
        const auto x9 = maximum<T>(x8, T(Lanes<T>::tiny));
        const auto x10 = pow<T>(x9, c0);
        const auto x11 = c1 * x10;
        const auto x12 = x0 ? splat<T>(T(1.0)) : x11;
        const auto x13 = maximum<T>(t, T(Lanes<T>::tiny));
        const auto x14 = pow<T>(x13, c0);
        const auto x15 = x0 ? x14 : splat<T>(T(0.0));
        const auto x16 = minimum<T>(p, T(0.0));
        const auto x17 = log1p<T>(x4);
        const auto x18 = x16 - x17;
        const auto x19 = x15 * x18;
        const auto x20 = -x19;
        const auto x21 = T(1.0) - x15;
        const auto x22 = -p;
        const auto x23 = minimum<T>(x22, T(0.0));
        const auto x24 = x23 - x17;
        const auto x25 = x21 * x24;
        const auto x26 = x20 - x25;
        const auto x27 = x12 * x26;
        const auto x28 = x12 * x21;
        const auto x29 = x28 * x8;
        const auto x30 = x15 * x12;
        const auto x31 = x1 ? x6 : x7;
        const auto x32 = x30 * x31;
        const auto x33 = x29 - x32;
        const auto x34 = x8 > T(Lanes<T>::tiny);
        const auto x35 = x0 ? splat<T>(T(0.0)) : x26;
        const auto x36 = x35 * c1;
        const auto x37 = x10 / x9;
        const auto x38 = c0 * x37;
        const auto x39 = x36 * x38;
        const auto x40 = c2 ? splat<T>(T(0.0)) : x39;
        const auto x41 = x34 ? x40 : splat<T>(T(0.0));
        const auto x42 = x8 * x31;
        const auto x43 = x41 * x42;
        const auto x44 = x33 + x43;
        const auto x45 = chosen<VARIANT>(x44, x33);
        return {x27, {x45}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = p < T(0.0);
        const auto x1 = abs<T>(p);
        const auto x2 = -x1;
        const auto x3 = exp<T>(x2);
        const auto x4 = T(1.0) + x3;
        const auto x5 = T(1.0) / x4;
        const auto x6 = x3 * x5;
        const auto x7 = x0 ? x6 : x5;
        const auto x8 = maximum<T>(x7, T(Lanes<T>::tiny));
        const auto x9 = pow<T>(x8, c0);
        const auto x10 = c1 * x9;
        const auto x11 = log1p<T>(x3);
        const auto x12 = -p;
        const auto x13 = minimum<T>(x12, T(0.0));
        const auto x14 = x11 - x13;
        const auto x15 = x10 * x14;
        const auto x16 = x10 * x7;
        const auto x17 = x7 > T(Lanes<T>::tiny);
        const auto x18 = x14 * c1;
        const auto x19 = x9 / x8;
        const auto x20 = c0 * x19;
        const auto x21 = x18 * x20;
        const auto x22 = c2 ? splat<T>(T(0.0)) : x21;
        const auto x23 = x17 ? x22 : splat<T>(T(0.0));
        const auto x24 = x0 ? x5 : x6;
        const auto x25 = x7 * x24;
        const auto x26 = x23 * x25;
        const auto x27 = x16 + x26;
        const auto x28 = chosen<VARIANT>(x27, x16);
        return {x15, {x28}};
    }
};
// matchability_aware_loss_false: reads gamma, alpha
template <class T> using matchability_aware_loss_false = matchability_aware_loss_false_variants<T, 0>;
// matchability_aware_loss_true: reads gamma, alpha
template <class T> using matchability_aware_loss_true = matchability_aware_loss_false_variants<T, 1>;
