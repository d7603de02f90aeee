// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// quality_focal_loss: reads beta
template <class T> struct quality_focal_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    bool c1;
    explicit quality_focal_loss(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
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
        const auto x9 = x0 * x8;
        const auto x10 = x1 ? x6 : x7;
        const auto x11 = t * x10;
        const auto x12 = x9 - x11;
        const auto x13 = abs<T>(x12);
        const auto x14 = maximum<T>(x13, T(Lanes<T>::tiny));
        const auto x15 = pow<T>(x14, c0);
        const auto x16 = minimum<T>(p, T(0.0));
        const auto x17 = log1p<T>(x4);
        const auto x18 = x16 - x17;
        const auto x19 = t * x18;
        const auto x20 = -x19;
        const auto x21 = -p;
        const auto x22 = minimum<T>(x21, T(0.0));
        const auto x23 = x22 - x17;
        const auto x24 = x0 * x23;
        const auto x25 = x20 - x24;
        const auto x26 = x15 * x25;
        const auto x27 = x13 > T(Lanes<T>::tiny);
        const auto x28 = x15 / x14;
        const auto x29 = c0 * x28;
        const auto x30 = x25 * x29;
        const auto x31 = c1 ? splat<T>(T(0.0)) : x30;
        const auto x32 = x27 ? x31 : splat<T>(T(0.0));
        const auto x33 = x12 > T(0.0);
        const auto x34 = x12 < T(0.0);
        const auto x35 = x34 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
        const auto x36 = x33 ? splat<T>(T(1.0)) : x35;
        const auto x37 = x32 * x36;
        const auto x38 = x37 * t;
        const auto x39 = x10 * x8;
        const auto x40 = x38 * x39;
        const auto x41 = x37 * x0;
        const auto x42 = x8 * x10;
        const auto x43 = x41 * x42;
        const auto x44 = x40 + x43;
        const auto x45 = x15 * x0;
        const auto x46 = x45 * x8;
        const auto x47 = x44 + x46;
        const auto x48 = t * x15;
        const auto x49 = x48 * x10;
        const auto x50 = x47 - x49;
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
        const auto x8 = abs<T>(x7);
        const auto x9 = maximum<T>(x8, T(Lanes<T>::tiny));
        const auto x10 = pow<T>(x9, c0);
        const auto x11 = log1p<T>(x3);
        const auto x12 = -p;
        const auto x13 = minimum<T>(x12, T(0.0));
        const auto x14 = x11 - x13;
        const auto x15 = x10 * x14;
        const auto x16 = x8 > T(Lanes<T>::tiny);
        const auto x17 = x10 / x9;
        const auto x18 = c0 * x17;
        const auto x19 = x14 * x18;
        const auto x20 = c1 ? splat<T>(T(0.0)) : x19;
        const auto x21 = x16 ? x20 : splat<T>(T(0.0));
        const auto x22 = x7 > T(0.0);
        const auto x23 = x7 < T(0.0);
        const auto x24 = x23 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
        const auto x25 = x22 ? splat<T>(T(1.0)) : x24;
        const auto x26 = x21 * x25;
        const auto x27 = x0 ? x5 : x6;
        const auto x28 = x7 * x27;
        const auto x29 = x26 * x28;
        const auto x30 = x10 * x7;
        const auto x31 = x29 + x30;
        return {x15, {x31}};
    }
};
