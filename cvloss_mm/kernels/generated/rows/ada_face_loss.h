// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// ada_face_loss_labels: reads scale, margin, h, norm, norm_mean, norm_std
template <class T> struct ada_face_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 3, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit ada_face_loss_labels(const double* h) {
        c0 = T(h[2]);
        c1 = T(h[1]);
        c2 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = row.q[0] - row.q[1];
        const T y1 = settled(c0 * y0);
        const T y2 = greatest(row.q[2], T(0.001));
        const T y3 = y1 / y2;
        const T y4 = greatest(y3, T(-1.0));
        const T y5 = smallest(y4, T(1.0));
        const T y6 = settled(c1 * y5);
        const T y7 = -y6;
        const bool y8 = y7 > T(0.0);
        const T y9 = std::cos(y7);
        const T y10 = -y9;
        const bool y11 = row.p < y10;
        const bool y12 = y8 && y11;
        const bool y13 = !y8;
        const bool y14 = row.p > y9;
        const bool y15 = y13 && y14;
        const bool y16 = y12 || y15;
        const T y17 = y8 ? T(1.0) : T(0.0);
        const T y18 = settled(T(2.0) * y17);
        const T y19 = T(1.0) - y18;
        const T y20 = settled(y9 * row.p);
        const T y21 = std::sin(y7);
        const T y22 = T(1.0) - row.p;
        const T y23 = row.p + T(1.0);
        const T y24 = settled(y22 * y23);
        const T y25 = greatest(y24, T(Lanes<T>::epsilon));
        const T y26 = std::sqrt(y25);
        const T y27 = settled(y21 * y26);
        const T y28 = y20 - y27;
        const T y29 = y16 ? y19 : y28;
        const T y30 = y5 + T(1.0);
        const T y31 = settled(c1 * y30);
        const T y32 = y29 - y31;
        const T y33 = settled(c2 * y32);
        const auto s34 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y33}});
        const T a0 = s34[0];
        const T y36 = y33 - a0;
        const T y37 = std::exp(y36);
        const auto s38 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y37}});
        const T a1 = s38[0];
        const T y40 = std::log(a1);
        const T y41 = y40 - y36;
        const T y42 = T(1.0) / a1;
        const T y43 = y42 * y37;
        const T y44 = T(-1.0) + y43;
        const T y45 = y44 * c2;
        const T y46 = y16 ? T(0.0) : y45;
        const T y47 = y46 * y9;
        const bool y48 = y24 > T(Lanes<T>::epsilon);
        const T y49 = y46 * y21;
        const T y50 = T(2.0) * y26;
        const T y51 = y49 / y50;
        const T y52 = -y51;
        const T y53 = y48 ? y52 : T(0.0);
        const T y54 = y53 * y22;
        const T y55 = y47 + y54;
        const T y56 = y53 * y23;
        const T y57 = y55 - y56;
        row.slopes([&](const auto& k) {
            const auto x0 = y42 * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y57);
        return y41;
    }
};
