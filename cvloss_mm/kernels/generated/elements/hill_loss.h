// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// hill_loss: reads lamb, margin, gamma
template <class T> struct hill_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    T c2;
    bool c3;
    explicit hill_loss(const double* h) {
        const bool s4 = h[2] == double(0.0);
        c0 = T(h[0]);
        c1 = T(h[1]);
        c2 = T(h[2]);
        c3 = s4;
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = T(1.0) - t;
        const auto x1 = p < T(0.0);
        const auto x2 = abs<T>(p);
        const auto x3 = -x2;
        const auto x4 = exp<T>(x3);
        const auto x5 = T(1.0) + x4;
        const auto x6 = T(1.0) / x5;
        const auto x7 = x4 * x6;
        const auto x8 = x1 ? x7 : x6;
        const auto x9 = c0 - x8;
        const auto x10 = x0 * x9;
        const auto x11 = x10 * x8;
        const auto x12 = x11 * x8;
        const auto x13 = c1 - p;
        const auto x14 = x13 < T(0.0);
        const auto x15 = abs<T>(x13);
        const auto x16 = -x15;
        const auto x17 = exp<T>(x16);
        const auto x18 = T(1.0) + x17;
        const auto x19 = T(1.0) / x18;
        const auto x20 = x17 * x19;
        const auto x21 = x14 ? x20 : x19;
        const auto x22 = maximum<T>(x21, T(Lanes<T>::tiny));
        const auto x23 = pow<T>(x22, c2);
        const auto x24 = p - c1;
        const auto x25 = minimum<T>(x24, T(0.0));
        const auto x26 = abs<T>(x24);
        const auto x27 = -x26;
        const auto x28 = exp<T>(x27);
        const auto x29 = log1p<T>(x28);
        const auto x30 = x25 - x29;
        const auto x31 = x23 * x30;
        const auto x32 = x31 * t;
        const auto x33 = x12 - x32;
        const auto x34 = x23 * t;
        const auto x35 = x34 * x21;
        const auto x36 = -x35;
        const auto x37 = x21 > T(Lanes<T>::tiny);
        const auto x38 = t * x30;
        const auto x39 = x23 / x22;
        const auto x40 = c2 * x39;
        const auto x41 = x38 * x40;
        const auto x42 = -x41;
        const auto x43 = c3 ? splat<T>(T(0.0)) : x42;
        const auto x44 = x37 ? x43 : splat<T>(T(0.0));
        const auto x45 = x14 ? x19 : x20;
        const auto x46 = x21 * x45;
        const auto x47 = x44 * x46;
        const auto x48 = x36 - x47;
        const auto x49 = x8 * x10;
        const auto x50 = x11 + x49;
        const auto x51 = x8 * x8;
        const auto x52 = x51 * x0;
        const auto x53 = x50 - x52;
        const auto x54 = x1 ? x6 : x7;
        const auto x55 = x8 * x54;
        const auto x56 = x53 * x55;
        const auto x57 = x48 + x56;
        return {x33, {x57}};
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
        const auto x8 = c0 - x7;
        const auto x9 = x8 * x7;
        const auto x10 = x9 * x7;
        const auto x11 = x7 * x8;
        const auto x12 = x9 + x11;
        const auto x13 = x7 * x7;
        const auto x14 = x12 - x13;
        const auto x15 = x0 ? x5 : x6;
        const auto x16 = x7 * x15;
        const auto x17 = x14 * x16;
        return {x10, {x17}};
    }
};
