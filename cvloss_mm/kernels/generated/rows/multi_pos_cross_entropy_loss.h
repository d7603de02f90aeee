// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// multi_pos_cross_entropy_loss_dense: reads no hyperparameters
template <class T> struct multi_pos_cross_entropy_loss_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 0;
    static constexpr bool dense = 1, counted = 0;
    explicit multi_pos_cross_entropy_loss_dense(const double* h) {
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST, LARGEST>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(x0 ? k.p : all<T>(T(-1e+30)));
            const auto x2 = k.t > T(0.0);
            const auto x3 = -k.p;
            const auto x4 = settled(x2 ? x3 : all<T>(T(-1e+30)));
            return std::array<V, 2>{x1, x4};
        });
        const T a0 = s0[0];
        const T a1 = s0[1];
        const T y3 = std::abs(a0);
        const bool y4 = y3 == T(INFINITY);
        const T y5 = y4 ? T(0.0) : a0;
        const T y6 = std::abs(a1);
        const bool y7 = y6 == T(INFINITY);
        const T y8 = y7 ? T(0.0) : a1;
        const auto s9 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(x0 ? k.p : all<T>(T(-1e+30)));
            const auto x2 = x1 - y5;
            const auto x3 = exp<T>(x2);
            const auto x4 = k.t > T(0.0);
            const auto x5 = -k.p;
            const auto x6 = settled(x4 ? x5 : all<T>(T(-1e+30)));
            const auto x7 = x6 - y8;
            const auto x8 = exp<T>(x7);
            return std::array<V, 2>{x3, x8};
        });
        const T a2 = s9[0];
        const T a3 = s9[1];
        const T y12 = std::log(a2);
        const T y13 = y12 + y5;
        const T y14 = std::log(a3);
        const T y15 = y14 + y8;
        const T y16 = y13 + y15;
        const bool y17 = y16 > T(20.0);
        const T y18 = std::exp(y16);
        const T y19 = std::log1p(y18);
        const T y20 = y17 ? y16 : y19;
        const T y21 = y18 + T(1.0);
        const T y22 = y18 / y21;
        const T y23 = y17 ? T(1.0) : y22;
        row.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(x0 ? k.p : all<T>(T(-1e+30)));
            const auto x2 = x1 - y13;
            const auto x3 = exp<T>(x2);
            const auto x4 = y23 * x3;
            const auto x5 = x0 ? x4 : all<T>(T(0.0));
            const auto x6 = k.t > T(0.0);
            const auto x7 = -k.p;
            const auto x8 = settled(x6 ? x7 : all<T>(T(-1e+30)));
            const auto x9 = x8 - y15;
            const auto x10 = exp<T>(x9);
            const auto x11 = y23 * x10;
            const auto x12 = x6 ? x11 : all<T>(T(0.0));
            const auto x13 = x5 - x12;
            return std::array<V, 1>{x13};
        });
        return y20;
    }
};
