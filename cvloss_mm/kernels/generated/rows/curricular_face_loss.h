// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// curricular_face_loss_labels: reads scale, margin, t
template <class T> struct curricular_face_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit curricular_face_loss_labels(const double* h) {
        const double s2 = double(3.141592653589793) - h[1];
        const double s3 = std::fmin(s2, double(3.141592653589793));
        const double s4 = std::cos(s3);
        const double s5 = std::sin(h[1]);
        const double s6 = h[1] * s5;
        const double s8 = s4 + double(1.0);
        const double s9 = std::fmax(s6, s8);
        const double s10 = std::cos(h[1]);
        c0 = T(s4);
        c1 = T(s9);
        c2 = T(s10);
        c3 = T(s5);
        c4 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < c0;
        const auto y1 = group.p - c1;
        const auto y2 = unfused(c2 * group.p);
        const auto y3 = T(1.0) - group.p;
        const auto y4 = group.p + T(1.0);
        const auto y5 = unfused(y3 * y4);
        const auto y6 = maximum<T>(y5, T(Lanes<T>::epsilon));
        const auto y7 = sqrt<T>(y6);
        const auto y8 = unfused(c3 * y7);
        const auto y9 = y2 - y8;
        const auto y10 = y0 ? y1 : y9;
        const auto y11 = unfused(c4 * y10);
        const auto s12 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = k.p > y9[k.row];
            const auto x1 = group.q[0][k.row] + k.p;
            const auto x2 = unfused(k.p * x1);
            const auto x3 = x0 ? x2 : k.p;
            const auto x4 = unfused(c4 * x3);
            return std::array<V, 1>{x4};
        }, {{y11}});
        const V a0 = load<T>(s12[0].row);
        const auto y14 = y11 - a0;
        const auto y15 = exp<T>(y14);
        const auto s16 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p > y9[k.row];
            const auto x1 = group.q[0][k.row] + k.p;
            const auto x2 = unfused(k.p * x1);
            const auto x3 = x0 ? x2 : k.p;
            const auto x4 = unfused(c4 * x3);
            const auto x5 = x4 - s12[0].row[k.row];
            const auto x6 = exp<T>(x5);
            k.keep(0, x6);
            return std::array<V, 1>{x6};
        }, {{y15}});
        const V a1 = load<T>(s16[0].row);
        const auto y18 = any_log<T>(a1);
        const auto y19 = y18 - y14;
        const auto y20 = T(1.0) / a1;
        const auto y21 = y20 * y15;
        const auto y22 = T(-1.0) + y21;
        const auto y23 = y22 * c4;
        const auto y24 = y0 ? y23 : splat<T>(T(0.0));
        const auto y25 = y0 ? splat<T>(T(0.0)) : y23;
        const auto y26 = y25 * c2;
        const auto y27 = y24 + y26;
        const auto y28 = y5 > T(Lanes<T>::epsilon);
        const auto y29 = y25 * c3;
        const auto y30 = T(2.0) * y7;
        const auto y31 = y29 / y30;
        const auto y32 = -y31;
        const auto y33 = y28 ? y32 : splat<T>(T(0.0));
        const auto y34 = y33 * y3;
        const auto y35 = y27 + y34;
        const auto y36 = y33 * y4;
        const auto y37 = y35 - y36;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p > y9[k.row];
            const auto x1 = y20[k.row] * k.kept(0);
            const auto x2 = x1 * c4;
            const auto x3 = x0 ? splat<T>(T(0.0)) : x2;
            const auto x4 = x0 ? x2 : splat<T>(T(0.0));
            const auto x5 = group.q[0][k.row] + k.p;
            const auto x6 = x4 * x5;
            const auto x7 = x3 + x6;
            const auto x8 = x4 * k.p;
            const auto x9 = x7 + x8;
            return std::array<V, 1>{x9};
        }, y37);
        return y19;
    }
};
