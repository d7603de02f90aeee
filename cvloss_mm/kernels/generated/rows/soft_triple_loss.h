// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// soft_triple_loss_labels: reads scale, margin
template <class T> struct soft_triple_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit soft_triple_loss_labels(const double* h) {
        c0 = T(h[1]);
        c1 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = row.p - c0;
        const T y1 = settled(c1 * y0);
        const auto s2 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y1}});
        const T a0 = s2[0];
        const T y4 = y1 - a0;
        const T y5 = std::exp(y4);
        const auto s6 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y5}});
        const T a1 = s6[0];
        const T y8 = std::log(a1);
        const T y9 = y8 - y4;
        const bool y10 = row.p < T(-1.0);
        const T y11 = T(1.0) / a1;
        const T y12 = y11 * y5;
        const T y13 = T(-1.0) + y12;
        const T y14 = y13 * c1;
        const T y15 = y10 ? y14 : T(0.0);
        const T y16 = y10 ? T(0.0) : y14;
        const T y17 = y15 + y16;
        row.slopes([&](const auto& k) {
            const auto x0 = y11 * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y17);
        return y9;
    }
};
