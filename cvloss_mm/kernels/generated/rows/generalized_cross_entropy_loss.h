// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// generalized_cross_entropy_loss_none_labels: reads q
template <class T> struct generalized_cross_entropy_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit generalized_cross_entropy_loss_none_labels(const double* h) {
        const double s2 = double(1.0) / h[0];
        c0 = T(h[0]);
        c1 = T(s2);
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
        const auto y7 = c0 * y6;
        const auto y8 = expm1<T>(y7);
        const auto y9 = c1 * y8;
        const auto y10 = -y9;
        const auto y11 = y8 + T(1.0);
        const auto y12 = c1 * y11;
        const auto y13 = y12 * c0;
        const auto y14 = T(1.0) / a1;
        const auto y15 = group.kept(0);
        const auto y16 = y14 * y15;
        const auto y17 = y13 * y16;
        const auto y18 = y17 - y13;
        group.slopes([&](const auto& k) {
            const auto x0 = y14[k.row] * k.kept(0);
            const auto x1 = y13[k.row] * x0;
            return std::array<V, 1>{x1};
        }, y18);
        return y10;
    }
};

// generalized_cross_entropy_loss_number_labels: reads q, k
template <class T> struct generalized_cross_entropy_loss_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit generalized_cross_entropy_loss_number_labels(const double* h) {
        const double s1 = std::log(h[1]);
        const double s4 = double(1.0) / h[0];
        c0 = T(s1);
        c1 = T(h[0]);
        c2 = T(s4);
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
        const auto y7 = maximum<T>(y6, c0);
        const auto y8 = c1 * y7;
        const auto y9 = expm1<T>(y8);
        const auto y10 = c2 * y9;
        const auto y11 = -y10;
        const auto y12 = y6 < c0;
        const auto y13 = y6 == c0;
        const auto y14 = y9 + T(1.0);
        const auto y15 = c2 * y14;
        const auto y16 = y15 * c1;
        const auto y17 = T(0.5) * y16;
        const auto y18 = -y17;
        const auto y19 = -y16;
        const auto y20 = y13 ? y18 : y19;
        const auto y21 = y12 ? splat<T>(T(0.0)) : y20;
        const auto y22 = T(1.0) / a1;
        const auto y23 = group.kept(0);
        const auto y24 = y22 * y23;
        const auto y25 = y24 * y21;
        const auto y26 = y21 - y25;
        group.slopes([&](const auto& k) {
            const auto x0 = y22[k.row] * k.kept(0);
            const auto x1 = x0 * y21[k.row];
            const auto x2 = -x1;
            return std::array<V, 1>{x2};
        }, y26);
        return y11;
    }
};

// generalized_cross_entropy_loss_none_dense: reads q
template <class T> struct generalized_cross_entropy_loss_none_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    explicit generalized_cross_entropy_loss_none_dense(const double* h) {
        const double s2 = double(1.0) / h[0];
        c0 = T(h[0]);
        c1 = T(s2);
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
        const auto s5 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x7 = c0 * x6;
            const auto x8 = expm1<T>(x7);
            k.keep(1, x8);
            const auto x10 = c1 * x8;
            const auto x11 = x10 * k.t;
            const auto x12 = c1 * k.t;
            const auto x13 = x8 + T(1.0);
            const auto x14 = x12 * x13;
            const auto x15 = x14 * c0;
            const auto x16 = -x15;
            const auto x17 = x5 ? splat<T>(T(0.0)) : x16;
            return std::array<V, 2>{x11, x17};
        });
        const V a2 = load<T>(s5[0].row);
        const V a3 = load<T>(s5[1].row);
        const auto y8 = -a2;
        const auto y9 = T(1.0) / a1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = c1 * k.t;
            const auto x7 = k.kept(1) + T(1.0);
            const auto x8 = x6 * x7;
            const auto x9 = x8 * c0;
            const auto x10 = -x9;
            const auto x11 = x5 ? splat<T>(T(0.0)) : x10;
            const auto x12 = y9[k.row] * k.kept(0);
            const auto x13 = x12 * s5[1].row[k.row];
            const auto x14 = x11 - x13;
            return std::array<V, 1>{x14};
        });
        return y8;
    }
};

// generalized_cross_entropy_loss_number_dense: reads q, k
template <class T> struct generalized_cross_entropy_loss_number_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit generalized_cross_entropy_loss_number_dense(const double* h) {
        const double s1 = std::log(h[1]);
        const double s4 = double(1.0) / h[0];
        c0 = T(s1);
        c1 = T(h[0]);
        c2 = T(s4);
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
        const auto s5 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x7 = maximum<T>(x6, c0);
            const auto x8 = c1 * x7;
            const auto x9 = expm1<T>(x8);
            k.keep(1, x9);
            const auto x11 = c2 * x9;
            const auto x12 = x11 * k.t;
            const auto x13 = x6 < c0;
            const auto x14 = x6 == c0;
            const auto x15 = c2 * k.t;
            const auto x16 = x9 + T(1.0);
            const auto x17 = x15 * x16;
            const auto x18 = x17 * c1;
            const auto x19 = T(0.5) * x18;
            const auto x20 = -x19;
            const auto x21 = -x18;
            const auto x22 = x14 ? x20 : x21;
            const auto x23 = x13 ? splat<T>(T(0.0)) : x22;
            const auto x24 = x5 ? splat<T>(T(0.0)) : x23;
            return std::array<V, 2>{x12, x24};
        });
        const V a2 = load<T>(s5[0].row);
        const V a3 = load<T>(s5[1].row);
        const auto y8 = -a2;
        const auto y9 = T(1.0) / a1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x7 = x6 < c0;
            const auto x8 = x6 == c0;
            const auto x9 = c2 * k.t;
            const auto x10 = k.kept(1) + T(1.0);
            const auto x11 = x9 * x10;
            const auto x12 = x11 * c1;
            const auto x13 = T(0.5) * x12;
            const auto x14 = -x13;
            const auto x15 = -x12;
            const auto x16 = x8 ? x14 : x15;
            const auto x17 = x7 ? splat<T>(T(0.0)) : x16;
            const auto x18 = x5 ? splat<T>(T(0.0)) : x17;
            const auto x19 = y9[k.row] * k.kept(0);
            const auto x20 = x19 * s5[1].row[k.row];
            const auto x21 = x18 - x20;
            return std::array<V, 1>{x21};
        });
        return y8;
    }
};
