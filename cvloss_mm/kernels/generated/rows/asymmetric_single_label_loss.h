// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// asymmetric_single_label_loss_labels: reads gamma_pos, gamma_neg, label_smoothing
template <class T> struct asymmetric_single_label_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    bool c3;
    T c4;
    T c5;
    bool c6;
    explicit asymmetric_single_label_loss_labels(const double* h) {
        const double s1 = -double(Lanes<T>::largest);
        const double s5 = double(1.0) - h[2];
        const double s7 = h[2] / h[3];
        const double s8 = s5 + s7;
        const bool s10 = h[0] == double(0.0);
        const bool s12 = h[1] == double(0.0);
        c0 = T(s1);
        c1 = T(h[0]);
        c2 = T(s8);
        c3 = s10;
        c4 = T(h[1]);
        c5 = T(s7);
        c6 = s12;
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const V a1 = load<T>(s2[0].row);
        const auto y4 = group.p - a0;
        const auto y5 = any_log<T>(a1);
        const auto y6 = y4 - y5;
        const auto y7 = expm1<T>(y6);
        const auto y8 = -y7;
        const auto y9 = maximum<T>(y8, T(Lanes<T>::tiny));
        const auto y10 = pow<T>(y9, c1);
        const auto y11 = c2 * y10;
        const auto y12 = maximum<T>(y6, c0);
        const auto y13 = y11 * y12;
        const auto y14 = y6 > c0;
        const auto y15 = -y11;
        const auto y16 = y14 ? y15 : splat<T>(T(0.0));
        const auto y17 = y8 > T(Lanes<T>::tiny);
        const auto y18 = y12 * c2;
        const auto y19 = y10 / y9;
        const auto y20 = c1 * y19;
        const auto y21 = y18 * y20;
        const auto y22 = -y21;
        const auto y23 = c3 ? splat<T>(T(0.0)) : y22;
        const auto y24 = y17 ? y23 : splat<T>(T(0.0));
        const auto y25 = y7 + T(1.0);
        const auto y26 = y24 * y25;
        const auto y27 = y16 - y26;
        const auto y28 = T(1.0) / a1;
        const auto s29 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = y28[k.row] * k.kept(0);
            const auto x1 = maximum<T>(x0, T(Lanes<T>::tiny));
            const auto x2 = pow<T>(x1, c4);
            k.keep(1, x2);
            const auto x4 = c5 * x2;
            const auto x5 = k.p - s0[0].row[k.row];
            const auto x6 = x5 - y5[k.row];
            const auto x7 = maximum<T>(x6, c0);
            const auto x8 = x4 * x7;
            const auto x9 = x6 > c0;
            const auto x10 = -x4;
            const auto x11 = x9 ? x10 : splat<T>(T(0.0));
            const auto x12 = x0 > T(Lanes<T>::tiny);
            const auto x13 = x7 * c5;
            const auto x14 = x2 / x1;
            const auto x15 = c4 * x14;
            const auto x16 = x13 * x15;
            const auto x17 = -x16;
            const auto x18 = c6 ? splat<T>(T(0.0)) : x17;
            const auto x19 = x12 ? x18 : splat<T>(T(0.0));
            const auto x20 = x19 * x0;
            const auto x21 = x11 + x20;
            return std::array<V, 2>{x8, x21};
        }, {{y13, y27}});
        const V a2 = load<T>(s29[0].row);
        const V a3 = load<T>(s29[1].row);
        const auto y32 = -a2;
        const auto y33 = group.kept(0);
        const auto y34 = y28 * y33;
        const auto y35 = y34 * a3;
        const auto y36 = y27 - y35;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = x0 - y5[k.row];
            const auto x2 = x1 > c0;
            const auto x3 = c5 * k.kept(1);
            const auto x4 = -x3;
            const auto x5 = x2 ? x4 : splat<T>(T(0.0));
            const auto x6 = y28[k.row] * k.kept(0);
            const auto x7 = x6 > T(Lanes<T>::tiny);
            const auto x8 = maximum<T>(x1, c0);
            const auto x9 = x8 * c5;
            const auto x10 = maximum<T>(x6, T(Lanes<T>::tiny));
            const auto x11 = k.kept(1) / x10;
            const auto x12 = c4 * x11;
            const auto x13 = x9 * x12;
            const auto x14 = -x13;
            const auto x15 = c6 ? splat<T>(T(0.0)) : x14;
            const auto x16 = x7 ? x15 : splat<T>(T(0.0));
            const auto x17 = x16 * x6;
            const auto x18 = x5 + x17;
            const auto x19 = x6 * s29[1].row[k.row];
            const auto x20 = x18 - x19;
            return std::array<V, 1>{x20};
        }, y36);
        return y32;
    }
};

// asymmetric_single_label_loss_dense: reads gamma_pos, gamma_neg, label_smoothing
template <class T> struct asymmetric_single_label_loss_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 3;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit asymmetric_single_label_loss_dense(const double* h) {
        const double s2 = double(1.0) - h[2];
        const double s4 = h[2] / h[3];
        const double s8 = -double(Lanes<T>::largest);
        c0 = T(s2);
        c1 = T(s4);
        c2 = T(h[0]);
        c3 = T(h[1]);
        c4 = T(s8);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const V a1 = load<T>(s2[0].row);
        const auto y4 = T(1.0) / a1;
        const auto y5 = any_log<T>(a1);
        const auto s6 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = c0 * k.t;
            const auto x1 = x0 + c1;
            const auto x2 = T(1.0) - k.t;
            const auto x3 = y4[k.row] * k.kept(0);
            const auto x4 = x2 * x3;
            const auto x5 = k.p - s0[0].row[k.row];
            const auto x6 = x5 - y5[k.row];
            const auto x7 = expm1<T>(x6);
            k.keep(1, x7);
            const auto x9 = x7 * k.t;
            const auto x10 = x4 - x9;
            const auto x11 = maximum<T>(x10, T(Lanes<T>::tiny));
            const auto x12 = c2 * k.t;
            const auto x13 = c3 * x2;
            const auto x14 = x12 + x13;
            const auto x15 = any_pow<T>(x11, x14);
            k.keep(2, x15);
            const auto x17 = x1 * x15;
            const auto x18 = maximum<T>(x6, c4);
            const auto x19 = x17 * x18;
            const auto x20 = x6 > c4;
            const auto x21 = -x17;
            const auto x22 = x20 ? x21 : splat<T>(T(0.0));
            const auto x23 = x10 > T(Lanes<T>::tiny);
            const auto x24 = x14 == T(0.0);
            const auto x25 = x18 * x1;
            const auto x26 = x15 / x11;
            const auto x27 = x14 * x26;
            const auto x28 = x25 * x27;
            const auto x29 = -x28;
            const auto x30 = x24 ? splat<T>(T(0.0)) : x29;
            const auto x31 = x23 ? x30 : splat<T>(T(0.0));
            const auto x32 = x31 * x2;
            const auto x33 = x32 * x3;
            const auto x34 = x22 + x33;
            const auto x35 = x31 * k.t;
            const auto x36 = x7 + T(1.0);
            const auto x37 = x35 * x36;
            const auto x38 = x34 - x37;
            return std::array<V, 2>{x19, x38};
        });
        const V a2 = load<T>(s6[0].row);
        const V a3 = load<T>(s6[1].row);
        const auto y9 = -a2;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = x0 - y5[k.row];
            const auto x2 = x1 > c4;
            const auto x3 = c0 * k.t;
            const auto x4 = x3 + c1;
            const auto x5 = x4 * k.kept(2);
            const auto x6 = -x5;
            const auto x7 = x2 ? x6 : splat<T>(T(0.0));
            const auto x8 = T(1.0) - k.t;
            const auto x9 = y4[k.row] * k.kept(0);
            const auto x10 = x8 * x9;
            const auto x11 = k.kept(1) * k.t;
            const auto x12 = x10 - x11;
            const auto x13 = x12 > T(Lanes<T>::tiny);
            const auto x14 = c2 * k.t;
            const auto x15 = c3 * x8;
            const auto x16 = x14 + x15;
            const auto x17 = x16 == T(0.0);
            const auto x18 = maximum<T>(x1, c4);
            const auto x19 = x18 * x4;
            const auto x20 = maximum<T>(x12, T(Lanes<T>::tiny));
            const auto x21 = k.kept(2) / x20;
            const auto x22 = x16 * x21;
            const auto x23 = x19 * x22;
            const auto x24 = -x23;
            const auto x25 = x17 ? splat<T>(T(0.0)) : x24;
            const auto x26 = x13 ? x25 : splat<T>(T(0.0));
            const auto x27 = x26 * x8;
            const auto x28 = x27 * x9;
            const auto x29 = x7 + x28;
            const auto x30 = x26 * k.t;
            const auto x31 = k.kept(1) + T(1.0);
            const auto x32 = x30 * x31;
            const auto x33 = x29 - x32;
            const auto x34 = x9 * s6[1].row[k.row];
            const auto x35 = x33 - x34;
            return std::array<V, 1>{x35};
        });
        return y9;
    }
};
