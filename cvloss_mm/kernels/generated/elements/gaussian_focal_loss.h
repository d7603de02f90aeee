// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// gaussian_focal_loss: reads alpha, gamma, pos_weight, neg_weight
template <class T> struct gaussian_focal_loss {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    bool c4;
    T c5;
    explicit gaussian_focal_loss(const double* h) {
        const bool s5 = h[0] == double(0.0);
        const double s8 = std::fmax(double(1.0), double(Lanes<T>::tiny));
        const double s9 = std::pow(s8, h[1]);
        const double s10 = h[3] * s9;
        c0 = T(h[2]);
        c1 = T(h[0]);
        c2 = T(h[1]);
        c3 = T(h[3]);
        c4 = s5;
        c5 = T(s10);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = maximum<T>(p, T(1e-12));
        const auto x1 = log<T>(x0);
        const auto x2 = t == T(1.0);
        const auto x3 = x2 ? splat<T>(T(1.0)) : splat<T>(T(0.0));
        const auto x4 = c0 * x3;
        const auto x5 = T(1.0) - p;
        const auto x6 = maximum<T>(x5, T(Lanes<T>::tiny));
        const auto x7 = pow<T>(x6, c1);
        const auto x8 = x4 * x7;
        const auto x9 = x1 * x8;
        const auto x10 = -x9;
        const auto x11 = maximum<T>(x5, T(1e-12));
        const auto x12 = log<T>(x11);
        const auto x13 = T(1.0) - t;
        const auto x14 = maximum<T>(x13, T(Lanes<T>::tiny));
        const auto x15 = pow<T>(x14, c2);
        const auto x16 = c3 * x15;
        const auto x17 = maximum<T>(p, T(Lanes<T>::tiny));
        const auto x18 = pow<T>(x17, c1);
        const auto x19 = x16 * x18;
        const auto x20 = x12 * x19;
        const auto x21 = x10 - x20;
        const auto x22 = p > T(Lanes<T>::tiny);
        const auto x23 = x12 * x16;
        const auto x24 = x18 / x17;
        const auto x25 = c1 * x24;
        const auto x26 = x23 * x25;
        const auto x27 = -x26;
        const auto x28 = c4 ? splat<T>(T(0.0)) : x27;
        const auto x29 = x22 ? x28 : splat<T>(T(0.0));
        const auto x30 = x5 > T(1e-12);
        const auto x31 = x19 / x11;
        const auto x32 = -x31;
        const auto x33 = x30 ? x32 : splat<T>(T(0.0));
        const auto x34 = x29 - x33;
        const auto x35 = p > T(1e-12);
        const auto x36 = x8 / x0;
        const auto x37 = -x36;
        const auto x38 = x35 ? x37 : splat<T>(T(0.0));
        const auto x39 = x34 + x38;
        const auto x40 = x5 > T(Lanes<T>::tiny);
        const auto x41 = x1 * x4;
        const auto x42 = x7 / x6;
        const auto x43 = c1 * x42;
        const auto x44 = x41 * x43;
        const auto x45 = -x44;
        const auto x46 = c4 ? splat<T>(T(0.0)) : x45;
        const auto x47 = x40 ? x46 : splat<T>(T(0.0));
        const auto x48 = x39 - x47;
        return {x21, {x48}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = T(1.0) - p;
        const auto x1 = maximum<T>(x0, T(1e-12));
        const auto x2 = log<T>(x1);
        const auto x3 = maximum<T>(p, T(Lanes<T>::tiny));
        const auto x4 = pow<T>(x3, c1);
        const auto x5 = c5 * x4;
        const auto x6 = x2 * x5;
        const auto x7 = -x6;
        const auto x8 = p > T(Lanes<T>::tiny);
        const auto x9 = x2 * c5;
        const auto x10 = x4 / x3;
        const auto x11 = c1 * x10;
        const auto x12 = x9 * x11;
        const auto x13 = -x12;
        const auto x14 = c4 ? splat<T>(T(0.0)) : x13;
        const auto x15 = x8 ? x14 : splat<T>(T(0.0));
        const auto x16 = x0 > T(1e-12);
        const auto x17 = x5 / x1;
        const auto x18 = -x17;
        const auto x19 = x16 ? x18 : splat<T>(T(0.0));
        const auto x20 = x15 - x19;
        return {x7, {x20}};
    }
};
