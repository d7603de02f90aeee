// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// poly1_cross_entropy_loss_labels: reads epsilon
template <class T> struct poly1_cross_entropy_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    explicit poly1_cross_entropy_loss_labels(const double* h) {
        c0 = T(h[0]);
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
        const auto y8 = y7 + T(1.0);
        const auto y9 = c0 * y8;
        const auto s10 = group.template gather<SUM>([&](const auto& k) {
            return std::array<V, 1>{splat<T>(T(0.0))};
        }, {{y9}});
        const V a2 = load<T>(s10[0].row);
        const auto y12 = y5 - y4;
        const auto y13 = c0 * y7;
        const auto y14 = y12 - y13;
        const auto y15 = -y9;
        const auto y16 = y15 - T(1.0);
        const auto y17 = T(1.0) / a1;
        const auto y18 = group.kept(0);
        const auto y19 = y17 * y18;
        const auto y20 = -a2;
        const auto y21 = y20 - T(1.0);
        const auto y22 = y19 * y21;
        const auto y23 = y16 - y22;
        group.slopes([&](const auto& k) {
            const auto x0 = y17[k.row] * k.kept(0);
            const auto x1 = x0 * y21[k.row];
            const auto x2 = -x1;
            return std::array<V, 1>{x2};
        }, y23);
        return y14;
    }
};

// poly1_cross_entropy_loss_dense: reads epsilon
template <class T> struct poly1_cross_entropy_loss_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    explicit poly1_cross_entropy_loss_dense(const double* h) {
        c0 = T(h[0]);
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
            const auto x2 = y4[k.row] - x1;
            const auto x3 = x1 - y4[k.row];
            const auto x4 = expm1<T>(x3);
            k.keep(1, x4);
            const auto x6 = c0 * x4;
            const auto x7 = x2 - x6;
            const auto x8 = abs<T>(x7);
            const auto x9 = x8 == T(INFINITY);
            const auto x10 = x0 & x9;
            const auto x11 = x10 ? splat<T>(T(0.0)) : x7;
            const auto x12 = k.t * x11;
            const auto x13 = x10 ? splat<T>(T(0.0)) : k.t;
            const auto x14 = x13 * c0;
            const auto x15 = x4 + T(1.0);
            const auto x16 = x14 * x15;
            const auto x17 = -x16;
            const auto x18 = x17 - x13;
            return std::array<V, 2>{x12, x18};
        });
        const V a2 = load<T>(s5[0].row);
        const V a3 = load<T>(s5[1].row);
        const auto y8 = T(1.0) / a1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = y4[k.row] - x1;
            const auto x3 = c0 * k.kept(1);
            const auto x4 = x2 - x3;
            const auto x5 = abs<T>(x4);
            const auto x6 = x5 == T(INFINITY);
            const auto x7 = x0 & x6;
            const auto x8 = x7 ? splat<T>(T(0.0)) : k.t;
            const auto x9 = x8 * c0;
            const auto x10 = k.kept(1) + T(1.0);
            const auto x11 = x9 * x10;
            const auto x12 = -x11;
            const auto x13 = x12 - x8;
            const auto x14 = y8[k.row] * k.kept(0);
            const auto x15 = x14 * s5[1].row[k.row];
            const auto x16 = x13 - x15;
            return std::array<V, 1>{x16};
        });
        return a2;
    }
};
