// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// dynamic_margin_arc_face_loss_none_labels: reads scale, a, b, lamb
template <class T> struct dynamic_margin_arc_face_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit dynamic_margin_arc_face_loss_none_labels(const double* h) {
        const double s4 = -h[3];
        const double s5 = std::pow(double(1.0), s4);
        const double s6 = h[1] * s5;
        const double s8 = s6 + h[2];
        const double s9 = double(3.141592653589793) - s8;
        const double s10 = std::fmin(s9, double(3.141592653589793));
        const double s11 = std::cos(s10);
        const double s12 = std::sin(s8);
        const double s13 = s8 * s12;
        const double s14 = std::cos(s8);
        c0 = T(s11);
        c1 = T(s13);
        c2 = T(s14);
        c3 = T(s12);
        c4 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p < c0;
        const T y1 = row.p - c1;
        const T y2 = settled(c2 * row.p);
        const T y3 = T(1.0) - row.p;
        const T y4 = row.p + T(1.0);
        const T y5 = settled(y3 * y4);
        const T y6 = greatest(y5, T(Lanes<T>::epsilon));
        const T y7 = std::sqrt(y6);
        const T y8 = settled(c3 * y7);
        const T y9 = y2 - y8;
        const T y10 = y0 ? y1 : y9;
        const T y11 = settled(c4 * y10);
        const auto s12 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y11}});
        const T a0 = s12[0];
        const T y14 = y11 - a0;
        const T y15 = std::exp(y14);
        const auto s16 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c4 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y15}});
        const T a1 = s16[0];
        const T y18 = std::log(a1);
        const T y19 = y18 - y14;
        const T y20 = T(1.0) / a1;
        const T y21 = y20 * y15;
        const T y22 = T(-1.0) + y21;
        const T y23 = y22 * c4;
        const T y24 = y0 ? T(0.0) : y23;
        const T y25 = y24 * c2;
        const bool y26 = y5 > T(Lanes<T>::epsilon);
        const T y27 = y24 * c3;
        const T y28 = T(2.0) * y7;
        const T y29 = y27 / y28;
        const T y30 = -y29;
        const T y31 = y26 ? y30 : T(0.0);
        const T y32 = y31 * y3;
        const T y33 = y25 + y32;
        const T y34 = y31 * y4;
        const T y35 = y33 - y34;
        const T y36 = y0 ? y23 : T(0.0);
        const T y37 = y35 + y36;
        row.slopes([&](const auto& k) {
            const auto x0 = y20 * k.kept(0);
            const auto x1 = x0 * c4;
            return std::array<V, 1>{x1};
        }, y37);
        return y19;
    }
};

// dynamic_margin_arc_face_loss_given_labels: reads scale, a, b, lamb, class_counts
template <class T> struct dynamic_margin_arc_face_loss_given_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit dynamic_margin_arc_face_loss_given_labels(const double* h) {
        const double s1 = -h[3];
        c0 = T(s1);
        c1 = T(h[1]);
        c2 = T(h[2]);
        c3 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = std::pow(row.r[0], c0);
        const T y1 = settled(c1 * y0);
        const T y2 = y1 + c2;
        const T y3 = T(3.141592653589793) - y2;
        const T y4 = smallest(y3, T(3.141592653589793));
        const T y5 = std::cos(y4);
        const bool y6 = row.p < y5;
        const T y7 = std::sin(y2);
        const T y8 = settled(y2 * y7);
        const T y9 = row.p - y8;
        const T y10 = std::cos(y2);
        const T y11 = settled(y10 * row.p);
        const T y12 = T(1.0) - row.p;
        const T y13 = row.p + T(1.0);
        const T y14 = settled(y12 * y13);
        const T y15 = greatest(y14, T(Lanes<T>::epsilon));
        const T y16 = std::sqrt(y15);
        const T y17 = settled(y7 * y16);
        const T y18 = y11 - y17;
        const T y19 = y6 ? y9 : y18;
        const T y20 = settled(c3 * y19);
        const auto s21 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y20}});
        const T a0 = s21[0];
        const T y23 = y20 - a0;
        const T y24 = std::exp(y23);
        const auto s25 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y24}});
        const T a1 = s25[0];
        const T y27 = std::log(a1);
        const T y28 = y27 - y23;
        const T y29 = T(1.0) / a1;
        const T y30 = y29 * y24;
        const T y31 = T(-1.0) + y30;
        const T y32 = y31 * c3;
        const T y33 = y6 ? T(0.0) : y32;
        const T y34 = y33 * y10;
        const bool y35 = y14 > T(Lanes<T>::epsilon);
        const T y36 = y33 * y7;
        const T y37 = T(2.0) * y16;
        const T y38 = y36 / y37;
        const T y39 = -y38;
        const T y40 = y35 ? y39 : T(0.0);
        const T y41 = y40 * y12;
        const T y42 = y34 + y41;
        const T y43 = y40 * y13;
        const T y44 = y42 - y43;
        const T y45 = y6 ? y32 : T(0.0);
        const T y46 = y44 + y45;
        row.slopes([&](const auto& k) {
            const auto x0 = y29 * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y46);
        return y28;
    }
};
