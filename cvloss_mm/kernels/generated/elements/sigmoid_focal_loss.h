// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

template <class T, int VARIANT> struct sigmoid_focal_loss_none_none_variants {
    using V = typename Lanes<T>::V;
    static constexpr int rows = chosen<VARIANT>(0, 1, 1, 2);
    T c0;
    bool c1;
    explicit sigmoid_focal_loss_none_none_variants(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = p < T(0.0);
        const auto x1 = abs<T>(p);
        const auto x2 = -x1;
        const auto x3 = exp<T>(x2);
        const auto x4 = T(1.0) + x3;
        const auto x5 = T(1.0) / x4;
        const auto x6 = x3 * x5;
        const auto x7 = x0 ? x5 : x6;
        const auto x8 = t * x7;
        const auto x9 = T(1.0) - t;
        const auto x10 = x0 ? x6 : x5;
        const auto x11 = x9 * x10;
        const auto x12 = x8 + x11;
        const auto x13 = maximum<T>(x12, T(Lanes<T>::tiny));
        const auto x14 = pow<T>(x13, c0);
        const auto x15 = r[0] * t;
        const auto x16 = x15 + x9;
        const auto x17 = T(1.0) - r[0];
        const auto x18 = x17 * x9;
        const auto x19 = x15 + x18;
        const auto x20 = chosen<VARIANT>(x14, x16, x19, x19);
        const auto x21 = minimum<T>(p, T(0.0));
        const auto x22 = log1p<T>(x3);
        const auto x23 = x21 - x22;
        const auto x24 = t * x23;
        const auto x25 = -x24;
        const auto x26 = -p;
        const auto x27 = minimum<T>(x26, T(0.0));
        const auto x28 = x27 - x22;
        const auto x29 = x9 * x28;
        const auto x30 = x25 - x29;
        const auto x31 = x14 * x30;
        const auto x32 = r[1] * t;
        const auto x33 = x32 + x9;
        const auto x34 = x33 * x31;
        const auto x35 = chosen<VARIANT>(x30, x31, x31, x34);
        const auto x36 = x20 * x35;
        const auto x37 = x12 > T(Lanes<T>::tiny);
        const auto x38 = x16 * x30;
        const auto x39 = x19 * x30;
        const auto x40 = x19 * x33;
        const auto x41 = x40 * x30;
        const auto x42 = chosen<VARIANT>(x30, x38, x39, x41);
        const auto x43 = x14 / x13;
        const auto x44 = c0 * x43;
        const auto x45 = x42 * x44;
        const auto x46 = c1 ? splat<T>(T(0.0)) : x45;
        const auto x47 = x37 ? x46 : splat<T>(T(0.0));
        const auto x48 = x47 * x9;
        const auto x49 = x10 * x7;
        const auto x50 = x48 * x49;
        const auto x51 = x47 * t;
        const auto x52 = x7 * x10;
        const auto x53 = x51 * x52;
        const auto x54 = x50 - x53;
        const auto x55 = x16 * x14;
        const auto x56 = x19 * x14;
        const auto x57 = x40 * x14;
        const auto x58 = chosen<VARIANT>(x14, x55, x56, x57);
        const auto x59 = x58 * x9;
        const auto x60 = x59 * x10;
        const auto x61 = x54 + x60;
        const auto x62 = t * x58;
        const auto x63 = x62 * x7;
        const auto x64 = x61 - x63;
        return {x36, {x64}};
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
        const auto x10 = T(1.0) - r[0];
        const auto x11 = chosen<VARIANT>(x9, x9, x10, x10);
        const auto x12 = log1p<T>(x3);
        const auto x13 = -p;
        const auto x14 = minimum<T>(x13, T(0.0));
        const auto x15 = x12 - x14;
        const auto x16 = x9 * x15;
        const auto x17 = chosen<VARIANT>(x15, x15, x16, x16);
        const auto x18 = x11 * x17;
        const auto x19 = x7 > T(Lanes<T>::tiny);
        const auto x20 = x10 * x15;
        const auto x21 = chosen<VARIANT>(x15, x15, x20, x20);
        const auto x22 = x9 / x8;
        const auto x23 = c0 * x22;
        const auto x24 = x21 * x23;
        const auto x25 = c1 ? splat<T>(T(0.0)) : x24;
        const auto x26 = x19 ? x25 : splat<T>(T(0.0));
        const auto x27 = x0 ? x5 : x6;
        const auto x28 = x7 * x27;
        const auto x29 = x26 * x28;
        const auto x30 = x10 * x9;
        const auto x31 = chosen<VARIANT>(x9, x9, x30, x30);
        const auto x32 = x31 * x7;
        const auto x33 = x29 + x32;
        return {x18, {x33}};
    }
};
// sigmoid_focal_loss_none_none: reads gamma
template <class T> using sigmoid_focal_loss_none_none = sigmoid_focal_loss_none_none_variants<T, 0>;
// sigmoid_focal_loss_none_number: reads gamma, pos_weight
template <class T> using sigmoid_focal_loss_none_number = sigmoid_focal_loss_none_none_variants<T, 1>;
// sigmoid_focal_loss_number_none: reads gamma, alpha
template <class T> using sigmoid_focal_loss_number_none = sigmoid_focal_loss_none_none_variants<T, 2>;
// sigmoid_focal_loss_number_number: reads gamma, alpha, pos_weight
template <class T> using sigmoid_focal_loss_number_number = sigmoid_focal_loss_none_none_variants<T, 3>;
