// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// proxy_nca_loss_labels: reads scale
template <class T> struct proxy_nca_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 0;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    explicit proxy_nca_loss_labels(const double* h) {
        c0 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c0 * k.p);
            return std::array<V, 1>{x0};
        }, {{T(-4.4942328371557893e+307)}});
        const T a0 = s0[0];
        const T y2 = std::abs(a0);
        const bool y3 = y2 == T(INFINITY);
        const T y4 = y3 ? T(0.0) : a0;
        const T y5 = T(-4.4942328371557893e+307) - y4;
        const T y6 = std::exp(y5);
        const auto s7 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c0 * k.p);
            const auto x1 = x0 - y4;
            const auto x2 = exp<T>(x1);
            return std::array<V, 1>{x2};
        }, {{y6}});
        const T a1 = s7[0];
        const T y9 = std::log(a1);
        const T y10 = y9 + y4;
        const bool y11 = y10 <= T(-2.2471164185778946e+307);
        const T y12 = c0 * row.p;
        const T y13 = y10 - y12;
        const T y14 = y11 ? T(0.0) : y13;
        const T y15 = y11 ? T(0.0) : T(1.0);
        const T y16 = y15 * c0;
        const T y17 = -y16;
        row.slopes([&](const auto& k) {
            const auto x0 = settled(c0 * k.p);
            const auto x1 = x0 - y10;
            const auto x2 = exp<T>(x1);
            const auto x3 = y15 * x2;
            const auto x4 = x3 * c0;
            return std::array<V, 1>{x4};
        }, y17);
        return y14;
    }
};
