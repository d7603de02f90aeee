// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// mae_classification_loss_labels: reads no hyperparameters
template <class T> struct mae_classification_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    explicit mae_classification_loss_labels(const double* h) {
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
        const auto y8 = T(-2.0) * y7;
        const auto y9 = y7 + T(1.0);
        const auto y10 = T(-2.0) * y9;
        const auto y11 = T(1.0) / a1;
        const auto y12 = group.kept(0);
        const auto y13 = y11 * y12;
        const auto y14 = y13 * y10;
        const auto y15 = y10 - y14;
        group.slopes([&](const auto& k) {
            const auto x0 = y11[k.row] * k.kept(0);
            const auto x1 = x0 * y10[k.row];
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
        const auto s5 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = y4[k.row] * k.kept(0);
            const auto x1 = x0 - k.t;
            const auto x2 = abs<T>(x1);
            const auto x3 = x1 > T(0.0);
            const auto x4 = x1 < T(0.0);
            const auto x5 = x4 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
            const auto x6 = x3 ? splat<T>(T(1.0)) : x5;
            const auto x7 = x6 * x0;
            return std::array<V, 2>{x2, x7};
        });
        const V a2 = load<T>(s5[0].row);
        const V a3 = load<T>(s5[1].row);
        group.slopes([&](const auto& k) {
            const auto x0 = y4[k.row] * k.kept(0);
            const auto x1 = x0 - k.t;
            const auto x2 = x1 > T(0.0);
            const auto x3 = x1 < T(0.0);
            const auto x4 = x3 ? splat<T>(T(-1.0)) : splat<T>(T(0.0));
            const auto x5 = x2 ? splat<T>(T(1.0)) : x4;
            const auto x6 = x5 - s5[1].row[k.row];
            const auto x7 = x0 * x6;
            return std::array<V, 1>{x7};
        });
        return a2;
    }
};
