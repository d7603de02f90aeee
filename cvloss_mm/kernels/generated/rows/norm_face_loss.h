// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// norm_face_loss_labels: reads scale
template <class T> struct norm_face_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    explicit norm_face_loss_labels(const double* h) {
        c0 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = unfused(c0 * group.p);
        const auto s1 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.p);
            return std::array<V, 1>{x0};
        }, {{y0}});
        const V a0 = load<T>(s1[0].row);
        const auto y3 = y0 - a0;
        const auto y4 = exp<T>(y3);
        const auto s5 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.p);
            const auto x1 = x0 - s1[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y4}});
        const V a1 = load<T>(s5[0].row);
        const auto y7 = any_log<T>(a1);
        const auto y8 = y7 - y3;
        const auto y9 = group.p < T(-1.0);
        const auto y10 = T(1.0) / a1;
        const auto y11 = y10 * y4;
        const auto y12 = T(-1.0) + y11;
        const auto y13 = y12 * c0;
        const auto y14 = y9 ? y13 : splat<T>(T(0.0));
        const auto y15 = y9 ? splat<T>(T(0.0)) : y13;
        const auto y16 = y14 + y15;
        group.slopes([&](const auto& k) {
            const auto x0 = y10[k.row] * k.kept(0);
            const auto x1 = x0 * c0;
            return std::array<V, 1>{x1};
        }, y16);
        return y8;
    }
};
