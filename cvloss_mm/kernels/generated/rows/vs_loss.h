// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// vs_loss_none_labels: reads gamma, tau
template <class T> struct vs_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit vs_loss_none_labels(const double* h) {
        const double s2 = std::pow(double(1.0), h[0]);
        const double s5 = double(1.0) / h[2];
        const double s6 = std::log(s5);
        const double s7 = h[1] * s6;
        c0 = T(s2);
        c1 = T(s7);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.p);
            const auto x1 = unfused(x0 + c1);
            return std::array<V, 1>{x1};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.p);
            const auto x1 = unfused(x0 + c1);
            const auto x2 = x1 - s0[0].row[k.row];
            const auto x3 = exp<T>(x2);
            k.keep(0, x3);
            return std::array<V, 1>{x3};
        });
        const V a1 = load<T>(s2[0].row);
        const auto y4 = any_log<T>(a1);
        const auto y5 = unfused(c0 * group.p);
        const auto y6 = unfused(y5 + c1);
        const auto y7 = y6 - a0;
        const auto y8 = y4 - y7;
        const auto y9 = T(1.0) / a1;
        const auto y10 = group.kept(0);
        const auto y11 = y9 * y10;
        const auto y12 = T(-1.0) + y11;
        const auto y13 = y12 * c0;
        group.slopes([&](const auto& k) {
            const auto x0 = y9[k.row] * k.kept(0);
            const auto x1 = x0 * c0;
            return std::array<V, 1>{x1};
        }, y13);
        return y8;
    }
};

// vs_loss_number_labels: reads gamma, tau, class_counts
template <class T> struct vs_loss_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 3;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit vs_loss_number_labels(const double* h) {
        c0 = T(h[0]);
        c1 = T(h[1]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST, SUM>([&](const auto& k) {
            return std::array<V, 2>{k.r[0], k.r[0]};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = T(1.0) / a0;
        const auto y4 = T(1.0) / a1;
        const auto s5 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(y3[k.row] * k.r[0]);
            const auto x1 = pow<T>(x0, c0);
            k.keep(0, x1);
            const auto x3 = unfused(x1 * k.p);
            const auto x4 = unfused(y4[k.row] * k.r[0]);
            const auto x5 = any_log<T>(x4);
            k.keep(1, x5);
            const auto x7 = unfused(c1 * x5);
            const auto x8 = unfused(x3 + x7);
            return std::array<V, 1>{x8};
        });
        const V a2 = load<T>(s5[0].row);
        const auto s7 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(k.kept(0) * k.p);
            const auto x1 = unfused(c1 * k.kept(1));
            const auto x2 = unfused(x0 + x1);
            const auto x3 = x2 - s5[0].row[k.row];
            const auto x4 = exp<T>(x3);
            k.keep(2, x4);
            return std::array<V, 1>{x4};
        });
        const V a3 = load<T>(s7[0].row);
        const auto y9 = any_log<T>(a3);
        const auto y10 = unfused(y3 * group.r[0]);
        const auto y11 = group.kept(0);
        const auto y12 = unfused(y11 * group.p);
        const auto y13 = unfused(y4 * group.r[0]);
        const auto y14 = group.kept(1);
        const auto y15 = unfused(c1 * y14);
        const auto y16 = unfused(y12 + y15);
        const auto y17 = y16 - a2;
        const auto y18 = y9 - y17;
        const auto y19 = T(1.0) / a3;
        const auto y20 = group.kept(2);
        const auto y21 = y19 * y20;
        const auto y22 = T(-1.0) + y21;
        const auto y23 = y22 * y11;
        group.slopes([&](const auto& k) {
            const auto x0 = y19[k.row] * k.kept(2);
            const auto x1 = x0 * k.kept(0);
            return std::array<V, 1>{x1};
        }, y23);
        return y18;
    }
};

// vs_loss_none_dense: reads gamma, tau
template <class T> struct vs_loss_none_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    explicit vs_loss_none_dense(const double* h) {
        const double s2 = std::pow(double(1.0), h[0]);
        const double s5 = double(1.0) / h[2];
        const double s6 = std::log(s5);
        const double s7 = h[1] * s6;
        c0 = T(s2);
        c1 = T(s7);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.p);
            const auto x1 = unfused(x0 + c1);
            return std::array<V, 1>{x1};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.p);
            const auto x1 = unfused(x0 + c1);
            const auto x2 = x1 - s0[0].row[k.row];
            const auto x3 = exp<T>(x2);
            k.keep(0, x3);
            return std::array<V, 1>{x3};
        });
        const V a1 = load<T>(s2[0].row);
        const auto y4 = any_log<T>(a1);
        const auto s5 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(c0 * k.p);
            const auto x2 = unfused(x1 + c1);
            const auto x3 = x2 - s0[0].row[k.row];
            const auto x4 = x3 - y4[k.row];
            const auto x5 = abs<T>(x4);
            const auto x6 = x5 == T(INFINITY);
            const auto x7 = x0 & x6;
            const auto x8 = x7 ? splat<T>(T(0.0)) : x4;
            const auto x9 = k.t * x8;
            const auto x10 = -k.t;
            const auto x11 = x7 ? splat<T>(T(0.0)) : x10;
            return std::array<V, 2>{x9, x11};
        });
        const V a2 = load<T>(s5[0].row);
        const V a3 = load<T>(s5[1].row);
        const auto y8 = -a2;
        const auto y9 = T(1.0) / a1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(c0 * k.p);
            const auto x2 = unfused(x1 + c1);
            const auto x3 = x2 - s0[0].row[k.row];
            const auto x4 = x3 - y4[k.row];
            const auto x5 = abs<T>(x4);
            const auto x6 = x5 == T(INFINITY);
            const auto x7 = x0 & x6;
            const auto x8 = -k.t;
            const auto x9 = x7 ? splat<T>(T(0.0)) : x8;
            const auto x10 = y9[k.row] * k.kept(0);
            const auto x11 = x10 * s5[1].row[k.row];
            const auto x12 = x9 - x11;
            const auto x13 = x12 * c0;
            return std::array<V, 1>{x13};
        });
        return y8;
    }
};

// vs_loss_number_dense: reads gamma, tau, class_counts
template <class T> struct vs_loss_number_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 3;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    explicit vs_loss_number_dense(const double* h) {
        c0 = T(h[0]);
        c1 = T(h[1]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST, SUM>([&](const auto& k) {
            return std::array<V, 2>{k.r[0], k.r[0]};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = T(1.0) / a0;
        const auto y4 = T(1.0) / a1;
        const auto s5 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(y3[k.row] * k.r[0]);
            const auto x1 = pow<T>(x0, c0);
            k.keep(0, x1);
            const auto x3 = unfused(x1 * k.p);
            const auto x4 = unfused(y4[k.row] * k.r[0]);
            const auto x5 = any_log<T>(x4);
            k.keep(1, x5);
            const auto x7 = unfused(c1 * x5);
            const auto x8 = unfused(x3 + x7);
            return std::array<V, 1>{x8};
        });
        const V a2 = load<T>(s5[0].row);
        const auto s7 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(k.kept(0) * k.p);
            const auto x1 = unfused(c1 * k.kept(1));
            const auto x2 = unfused(x0 + x1);
            const auto x3 = x2 - s5[0].row[k.row];
            const auto x4 = exp<T>(x3);
            k.keep(2, x4);
            return std::array<V, 1>{x4};
        });
        const V a3 = load<T>(s7[0].row);
        const auto y9 = any_log<T>(a3);
        const auto s10 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(k.kept(0) * k.p);
            const auto x2 = unfused(c1 * k.kept(1));
            const auto x3 = unfused(x1 + x2);
            const auto x4 = x3 - s5[0].row[k.row];
            const auto x5 = x4 - y9[k.row];
            const auto x6 = abs<T>(x5);
            const auto x7 = x6 == T(INFINITY);
            const auto x8 = x0 & x7;
            const auto x9 = x8 ? splat<T>(T(0.0)) : x5;
            const auto x10 = k.t * x9;
            const auto x11 = -k.t;
            const auto x12 = x8 ? splat<T>(T(0.0)) : x11;
            return std::array<V, 2>{x10, x12};
        });
        const V a4 = load<T>(s10[0].row);
        const V a5 = load<T>(s10[1].row);
        const auto y13 = -a4;
        const auto y14 = T(1.0) / a3;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(k.kept(0) * k.p);
            const auto x2 = unfused(c1 * k.kept(1));
            const auto x3 = unfused(x1 + x2);
            const auto x4 = x3 - s5[0].row[k.row];
            const auto x5 = x4 - y9[k.row];
            const auto x6 = abs<T>(x5);
            const auto x7 = x6 == T(INFINITY);
            const auto x8 = x0 & x7;
            const auto x9 = -k.t;
            const auto x10 = x8 ? splat<T>(T(0.0)) : x9;
            const auto x11 = y14[k.row] * k.kept(2);
            const auto x12 = x11 * s10[1].row[k.row];
            const auto x13 = x10 - x12;
            const auto x14 = x13 * k.kept(0);
            return std::array<V, 1>{x14};
        });
        return y13;
    }
};
