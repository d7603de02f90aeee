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
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.p);
            return std::array<V, 1>{x0};
        }, {{splat<T>(T(-4.4942328371557893e+307))}});
        const V a0 = load<T>(s0[0].row);
        const auto y2 = abs<T>(a0);
        const auto y3 = y2 == T(INFINITY);
        const auto y4 = y3 ? splat<T>(T(0.0)) : a0;
        const auto y5 = T(-4.4942328371557893e+307) - y4;
        const auto y6 = exp<T>(y5);
        const auto s7 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.p);
            const auto x1 = x0 - y4[k.row];
            const auto x2 = exp<T>(x1);
            return std::array<V, 1>{x2};
        }, {{y6}});
        const V a1 = load<T>(s7[0].row);
        const auto y9 = any_log<T>(a1);
        const auto y10 = y9 + y4;
        const auto y11 = y10 <= T(-2.2471164185778946e+307);
        const auto y12 = c0 * group.p;
        const auto y13 = y10 - y12;
        const auto y14 = y11 ? splat<T>(T(0.0)) : y13;
        const auto y15 = y11 ? splat<T>(T(0.0)) : splat<T>(T(1.0));
        const auto y16 = y15 * c0;
        const auto y17 = -y16;
        group.slopes([&](const auto& k) {
            const auto x0 = unfused(c0 * k.p);
            const auto x1 = x0 - y10[k.row];
            const auto x2 = exp<T>(x1);
            const auto x3 = y15[k.row] * x2;
            const auto x4 = x3 * c0;
            return std::array<V, 1>{x4};
        }, y17);
        return y14;
    }
};
