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
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = c0 + k.p;
            const auto x1 = x0 - group.p[k.row];
            const auto x2 = maximum<T>(x1, T(0.0));
            const auto x3 = x2 <= T(0.0);
            const auto x4 = x3 ? splat<T>(T(0.0)) : splat<T>(T(1.0));
            return std::array<V, 2>{x2, x4};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = a0 - c0;
        const auto y4 = c0 + group.p;
        const auto y5 = y4 - group.p;
        const auto y6 = maximum<T>(y5, T(0.0));
        const auto y7 = y6 <= T(0.0);
        const auto y8 = y7 ? splat<T>(T(0.0)) : splat<T>(T(1.0));
        const auto y9 = y8 - a1;
        group.slopes([&](const auto& k) {
            const auto x0 = c0 + k.p;
            const auto x1 = x0 - group.p[k.row];
            const auto x2 = maximum<T>(x1, T(0.0));
            const auto x3 = x2 <= T(0.0);
            const auto x4 = x3 ? splat<T>(T(0.0)) : splat<T>(T(1.0));
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
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = c0 + k.p;
            const auto x1 = x0 - group.p[k.row];
            const auto x2 = maximum<T>(x1, T(0.0));
            const auto x3 = x2 <= T(0.0);
            const auto x4 = x3 ? splat<T>(T(0.0)) : splat<T>(c1);
            return std::array<V, 2>{x2, x4};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = a0 - c0;
        const auto y4 = y3 * c1;
        const auto y5 = c0 + group.p;
        const auto y6 = y5 - group.p;
        const auto y7 = maximum<T>(y6, T(0.0));
        const auto y8 = y7 <= T(0.0);
        const auto y9 = y8 ? splat<T>(T(0.0)) : splat<T>(c1);
        const auto y10 = y9 - a1;
        group.slopes([&](const auto& k) {
            const auto x0 = c0 + k.p;
            const auto x1 = x0 - group.p[k.row];
            const auto x2 = maximum<T>(x1, T(0.0));
            const auto x3 = x2 <= T(0.0);
            const auto x4 = x3 ? splat<T>(T(0.0)) : splat<T>(c1);
            return std::array<V, 1>{x4};
        }, y10);
        return y4;
    }
};
