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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.q[0] - group.q[1];
        const auto y1 = unfused(c0 * y0);
        const auto y2 = maximum<T>(group.q[2], T(0.001));
        const auto y3 = y1 / y2;
        const auto y4 = maximum<T>(y3, T(-1.0));
        const auto y5 = minimum<T>(y4, T(1.0));
        const auto y6 = unfused(c1 * y5);
        const auto y7 = -y6;
        const auto y8 = y7 > T(0.0);
        const auto y9 = cos<T>(y7);
        const auto y10 = -y9;
        const auto y11 = group.p < y10;
        const auto y12 = y8 & y11;
        const auto y13 = ~y8;
        const auto y14 = group.p > y9;
        const auto y15 = y13 & y14;
        const auto y16 = y12 | y15;
        const auto y17 = y8 ? splat<T>(T(1.0)) : splat<T>(T(0.0));
        const auto y18 = unfused(T(2.0) * y17);
        const auto y19 = T(1.0) - y18;
        const auto y20 = unfused(y9 * group.p);
        const auto y21 = sin<T>(y7);
        const auto y22 = T(1.0) - group.p;
        const auto y23 = group.p + T(1.0);
        const auto y24 = unfused(y22 * y23);
        const auto y25 = maximum<T>(y24, T(Lanes<T>::epsilon));
        const auto y26 = sqrt<T>(y25);
        const auto y27 = unfused(y21 * y26);
        const auto y28 = y20 - y27;
        const auto y29 = y16 ? y19 : y28;
        const auto y30 = y5 + T(1.0);
        const auto y31 = unfused(c1 * y30);
        const auto y32 = y29 - y31;
        const auto y33 = unfused(c2 * y32);
        const auto s34 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y33}});
        const V a0 = load<T>(s34[0].row);
        const auto y36 = y33 - a0;
        const auto y37 = exp<T>(y36);
        const auto s38 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            const auto x1 = x0 - s34[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y37}});
        const V a1 = load<T>(s38[0].row);
        const auto y40 = any_log<T>(a1);
        const auto y41 = y40 - y36;
        const auto y42 = T(1.0) / a1;
        const auto y43 = y42 * y37;
        const auto y44 = T(-1.0) + y43;
        const auto y45 = y44 * c2;
        const auto y46 = y16 ? splat<T>(T(0.0)) : y45;
        const auto y47 = y46 * y9;
        const auto y48 = y24 > T(Lanes<T>::epsilon);
        const auto y49 = y46 * y21;
        const auto y50 = T(2.0) * y26;
        const auto y51 = y49 / y50;
        const auto y52 = -y51;
        const auto y53 = y48 ? y52 : splat<T>(T(0.0));
        const auto y54 = y53 * y22;
        const auto y55 = y47 + y54;
        const auto y56 = y53 * y23;
        const auto y57 = y55 - y56;
        group.slopes([&](const auto& k) {
            const auto x0 = y42[k.row] * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y57);
        return y41;
    }
};
