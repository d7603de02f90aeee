// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// multi_pos_cross_entropy_loss_dense: reads no hyperparameters
template <class T> struct multi_pos_cross_entropy_loss_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 0;
    static constexpr bool dense = 1, counted = 0;
    explicit multi_pos_cross_entropy_loss_dense(const double* h) {
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST, LARGEST>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(x0 ? k.p : splat<T>(T(-1e+30)));
            const auto x2 = k.t > T(0.0);
            const auto x3 = -k.p;
            const auto x4 = unfused(x2 ? x3 : splat<T>(T(-1e+30)));
            return std::array<V, 2>{x1, x4};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = abs<T>(a0);
        const auto y4 = y3 == T(INFINITY);
        const auto y5 = y4 ? splat<T>(T(0.0)) : a0;
        const auto y6 = abs<T>(a1);
        const auto y7 = y6 == T(INFINITY);
        const auto y8 = y7 ? splat<T>(T(0.0)) : a1;
        const auto s9 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(x0 ? k.p : splat<T>(T(-1e+30)));
            const auto x2 = x1 - y5[k.row];
            const auto x3 = exp<T>(x2);
            const auto x4 = k.t > T(0.0);
            const auto x5 = -k.p;
            const auto x6 = unfused(x4 ? x5 : splat<T>(T(-1e+30)));
            const auto x7 = x6 - y8[k.row];
            const auto x8 = exp<T>(x7);
            return std::array<V, 2>{x3, x8};
        });
        const V a2 = load<T>(s9[0].row);
        const V a3 = load<T>(s9[1].row);
        const auto y12 = any_log<T>(a2);
        const auto y13 = y12 + y5;
        const auto y14 = any_log<T>(a3);
        const auto y15 = y14 + y8;
        const auto y16 = y13 + y15;
        const auto y17 = y16 > T(20.0);
        const auto y18 = exp<T>(y16);
        const auto y19 = any_log1p<T>(y18);
        const auto y20 = y17 ? y16 : y19;
        const auto y21 = y18 + T(1.0);
        const auto y22 = y18 / y21;
        const auto y23 = y17 ? splat<T>(T(1.0)) : y22;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(x0 ? k.p : splat<T>(T(-1e+30)));
            const auto x2 = x1 - y13[k.row];
            const auto x3 = exp<T>(x2);
            const auto x4 = y23[k.row] * x3;
            const auto x5 = x0 ? x4 : splat<T>(T(0.0));
            const auto x6 = k.t > T(0.0);
            const auto x7 = -k.p;
            const auto x8 = unfused(x6 ? x7 : splat<T>(T(-1e+30)));
            const auto x9 = x8 - y15[k.row];
            const auto x10 = exp<T>(x9);
            const auto x11 = y23[k.row] * x10;
            const auto x12 = x6 ? x11 : splat<T>(T(0.0));
            const auto x13 = x5 - x12;
            return std::array<V, 1>{x13};
        });
        return y20;
    }
};
