// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// dynamic_margin_arc_face_loss_none_none_labels: reads scale, a, b, lamb
template <class T> struct dynamic_margin_arc_face_loss_none_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit dynamic_margin_arc_face_loss_none_none_labels(const double* h) {
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
            const auto x0 = unfused(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y11}});
        const V a0 = load<T>(s12[0].row);
        const auto y14 = y11 - a0;
        const auto y15 = exp<T>(y14);
        const auto s16 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c4 * k.p);
            const auto x1 = x0 - s12[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y15}});
        const V a1 = load<T>(s16[0].row);
        const auto y18 = any_log<T>(a1);
        const auto y19 = y18 - y14;
        const auto y20 = T(1.0) / a1;
        const auto y21 = y20 * y15;
        const auto y22 = T(-1.0) + y21;
        const auto y23 = y22 * c4;
        const auto y24 = y0 ? splat<T>(T(0.0)) : y23;
        const auto y25 = y24 * c2;
        const auto y26 = y5 > T(Lanes<T>::epsilon);
        const auto y27 = y24 * c3;
        const auto y28 = T(2.0) * y7;
        const auto y29 = y27 / y28;
        const auto y30 = -y29;
        const auto y31 = y26 ? y30 : splat<T>(T(0.0));
        const auto y32 = y31 * y3;
        const auto y33 = y25 + y32;
        const auto y34 = y31 * y4;
        const auto y35 = y33 - y34;
        const auto y36 = y0 ? y23 : splat<T>(T(0.0));
        const auto y37 = y35 + y36;
        group.slopes([&](const auto& k) {
            const auto x0 = y20[k.row] * k.kept(0);
            const auto x1 = x0 * c4;
            return std::array<V, 1>{x1};
        }, y37);
        return y19;
    }
};

// dynamic_margin_arc_face_loss_none_number_labels: reads scale, a, b, lamb, highest
template <class T> struct dynamic_margin_arc_face_loss_none_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit dynamic_margin_arc_face_loss_none_number_labels(const double* h) {
        const double s2 = double(3.141592653589793) - h[2];
        const double s3 = std::fmin(s2, double(3.141592653589793));
        const double s4 = std::cos(s3);
        const double s5 = std::sin(h[2]);
        const double s6 = h[2] * s5;
        const double s7 = std::cos(h[2]);
        c0 = T(s4);
        c1 = T(s6);
        c2 = T(s7);
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
            const auto x0 = unfused(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y11}});
        const V a0 = load<T>(s12[0].row);
        const auto y14 = y11 - a0;
        const auto y15 = exp<T>(y14);
        const auto s16 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c4 * k.p);
            const auto x1 = x0 - s12[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y15}});
        const V a1 = load<T>(s16[0].row);
        const auto y18 = any_log<T>(a1);
        const auto y19 = y18 - y14;
        const auto y20 = T(1.0) / a1;
        const auto y21 = y20 * y15;
        const auto y22 = T(-1.0) + y21;
        const auto y23 = y22 * c4;
        const auto y24 = y0 ? splat<T>(T(0.0)) : y23;
        const auto y25 = y24 * c2;
        const auto y26 = y5 > T(Lanes<T>::epsilon);
        const auto y27 = y24 * c3;
        const auto y28 = T(2.0) * y7;
        const auto y29 = y27 / y28;
        const auto y30 = -y29;
        const auto y31 = y26 ? y30 : splat<T>(T(0.0));
        const auto y32 = y31 * y3;
        const auto y33 = y25 + y32;
        const auto y34 = y31 * y4;
        const auto y35 = y33 - y34;
        const auto y36 = y0 ? y23 : splat<T>(T(0.0));
        const auto y37 = y35 + y36;
        group.slopes([&](const auto& k) {
            const auto x0 = y20[k.row] * k.kept(0);
            const auto x1 = x0 * c4;
            return std::array<V, 1>{x1};
        }, y37);
        return y19;
    }
};

// dynamic_margin_arc_face_loss_number_none_labels: reads scale, a, b, lamb, class_counts
template <class T> struct dynamic_margin_arc_face_loss_number_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit dynamic_margin_arc_face_loss_number_none_labels(const double* h) {
        const double s1 = -h[3];
        c0 = T(s1);
        c1 = T(h[1]);
        c2 = T(h[2]);
        c3 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = pow<T>(group.r[0], c0);
        const auto y1 = unfused(c1 * y0);
        const auto y2 = y1 + c2;
        const auto y3 = T(3.141592653589793) - y2;
        const auto y4 = minimum<T>(y3, T(3.141592653589793));
        const auto y5 = cos<T>(y4);
        const auto y6 = group.p < y5;
        const auto y7 = sin<T>(y2);
        const auto y8 = unfused(y2 * y7);
        const auto y9 = group.p - y8;
        const auto y10 = cos<T>(y2);
        const auto y11 = unfused(y10 * group.p);
        const auto y12 = T(1.0) - group.p;
        const auto y13 = group.p + T(1.0);
        const auto y14 = unfused(y12 * y13);
        const auto y15 = maximum<T>(y14, T(Lanes<T>::epsilon));
        const auto y16 = sqrt<T>(y15);
        const auto y17 = unfused(y7 * y16);
        const auto y18 = y11 - y17;
        const auto y19 = y6 ? y9 : y18;
        const auto y20 = unfused(c3 * y19);
        const auto s21 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y20}});
        const V a0 = load<T>(s21[0].row);
        const auto y23 = y20 - a0;
        const auto y24 = exp<T>(y23);
        const auto s25 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            const auto x1 = x0 - s21[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y24}});
        const V a1 = load<T>(s25[0].row);
        const auto y27 = any_log<T>(a1);
        const auto y28 = y27 - y23;
        const auto y29 = T(1.0) / a1;
        const auto y30 = y29 * y24;
        const auto y31 = T(-1.0) + y30;
        const auto y32 = y31 * c3;
        const auto y33 = y6 ? splat<T>(T(0.0)) : y32;
        const auto y34 = y33 * y10;
        const auto y35 = y14 > T(Lanes<T>::epsilon);
        const auto y36 = y33 * y7;
        const auto y37 = T(2.0) * y16;
        const auto y38 = y36 / y37;
        const auto y39 = -y38;
        const auto y40 = y35 ? y39 : splat<T>(T(0.0));
        const auto y41 = y40 * y12;
        const auto y42 = y34 + y41;
        const auto y43 = y40 * y13;
        const auto y44 = y42 - y43;
        const auto y45 = y6 ? y32 : splat<T>(T(0.0));
        const auto y46 = y44 + y45;
        group.slopes([&](const auto& k) {
            const auto x0 = y29[k.row] * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y46);
        return y28;
    }
};

// dynamic_margin_arc_face_loss_number_number_labels: reads scale, a, b, lamb, highest, class_counts
template <class T> struct dynamic_margin_arc_face_loss_number_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit dynamic_margin_arc_face_loss_number_number_labels(const double* h) {
        const double s1 = -h[3];
        const double s4 = h[4] - h[2];
        c0 = T(s1);
        c1 = T(s4);
        c2 = T(h[2]);
        c3 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST, LARGEST>([&](const auto& k) {
            const auto x0 = unfused(pow<T>(k.r[0], c0));
            const auto x1 = unfused(-x0);
            return std::array<V, 2>{x0, x1};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = a0 + a1;
        const auto y4 = maximum<T>(y3, T(Lanes<T>::tiny));
        const auto y5 = T(1.0) / y4;
        const auto y6 = unfused(pow<T>(group.r[0], c0));
        const auto y7 = y6 + a1;
        const auto y8 = unfused(y5 * y7);
        const auto y9 = unfused(c1 * y8);
        const auto y10 = y9 + c2;
        const auto y11 = T(3.141592653589793) - y10;
        const auto y12 = minimum<T>(y11, T(3.141592653589793));
        const auto y13 = cos<T>(y12);
        const auto y14 = group.p < y13;
        const auto y15 = sin<T>(y10);
        const auto y16 = unfused(y10 * y15);
        const auto y17 = group.p - y16;
        const auto y18 = cos<T>(y10);
        const auto y19 = unfused(y18 * group.p);
        const auto y20 = T(1.0) - group.p;
        const auto y21 = group.p + T(1.0);
        const auto y22 = unfused(y20 * y21);
        const auto y23 = maximum<T>(y22, T(Lanes<T>::epsilon));
        const auto y24 = sqrt<T>(y23);
        const auto y25 = unfused(y15 * y24);
        const auto y26 = y19 - y25;
        const auto y27 = y14 ? y17 : y26;
        const auto y28 = unfused(c3 * y27);
        const auto s29 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y28}});
        const V a2 = load<T>(s29[0].row);
        const auto y31 = y28 - a2;
        const auto y32 = exp<T>(y31);
        const auto s33 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            const auto x1 = x0 - s29[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y32}});
        const V a3 = load<T>(s33[0].row);
        const auto y35 = any_log<T>(a3);
        const auto y36 = y35 - y31;
        const auto y37 = T(1.0) / a3;
        const auto y38 = y37 * y32;
        const auto y39 = T(-1.0) + y38;
        const auto y40 = y39 * c3;
        const auto y41 = y14 ? splat<T>(T(0.0)) : y40;
        const auto y42 = y41 * y18;
        const auto y43 = y22 > T(Lanes<T>::epsilon);
        const auto y44 = y41 * y15;
        const auto y45 = T(2.0) * y24;
        const auto y46 = y44 / y45;
        const auto y47 = -y46;
        const auto y48 = y43 ? y47 : splat<T>(T(0.0));
        const auto y49 = y48 * y20;
        const auto y50 = y42 + y49;
        const auto y51 = y48 * y21;
        const auto y52 = y50 - y51;
        const auto y53 = y14 ? y40 : splat<T>(T(0.0));
        const auto y54 = y52 + y53;
        group.slopes([&](const auto& k) {
            const auto x0 = y37[k.row] * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y54);
        return y36;
    }
};
