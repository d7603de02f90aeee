// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// iabce_loss: reads alpha, gamma, floor
template <class T> struct iabce_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    bool c4;
    explicit iabce_loss(const double* h) {
        const double s3 = double(1.0) - h[0];
        const bool s6 = h[1] == double(0.0);
        c0 = T(h[1]);
        c1 = T(h[0]);
        c2 = T(s3);
        c3 = T(h[2]);
        c4 = s6;
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
        const auto x11 = x0 ? splat<T>(T(1.0)) : x10;
        const auto x12 = pow<T>(x9, c1);
        const auto x13 = maximum<T>(t, T(Lanes<T>::tiny));
        const auto x14 = pow<T>(x13, c2);
        const auto x15 = x12 * x14;
        const auto x16 = maximum<T>(x15, c3);
        const auto x17 = x0 ? x16 : splat<T>(T(0.0));
        const auto x18 = minimum<T>(p, T(0.0));
        const auto x19 = log1p<T>(x4);
        const auto x20 = x18 - x19;
        const auto x21 = x17 * x20;
        const auto x22 = -x21;
        const auto x23 = T(1.0) - x17;
        const auto x24 = -p;
        const auto x25 = minimum<T>(x24, T(0.0));
        const auto x26 = x25 - x19;
        const auto x27 = x23 * x26;
        const auto x28 = x22 - x27;
        const auto x29 = x11 * x28;
        const auto x30 = x11 * x23;
        const auto x31 = x30 * x8;
        const auto x32 = x17 * x11;
        const auto x33 = x1 ? x6 : x7;
        const auto x34 = x32 * x33;
        const auto x35 = x31 - x34;
        const auto x36 = x8 > T(Lanes<T>::tiny);
        const auto x37 = x0 ? splat<T>(T(0.0)) : x28;
        const auto x38 = x10 / x9;
        const auto x39 = c0 * x38;
        const auto x40 = x37 * x39;
        const auto x41 = c4 ? splat<T>(T(0.0)) : x40;
        const auto x42 = x36 ? x41 : splat<T>(T(0.0));
        const auto x43 = x8 * x33;
        const auto x44 = x42 * x43;
        const auto x45 = x35 + x44;
        return {x29, {x45}};
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
        const auto x10 = log1p<T>(x3);
        const auto x11 = -p;
        const auto x12 = minimum<T>(x11, T(0.0));
        const auto x13 = x10 - x12;
        const auto x14 = x9 * x13;
        const auto x15 = x9 * x7;
        const auto x16 = x7 > T(Lanes<T>::tiny);
        const auto x17 = x9 / x8;
        const auto x18 = c0 * x17;
        const auto x19 = x13 * x18;
        const auto x20 = c4 ? splat<T>(T(0.0)) : x19;
        const auto x21 = x16 ? x20 : splat<T>(T(0.0));
        const auto x22 = x0 ? x5 : x6;
        const auto x23 = x7 * x22;
        const auto x24 = x21 * x23;
        const auto x25 = x15 + x24;
        return {x14, {x25}};
    }
};
