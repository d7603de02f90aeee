// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// eqlv2_loss_none: reads gamma, mu, alpha
template <class T> struct eqlv2_loss_none {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    explicit eqlv2_loss_none(const double* h) {
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
        c1 = T(s18);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = t * c0;
        const auto x1 = T(1.0) - t;
        const auto x2 = x1 * c1;
        const auto x3 = x0 + x2;
        const auto x4 = minimum<T>(p, T(0.0));
        const auto x5 = abs<T>(p);
        const auto x6 = -x5;
        const auto x7 = exp<T>(x6);
        const auto x8 = log1p<T>(x7);
        const auto x9 = x4 - x8;
        const auto x10 = t * x9;
        const auto x11 = -x10;
        const auto x12 = -p;
        const auto x13 = minimum<T>(x12, T(0.0));
        const auto x14 = x13 - x8;
        const auto x15 = x1 * x14;
        const auto x16 = x11 - x15;
        const auto x17 = x3 * x16;
        const auto x18 = x3 * x1;
        const auto x19 = p < T(0.0);
        const auto x20 = T(1.0) + x7;
        const auto x21 = T(1.0) / x20;
        const auto x22 = x7 * x21;
        const auto x23 = x19 ? x22 : x21;
        const auto x24 = x18 * x23;
        const auto x25 = t * x3;
        const auto x26 = x19 ? x21 : x22;
        const auto x27 = x25 * x26;
        const auto x28 = x24 - x27;
        return {x17, {x28}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = abs<T>(p);
        const auto x1 = -x0;
        const auto x2 = exp<T>(x1);
        const auto x3 = log1p<T>(x2);
        const auto x4 = -p;
        const auto x5 = minimum<T>(x4, T(0.0));
        const auto x6 = x3 - x5;
        const auto x7 = c1 * x6;
        const auto x8 = p < T(0.0);
        const auto x9 = T(1.0) + x2;
        const auto x10 = T(1.0) / x9;
        const auto x11 = x2 * x10;
        const auto x12 = x8 ? x11 : x10;
        const auto x13 = c1 * x12;
        return {x7, {x13}};
    }
};

// eqlv2_loss_number: reads gamma, mu, alpha, pos_neg
template <class T> struct eqlv2_loss_number {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1;
    T c0;
    T c1;
    T c2;
    explicit eqlv2_loss_number(const double* h) {
        c0 = T(h[1]);
        c1 = T(h[0]);
        c2 = T(h[2]);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = r[0] - c0;
        const auto x1 = c1 * x0;
        const auto x2 = x1 < T(0.0);
        const auto x3 = abs<T>(x1);
        const auto x4 = -x3;
        const auto x5 = exp<T>(x4);
        const auto x6 = T(1.0) + x5;
        const auto x7 = T(1.0) / x6;
        const auto x8 = x5 * x7;
        const auto x9 = x2 ? x7 : x8;
        const auto x10 = c2 * x9;
        const auto x11 = x10 + T(1.0);
        const auto x12 = t * x11;
        const auto x13 = T(1.0) - t;
        const auto x14 = x2 ? x8 : x7;
        const auto x15 = x13 * x14;
        const auto x16 = x12 + x15;
        const auto x17 = minimum<T>(p, T(0.0));
        const auto x18 = abs<T>(p);
        const auto x19 = -x18;
        const auto x20 = exp<T>(x19);
        const auto x21 = log1p<T>(x20);
        const auto x22 = x17 - x21;
        const auto x23 = t * x22;
        const auto x24 = -x23;
        const auto x25 = -p;
        const auto x26 = minimum<T>(x25, T(0.0));
        const auto x27 = x26 - x21;
        const auto x28 = x13 * x27;
        const auto x29 = x24 - x28;
        const auto x30 = x16 * x29;
        const auto x31 = x16 * x13;
        const auto x32 = p < T(0.0);
        const auto x33 = T(1.0) + x20;
        const auto x34 = T(1.0) / x33;
        const auto x35 = x20 * x34;
        const auto x36 = x32 ? x35 : x34;
        const auto x37 = x31 * x36;
        const auto x38 = t * x16;
        const auto x39 = x32 ? x34 : x35;
        const auto x40 = x38 * x39;
        const auto x41 = x37 - x40;
        return {x30, {x41}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = r[0] - c0;
        const auto x1 = c1 * x0;
        const auto x2 = x1 < T(0.0);
        const auto x3 = abs<T>(x1);
        const auto x4 = -x3;
        const auto x5 = exp<T>(x4);
        const auto x6 = T(1.0) + x5;
        const auto x7 = T(1.0) / x6;
        const auto x8 = x5 * x7;
        const auto x9 = x2 ? x8 : x7;
        const auto x10 = abs<T>(p);
        const auto x11 = -x10;
        const auto x12 = exp<T>(x11);
        const auto x13 = log1p<T>(x12);
        const auto x14 = -p;
        const auto x15 = minimum<T>(x14, T(0.0));
        const auto x16 = x13 - x15;
        const auto x17 = x9 * x16;
        const auto x18 = p < T(0.0);
        const auto x19 = T(1.0) + x12;
        const auto x20 = T(1.0) / x19;
        const auto x21 = x12 * x20;
        const auto x22 = x18 ? x21 : x20;
        const auto x23 = x9 * x22;
        return {x17, {x23}};
    }
};
