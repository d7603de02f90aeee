// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// ada_cos_loss_number_labels: reads scale
template <class T> struct ada_cos_loss_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    explicit ada_cos_loss_number_labels(const double* h) {
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = unfused(group.q[0] * group.p);
        const auto s1 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(group.q[0][k.row] * k.p);
            return std::array<V, 1>{x0};
        }, {{y0}});
        const V a0 = load<T>(s1[0].row);
        const auto y3 = y0 - a0;
        const auto y4 = exp<T>(y3);
        const auto s5 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(group.q[0][k.row] * k.p);
            const auto x1 = x0 - s1[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y4}});
        const V a1 = load<T>(s5[0].row);
        const auto y7 = any_log<T>(a1);
        const auto y8 = y7 - y3;
        const auto y9 = T(1.0) / a1;
        const auto y10 = y9 * y4;
        const auto y11 = T(-1.0) + y10;
        const auto y12 = y11 * group.q[0];
        group.slopes([&](const auto& k) {
            const auto x0 = y9[k.row] * k.kept(0);
            const auto x1 = x0 * group.q[0][k.row];
            return std::array<V, 1>{x1};
        }, y12);
        return y8;
    }
};
