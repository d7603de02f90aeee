// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// ada_cos_loss_given_labels: reads scale
template <class T> struct ada_cos_loss_given_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    explicit ada_cos_loss_given_labels(const double* h) {
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = settled(row.q[0] * row.p);
        const auto s1 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(row.q[0] * k.p);
            return std::array<V, 1>{x0};
        }, {{y0}});
        const T a0 = s1[0];
        const T y3 = y0 - a0;
        const T y4 = std::exp(y3);
        const auto s5 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(row.q[0] * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y4}});
        const T a1 = s5[0];
        const T y7 = std::log(a1);
        const T y8 = y7 - y3;
        const T y9 = T(1.0) / a1;
        const T y10 = y9 * y4;
        const T y11 = T(-1.0) + y10;
        const T y12 = y11 * row.q[0];
        row.slopes([&](const auto& k) {
            const auto x0 = y9 * k.kept(0);
            const auto x1 = x0 * row.q[0];
            return std::array<V, 1>{x1};
        }, y12);
        return y8;
    }
};
