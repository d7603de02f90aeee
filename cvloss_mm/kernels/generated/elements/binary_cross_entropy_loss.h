// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// binary_cross_entropy_loss_none_none: reads label_smoothing
template <class T> struct binary_cross_entropy_loss_none_none {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit binary_cross_entropy_loss_none_none(const double* h) {
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
        const auto x16 = x1 - T(1.0);
        const auto x17 = p < T(0.0);
        const auto x18 = T(1.0) + x5;
        const auto x19 = T(1.0) / x18;
        const auto x20 = x5 * x19;
        const auto x21 = x17 ? x20 : x19;
        const auto x22 = x16 * x21;
        const auto x23 = -x22;
        const auto x24 = x17 ? x19 : x20;
        const auto x25 = x1 * x24;
        const auto x26 = x23 - x25;
        return {x15, {x26}};
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
        const auto x13 = p < T(0.0);
        const auto x14 = T(1.0) + x3;
        const auto x15 = T(1.0) / x14;
        const auto x16 = x3 * x15;
        const auto x17 = x13 ? x16 : x15;
        const auto x18 = c3 * x17;
        const auto x19 = -x18;
        const auto x20 = x13 ? x15 : x16;
        const auto x21 = c1 * x20;
        const auto x22 = x19 - x21;
        return {x12, {x22}};
    }
};

// binary_cross_entropy_loss_none_number: reads label_smoothing, class_weight
template <class T> struct binary_cross_entropy_loss_none_number {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1;
    T c0;
    T c1;
    T c2;
    explicit binary_cross_entropy_loss_none_number(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = double(0.5) * h[0];
        const double s5 = double(1.0) - s4;
        c0 = T(s2);
        c1 = T(s4);
        c2 = T(s5);
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
        const auto x17 = r[0] * x10;
        const auto x18 = p < T(0.0);
        const auto x19 = T(1.0) + x5;
        const auto x20 = T(1.0) / x19;
        const auto x21 = x5 * x20;
        const auto x22 = x18 ? x21 : x20;
        const auto x23 = x17 * x22;
        const auto x24 = x1 * r[0];
        const auto x25 = x18 ? x20 : x21;
        const auto x26 = x24 * x25;
        const auto x27 = x23 - x26;
        return {x16, {x27}};
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
        const auto x14 = r[0] * c2;
        const auto x15 = p < T(0.0);
        const auto x16 = T(1.0) + x3;
        const auto x17 = T(1.0) / x16;
        const auto x18 = x3 * x17;
        const auto x19 = x15 ? x18 : x17;
        const auto x20 = x14 * x19;
        const auto x21 = c1 * r[0];
        const auto x22 = x15 ? x17 : x18;
        const auto x23 = x21 * x22;
        const auto x24 = x20 - x23;
        return {x13, {x24}};
    }
};

// binary_cross_entropy_loss_number_none: reads label_smoothing, pos_weight
template <class T> struct binary_cross_entropy_loss_number_none {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit binary_cross_entropy_loss_number_none(const double* h) {
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
        const auto x2 = r[0] * x1;
        const auto x3 = minimum<T>(p, T(0.0));
        const auto x4 = abs<T>(p);
        const auto x5 = -x4;
        const auto x6 = exp<T>(x5);
        const auto x7 = log1p<T>(x6);
        const auto x8 = x3 - x7;
        const auto x9 = x2 * x8;
        const auto x10 = -x9;
        const auto x11 = T(1.0) - x1;
        const auto x12 = -p;
        const auto x13 = minimum<T>(x12, T(0.0));
        const auto x14 = x13 - x7;
        const auto x15 = x11 * x14;
        const auto x16 = x10 - x15;
        const auto x17 = x1 - T(1.0);
        const auto x18 = p < T(0.0);
        const auto x19 = T(1.0) + x6;
        const auto x20 = T(1.0) / x19;
        const auto x21 = x6 * x20;
        const auto x22 = x18 ? x21 : x20;
        const auto x23 = x17 * x22;
        const auto x24 = -x23;
        const auto x25 = x18 ? x20 : x21;
        const auto x26 = x2 * x25;
        const auto x27 = x24 - x26;
        return {x16, {x27}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = r[0] * c1;
        const auto x1 = minimum<T>(p, T(0.0));
        const auto x2 = abs<T>(p);
        const auto x3 = -x2;
        const auto x4 = exp<T>(x3);
        const auto x5 = log1p<T>(x4);
        const auto x6 = x1 - x5;
        const auto x7 = x0 * x6;
        const auto x8 = -x7;
        const auto x9 = -p;
        const auto x10 = minimum<T>(x9, T(0.0));
        const auto x11 = x10 - x5;
        const auto x12 = c2 * x11;
        const auto x13 = x8 - x12;
        const auto x14 = p < T(0.0);
        const auto x15 = T(1.0) + x4;
        const auto x16 = T(1.0) / x15;
        const auto x17 = x4 * x16;
        const auto x18 = x14 ? x17 : x16;
        const auto x19 = c3 * x18;
        const auto x20 = -x19;
        const auto x21 = x14 ? x16 : x17;
        const auto x22 = x0 * x21;
        const auto x23 = x20 - x22;
        return {x13, {x23}};
    }
};

// binary_cross_entropy_loss_number_number: reads label_smoothing, pos_weight, class_weight
template <class T> struct binary_cross_entropy_loss_number_number {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 2;
    T c0;
    T c1;
    T c2;
    explicit binary_cross_entropy_loss_number_number(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = double(0.5) * h[0];
        const double s5 = double(1.0) - s4;
        c0 = T(s2);
        c1 = T(s4);
        c2 = T(s5);
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = c0 * t;
        const auto x1 = x0 + c1;
        const auto x2 = r[0] * x1;
        const auto x3 = minimum<T>(p, T(0.0));
        const auto x4 = abs<T>(p);
        const auto x5 = -x4;
        const auto x6 = exp<T>(x5);
        const auto x7 = log1p<T>(x6);
        const auto x8 = x3 - x7;
        const auto x9 = x2 * x8;
        const auto x10 = -x9;
        const auto x11 = T(1.0) - x1;
        const auto x12 = -p;
        const auto x13 = minimum<T>(x12, T(0.0));
        const auto x14 = x13 - x7;
        const auto x15 = x11 * x14;
        const auto x16 = x10 - x15;
        const auto x17 = r[1] * x16;
        const auto x18 = r[1] * x11;
        const auto x19 = p < T(0.0);
        const auto x20 = T(1.0) + x6;
        const auto x21 = T(1.0) / x20;
        const auto x22 = x6 * x21;
        const auto x23 = x19 ? x22 : x21;
        const auto x24 = x18 * x23;
        const auto x25 = x2 * r[1];
        const auto x26 = x19 ? x21 : x22;
        const auto x27 = x25 * x26;
        const auto x28 = x24 - x27;
        return {x17, {x28}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = r[0] * c1;
        const auto x1 = minimum<T>(p, T(0.0));
        const auto x2 = abs<T>(p);
        const auto x3 = -x2;
        const auto x4 = exp<T>(x3);
        const auto x5 = log1p<T>(x4);
        const auto x6 = x1 - x5;
        const auto x7 = x0 * x6;
        const auto x8 = -x7;
        const auto x9 = -p;
        const auto x10 = minimum<T>(x9, T(0.0));
        const auto x11 = x10 - x5;
        const auto x12 = c2 * x11;
        const auto x13 = x8 - x12;
        const auto x14 = r[1] * x13;
        const auto x15 = r[1] * c2;
        const auto x16 = p < T(0.0);
        const auto x17 = T(1.0) + x4;
        const auto x18 = T(1.0) / x17;
        const auto x19 = x4 * x18;
        const auto x20 = x16 ? x19 : x18;
        const auto x21 = x15 * x20;
        const auto x22 = x0 * r[1];
        const auto x23 = x16 ? x18 : x19;
        const auto x24 = x22 * x23;
        const auto x25 = x21 - x24;
        return {x14, {x25}};
    }
};
