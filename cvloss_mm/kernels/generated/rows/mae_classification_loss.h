// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// mae_classification_loss_labels: reads no hyperparameters
template <class T> struct mae_classification_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    explicit mae_classification_loss_labels(const double* h) {
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
        const T y4 = row.p - a0;
        const T y5 = std::log(a1);
        const T y6 = y4 - y5;
        const T y7 = std::expm1(y6);
        const T y8 = T(-2.0) * y7;
        const T y9 = y7 + T(1.0);
        const T y10 = T(-2.0) * y9;
        const T y11 = T(1.0) / a1;
        const T y12 = row.kept(0);
        const T y13 = y11 * y12;
        const T y14 = y13 * y10;
        const T y15 = y10 - y14;
        row.slopes([&](const auto& k) {
            const auto x0 = y11 * k.kept(0);
            const auto x1 = x0 * y10;
            const auto x2 = -x1;
            return std::array<V, 1>{x2};
        }, y15);
        return y8;
    }
};

// mae_classification_loss_dense: reads no hyperparameters
template <class T> struct mae_classification_loss_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    explicit mae_classification_loss_dense(const double* h) {
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
        const T y4 = T(1.0) / a1;
        const auto s5 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = y4 * k.kept(0);
            const auto x1 = x0 - k.t;
            const auto x2 = absolute<T>(x1);
            const auto x3 = x1 > T(0.0);
            const auto x4 = x1 < T(0.0);
            const auto x5 = x4 ? all<T>(T(-1.0)) : all<T>(T(0.0));
            const auto x6 = x3 ? all<T>(T(1.0)) : x5;
            const auto x7 = x6 * x0;
            return std::array<V, 2>{x2, x7};
        });
        const T a2 = s5[0];
        const T a3 = s5[1];
        row.slopes([&](const auto& k) {
            const auto x0 = y4 * k.kept(0);
            const auto x1 = x0 - k.t;
            const auto x2 = x1 > T(0.0);
            const auto x3 = x1 < T(0.0);
            const auto x4 = x3 ? all<T>(T(-1.0)) : all<T>(T(0.0));
            const auto x5 = x2 ? all<T>(T(1.0)) : x4;
            const auto x6 = x5 - a3;
            const auto x7 = x0 * x6;
            return std::array<V, 1>{x7};
        });
        return a2;
    }
};
