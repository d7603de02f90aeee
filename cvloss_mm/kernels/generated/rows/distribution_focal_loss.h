// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// distribution_focal_loss_numbers: reads no hyperparameters
template <class T> struct distribution_focal_loss_numbers {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 1;
    T c0;
    explicit distribution_focal_loss_numbers(const double* h) {
        const double s2 = h[0] - double(1.0);
        c0 = T(s2);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = maximum<T>(group.t, T(0.0));
        const auto y1 = minimum<T>(y0, c0);
        const auto s2 = group.template gather<LARGEST_NUMBER, SUM>([&](const auto& k) {
            const auto x0 = y1[k.row] - k.at;
            const auto x1 = abs<T>(x0);
            const auto x2 = T(1.0) - x1;
            const auto x3 = maximum<T>(x2, T(0.0));
            const auto x4 = x3 == T(0.0);
            const auto x5 = x4 ? splat<T>(T(0.0)) : splat<T>(T(-1.0));
            const auto x6 = x5 * x3;
            return std::array<V, 2>{k.p, x6};
        });
        const V a0 = load<T>(s2[0].row);
        const V a1 = load<T>(s2[1].row);
        const auto s5 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - s2[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const V a2 = load<T>(s5[0].row);
        const auto y7 = any_log<T>(a2);
        const auto s8 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = y1[k.row] - k.at;
            const auto x1 = abs<T>(x0);
            const auto x2 = T(1.0) - x1;
            const auto x3 = maximum<T>(x2, T(0.0));
            const auto x4 = x3 == T(0.0);
            const auto x5 = k.p - s2[0].row[k.row];
            const auto x6 = x5 - y7[k.row];
            const auto x7 = x3 * x6;
            const auto x8 = x4 ? splat<T>(T(0.0)) : x7;
            return std::array<V, 1>{x8};
        });
        const V a3 = load<T>(s8[0].row);
        const auto y10 = -a3;
        const auto y11 = T(1.0) / a2;
        group.slopes([&](const auto& k) {
            const auto x0 = y1[k.row] - k.at;
            const auto x1 = abs<T>(x0);
            const auto x2 = T(1.0) - x1;
            const auto x3 = maximum<T>(x2, T(0.0));
            const auto x4 = x3 == T(0.0);
            const auto x5 = x4 ? splat<T>(T(0.0)) : splat<T>(T(-1.0));
            const auto x6 = x5 * x3;
            const auto x7 = y11[k.row] * k.kept(0);
            const auto x8 = x7 * s2[1].row[k.row];
            const auto x9 = x6 - x8;
            return std::array<V, 1>{x9};
        });
        return y10;
    }
};
