// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// sigmoid_focal_loss_none_none: reads gamma
template <class T> struct sigmoid_focal_loss_none_none {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    bool c1;
    explicit sigmoid_focal_loss_none_none(const double* h) {
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
        const auto x15 = minimum<T>(p, T(0.0));
        const auto x16 = log1p<T>(x3);
        const auto x17 = x15 - x16;
        const auto x18 = t * x17;
        const auto x19 = -x18;
        const auto x20 = -p;
        const auto x21 = minimum<T>(x20, T(0.0));
        const auto x22 = x21 - x16;
        const auto x23 = x9 * x22;
        const auto x24 = x19 - x23;
        const auto x25 = x14 * x24;
        const auto x26 = x12 > T(Lanes<T>::tiny);
        const auto x27 = x14 / x13;
        const auto x28 = c0 * x27;
        const auto x29 = x24 * x28;
        const auto x30 = c1 ? splat<T>(T(0.0)) : x29;
        const auto x31 = x26 ? x30 : splat<T>(T(0.0));
        const auto x32 = x31 * x9;
        const auto x33 = x10 * x7;
        const auto x34 = x32 * x33;
        const auto x35 = x31 * t;
        const auto x36 = x7 * x10;
        const auto x37 = x35 * x36;
        const auto x38 = x34 - x37;
        const auto x39 = x14 * x9;
        const auto x40 = x39 * x10;
        const auto x41 = x38 + x40;
        const auto x42 = t * x14;
        const auto x43 = x42 * x7;
        const auto x44 = x41 - x43;
        return {x25, {x44}};
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
        const auto x15 = x7 > T(Lanes<T>::tiny);
        const auto x16 = x9 / x8;
        const auto x17 = c0 * x16;
        const auto x18 = x13 * x17;
        const auto x19 = c1 ? splat<T>(T(0.0)) : x18;
        const auto x20 = x15 ? x19 : splat<T>(T(0.0));
        const auto x21 = x0 ? x5 : x6;
        const auto x22 = x7 * x21;
        const auto x23 = x20 * x22;
        const auto x24 = x9 * x7;
        const auto x25 = x23 + x24;
        return {x14, {x25}};
    }
};

// sigmoid_focal_loss_none_number: reads gamma, pos_weight
template <class T> struct sigmoid_focal_loss_none_number {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1;
    T c0;
    bool c1;
    explicit sigmoid_focal_loss_none_number(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = r[0] * t;
        const auto x1 = T(1.0) - t;
        const auto x2 = x0 + x1;
        const auto x3 = p < T(0.0);
        const auto x4 = abs<T>(p);
        const auto x5 = -x4;
        const auto x6 = exp<T>(x5);
        const auto x7 = T(1.0) + x6;
        const auto x8 = T(1.0) / x7;
        const auto x9 = x6 * x8;
        const auto x10 = x3 ? x8 : x9;
        const auto x11 = t * x10;
        const auto x12 = x3 ? x9 : x8;
        const auto x13 = x1 * x12;
        const auto x14 = x11 + x13;
        const auto x15 = maximum<T>(x14, T(Lanes<T>::tiny));
        const auto x16 = pow<T>(x15, c0);
        const auto x17 = minimum<T>(p, T(0.0));
        const auto x18 = log1p<T>(x6);
        const auto x19 = x17 - x18;
        const auto x20 = t * x19;
        const auto x21 = -x20;
        const auto x22 = -p;
        const auto x23 = minimum<T>(x22, T(0.0));
        const auto x24 = x23 - x18;
        const auto x25 = x1 * x24;
        const auto x26 = x21 - x25;
        const auto x27 = x16 * x26;
        const auto x28 = x2 * x27;
        const auto x29 = x14 > T(Lanes<T>::tiny);
        const auto x30 = x2 * x26;
        const auto x31 = x16 / x15;
        const auto x32 = c0 * x31;
        const auto x33 = x30 * x32;
        const auto x34 = c1 ? splat<T>(T(0.0)) : x33;
        const auto x35 = x29 ? x34 : splat<T>(T(0.0));
        const auto x36 = x35 * x1;
        const auto x37 = x12 * x10;
        const auto x38 = x36 * x37;
        const auto x39 = x35 * t;
        const auto x40 = x10 * x12;
        const auto x41 = x39 * x40;
        const auto x42 = x38 - x41;
        const auto x43 = x2 * x16;
        const auto x44 = x43 * x1;
        const auto x45 = x44 * x12;
        const auto x46 = x42 + x45;
        const auto x47 = t * x43;
        const auto x48 = x47 * x10;
        const auto x49 = x46 - x48;
        return {x28, {x49}};
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
        const auto x15 = x7 > T(Lanes<T>::tiny);
        const auto x16 = x9 / x8;
        const auto x17 = c0 * x16;
        const auto x18 = x13 * x17;
        const auto x19 = c1 ? splat<T>(T(0.0)) : x18;
        const auto x20 = x15 ? x19 : splat<T>(T(0.0));
        const auto x21 = x0 ? x5 : x6;
        const auto x22 = x7 * x21;
        const auto x23 = x20 * x22;
        const auto x24 = x9 * x7;
        const auto x25 = x23 + x24;
        return {x14, {x25}};
    }
};

// sigmoid_focal_loss_number_none: reads gamma, alpha
template <class T> struct sigmoid_focal_loss_number_none {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1;
    T c0;
    bool c1;
    explicit sigmoid_focal_loss_number_none(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = r[0] * t;
        const auto x1 = T(1.0) - r[0];
        const auto x2 = T(1.0) - t;
        const auto x3 = x1 * x2;
        const auto x4 = x0 + x3;
        const auto x5 = p < T(0.0);
        const auto x6 = abs<T>(p);
        const auto x7 = -x6;
        const auto x8 = exp<T>(x7);
        const auto x9 = T(1.0) + x8;
        const auto x10 = T(1.0) / x9;
        const auto x11 = x8 * x10;
        const auto x12 = x5 ? x10 : x11;
        const auto x13 = t * x12;
        const auto x14 = x5 ? x11 : x10;
        const auto x15 = x2 * x14;
        const auto x16 = x13 + x15;
        const auto x17 = maximum<T>(x16, T(Lanes<T>::tiny));
        const auto x18 = pow<T>(x17, c0);
        const auto x19 = minimum<T>(p, T(0.0));
        const auto x20 = log1p<T>(x8);
        const auto x21 = x19 - x20;
        const auto x22 = t * x21;
        const auto x23 = -x22;
        const auto x24 = -p;
        const auto x25 = minimum<T>(x24, T(0.0));
        const auto x26 = x25 - x20;
        const auto x27 = x2 * x26;
        const auto x28 = x23 - x27;
        const auto x29 = x18 * x28;
        const auto x30 = x4 * x29;
        const auto x31 = x16 > T(Lanes<T>::tiny);
        const auto x32 = x4 * x28;
        const auto x33 = x18 / x17;
        const auto x34 = c0 * x33;
        const auto x35 = x32 * x34;
        const auto x36 = c1 ? splat<T>(T(0.0)) : x35;
        const auto x37 = x31 ? x36 : splat<T>(T(0.0));
        const auto x38 = x37 * x2;
        const auto x39 = x14 * x12;
        const auto x40 = x38 * x39;
        const auto x41 = x37 * t;
        const auto x42 = x12 * x14;
        const auto x43 = x41 * x42;
        const auto x44 = x40 - x43;
        const auto x45 = x4 * x18;
        const auto x46 = x45 * x2;
        const auto x47 = x46 * x14;
        const auto x48 = x44 + x47;
        const auto x49 = t * x45;
        const auto x50 = x49 * x12;
        const auto x51 = x48 - x50;
        return {x30, {x51}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = T(1.0) - r[0];
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
        const auto x11 = log1p<T>(x4);
        const auto x12 = -p;
        const auto x13 = minimum<T>(x12, T(0.0));
        const auto x14 = x11 - x13;
        const auto x15 = x10 * x14;
        const auto x16 = x0 * x15;
        const auto x17 = x8 > T(Lanes<T>::tiny);
        const auto x18 = x0 * x14;
        const auto x19 = x10 / x9;
        const auto x20 = c0 * x19;
        const auto x21 = x18 * x20;
        const auto x22 = c1 ? splat<T>(T(0.0)) : x21;
        const auto x23 = x17 ? x22 : splat<T>(T(0.0));
        const auto x24 = x1 ? x6 : x7;
        const auto x25 = x8 * x24;
        const auto x26 = x23 * x25;
        const auto x27 = x0 * x10;
        const auto x28 = x27 * x8;
        const auto x29 = x26 + x28;
        return {x16, {x29}};
    }
};

// sigmoid_focal_loss_number_number: reads gamma, alpha, pos_weight
template <class T> struct sigmoid_focal_loss_number_number {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 2;
    T c0;
    bool c1;
    explicit sigmoid_focal_loss_number_number(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = r[0] * t;
        const auto x1 = T(1.0) - r[0];
        const auto x2 = T(1.0) - t;
        const auto x3 = x1 * x2;
        const auto x4 = x0 + x3;
        const auto x5 = r[1] * t;
        const auto x6 = x5 + x2;
        const auto x7 = p < T(0.0);
        const auto x8 = abs<T>(p);
        const auto x9 = -x8;
        const auto x10 = exp<T>(x9);
        const auto x11 = T(1.0) + x10;
        const auto x12 = T(1.0) / x11;
        const auto x13 = x10 * x12;
        const auto x14 = x7 ? x12 : x13;
        const auto x15 = t * x14;
        const auto x16 = x7 ? x13 : x12;
        const auto x17 = x2 * x16;
        const auto x18 = x15 + x17;
        const auto x19 = maximum<T>(x18, T(Lanes<T>::tiny));
        const auto x20 = pow<T>(x19, c0);
        const auto x21 = minimum<T>(p, T(0.0));
        const auto x22 = log1p<T>(x10);
        const auto x23 = x21 - x22;
        const auto x24 = t * x23;
        const auto x25 = -x24;
        const auto x26 = -p;
        const auto x27 = minimum<T>(x26, T(0.0));
        const auto x28 = x27 - x22;
        const auto x29 = x2 * x28;
        const auto x30 = x25 - x29;
        const auto x31 = x20 * x30;
        const auto x32 = x6 * x31;
        const auto x33 = x4 * x32;
        const auto x34 = x18 > T(Lanes<T>::tiny);
        const auto x35 = x4 * x6;
        const auto x36 = x35 * x30;
        const auto x37 = x20 / x19;
        const auto x38 = c0 * x37;
        const auto x39 = x36 * x38;
        const auto x40 = c1 ? splat<T>(T(0.0)) : x39;
        const auto x41 = x34 ? x40 : splat<T>(T(0.0));
        const auto x42 = x41 * x2;
        const auto x43 = x16 * x14;
        const auto x44 = x42 * x43;
        const auto x45 = x41 * t;
        const auto x46 = x14 * x16;
        const auto x47 = x45 * x46;
        const auto x48 = x44 - x47;
        const auto x49 = x35 * x20;
        const auto x50 = x49 * x2;
        const auto x51 = x50 * x16;
        const auto x52 = x48 + x51;
        const auto x53 = t * x49;
        const auto x54 = x53 * x14;
        const auto x55 = x52 - x54;
        return {x33, {x55}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = T(1.0) - r[0];
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
        const auto x11 = log1p<T>(x4);
        const auto x12 = -p;
        const auto x13 = minimum<T>(x12, T(0.0));
        const auto x14 = x11 - x13;
        const auto x15 = x10 * x14;
        const auto x16 = x0 * x15;
        const auto x17 = x8 > T(Lanes<T>::tiny);
        const auto x18 = x0 * x14;
        const auto x19 = x10 / x9;
        const auto x20 = c0 * x19;
        const auto x21 = x18 * x20;
        const auto x22 = c1 ? splat<T>(T(0.0)) : x21;
        const auto x23 = x17 ? x22 : splat<T>(T(0.0));
        const auto x24 = x1 ? x6 : x7;
        const auto x25 = x8 * x24;
        const auto x26 = x23 * x25;
        const auto x27 = x0 * x10;
        const auto x28 = x27 * x8;
        const auto x29 = x26 + x28;
        return {x16, {x29}};
    }
};
