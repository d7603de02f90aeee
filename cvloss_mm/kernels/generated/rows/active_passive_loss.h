// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// active_passive_loss_nce_mae_labels: reads alpha, beta, gamma, log_zero
template <class T> struct active_passive_loss_nce_mae_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit active_passive_loss_nce_mae_labels(const double* h) {
        const double s4 = double(-2.0) * h[1];
        c0 = T(h[4]);
        c1 = T(h[0]);
        c2 = T(h[1]);
        c3 = T(s4);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 2>{x1, x0};
        });
        const V a1 = load<T>(s2[0].row);
        const V a2 = load<T>(s2[1].row);
        const auto y5 = any_log<T>(a1);
        const auto y6 = group.p - a0;
        const auto y7 = y5 - y6;
        const auto y8 = c0 * y5;
        const auto y9 = y8 - a2;
        const auto y10 = maximum<T>(y9, T(Lanes<T>::tiny));
        const auto y11 = y7 / y10;
        const auto y12 = c1 * y11;
        const auto y13 = y6 - y5;
        const auto y14 = expm1<T>(y13);
        const auto y15 = T(-2.0) * y14;
        const auto y16 = c2 * y15;
        const auto y17 = y12 + y16;
        const auto y18 = y14 + T(1.0);
        const auto y19 = c3 * y18;
        const auto y20 = T(1.0) / a1;
        const auto y21 = group.kept(0);
        const auto y22 = y20 * y21;
        const auto y23 = y22 * y19;
        const auto y24 = y19 - y23;
        const auto y25 = y9 > T(Lanes<T>::tiny);
        const auto y26 = y11 / y10;
        const auto y27 = c1 * y26;
        const auto y28 = -y27;
        const auto y29 = y25 ? y28 : splat<T>(T(0.0));
        const auto y30 = c0 * y29;
        const auto y31 = c1 / y10;
        const auto y32 = y30 + y31;
        const auto y33 = y32 * y22;
        const auto y34 = y29 + y31;
        const auto y35 = y33 - y34;
        const auto y36 = y24 + y35;
        group.slopes([&](const auto& k) {
            const auto x0 = y20[k.row] * k.kept(0);
            const auto x1 = y32[k.row] * x0;
            const auto x2 = x1 - y29[k.row];
            const auto x3 = x0 * y19[k.row];
            const auto x4 = x2 - x3;
            return std::array<V, 1>{x4};
        }, y36);
        return y17;
    }
};

// active_passive_loss_nce_rce_labels: reads alpha, beta, gamma, log_zero
template <class T> struct active_passive_loss_nce_rce_labels {
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
    explicit active_passive_loss_nce_rce_labels(const double* h) {
        const double s5 = std::fmax(double(1.0), double(Lanes<T>::tiny));
        const double s6 = std::log(s5);
        const double s8 = std::fmax(s6, h[3]);
        const double s9 = h[1] * s8;
        const double s11 = std::fmax(double(0.0), double(Lanes<T>::tiny));
        const double s12 = std::log(s11);
        const double s13 = std::fmax(s12, h[3]);
        const double s14 = h[1] * s13;
        c0 = T(h[4]);
        c1 = T(h[0]);
        c2 = T(h[1]);
        c3 = T(s9);
        c4 = T(s8);
        c5 = T(s13);
        c6 = T(s14);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 2>{x1, x0};
        });
        const V a1 = load<T>(s2[0].row);
        const V a2 = load<T>(s2[1].row);
        const auto y5 = T(1.0) / a1;
        const auto y6 = group.p - a0;
        const auto y7 = group.kept(0);
        const auto y8 = y5 * y7;
        const auto y9 = y8 * c4;
        const auto y10 = c3 * y8;
        const auto y11 = -y10;
        const auto y12 = any_log<T>(a1);
        const auto y13 = c0 * y12;
        const auto y14 = y13 - a2;
        const auto y15 = y14 > T(Lanes<T>::tiny);
        const auto y16 = y12 - y6;
        const auto y17 = maximum<T>(y14, T(Lanes<T>::tiny));
        const auto y18 = y16 / y17;
        const auto y19 = y18 / y17;
        const auto y20 = c1 * y19;
        const auto y21 = -y20;
        const auto y22 = y15 ? y21 : splat<T>(T(0.0));
        const auto y23 = c1 / y17;
        const auto y24 = y22 + y23;
        const auto y25 = y11 - y24;
        const auto s26 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = y5[k.row] * k.kept(0);
            const auto x1 = x0 * c5;
            const auto x2 = c6 * x0;
            const auto x3 = -x2;
            const auto x4 = x3 - y22[k.row];
            return std::array<V, 2>{x1, x4};
        }, {{y9, y25}});
        const V a3 = load<T>(s26[0].row);
        const V a4 = load<T>(s26[1].row);
        const auto y29 = c1 * y18;
        const auto y30 = a3 * c2;
        const auto y31 = y29 - y30;
        const auto y32 = y8 * a4;
        const auto y33 = y25 - y32;
        group.slopes([&](const auto& k) {
            const auto x0 = y5[k.row] * k.kept(0);
            const auto x1 = c6 * x0;
            const auto x2 = -x1;
            const auto x3 = x2 - y22[k.row];
            const auto x4 = x0 * s26[1].row[k.row];
            const auto x5 = x3 - x4;
            return std::array<V, 1>{x5};
        }, y33);
        return y31;
    }
};

// active_passive_loss_nfl_mae_labels: reads alpha, beta, gamma, log_zero
template <class T> struct active_passive_loss_nfl_mae_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 3;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    bool c4;
    explicit active_passive_loss_nfl_mae_labels(const double* h) {
        const double s4 = double(-2.0) * h[1];
        const bool s6 = h[2] == double(0.0);
        c0 = T(h[2]);
        c1 = T(h[0]);
        c2 = T(h[1]);
        c3 = T(s4);
        c4 = s6;
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
        const auto s5 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = x0 - y4[k.row];
            const auto x2 = expm1<T>(x1);
            k.keep(1, x2);
            const auto x4 = -x2;
            const auto x5 = maximum<T>(x4, T(Lanes<T>::tiny));
            const auto x6 = pow<T>(x5, c0);
            k.keep(2, x6);
            const auto x8 = y4[k.row] - x0;
            const auto x9 = x6 * x8;
            return std::array<V, 1>{x9};
        });
        const V a2 = load<T>(s5[0].row);
        const auto y7 = a2 > T(Lanes<T>::tiny);
        const auto y8 = group.p - a0;
        const auto y9 = y8 - y4;
        const auto y10 = group.kept(1);
        const auto y11 = -y10;
        const auto y12 = maximum<T>(y11, T(Lanes<T>::tiny));
        const auto y13 = group.kept(2);
        const auto y14 = y4 - y8;
        const auto y15 = y13 * y14;
        const auto y16 = maximum<T>(a2, T(Lanes<T>::tiny));
        const auto y17 = y15 / y16;
        const auto y18 = y17 / y16;
        const auto y19 = c1 * y18;
        const auto y20 = -y19;
        const auto y21 = y7 ? y20 : splat<T>(T(0.0));
        const auto y22 = c1 / y16;
        const auto y23 = y21 + y22;
        const auto y24 = y23 * y13;
        const auto y25 = -y24;
        const auto y26 = y11 > T(Lanes<T>::tiny);
        const auto y27 = y23 * y14;
        const auto y28 = y13 / y12;
        const auto y29 = c0 * y28;
        const auto y30 = y27 * y29;
        const auto y31 = c4 ? splat<T>(T(0.0)) : y30;
        const auto y32 = y26 ? y31 : splat<T>(T(0.0));
        const auto y33 = y10 + T(1.0);
        const auto y34 = y32 * y33;
        const auto y35 = y25 - y34;
        const auto s36 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = y21[k.row] * k.kept(2);
            const auto x1 = -x0;
            const auto x2 = -k.kept(1);
            const auto x3 = x2 > T(Lanes<T>::tiny);
            const auto x4 = k.p - s0[0].row[k.row];
            const auto x5 = y4[k.row] - x4;
            const auto x6 = y21[k.row] * x5;
            const auto x7 = maximum<T>(x2, T(Lanes<T>::tiny));
            const auto x8 = k.kept(2) / x7;
            const auto x9 = c0 * x8;
            const auto x10 = x6 * x9;
            const auto x11 = c4 ? splat<T>(T(0.0)) : x10;
            const auto x12 = x3 ? x11 : splat<T>(T(0.0));
            const auto x13 = k.kept(1) + T(1.0);
            const auto x14 = x12 * x13;
            const auto x15 = x1 - x14;
            return std::array<V, 1>{x15};
        }, {{y35}});
        const V a3 = load<T>(s36[0].row);
        const auto y38 = c1 * y17;
        const auto y39 = T(-2.0) * y10;
        const auto y40 = c2 * y39;
        const auto y41 = y38 + y40;
        const auto y42 = c3 * y33;
        const auto y43 = T(1.0) / a1;
        const auto y44 = group.kept(0);
        const auto y45 = y43 * y44;
        const auto y46 = y45 * y42;
        const auto y47 = y42 - y46;
        const auto y48 = y45 * a3;
        const auto y49 = y35 - y48;
        const auto y50 = y47 + y49;
        group.slopes([&](const auto& k) {
            const auto x0 = y21[k.row] * k.kept(2);
            const auto x1 = -x0;
            const auto x2 = -k.kept(1);
            const auto x3 = x2 > T(Lanes<T>::tiny);
            const auto x4 = k.p - s0[0].row[k.row];
            const auto x5 = y4[k.row] - x4;
            const auto x6 = y21[k.row] * x5;
            const auto x7 = maximum<T>(x2, T(Lanes<T>::tiny));
            const auto x8 = k.kept(2) / x7;
            const auto x9 = c0 * x8;
            const auto x10 = x6 * x9;
            const auto x11 = c4 ? splat<T>(T(0.0)) : x10;
            const auto x12 = x3 ? x11 : splat<T>(T(0.0));
            const auto x13 = k.kept(1) + T(1.0);
            const auto x14 = x12 * x13;
            const auto x15 = x1 - x14;
            const auto x16 = y43[k.row] * k.kept(0);
            const auto x17 = x16 * s36[0].row[k.row];
            const auto x18 = x15 - x17;
            const auto x19 = x16 * y42[k.row];
            const auto x20 = x18 - x19;
            return std::array<V, 1>{x20};
        }, y50);
        return y41;
    }
};

// active_passive_loss_nfl_rce_labels: reads alpha, beta, gamma, log_zero
template <class T> struct active_passive_loss_nfl_rce_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 3;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    bool c4;
    T c5;
    T c6;
    T c7;
    explicit active_passive_loss_nfl_rce_labels(const double* h) {
        const double s5 = std::fmax(double(1.0), double(Lanes<T>::tiny));
        const double s6 = std::log(s5);
        const double s8 = std::fmax(s6, h[3]);
        const double s9 = h[1] * s8;
        const bool s11 = h[2] == double(0.0);
        const double s12 = std::fmax(double(0.0), double(Lanes<T>::tiny));
        const double s13 = std::log(s12);
        const double s14 = std::fmax(s13, h[3]);
        const double s15 = h[1] * s14;
        c0 = T(h[2]);
        c1 = T(h[0]);
        c2 = T(h[1]);
        c3 = T(s9);
        c4 = s11;
        c5 = T(s8);
        c6 = T(s14);
        c7 = T(s15);
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
        const auto y10 = pow<T>(y9, c0);
        const auto y11 = y5 - y4;
        const auto y12 = y10 * y11;
        const auto y13 = T(1.0) / a1;
        const auto y14 = group.kept(0);
        const auto y15 = y13 * y14;
        const auto y16 = y15 * c5;
        const auto s17 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = x0 - y5[k.row];
            const auto x2 = expm1<T>(x1);
            k.keep(1, x2);
            const auto x4 = -x2;
            const auto x5 = maximum<T>(x4, T(Lanes<T>::tiny));
            const auto x6 = pow<T>(x5, c0);
            k.keep(2, x6);
            const auto x8 = y5[k.row] - x0;
            const auto x9 = x6 * x8;
            const auto x10 = y13[k.row] * k.kept(0);
            const auto x11 = x10 * c6;
            return std::array<V, 2>{x9, x11};
        }, {{y12, y16}});
        const V a2 = load<T>(s17[0].row);
        const V a3 = load<T>(s17[1].row);
        const auto y20 = c3 * y15;
        const auto y21 = -y20;
        const auto y22 = a2 > T(Lanes<T>::tiny);
        const auto y23 = maximum<T>(a2, T(Lanes<T>::tiny));
        const auto y24 = y12 / y23;
        const auto y25 = y24 / y23;
        const auto y26 = c1 * y25;
        const auto y27 = -y26;
        const auto y28 = y22 ? y27 : splat<T>(T(0.0));
        const auto y29 = c1 / y23;
        const auto y30 = y28 + y29;
        const auto y31 = y30 * y10;
        const auto y32 = y21 - y31;
        const auto y33 = y8 > T(Lanes<T>::tiny);
        const auto y34 = y30 * y11;
        const auto y35 = y10 / y9;
        const auto y36 = c0 * y35;
        const auto y37 = y34 * y36;
        const auto y38 = c4 ? splat<T>(T(0.0)) : y37;
        const auto y39 = y33 ? y38 : splat<T>(T(0.0));
        const auto y40 = y7 + T(1.0);
        const auto y41 = y39 * y40;
        const auto y42 = y32 - y41;
        const auto s43 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = y13[k.row] * k.kept(0);
            const auto x1 = c7 * x0;
            const auto x2 = -x1;
            const auto x3 = y28[k.row] * k.kept(2);
            const auto x4 = x2 - x3;
            const auto x5 = -k.kept(1);
            const auto x6 = x5 > T(Lanes<T>::tiny);
            const auto x7 = k.p - s0[0].row[k.row];
            const auto x8 = y5[k.row] - x7;
            const auto x9 = y28[k.row] * x8;
            const auto x10 = maximum<T>(x5, T(Lanes<T>::tiny));
            const auto x11 = k.kept(2) / x10;
            const auto x12 = c0 * x11;
            const auto x13 = x9 * x12;
            const auto x14 = c4 ? splat<T>(T(0.0)) : x13;
            const auto x15 = x6 ? x14 : splat<T>(T(0.0));
            const auto x16 = k.kept(1) + T(1.0);
            const auto x17 = x15 * x16;
            const auto x18 = x4 - x17;
            return std::array<V, 1>{x18};
        }, {{y42}});
        const V a4 = load<T>(s43[0].row);
        const auto y45 = c1 * y24;
        const auto y46 = a3 * c2;
        const auto y47 = y45 - y46;
        const auto y48 = y15 * a4;
        const auto y49 = y42 - y48;
        group.slopes([&](const auto& k) {
            const auto x0 = y13[k.row] * k.kept(0);
            const auto x1 = c7 * x0;
            const auto x2 = -x1;
            const auto x3 = y28[k.row] * k.kept(2);
            const auto x4 = x2 - x3;
            const auto x5 = -k.kept(1);
            const auto x6 = x5 > T(Lanes<T>::tiny);
            const auto x7 = k.p - s0[0].row[k.row];
            const auto x8 = y5[k.row] - x7;
            const auto x9 = y28[k.row] * x8;
            const auto x10 = maximum<T>(x5, T(Lanes<T>::tiny));
            const auto x11 = k.kept(2) / x10;
            const auto x12 = c0 * x11;
            const auto x13 = x9 * x12;
            const auto x14 = c4 ? splat<T>(T(0.0)) : x13;
            const auto x15 = x6 ? x14 : splat<T>(T(0.0));
            const auto x16 = k.kept(1) + T(1.0);
            const auto x17 = x15 * x16;
            const auto x18 = x4 - x17;
            const auto x19 = x0 * s43[0].row[k.row];
            const auto x20 = x18 - x19;
            return std::array<V, 1>{x20};
        }, y49);
        return y47;
    }
};

// active_passive_loss_nce_mae_dense: reads alpha, beta, gamma, log_zero
template <class T> struct active_passive_loss_nce_mae_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit active_passive_loss_nce_mae_dense(const double* h) {
        c0 = T(h[4]);
        c1 = T(h[0]);
        c2 = T(h[1]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 2>{x1, x0};
        });
        const V a1 = load<T>(s2[0].row);
        const V a2 = load<T>(s2[1].row);
        const auto y5 = any_log<T>(a1);
        const auto y6 = T(1.0) / a1;
        const auto y7 = c0 * y5;
        const auto y8 = y7 - a2;
        const auto y9 = maximum<T>(y8, T(Lanes<T>::tiny));
        const auto y10 = c1 / y9;
        const auto s11 = group.template gather<SUM, SUM, SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = y5[k.row] - x1;
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x7 = k.t * x6;
            const auto x8 = y6[k.row] * k.kept(0);
            const auto x9 = x8 - k.t;
            const auto x10 = abs<T>(x9);
            const auto x11 = x9 > T(0.0);
            const auto x12 = x9 < T(0.0);
            const auto x13 = x12 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
            const auto x14 = x11 ? splat<T>(T(1.0)) : x13;
            const auto x15 = c2 * x14;
            const auto x16 = x15 * x8;
            const auto x17 = y10[k.row] * k.t;
            const auto x18 = x5 ? splat<T>(T(0.0)) : x17;
            return std::array<V, 4>{x7, x10, x16, x18};
        });
        const V a3 = load<T>(s11[0].row);
        const V a4 = load<T>(s11[1].row);
        const V a5 = load<T>(s11[2].row);
        const V a6 = load<T>(s11[3].row);
        const auto y16 = a3 / y9;
        const auto y17 = c1 * y16;
        const auto y18 = c2 * a4;
        const auto y19 = y17 + y18;
        const auto y20 = y8 > T(Lanes<T>::tiny);
        const auto y21 = y16 / y9;
        const auto y22 = c1 * y21;
        const auto y23 = -y22;
        const auto y24 = y20 ? y23 : splat<T>(T(0.0));
        const auto y25 = c0 * y24;
        const auto y26 = y25 + a6;
        group.slopes([&](const auto& k) {
            const auto x0 = y6[k.row] * k.kept(0);
            const auto x1 = x0 - k.t;
            const auto x2 = x1 > T(0.0);
            const auto x3 = x1 < T(0.0);
            const auto x4 = x3 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
            const auto x5 = x2 ? splat<T>(T(1.0)) : x4;
            const auto x6 = c2 * x5;
            const auto x7 = x6 - s11[2].row[k.row];
            const auto x8 = x0 * x7;
            const auto x9 = y26[k.row] * x0;
            const auto x10 = k.t == T(0.0);
            const auto x11 = k.p - s0[0].row[k.row];
            const auto x12 = y5[k.row] - x11;
            const auto x13 = abs<T>(x12);
            const auto x14 = x13 == T(INFINITY);
            const auto x15 = x10 & x14;
            const auto x16 = y10[k.row] * k.t;
            const auto x17 = x15 ? splat<T>(T(0.0)) : x16;
            const auto x18 = y24[k.row] + x17;
            const auto x19 = x9 - x18;
            const auto x20 = x8 + x19;
            return std::array<V, 1>{x20};
        });
        return y19;
    }
};

// active_passive_loss_nce_rce_dense: reads alpha, beta, gamma, log_zero
template <class T> struct active_passive_loss_nce_rce_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit active_passive_loss_nce_rce_dense(const double* h) {
        c0 = T(h[4]);
        c1 = T(h[0]);
        c2 = T(h[1]);
        c3 = T(h[3]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 2>{x1, x0};
        });
        const V a1 = load<T>(s2[0].row);
        const V a2 = load<T>(s2[1].row);
        const auto y5 = any_log<T>(a1);
        const auto y6 = T(1.0) / a1;
        const auto s7 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = y5[k.row] - x1;
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x7 = k.t * x6;
            const auto x8 = y6[k.row] * k.kept(0);
            const auto x9 = maximum<T>(k.t, T(Lanes<T>::tiny));
            const auto x10 = log<T>(x9);
            k.keep(1, x10);
            const auto x12 = maximum<T>(x10, c3);
            const auto x13 = x8 * x12;
            return std::array<V, 2>{x7, x13};
        });
        const V a3 = load<T>(s7[0].row);
        const V a4 = load<T>(s7[1].row);
        const auto y10 = c0 * y5;
        const auto y11 = y10 - a2;
        const auto y12 = y11 > T(Lanes<T>::tiny);
        const auto y13 = maximum<T>(y11, T(Lanes<T>::tiny));
        const auto y14 = a3 / y13;
        const auto y15 = y14 / y13;
        const auto y16 = c1 * y15;
        const auto y17 = -y16;
        const auto y18 = y12 ? y17 : splat<T>(T(0.0));
        const auto y19 = c1 / y13;
        const auto s20 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = maximum<T>(k.kept(1), c3);
            const auto x1 = c2 * x0;
            const auto x2 = y6[k.row] * k.kept(0);
            const auto x3 = x1 * x2;
            const auto x4 = -x3;
            const auto x5 = k.t == T(0.0);
            const auto x6 = k.p - s0[0].row[k.row];
            const auto x7 = y5[k.row] - x6;
            const auto x8 = abs<T>(x7);
            const auto x9 = x8 == T(INFINITY);
            const auto x10 = x5 & x9;
            const auto x11 = y19[k.row] * k.t;
            const auto x12 = x10 ? splat<T>(T(0.0)) : x11;
            const auto x13 = y18[k.row] + x12;
            const auto x14 = x4 - x13;
            return std::array<V, 1>{x14};
        });
        const V a5 = load<T>(s20[0].row);
        const auto y22 = c1 * y14;
        const auto y23 = a4 * c2;
        const auto y24 = y22 - y23;
        group.slopes([&](const auto& k) {
            const auto x0 = maximum<T>(k.kept(1), c3);
            const auto x1 = c2 * x0;
            const auto x2 = y6[k.row] * k.kept(0);
            const auto x3 = x1 * x2;
            const auto x4 = -x3;
            const auto x5 = k.t == T(0.0);
            const auto x6 = k.p - s0[0].row[k.row];
            const auto x7 = y5[k.row] - x6;
            const auto x8 = abs<T>(x7);
            const auto x9 = x8 == T(INFINITY);
            const auto x10 = x5 & x9;
            const auto x11 = y19[k.row] * k.t;
            const auto x12 = x10 ? splat<T>(T(0.0)) : x11;
            const auto x13 = y18[k.row] + x12;
            const auto x14 = x4 - x13;
            const auto x15 = x2 * s20[0].row[k.row];
            const auto x16 = x14 - x15;
            return std::array<V, 1>{x16};
        });
        return y24;
    }
};

// active_passive_loss_nfl_mae_dense: reads alpha, beta, gamma, log_zero
template <class T> struct active_passive_loss_nfl_mae_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 3;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    bool c3;
    explicit active_passive_loss_nfl_mae_dense(const double* h) {
        const bool s4 = h[2] == double(0.0);
        c0 = T(h[0]);
        c1 = T(h[1]);
        c2 = T(h[2]);
        c3 = s4;
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
        const auto s6 = group.template gather<SUM, SUM, SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = expm1<T>(x2);
            k.keep(1, x3);
            const auto x5 = -x3;
            const auto x6 = maximum<T>(x5, T(Lanes<T>::tiny));
            const auto x7 = pow<T>(x6, c2);
            k.keep(2, x7);
            const auto x9 = y4[k.row] - x1;
            const auto x10 = x7 * x9;
            const auto x11 = abs<T>(x10);
            const auto x12 = x11 == T(INFINITY);
            const auto x13 = x0 & x12;
            const auto x14 = x13 ? splat<T>(T(0.0)) : x10;
            const auto x15 = k.t * x14;
            const auto x16 = y5[k.row] * k.kept(0);
            const auto x17 = x16 - k.t;
            const auto x18 = abs<T>(x17);
            const auto x19 = x17 > T(0.0);
            const auto x20 = x17 < T(0.0);
            const auto x21 = x20 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
            const auto x22 = x19 ? splat<T>(T(1.0)) : x21;
            const auto x23 = c1 * x22;
            const auto x24 = x23 * x16;
            return std::array<V, 4>{x15, x10, x18, x24};
        });
        const V a2 = load<T>(s6[0].row);
        const V a3 = load<T>(s6[1].row);
        const V a4 = load<T>(s6[2].row);
        const V a5 = load<T>(s6[3].row);
        const auto y11 = a3 > T(Lanes<T>::tiny);
        const auto y12 = maximum<T>(a3, T(Lanes<T>::tiny));
        const auto y13 = a2 / y12;
        const auto y14 = y13 / y12;
        const auto y15 = c0 * y14;
        const auto y16 = -y15;
        const auto y17 = y11 ? y16 : splat<T>(T(0.0));
        const auto y18 = c0 / y12;
        const auto s19 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = y4[k.row] - x1;
            const auto x3 = k.kept(2) * x2;
            const auto x4 = abs<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x0 & x5;
            const auto x7 = y18[k.row] * k.t;
            const auto x8 = x6 ? splat<T>(T(0.0)) : x7;
            const auto x9 = y17[k.row] + x8;
            const auto x10 = x9 * k.kept(2);
            const auto x11 = -x10;
            const auto x12 = -k.kept(1);
            const auto x13 = x12 > T(Lanes<T>::tiny);
            const auto x14 = x9 * x2;
            const auto x15 = maximum<T>(x12, T(Lanes<T>::tiny));
            const auto x16 = k.kept(2) / x15;
            const auto x17 = c2 * x16;
            const auto x18 = x14 * x17;
            const auto x19 = c3 ? splat<T>(T(0.0)) : x18;
            const auto x20 = x13 ? x19 : splat<T>(T(0.0));
            const auto x21 = k.kept(1) + T(1.0);
            const auto x22 = x20 * x21;
            const auto x23 = x11 - x22;
            return std::array<V, 1>{x23};
        });
        const V a6 = load<T>(s19[0].row);
        const auto y21 = c0 * y13;
        const auto y22 = c1 * a4;
        const auto y23 = y21 + y22;
        group.slopes([&](const auto& k) {
            const auto x0 = y5[k.row] * k.kept(0);
            const auto x1 = x0 - k.t;
            const auto x2 = x1 > T(0.0);
            const auto x3 = x1 < T(0.0);
            const auto x4 = x3 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
            const auto x5 = x2 ? splat<T>(T(1.0)) : x4;
            const auto x6 = c1 * x5;
            const auto x7 = x6 - s6[3].row[k.row];
            const auto x8 = x0 * x7;
            const auto x9 = k.t == T(0.0);
            const auto x10 = k.p - s0[0].row[k.row];
            const auto x11 = y4[k.row] - x10;
            const auto x12 = k.kept(2) * x11;
            const auto x13 = abs<T>(x12);
            const auto x14 = x13 == T(INFINITY);
            const auto x15 = x9 & x14;
            const auto x16 = y18[k.row] * k.t;
            const auto x17 = x15 ? splat<T>(T(0.0)) : x16;
            const auto x18 = y17[k.row] + x17;
            const auto x19 = x18 * k.kept(2);
            const auto x20 = -x19;
            const auto x21 = -k.kept(1);
            const auto x22 = x21 > T(Lanes<T>::tiny);
            const auto x23 = x18 * x11;
            const auto x24 = maximum<T>(x21, T(Lanes<T>::tiny));
            const auto x25 = k.kept(2) / x24;
            const auto x26 = c2 * x25;
            const auto x27 = x23 * x26;
            const auto x28 = c3 ? splat<T>(T(0.0)) : x27;
            const auto x29 = x22 ? x28 : splat<T>(T(0.0));
            const auto x30 = k.kept(1) + T(1.0);
            const auto x31 = x29 * x30;
            const auto x32 = x20 - x31;
            const auto x33 = x0 * s19[0].row[k.row];
            const auto x34 = x32 - x33;
            const auto x35 = x8 + x34;
            return std::array<V, 1>{x35};
        });
        return y23;
    }
};

// active_passive_loss_nfl_rce_dense: reads alpha, beta, gamma, log_zero
template <class T> struct active_passive_loss_nfl_rce_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 4;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    bool c4;
    explicit active_passive_loss_nfl_rce_dense(const double* h) {
        const bool s5 = h[2] == double(0.0);
        c0 = T(h[0]);
        c1 = T(h[1]);
        c2 = T(h[2]);
        c3 = T(h[3]);
        c4 = s5;
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
            const auto x3 = expm1<T>(x2);
            k.keep(1, x3);
            const auto x5 = -x3;
            const auto x6 = maximum<T>(x5, T(Lanes<T>::tiny));
            const auto x7 = pow<T>(x6, c2);
            k.keep(2, x7);
            const auto x9 = y4[k.row] - x1;
            const auto x10 = x7 * x9;
            const auto x11 = abs<T>(x10);
            const auto x12 = x11 == T(INFINITY);
            const auto x13 = x0 & x12;
            const auto x14 = x13 ? splat<T>(T(0.0)) : x10;
            const auto x15 = k.t * x14;
            const auto x16 = y5[k.row] * k.kept(0);
            const auto x17 = maximum<T>(k.t, T(Lanes<T>::tiny));
            const auto x18 = log<T>(x17);
            k.keep(3, x18);
            const auto x20 = maximum<T>(x18, c3);
            const auto x21 = x16 * x20;
            return std::array<V, 3>{x15, x10, x21};
        });
        const V a2 = load<T>(s6[0].row);
        const V a3 = load<T>(s6[1].row);
        const V a4 = load<T>(s6[2].row);
        const auto y10 = a3 > T(Lanes<T>::tiny);
        const auto y11 = maximum<T>(a3, T(Lanes<T>::tiny));
        const auto y12 = a2 / y11;
        const auto y13 = y12 / y11;
        const auto y14 = c0 * y13;
        const auto y15 = -y14;
        const auto y16 = y10 ? y15 : splat<T>(T(0.0));
        const auto y17 = c0 / y11;
        const auto s18 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = maximum<T>(k.kept(3), c3);
            const auto x1 = c1 * x0;
            const auto x2 = y5[k.row] * k.kept(0);
            const auto x3 = x1 * x2;
            const auto x4 = -x3;
            const auto x5 = k.t == T(0.0);
            const auto x6 = k.p - s0[0].row[k.row];
            const auto x7 = y4[k.row] - x6;
            const auto x8 = k.kept(2) * x7;
            const auto x9 = abs<T>(x8);
            const auto x10 = x9 == T(INFINITY);
            const auto x11 = x5 & x10;
            const auto x12 = y17[k.row] * k.t;
            const auto x13 = x11 ? splat<T>(T(0.0)) : x12;
            const auto x14 = y16[k.row] + x13;
            const auto x15 = x14 * k.kept(2);
            const auto x16 = x4 - x15;
            const auto x17 = -k.kept(1);
            const auto x18 = x17 > T(Lanes<T>::tiny);
            const auto x19 = x14 * x7;
            const auto x20 = maximum<T>(x17, T(Lanes<T>::tiny));
            const auto x21 = k.kept(2) / x20;
            const auto x22 = c2 * x21;
            const auto x23 = x19 * x22;
            const auto x24 = c4 ? splat<T>(T(0.0)) : x23;
            const auto x25 = x18 ? x24 : splat<T>(T(0.0));
            const auto x26 = k.kept(1) + T(1.0);
            const auto x27 = x25 * x26;
            const auto x28 = x16 - x27;
            return std::array<V, 1>{x28};
        });
        const V a5 = load<T>(s18[0].row);
        const auto y20 = c0 * y12;
        const auto y21 = a4 * c1;
        const auto y22 = y20 - y21;
        group.slopes([&](const auto& k) {
            const auto x0 = maximum<T>(k.kept(3), c3);
            const auto x1 = c1 * x0;
            const auto x2 = y5[k.row] * k.kept(0);
            const auto x3 = x1 * x2;
            const auto x4 = -x3;
            const auto x5 = k.t == T(0.0);
            const auto x6 = k.p - s0[0].row[k.row];
            const auto x7 = y4[k.row] - x6;
            const auto x8 = k.kept(2) * x7;
            const auto x9 = abs<T>(x8);
            const auto x10 = x9 == T(INFINITY);
            const auto x11 = x5 & x10;
            const auto x12 = y17[k.row] * k.t;
            const auto x13 = x11 ? splat<T>(T(0.0)) : x12;
            const auto x14 = y16[k.row] + x13;
            const auto x15 = x14 * k.kept(2);
            const auto x16 = x4 - x15;
            const auto x17 = -k.kept(1);
            const auto x18 = x17 > T(Lanes<T>::tiny);
            const auto x19 = x14 * x7;
            const auto x20 = maximum<T>(x17, T(Lanes<T>::tiny));
            const auto x21 = k.kept(2) / x20;
            const auto x22 = c2 * x21;
            const auto x23 = x19 * x22;
            const auto x24 = c4 ? splat<T>(T(0.0)) : x23;
            const auto x25 = x18 ? x24 : splat<T>(T(0.0));
            const auto x26 = k.kept(1) + T(1.0);
            const auto x27 = x25 * x26;
            const auto x28 = x16 - x27;
            const auto x29 = x2 * s18[0].row[k.row];
            const auto x30 = x28 - x29;
            return std::array<V, 1>{x30};
        });
        return y22;
    }
};
