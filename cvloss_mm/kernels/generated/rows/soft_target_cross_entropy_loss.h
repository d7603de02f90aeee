// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// soft_target_cross_entropy_loss_labels: reads no hyperparameters
template <class T> struct soft_target_cross_entropy_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    explicit soft_target_cross_entropy_loss_labels(const double* h) {
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
        const auto y5 = group.p - a0;
        const auto y6 = y4 - y5;
        const auto y7 = T(1.0) / a1;
        const auto y8 = group.kept(0);
        const auto y9 = y7 * y8;
        const auto y10 = T(-1.0) + y9;
        group.slopes([&](const auto& k) {
            const auto x0 = y7[k.row] * k.kept(0);
            return std::array<V, 1>{x0};
        }, y10);
        return y6;
    }
};

// soft_target_cross_entropy_loss_dense: reads no hyperparameters
template <class T> struct soft_target_cross_entropy_loss_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    explicit soft_target_cross_entropy_loss_dense(const double* h) {
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
            const auto x7 = k.t * x6;
            const auto x8 = -k.t;
            const auto x9 = x5 ? splat<T>(T(0.0)) : x8;
            return std::array<V, 2>{x7, x9};
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
            const auto x6 = -k.t;
            const auto x7 = x5 ? splat<T>(T(0.0)) : x6;
            const auto x8 = y9[k.row] * k.kept(0);
            const auto x9 = x8 * s5[1].row[k.row];
            const auto x10 = x7 - x9;
            return std::array<V, 1>{x10};
        });
        return y8;
    }
};
