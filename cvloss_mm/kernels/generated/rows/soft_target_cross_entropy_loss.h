// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// soft_target_cross_entropy_loss_labels: reads no hyperparameters
template <class T> struct soft_target_cross_entropy_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    explicit soft_target_cross_entropy_loss_labels(const double* h) {
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const T a0 = s0[0];
        const auto s2 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - a0;
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const T a1 = s2[0];
        const T y4 = std::log(a1);
        const T y5 = row.p - a0;
        const T y6 = y4 - y5;
        const T y7 = T(1.0) / a1;
        const T y8 = row.kept(0);
        const T y9 = y7 * y8;
        const T y10 = T(-1.0) + y9;
        row.slopes([&](const auto& k) {
            const auto x0 = y7 * k.kept(0);
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
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const T a0 = s0[0];
        const auto s2 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - a0;
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const T a1 = s2[0];
        const T y4 = std::log(a1);
        const auto s5 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - a0;
            const auto x2 = x1 - y4;
            const auto x3 = absolute<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? all<T>(T(0.0)) : x2;
            const auto x7 = k.t * x6;
            const auto x8 = -k.t;
            const auto x9 = x5 ? all<T>(T(0.0)) : x8;
            return std::array<V, 2>{x7, x9};
        });
        const T a2 = s5[0];
        const T a3 = s5[1];
        const T y8 = -a2;
        const T y9 = T(1.0) / a1;
        row.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - a0;
            const auto x2 = x1 - y4;
            const auto x3 = absolute<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = -k.t;
            const auto x7 = x5 ? all<T>(T(0.0)) : x6;
            const auto x8 = y9 * k.kept(0);
            const auto x9 = x8 * a3;
            const auto x10 = x7 - x9;
            return std::array<V, 1>{x10};
        });
        return y8;
    }
};
