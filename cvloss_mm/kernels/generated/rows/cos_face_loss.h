// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// cos_face_loss_labels: reads scale, margin
template <class T> struct cos_face_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit cos_face_loss_labels(const double* h) {
        c0 = T(h[1]);
        c1 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p - c0;
        const auto y1 = unfused(c1 * y0);
        const auto s2 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y1}});
        const V a0 = load<T>(s2[0].row);
        const auto y4 = y1 - a0;
        const auto y5 = exp<T>(y4);
        const auto s6 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            const auto x1 = x0 - s2[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y5}});
        const V a1 = load<T>(s6[0].row);
        const auto y8 = any_log<T>(a1);
        const auto y9 = y8 - y4;
        const auto y10 = group.p < T(-1.0);
        const auto y11 = T(1.0) / a1;
        const auto y12 = y11 * y5;
        const auto y13 = T(-1.0) + y12;
        const auto y14 = y13 * c1;
        const auto y15 = y10 ? y14 : splat<T>(T(0.0));
        const auto y16 = y10 ? splat<T>(T(0.0)) : y14;
        const auto y17 = y15 + y16;
        group.slopes([&](const auto& k) {
            const auto x0 = y11[k.row] * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y17);
        return y9;
    }
};
