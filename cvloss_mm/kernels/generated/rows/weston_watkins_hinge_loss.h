// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// weston_watkins_hinge_loss_false_labels: reads margin
template <class T> struct weston_watkins_hinge_loss_false_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 0;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    explicit weston_watkins_hinge_loss_false_labels(const double* h) {
        c0 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = c0 + k.p;
            const auto x1 = x0 - row.p;
            const auto x2 = maximum<T>(x1, T(0.0));
            const auto x3 = x2 <= T(0.0);
            const auto x4 = x3 ? all<T>(T(0.0)) : all<T>(T(1.0));
            return std::array<V, 2>{x2, x4};
        });
        const T a0 = s0[0];
        const T a1 = s0[1];
        const T y3 = a0 - c0;
        const T y4 = c0 + row.p;
        const T y5 = y4 - row.p;
        const T y6 = greatest(y5, T(0.0));
        const bool y7 = y6 <= T(0.0);
        const T y8 = y7 ? T(0.0) : T(1.0);
        const T y9 = y8 - a1;
        row.slopes([&](const auto& k) {
            const auto x0 = c0 + k.p;
            const auto x1 = x0 - row.p;
            const auto x2 = maximum<T>(x1, T(0.0));
            const auto x3 = x2 <= T(0.0);
            const auto x4 = x3 ? all<T>(T(0.0)) : all<T>(T(1.0));
            return std::array<V, 1>{x4};
        }, y9);
        return y3;
    }
};

// weston_watkins_hinge_loss_true_labels: reads margin
template <class T> struct weston_watkins_hinge_loss_true_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 0;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit weston_watkins_hinge_loss_true_labels(const double* h) {
        const double s3 = double(1.0) / h[1];
        c0 = T(h[0]);
        c1 = T(s3);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = c0 + k.p;
            const auto x1 = x0 - row.p;
            const auto x2 = maximum<T>(x1, T(0.0));
            const auto x3 = x2 <= T(0.0);
            const auto x4 = x3 ? all<T>(T(0.0)) : all<T>(c1);
            return std::array<V, 2>{x2, x4};
        });
        const T a0 = s0[0];
        const T a1 = s0[1];
        const T y3 = a0 - c0;
        const T y4 = y3 * c1;
        const T y5 = c0 + row.p;
        const T y6 = y5 - row.p;
        const T y7 = greatest(y6, T(0.0));
        const bool y8 = y7 <= T(0.0);
        const T y9 = y8 ? T(0.0) : c1;
        const T y10 = y9 - a1;
        row.slopes([&](const auto& k) {
            const auto x0 = c0 + k.p;
            const auto x1 = x0 - row.p;
            const auto x2 = maximum<T>(x1, T(0.0));
            const auto x3 = x2 <= T(0.0);
            const auto x4 = x3 ? all<T>(T(0.0)) : all<T>(c1);
            return std::array<V, 1>{x4};
        }, y10);
        return y4;
    }
};
