// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

template <class T, int VARIANT> struct eqlv2_loss_none_variants {
    using V = typename Lanes<T>::V;
    static constexpr int rows = chosen<VARIANT>(0, 1);
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit eqlv2_loss_none_variants(const double* h) {
        const double s4 = double(100.0) - h[1];
        const double s5 = h[0] * s4;
        const bool s7 = s5 < double(0.0);
        const double s9 = std::abs(s5);
        const double s10 = -s9;
        const double s11 = std::exp(s10);
        const double s12 = double(1.0) + s11;
        const double s13 = double(1.0) / s12;
        const double s14 = s11 * s13;
        const double s15 = s7 ? s13 : s14;
        const double s16 = h[2] * s15;
        const double s17 = s16 + double(1.0);
        const double s18 = s7 ? s14 : s13;
        c0 = T(s17);
        c1 = T(h[1]);
        c2 = T(h[0]);
        c3 = T(h[2]);
        c4 = T(s18);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = t * c0;
        const auto x1 = r[0] - c1;
        const auto x2 = c2 * x1;
        const auto x3 = x2 < T(0.0);
        const auto x4 = abs<T>(x2);
        const auto x5 = -x4;
        const auto x6 = exp<T>(x5);
        const auto x7 = T(1.0) + x6;
        const auto x8 = T(1.0) / x7;
        const auto x9 = x6 * x8;
        const auto x10 = x3 ? x8 : x9;
        const auto x11 = c3 * x10;
        const auto x12 = x11 + T(1.0);
        const auto x13 = t * x12;
        const auto x14 = chosen<VARIANT>(x0, x13);
        const auto x15 = T(1.0) - t;
        const auto x16 = x15 * c4;
        const auto x17 = x3 ? x9 : x8;
        const auto x18 = x15 * x17;
        const auto x19 = chosen<VARIANT>(x16, x18);
        const auto x20 = x14 + x19;
        const auto x21 = minimum<T>(p, T(0.0));
        const auto x22 = abs<T>(p);
        const auto x23 = -x22;
        const auto x24 = exp<T>(x23);
        const auto x25 = log1p<T>(x24);
        const auto x26 = x21 - x25;
        const auto x27 = t * x26;
        const auto x28 = -x27;
        const auto x29 = -p;
        const auto x30 = minimum<T>(x29, T(0.0));
        const auto x31 = x30 - x25;
        const auto x32 = x15 * x31;
        const auto x33 = x28 - x32;
        const auto x34 = x20 * x33;
        const auto x35 = x20 * x15;
        const auto x36 = p < T(0.0);
        const auto x37 = T(1.0) + x24;
        const auto x38 = T(1.0) / x37;
        const auto x39 = x24 * x38;
        const auto x40 = x36 ? x39 : x38;
        const auto x41 = x35 * x40;
        const auto x42 = t * x20;
        const auto x43 = x36 ? x38 : x39;
        const auto x44 = x42 * x43;
        const auto x45 = x41 - x44;
        return {x34, {x45}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = abs<T>(p);
        const auto x1 = -x0;
        const auto x2 = exp<T>(x1);
        const auto x3 = log1p<T>(x2);
        const auto x4 = -p;
        const auto x5 = minimum<T>(x4, T(0.0));
        const auto x6 = x3 - x5;
        const auto x7 = c4 * x6;
        const auto x8 = r[0] - c1;
        const auto x9 = c2 * x8;
        const auto x10 = x9 < T(0.0);
        const auto x11 = abs<T>(x9);
        const auto x12 = -x11;
        const auto x13 = exp<T>(x12);
        const auto x14 = T(1.0) + x13;
        const auto x15 = T(1.0) / x14;
        const auto x16 = x13 * x15;
        const auto x17 = x10 ? x16 : x15;
        const auto x18 = x17 * x6;
        const auto x19 = chosen<VARIANT>(x7, x18);
        const auto x20 = p < T(0.0);
        const auto x21 = T(1.0) + x2;
        const auto x22 = T(1.0) / x21;
        const auto x23 = x2 * x22;
        const auto x24 = x20 ? x23 : x22;
        const auto x25 = c4 * x24;
        const auto x26 = x17 * x24;
        const auto x27 = chosen<VARIANT>(x25, x26);
        return {x19, {x27}};
    }
};
// eqlv2_loss_none: reads gamma, mu, alpha
template <class T> using eqlv2_loss_none = eqlv2_loss_none_variants<T, 0>;
// eqlv2_loss_number: reads gamma, mu, alpha, pos_neg
template <class T> using eqlv2_loss_number = eqlv2_loss_none_variants<T, 1>;
