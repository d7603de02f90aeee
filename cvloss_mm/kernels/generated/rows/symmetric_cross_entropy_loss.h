// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// symmetric_cross_entropy_loss_false_labels: reads alpha, beta, log_zero
template <class T> struct symmetric_cross_entropy_loss_false_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    T c5;
    T c6;
    explicit symmetric_cross_entropy_loss_false_labels(const double* h) {
        const double s4 = std::fmax(double(1.0), double(Lanes<T>::tiny));
        const double s5 = std::log(s4);
        const double s7 = std::fmax(s5, h[2]);
        const double s8 = h[1] * s7;
        const double s9 = -h[0];
        const double s11 = std::fmax(double(0.0), double(Lanes<T>::tiny));
        const double s12 = std::log(s11);
        const double s13 = std::fmax(s12, h[2]);
        const double s14 = h[1] * s13;
        c0 = T(h[0]);
        c1 = T(h[1]);
        c2 = T(s8);
        c3 = T(s9);
        c4 = T(s7);
        c5 = T(s13);
        c6 = T(s14);
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
        const auto y5 = group.p - a0;
        const auto y6 = group.kept(0);
        const auto y7 = y4 * y6;
        const auto y8 = y7 * c4;
        const auto y9 = c2 * y7;
        const auto s10 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = y4[k.row] * k.kept(0);
            const auto x1 = x0 * c5;
            const auto x2 = c6 * x0;
            return std::array<V, 2>{x1, x2};
        }, {{y8, y9}});
        const V a2 = load<T>(s10[0].row);
        const V a3 = load<T>(s10[1].row);
        const auto y13 = any_log<T>(a1);
        const auto y14 = y13 - y5;
        const auto y15 = c0 * y14;
        const auto y16 = a2 * c1;
        const auto y17 = y15 - y16;
        const auto y18 = c3 - y9;
        const auto y19 = c3 - a3;
        const auto y20 = y7 * y19;
        const auto y21 = y18 - y20;
        group.slopes([&](const auto& k) {
            const auto x0 = y4[k.row] * k.kept(0);
            const auto x1 = c6 * x0;
            const auto x2 = -x1;
            const auto x3 = x0 * y19[k.row];
            const auto x4 = x2 - x3;
            return std::array<V, 1>{x4};
        }, y21);
        return y17;
    }
};

// symmetric_cross_entropy_loss_true_labels: reads alpha, beta, log_zero
template <class T> struct symmetric_cross_entropy_loss_true_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    bool c2;
    T c3;
    T c4;
    T c5;
    T c6;
    bool c7;
    T c8;
    T c9;
    T c10;
    T c11;
    explicit symmetric_cross_entropy_loss_true_labels(const double* h) {
        const double s4 = std::exp(h[2]);
        const double s5 = std::fmax(double(1.0), s4);
        const bool s7 = s5 == double(0.0);
        const double s8 = h[0] * s5;
        const double s9 = -s8;
        const double s11 = std::fmax(double(1.0), double(Lanes<T>::tiny));
        const double s12 = std::log(s11);
        const double s13 = std::fmax(s12, h[2]);
        const double s14 = h[1] * s13;
        const double s15 = std::fmax(double(0.0), s4);
        const bool s16 = s15 == double(0.0);
        const double s17 = std::fmax(double(0.0), double(Lanes<T>::tiny));
        const double s18 = std::log(s17);
        const double s19 = std::fmax(s18, h[2]);
        const double s20 = h[0] * s15;
        const double s21 = -s20;
        const double s22 = h[1] * s19;
        c0 = T(h[0]);
        c1 = T(h[1]);
        c2 = s7;
        c3 = T(s9);
        c4 = T(s14);
        c5 = T(s5);
        c6 = T(s13);
        c7 = s16;
        c8 = T(s15);
        c9 = T(s19);
        c10 = T(s21);
        c11 = T(s22);
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
        const auto y7 = abs<T>(y6);
        const auto y8 = y7 == T(INFINITY);
        const auto y9 = mask<T>(c2) & y8;
        const auto y10 = y9 ? splat<T>(T(0.0)) : y6;
        const auto y11 = c5 * y10;
        const auto y12 = T(1.0) / a1;
        const auto y13 = group.kept(0);
        const auto y14 = y12 * y13;
        const auto y15 = y14 * c6;
        const auto y16 = y9 ? splat<T>(T(0.0)) : splat<T>(c3);
        const auto y17 = c4 * y14;
        const auto y18 = y16 - y17;
        const auto s19 = group.template gather<SUM, SUM, SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = x0 - y5[k.row];
            const auto x2 = abs<T>(x1);
            const auto x3 = x2 == T(INFINITY);
            const auto x4 = mask<T>(c7) & x3;
            const auto x5 = x4 ? splat<T>(T(0.0)) : x1;
            const auto x6 = c8 * x5;
            const auto x7 = y12[k.row] * k.kept(0);
            const auto x8 = x7 * c9;
            const auto x9 = x4 ? splat<T>(T(0.0)) : splat<T>(c10);
            const auto x10 = c11 * x7;
            const auto x11 = x9 - x10;
            return std::array<V, 3>{x6, x8, x11};
        }, {{y11, y15, y18}});
        const V a2 = load<T>(s19[0].row);
        const V a3 = load<T>(s19[1].row);
        const V a4 = load<T>(s19[2].row);
        const auto y23 = a2 * c0;
        const auto y24 = -y23;
        const auto y25 = a3 * c1;
        const auto y26 = y24 - y25;
        const auto y27 = y14 * a4;
        const auto y28 = y18 - y27;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = x0 - y5[k.row];
            const auto x2 = abs<T>(x1);
            const auto x3 = x2 == T(INFINITY);
            const auto x4 = mask<T>(c7) & x3;
            const auto x5 = x4 ? splat<T>(T(0.0)) : splat<T>(c10);
            const auto x6 = y12[k.row] * k.kept(0);
            const auto x7 = c11 * x6;
            const auto x8 = x5 - x7;
            const auto x9 = x6 * s19[2].row[k.row];
            const auto x10 = x8 - x9;
            return std::array<V, 1>{x10};
        }, y28);
        return y26;
    }
};

// symmetric_cross_entropy_loss_false_dense: reads alpha, beta, log_zero
template <class T> struct symmetric_cross_entropy_loss_false_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit symmetric_cross_entropy_loss_false_dense(const double* h) {
        c0 = T(h[0]);
        c1 = T(h[1]);
        c2 = T(h[2]);
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
        const auto y4 = any_log<T>(a1);
        const auto y5 = T(1.0) / a1;
        const auto s6 = group.template gather<SUM, SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x7 = k.t * x6;
            const auto x8 = y5[k.row] * k.kept(0);
            const auto x9 = maximum<T>(k.t, T(Lanes<T>::tiny));
            const auto x10 = log<T>(x9);
            k.keep(1, x10);
            const auto x12 = maximum<T>(x10, c2);
            const auto x13 = x8 * x12;
            const auto x14 = c0 * k.t;
            const auto x15 = -x14;
            const auto x16 = x5 ? splat<T>(T(0.0)) : x15;
            const auto x17 = c1 * x12;
            const auto x18 = x17 * x8;
            const auto x19 = x16 - x18;
            return std::array<V, 3>{x7, x13, x19};
        });
        const V a2 = load<T>(s6[0].row);
        const V a3 = load<T>(s6[1].row);
        const V a4 = load<T>(s6[2].row);
        const auto y10 = a2 * c0;
        const auto y11 = -y10;
        const auto y12 = a3 * c1;
        const auto y13 = y11 - y12;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = c0 * k.t;
            const auto x7 = -x6;
            const auto x8 = x5 ? splat<T>(T(0.0)) : x7;
            const auto x9 = maximum<T>(k.kept(1), c2);
            const auto x10 = c1 * x9;
            const auto x11 = y5[k.row] * k.kept(0);
            const auto x12 = x10 * x11;
            const auto x13 = x8 - x12;
            const auto x14 = x11 * s6[2].row[k.row];
            const auto x15 = x13 - x14;
            return std::array<V, 1>{x15};
        });
        return y13;
    }
};

// symmetric_cross_entropy_loss_true_dense: reads alpha, beta, log_zero
template <class T> struct symmetric_cross_entropy_loss_true_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit symmetric_cross_entropy_loss_true_dense(const double* h) {
        const double s3 = std::exp(h[2]);
        c0 = T(h[0]);
        c1 = T(h[1]);
        c2 = T(s3);
        c3 = T(h[2]);
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
        const auto y4 = any_log<T>(a1);
        const auto y5 = T(1.0) / a1;
        const auto s6 = group.template gather<SUM, SUM, SUM>([&](const auto& k) {
            const auto x0 = maximum<T>(k.t, c2);
            const auto x1 = x0 == T(0.0);
            const auto x2 = k.p - s0[0].row[k.row];
            const auto x3 = x2 - y4[k.row];
            const auto x4 = abs<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x1 & x5;
            const auto x7 = x6 ? splat<T>(T(0.0)) : x3;
            const auto x8 = x0 * x7;
            const auto x9 = y5[k.row] * k.kept(0);
            const auto x10 = maximum<T>(k.t, T(Lanes<T>::tiny));
            const auto x11 = log<T>(x10);
            k.keep(1, x11);
            const auto x13 = maximum<T>(x11, c3);
            const auto x14 = x9 * x13;
            const auto x15 = c0 * x0;
            const auto x16 = -x15;
            const auto x17 = x6 ? splat<T>(T(0.0)) : x16;
            const auto x18 = c1 * x13;
            const auto x19 = x18 * x9;
            const auto x20 = x17 - x19;
            return std::array<V, 3>{x8, x14, x20};
        });
        const V a2 = load<T>(s6[0].row);
        const V a3 = load<T>(s6[1].row);
        const V a4 = load<T>(s6[2].row);
        const auto y10 = a2 * c0;
        const auto y11 = -y10;
        const auto y12 = a3 * c1;
        const auto y13 = y11 - y12;
        group.slopes([&](const auto& k) {
            const auto x0 = maximum<T>(k.t, c2);
            const auto x1 = x0 == T(0.0);
            const auto x2 = k.p - s0[0].row[k.row];
            const auto x3 = x2 - y4[k.row];
            const auto x4 = abs<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x1 & x5;
            const auto x7 = c0 * x0;
            const auto x8 = -x7;
            const auto x9 = x6 ? splat<T>(T(0.0)) : x8;
            const auto x10 = maximum<T>(k.kept(1), c3);
            const auto x11 = c1 * x10;
            const auto x12 = y5[k.row] * k.kept(0);
            const auto x13 = x11 * x12;
            const auto x14 = x9 - x13;
            const auto x15 = x12 * s6[2].row[k.row];
            const auto x16 = x14 - x15;
            return std::array<V, 1>{x16};
        });
        return y13;
    }
};
