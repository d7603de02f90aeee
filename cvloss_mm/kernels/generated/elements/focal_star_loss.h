// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// focal_star_loss: reads gamma, beta
template <class T> struct focal_star_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    T c2;
    explicit focal_star_loss(const double* h) {
        const double s3 = double(1.0) / h[0];
        c0 = T(h[0]);
        c1 = T(h[1]);
        c2 = T(s3);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = c0 * p;
        const auto x1 = x0 + c1;
        const auto x2 = minimum<T>(x1, T(0.0));
        const auto x3 = abs<T>(x1);
        const auto x4 = -x3;
        const auto x5 = exp<T>(x4);
        const auto x6 = log1p<T>(x5);
        const auto x7 = x2 - x6;
        const auto x8 = t * x7;
        const auto x9 = T(1.0) - t;
        const auto x10 = p * c0;
        const auto x11 = c1 - x10;
        const auto x12 = minimum<T>(x11, T(0.0));
        const auto x13 = abs<T>(x11);
        const auto x14 = -x13;
        const auto x15 = exp<T>(x14);
        const auto x16 = log1p<T>(x15);
        const auto x17 = x12 - x16;
        const auto x18 = x9 * x17;
        const auto x19 = x8 + x18;
        const auto x20 = c2 * x19;
        const auto x21 = -x20;
        const auto x22 = c2 * x9;
        const auto x23 = x10 - c1;
        const auto x24 = x23 < T(0.0);
        const auto x25 = abs<T>(x23);
        const auto x26 = -x25;
        const auto x27 = exp<T>(x26);
        const auto x28 = T(1.0) + x27;
        const auto x29 = T(1.0) / x28;
        const auto x30 = x27 * x29;
        const auto x31 = x24 ? x30 : x29;
        const auto x32 = x22 * x31;
        const auto x33 = x32 * c0;
        const auto x34 = c2 * t;
        const auto x35 = x1 < T(0.0);
        const auto x36 = T(1.0) + x5;
        const auto x37 = T(1.0) / x36;
        const auto x38 = x5 * x37;
        const auto x39 = x35 ? x37 : x38;
        const auto x40 = x34 * x39;
        const auto x41 = x40 * c0;
        const auto x42 = x33 - x41;
        return {x21, {x42}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = p * c0;
        const auto x1 = c1 - x0;
        const auto x2 = minimum<T>(x1, T(0.0));
        const auto x3 = abs<T>(x1);
        const auto x4 = -x3;
        const auto x5 = exp<T>(x4);
        const auto x6 = log1p<T>(x5);
        const auto x7 = x2 - x6;
        const auto x8 = c2 * x7;
        const auto x9 = -x8;
        const auto x10 = x0 - c1;
        const auto x11 = x10 < T(0.0);
        const auto x12 = abs<T>(x10);
        const auto x13 = -x12;
        const auto x14 = exp<T>(x13);
        const auto x15 = T(1.0) + x14;
        const auto x16 = T(1.0) / x15;
        const auto x17 = x14 * x16;
        const auto x18 = x11 ? x17 : x16;
        const auto x19 = c2 * x18;
        const auto x20 = x19 * c0;
        return {x9, {x20}};
    }
};
