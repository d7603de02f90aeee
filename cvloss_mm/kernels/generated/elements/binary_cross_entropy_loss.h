// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

template <class T, int VARIANT> struct binary_cross_entropy_loss_none_none_variants {
    using V = typename Lanes<T>::V;
    static constexpr int rows = chosen<VARIANT>(0, 1, 1, 2);
    T c0;
    T c1;
    T c2;
    T c3;
    explicit binary_cross_entropy_loss_none_none_variants(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = double(0.5) * h[0];
        const double s5 = double(1.0) - s4;
        const double s6 = s4 - double(1.0);
        c0 = T(s2);
        c1 = T(s4);
        c2 = T(s5);
        c3 = T(s6);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = c0 * t;
        const auto x1 = x0 + c1;
        const auto x2 = minimum<T>(p, T(0.0));
        const auto x3 = abs<T>(p);
        const auto x4 = -x3;
        const auto x5 = exp<T>(x4);
        const auto x6 = log1p<T>(x5);
        const auto x7 = x2 - x6;
        const auto x8 = x1 * x7;
        const auto x9 = -x8;
        const auto x10 = T(1.0) - x1;
        const auto x11 = -p;
        const auto x12 = minimum<T>(x11, T(0.0));
        const auto x13 = x12 - x6;
        const auto x14 = x10 * x13;
        const auto x15 = x9 - x14;
        const auto x16 = r[0] * x15;
        const auto x17 = r[0] * x1;
        const auto x18 = x17 * x7;
        const auto x19 = -x18;
        const auto x20 = x19 - x14;
        const auto x21 = r[1] * x20;
        const auto x22 = chosen<VARIANT>(x15, x16, x20, x21);
        const auto x23 = x1 - T(1.0);
        const auto x24 = p < T(0.0);
        const auto x25 = T(1.0) + x5;
        const auto x26 = T(1.0) / x25;
        const auto x27 = x5 * x26;
        const auto x28 = x24 ? x27 : x26;
        const auto x29 = x23 * x28;
        const auto x30 = -x29;
        const auto x31 = r[0] * x10;
        const auto x32 = x31 * x28;
        const auto x33 = r[1] * x10;
        const auto x34 = x33 * x28;
        const auto x35 = chosen<VARIANT>(x30, x32, x30, x34);
        const auto x36 = x1 * r[0];
        const auto x37 = x17 * r[1];
        const auto x38 = chosen<VARIANT>(x1, x36, x17, x37);
        const auto x39 = x24 ? x26 : x27;
        const auto x40 = x38 * x39;
        const auto x41 = x35 - x40;
        return {x22, {x41}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = minimum<T>(p, T(0.0));
        const auto x1 = abs<T>(p);
        const auto x2 = -x1;
        const auto x3 = exp<T>(x2);
        const auto x4 = log1p<T>(x3);
        const auto x5 = x0 - x4;
        const auto x6 = c1 * x5;
        const auto x7 = -x6;
        const auto x8 = -p;
        const auto x9 = minimum<T>(x8, T(0.0));
        const auto x10 = x9 - x4;
        const auto x11 = c2 * x10;
        const auto x12 = x7 - x11;
        const auto x13 = r[0] * x12;
        const auto x14 = r[0] * c1;
        const auto x15 = x14 * x5;
        const auto x16 = -x15;
        const auto x17 = x16 - x11;
        const auto x18 = r[1] * x17;
        const auto x19 = chosen<VARIANT>(x12, x13, x17, x18);
        const auto x20 = p < T(0.0);
        const auto x21 = T(1.0) + x3;
        const auto x22 = T(1.0) / x21;
        const auto x23 = x3 * x22;
        const auto x24 = x20 ? x23 : x22;
        const auto x25 = c3 * x24;
        const auto x26 = -x25;
        const auto x27 = r[0] * c2;
        const auto x28 = x27 * x24;
        const auto x29 = r[1] * c2;
        const auto x30 = x29 * x24;
        const auto x31 = chosen<VARIANT>(x26, x28, x26, x30);
        const auto x32 = x20 ? x22 : x23;
        const auto x33 = c1 * x32;
        const auto x34 = c1 * r[0];
        const auto x35 = x34 * x32;
        const auto x36 = x14 * x32;
        const auto x37 = x14 * r[1];
        const auto x38 = x37 * x32;
        const auto x39 = chosen<VARIANT>(x33, x35, x36, x38);
        const auto x40 = x31 - x39;
        return {x19, {x40}};
    }
};
// binary_cross_entropy_loss_none_none: reads label_smoothing
template <class T> using binary_cross_entropy_loss_none_none = binary_cross_entropy_loss_none_none_variants<T, 0>;
// binary_cross_entropy_loss_none_number: reads label_smoothing, class_weight
template <class T> using binary_cross_entropy_loss_none_number = binary_cross_entropy_loss_none_none_variants<T, 1>;
// binary_cross_entropy_loss_number_none: reads label_smoothing, pos_weight
template <class T> using binary_cross_entropy_loss_number_none = binary_cross_entropy_loss_none_none_variants<T, 2>;
// binary_cross_entropy_loss_number_number: reads label_smoothing, pos_weight, class_weight
template <class T> using binary_cross_entropy_loss_number_number = binary_cross_entropy_loss_none_none_variants<T, 3>;
