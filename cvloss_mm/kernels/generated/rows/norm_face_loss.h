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
    template <class Row> T operator()(Row& row) const {
        const T y0 = settled(c0 * row.p);
        const auto s1 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c0 * k.p);
            return std::array<V, 1>{x0};
        }, {{y0}});
        const T a0 = s1[0];
        const T y3 = y0 - a0;
        const T y4 = std::exp(y3);
        const auto s5 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c0 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y4}});
        const T a1 = s5[0];
        const T y7 = std::log(a1);
        const T y8 = y7 - y3;
        const bool y9 = row.p < T(-1.0);
        const T y10 = T(1.0) / a1;
        const T y11 = y10 * y4;
        const T y12 = T(-1.0) + y11;
        const T y13 = y12 * c0;
        const T y14 = y9 ? y13 : T(0.0);
        const T y15 = y9 ? T(0.0) : y13;
        const T y16 = y14 + y15;
        row.slopes([&](const auto& k) {
            const auto x0 = y10 * k.kept(0);
            const auto x1 = x0 * c0;
            return std::array<V, 1>{x1};
        }, y16);
        return y8;
    }
};
