// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

template <class T, int VARIANT> struct varifocal_loss_false_false_variants {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    bool c2;
    explicit varifocal_loss_false_false_variants(const double* h) {
        const bool s3 = h[1] == double(0.0);
        c0 = T(h[1]);
        c1 = T(h[0]);
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
        const auto x13 = x0 ? t : x11;
        const auto x14 = chosen<VARIANT>(x12, x12, x13, x13);
        const auto x15 = minimum<T>(p, T(0.0));
        const auto x16 = log1p<T>(x4);
        const auto x17 = x15 - x16;
        const auto x18 = t * x17;
        const auto x19 = -x18;
        const auto x20 = T(1.0) - t;
        const auto x21 = -p;
        const auto x22 = minimum<T>(x21, T(0.0));
        const auto x23 = x22 - x16;
        const auto x24 = x20 * x23;
        const auto x25 = x19 - x24;
        const auto x26 = x14 * x25;
        const auto x27 = x12 * x20;
        const auto x28 = x27 * x8;
        const auto x29 = t * x12;
        const auto x30 = x1 ? x6 : x7;
        const auto x31 = x29 * x30;
        const auto x32 = x28 - x31;
        const auto x33 = x8 > T(Lanes<T>::tiny);
        const auto x34 = x0 ? splat<T>(T(0.0)) : x25;
        const auto x35 = x34 * c1;
        const auto x36 = x10 / x9;
        const auto x37 = c0 * x36;
        const auto x38 = x35 * x37;
        const auto x39 = c2 ? splat<T>(T(0.0)) : x38;
        const auto x40 = x33 ? x39 : splat<T>(T(0.0));
        const auto x41 = x8 * x30;
        const auto x42 = x40 * x41;
        const auto x43 = x32 + x42;
        const auto x44 = x13 * x20;
        const auto x45 = x44 * x8;
        const auto x46 = t * x13;
        const auto x47 = x46 * x30;
        const auto x48 = x45 - x47;
        const auto x49 = x48 + x42;
        const auto x50 = chosen<VARIANT>(x43, x32, x49, x48);
        return {x26, {x50}};
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
        const auto x28 = chosen<VARIANT>(x27, x16, x27, x16);
        return {x15, {x28}};
    }
};
// varifocal_loss_false_false: reads alpha, gamma
template <class T> using varifocal_loss_false_false = varifocal_loss_false_false_variants<T, 0>;
// varifocal_loss_false_true: reads alpha, gamma
template <class T> using varifocal_loss_false_true = varifocal_loss_false_false_variants<T, 1>;
// varifocal_loss_true_false: reads alpha, gamma
template <class T> using varifocal_loss_true_false = varifocal_loss_false_false_variants<T, 2>;
// varifocal_loss_true_true: reads alpha, gamma
template <class T> using varifocal_loss_true_true = varifocal_loss_false_false_variants<T, 3>;
