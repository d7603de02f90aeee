// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// sphere_face_r_loss_linear_exact_labels: reads scale, margin
template <class T> struct sphere_face_r_loss_linear_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit sphere_face_r_loss_linear_exact_labels(const double* h) {
        const double s2 = double(3.141592653589793) / h[1];
        const double s3 = std::fmin(s2, double(3.141592653589793));
        const double s4 = std::cos(s3);
        const double s7 = s4 + double(1.0);
        const double s8 = std::fmax(double(0.0), s7);
        const double s9 = h[1] - double(1.0);
        c0 = T(s4);
        c1 = T(s8);
        c2 = T(s9);
        c3 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < c0;
        const auto y1 = group.p - c1;
        const auto y2 = T(1.0) - group.p;
        const auto y3 = group.p + T(1.0);
        const auto y4 = unfused(y2 * y3);
        const auto y5 = maximum<T>(y4, T(Lanes<T>::epsilon));
        const auto y6 = sqrt<T>(y5);
        const auto y7 = atan2<T>(y6, group.p);
        const auto y8 = unfused(c2 * y7);
        const auto y9 = cos<T>(y8);
        const auto y10 = unfused(y9 * group.p);
        const auto y11 = sin<T>(y8);
        const auto y12 = unfused(y11 * y6);
        const auto y13 = y10 - y12;
        const auto y14 = y0 ? y1 : y13;
        const auto y15 = unfused(c3 * y14);
        const auto s16 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y15}});
        const V a0 = load<T>(s16[0].row);
        const auto y18 = y15 - a0;
        const auto y19 = exp<T>(y18);
        const auto s20 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            const auto x1 = x0 - s16[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y19}});
        const V a1 = load<T>(s20[0].row);
        const auto y22 = any_log<T>(a1);
        const auto y23 = y22 - y18;
        const auto y24 = T(1.0) / a1;
        const auto y25 = y24 * y19;
        const auto y26 = T(-1.0) + y25;
        const auto y27 = y26 * c3;
        const auto y28 = y0 ? y27 : splat<T>(T(0.0));
        const auto y29 = y0 ? splat<T>(T(0.0)) : y27;
        const auto y30 = y29 * y9;
        const auto y31 = y28 + y30;
        const auto y32 = y29 * y6;
        const auto y33 = y32 * y9;
        const auto y34 = -y33;
        const auto y35 = y29 * group.p;
        const auto y36 = y11 * y35;
        const auto y37 = y34 - y36;
        const auto y38 = y37 * c2;
        const auto y39 = y6 * y38;
        const auto y40 = y6 * y6;
        const auto y41 = group.p * group.p;
        const auto y42 = y40 + y41;
        const auto y43 = y42 == T(0.0);
        const auto y44 = T(1.0) / y42;
        const auto y45 = y43 ? splat<T>(T(0.0)) : y44;
        const auto y46 = y39 * y45;
        const auto y47 = y31 - y46;
        const auto y48 = y4 > T(Lanes<T>::epsilon);
        const auto y49 = y38 * group.p;
        const auto y50 = y49 * y45;
        const auto y51 = y29 * y11;
        const auto y52 = y50 - y51;
        const auto y53 = T(2.0) * y6;
        const auto y54 = y52 / y53;
        const auto y55 = y48 ? y54 : splat<T>(T(0.0));
        const auto y56 = y55 * y2;
        const auto y57 = y47 + y56;
        const auto y58 = y55 * y3;
        const auto y59 = y57 - y58;
        group.slopes([&](const auto& k) {
            const auto x0 = y24[k.row] * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y59);
        return y23;
    }
};

// sphere_face_r_loss_linear_detached_labels: reads scale, margin
template <class T> struct sphere_face_r_loss_linear_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit sphere_face_r_loss_linear_detached_labels(const double* h) {
        const double s2 = double(3.141592653589793) / h[1];
        const double s3 = std::fmin(s2, double(3.141592653589793));
        const double s4 = std::cos(s3);
        const double s7 = s4 + double(1.0);
        const double s8 = std::fmax(double(0.0), s7);
        const double s9 = h[1] - double(1.0);
        c0 = T(s4);
        c1 = T(s8);
        c2 = T(s9);
        c3 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < c0;
        const auto y1 = group.p - c1;
        const auto y2 = T(1.0) - group.p;
        const auto y3 = group.p + T(1.0);
        const auto y4 = unfused(y2 * y3);
        const auto y5 = maximum<T>(y4, T(Lanes<T>::epsilon));
        const auto y6 = sqrt<T>(y5);
        const auto y7 = atan2<T>(y6, group.p);
        const auto y8 = unfused(c2 * y7);
        const auto y9 = cos<T>(y8);
        const auto y10 = unfused(y9 * group.p);
        const auto y11 = sin<T>(y8);
        const auto y12 = unfused(y11 * y6);
        const auto y13 = y10 - y12;
        const auto y14 = y0 ? y1 : y13;
        const auto y15 = y14 - group.p;
        const auto y16 = group.p + y15;
        const auto y17 = unfused(c3 * y16);
        const auto s18 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y17}});
        const V a0 = load<T>(s18[0].row);
        const auto y20 = y17 - a0;
        const auto y21 = exp<T>(y20);
        const auto s22 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            const auto x1 = x0 - s18[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y21}});
        const V a1 = load<T>(s22[0].row);
        const auto y24 = any_log<T>(a1);
        const auto y25 = y24 - y20;
        const auto y26 = T(1.0) / a1;
        const auto y27 = y26 * y21;
        const auto y28 = T(-1.0) + y27;
        const auto y29 = y28 * c3;
        group.slopes([&](const auto& k) {
            const auto x0 = y26[k.row] * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y29);
        return y25;
    }
};

// sphere_face_r_loss_easy_exact_labels: reads scale, margin
template <class T> struct sphere_face_r_loss_easy_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit sphere_face_r_loss_easy_exact_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(s2);
        c1 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p > T(0.0);
        const auto y1 = T(1.0) - group.p;
        const auto y2 = group.p + T(1.0);
        const auto y3 = unfused(y1 * y2);
        const auto y4 = maximum<T>(y3, T(Lanes<T>::epsilon));
        const auto y5 = sqrt<T>(y4);
        const auto y6 = atan2<T>(y5, group.p);
        const auto y7 = unfused(c0 * y6);
        const auto y8 = cos<T>(y7);
        const auto y9 = unfused(y8 * group.p);
        const auto y10 = sin<T>(y7);
        const auto y11 = unfused(y10 * y5);
        const auto y12 = y9 - y11;
        const auto y13 = y0 ? y12 : group.p;
        const auto y14 = unfused(c1 * y13);
        const auto s15 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y14}});
        const V a0 = load<T>(s15[0].row);
        const auto y17 = y14 - a0;
        const auto y18 = exp<T>(y17);
        const auto s19 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            const auto x1 = x0 - s15[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y18}});
        const V a1 = load<T>(s19[0].row);
        const auto y21 = any_log<T>(a1);
        const auto y22 = y21 - y17;
        const auto y23 = T(1.0) / a1;
        const auto y24 = y23 * y18;
        const auto y25 = T(-1.0) + y24;
        const auto y26 = y25 * c1;
        const auto y27 = y0 ? splat<T>(T(0.0)) : y26;
        const auto y28 = y0 ? y26 : splat<T>(T(0.0));
        const auto y29 = y28 * y8;
        const auto y30 = y27 + y29;
        const auto y31 = y28 * y5;
        const auto y32 = y31 * y8;
        const auto y33 = -y32;
        const auto y34 = y28 * group.p;
        const auto y35 = y10 * y34;
        const auto y36 = y33 - y35;
        const auto y37 = y36 * c0;
        const auto y38 = y5 * y37;
        const auto y39 = y5 * y5;
        const auto y40 = group.p * group.p;
        const auto y41 = y39 + y40;
        const auto y42 = y41 == T(0.0);
        const auto y43 = T(1.0) / y41;
        const auto y44 = y42 ? splat<T>(T(0.0)) : y43;
        const auto y45 = y38 * y44;
        const auto y46 = y30 - y45;
        const auto y47 = y3 > T(Lanes<T>::epsilon);
        const auto y48 = y37 * group.p;
        const auto y49 = y48 * y44;
        const auto y50 = y28 * y10;
        const auto y51 = y49 - y50;
        const auto y52 = T(2.0) * y5;
        const auto y53 = y51 / y52;
        const auto y54 = y47 ? y53 : splat<T>(T(0.0));
        const auto y55 = y54 * y1;
        const auto y56 = y46 + y55;
        const auto y57 = y54 * y2;
        const auto y58 = y56 - y57;
        group.slopes([&](const auto& k) {
            const auto x0 = y23[k.row] * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y58);
        return y22;
    }
};

// sphere_face_r_loss_easy_detached_labels: reads scale, margin
template <class T> struct sphere_face_r_loss_easy_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit sphere_face_r_loss_easy_detached_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(s2);
        c1 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p > T(0.0);
        const auto y1 = T(1.0) - group.p;
        const auto y2 = group.p + T(1.0);
        const auto y3 = unfused(y1 * y2);
        const auto y4 = maximum<T>(y3, T(Lanes<T>::epsilon));
        const auto y5 = sqrt<T>(y4);
        const auto y6 = atan2<T>(y5, group.p);
        const auto y7 = unfused(c0 * y6);
        const auto y8 = cos<T>(y7);
        const auto y9 = unfused(y8 * group.p);
        const auto y10 = sin<T>(y7);
        const auto y11 = unfused(y10 * y5);
        const auto y12 = y9 - y11;
        const auto y13 = y0 ? y12 : group.p;
        const auto y14 = y13 - group.p;
        const auto y15 = group.p + y14;
        const auto y16 = unfused(c1 * y15);
        const auto s17 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y16}});
        const V a0 = load<T>(s17[0].row);
        const auto y19 = y16 - a0;
        const auto y20 = exp<T>(y19);
        const auto s21 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            const auto x1 = x0 - s17[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y20}});
        const V a1 = load<T>(s21[0].row);
        const auto y23 = any_log<T>(a1);
        const auto y24 = y23 - y19;
        const auto y25 = T(1.0) / a1;
        const auto y26 = y25 * y20;
        const auto y27 = T(-1.0) + y26;
        const auto y28 = y27 * c1;
        group.slopes([&](const auto& k) {
            const auto x0 = y25[k.row] * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y28);
        return y24;
    }
};

// sphere_face_r_loss_clip_exact_labels: reads scale, margin
template <class T> struct sphere_face_r_loss_clip_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit sphere_face_r_loss_clip_exact_labels(const double* h) {
        const double s2 = double(3.141592653589793) / h[1];
        const double s3 = std::fmin(s2, double(3.141592653589793));
        const double s4 = std::cos(s3);
        const double s6 = h[1] - double(1.0);
        c0 = T(s4);
        c1 = T(s6);
        c2 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < c0;
        const auto y1 = T(1.0) - group.p;
        const auto y2 = group.p + T(1.0);
        const auto y3 = unfused(y1 * y2);
        const auto y4 = maximum<T>(y3, T(Lanes<T>::epsilon));
        const auto y5 = sqrt<T>(y4);
        const auto y6 = atan2<T>(y5, group.p);
        const auto y7 = unfused(c1 * y6);
        const auto y8 = cos<T>(y7);
        const auto y9 = unfused(y8 * group.p);
        const auto y10 = sin<T>(y7);
        const auto y11 = unfused(y10 * y5);
        const auto y12 = y9 - y11;
        const auto y13 = y0 ? splat<T>(T(-1.0)) : y12;
        const auto y14 = unfused(c2 * y13);
        const auto s15 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y14}});
        const V a0 = load<T>(s15[0].row);
        const auto y17 = y14 - a0;
        const auto y18 = exp<T>(y17);
        const auto s19 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            const auto x1 = x0 - s15[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y18}});
        const V a1 = load<T>(s19[0].row);
        const auto y21 = any_log<T>(a1);
        const auto y22 = y21 - y17;
        const auto y23 = T(1.0) / a1;
        const auto y24 = y23 * y18;
        const auto y25 = T(-1.0) + y24;
        const auto y26 = y25 * c2;
        const auto y27 = y0 ? splat<T>(T(0.0)) : y26;
        const auto y28 = y27 * y8;
        const auto y29 = y27 * y5;
        const auto y30 = y29 * y8;
        const auto y31 = -y30;
        const auto y32 = y27 * group.p;
        const auto y33 = y10 * y32;
        const auto y34 = y31 - y33;
        const auto y35 = y34 * c1;
        const auto y36 = y5 * y35;
        const auto y37 = y5 * y5;
        const auto y38 = group.p * group.p;
        const auto y39 = y37 + y38;
        const auto y40 = y39 == T(0.0);
        const auto y41 = T(1.0) / y39;
        const auto y42 = y40 ? splat<T>(T(0.0)) : y41;
        const auto y43 = y36 * y42;
        const auto y44 = y28 - y43;
        const auto y45 = y3 > T(Lanes<T>::epsilon);
        const auto y46 = y35 * group.p;
        const auto y47 = y46 * y42;
        const auto y48 = y27 * y10;
        const auto y49 = y47 - y48;
        const auto y50 = T(2.0) * y5;
        const auto y51 = y49 / y50;
        const auto y52 = y45 ? y51 : splat<T>(T(0.0));
        const auto y53 = y52 * y1;
        const auto y54 = y44 + y53;
        const auto y55 = y52 * y2;
        const auto y56 = y54 - y55;
        group.slopes([&](const auto& k) {
            const auto x0 = y23[k.row] * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y56);
        return y22;
    }
};

// sphere_face_r_loss_clip_detached_labels: reads scale, margin
template <class T> struct sphere_face_r_loss_clip_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit sphere_face_r_loss_clip_detached_labels(const double* h) {
        const double s2 = double(3.141592653589793) / h[1];
        const double s3 = std::fmin(s2, double(3.141592653589793));
        const double s4 = std::cos(s3);
        const double s6 = h[1] - double(1.0);
        c0 = T(s4);
        c1 = T(s6);
        c2 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < c0;
        const auto y1 = T(1.0) - group.p;
        const auto y2 = group.p + T(1.0);
        const auto y3 = unfused(y1 * y2);
        const auto y4 = maximum<T>(y3, T(Lanes<T>::epsilon));
        const auto y5 = sqrt<T>(y4);
        const auto y6 = atan2<T>(y5, group.p);
        const auto y7 = unfused(c1 * y6);
        const auto y8 = cos<T>(y7);
        const auto y9 = unfused(y8 * group.p);
        const auto y10 = sin<T>(y7);
        const auto y11 = unfused(y10 * y5);
        const auto y12 = y9 - y11;
        const auto y13 = y0 ? splat<T>(T(-1.0)) : y12;
        const auto y14 = y13 - group.p;
        const auto y15 = group.p + y14;
        const auto y16 = unfused(c2 * y15);
        const auto s17 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y16}});
        const V a0 = load<T>(s17[0].row);
        const auto y19 = y16 - a0;
        const auto y20 = exp<T>(y19);
        const auto s21 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            const auto x1 = x0 - s17[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y20}});
        const V a1 = load<T>(s21[0].row);
        const auto y23 = any_log<T>(a1);
        const auto y24 = y23 - y19;
        const auto y25 = T(1.0) / a1;
        const auto y26 = y25 * y20;
        const auto y27 = T(-1.0) + y26;
        const auto y28 = y27 * c2;
        group.slopes([&](const auto& k) {
            const auto x0 = y25[k.row] * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y28);
        return y24;
    }
};

// sphere_face_r_loss_none_exact_labels: reads scale, margin
template <class T> struct sphere_face_r_loss_none_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit sphere_face_r_loss_none_exact_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(s2);
        c1 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = T(1.0) - group.p;
        const auto y1 = group.p + T(1.0);
        const auto y2 = unfused(y0 * y1);
        const auto y3 = maximum<T>(y2, T(Lanes<T>::epsilon));
        const auto y4 = sqrt<T>(y3);
        const auto y5 = atan2<T>(y4, group.p);
        const auto y6 = unfused(c0 * y5);
        const auto y7 = cos<T>(y6);
        const auto y8 = unfused(y7 * group.p);
        const auto y9 = sin<T>(y6);
        const auto y10 = unfused(y9 * y4);
        const auto y11 = y8 - y10;
        const auto y12 = unfused(c1 * y11);
        const auto s13 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y12}});
        const V a0 = load<T>(s13[0].row);
        const auto y15 = y12 - a0;
        const auto y16 = exp<T>(y15);
        const auto s17 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            const auto x1 = x0 - s13[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y16}});
        const V a1 = load<T>(s17[0].row);
        const auto y19 = any_log<T>(a1);
        const auto y20 = y19 - y15;
        const auto y21 = T(1.0) / a1;
        const auto y22 = y21 * y16;
        const auto y23 = T(-1.0) + y22;
        const auto y24 = y23 * c1;
        const auto y25 = y24 * y7;
        const auto y26 = y24 * y4;
        const auto y27 = y26 * y7;
        const auto y28 = -y27;
        const auto y29 = y24 * group.p;
        const auto y30 = y9 * y29;
        const auto y31 = y28 - y30;
        const auto y32 = y31 * c0;
        const auto y33 = y4 * y32;
        const auto y34 = y4 * y4;
        const auto y35 = group.p * group.p;
        const auto y36 = y34 + y35;
        const auto y37 = y36 == T(0.0);
        const auto y38 = T(1.0) / y36;
        const auto y39 = y37 ? splat<T>(T(0.0)) : y38;
        const auto y40 = y33 * y39;
        const auto y41 = y25 - y40;
        const auto y42 = y2 > T(Lanes<T>::epsilon);
        const auto y43 = y32 * group.p;
        const auto y44 = y43 * y39;
        const auto y45 = y24 * y9;
        const auto y46 = y44 - y45;
        const auto y47 = T(2.0) * y4;
        const auto y48 = y46 / y47;
        const auto y49 = y42 ? y48 : splat<T>(T(0.0));
        const auto y50 = y49 * y0;
        const auto y51 = y41 + y50;
        const auto y52 = y49 * y1;
        const auto y53 = y51 - y52;
        group.slopes([&](const auto& k) {
            const auto x0 = y21[k.row] * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y53);
        return y20;
    }
};

// sphere_face_r_loss_none_detached_labels: reads scale, margin
template <class T> struct sphere_face_r_loss_none_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit sphere_face_r_loss_none_detached_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(s2);
        c1 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = T(1.0) - group.p;
        const auto y1 = group.p + T(1.0);
        const auto y2 = unfused(y0 * y1);
        const auto y3 = maximum<T>(y2, T(Lanes<T>::epsilon));
        const auto y4 = sqrt<T>(y3);
        const auto y5 = atan2<T>(y4, group.p);
        const auto y6 = unfused(c0 * y5);
        const auto y7 = cos<T>(y6);
        const auto y8 = unfused(y7 * group.p);
        const auto y9 = sin<T>(y6);
        const auto y10 = unfused(y9 * y4);
        const auto y11 = y8 - y10;
        const auto y12 = y11 - group.p;
        const auto y13 = group.p + y12;
        const auto y14 = unfused(c1 * y13);
        const auto s15 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y14}});
        const V a0 = load<T>(s15[0].row);
        const auto y17 = y14 - a0;
        const auto y18 = exp<T>(y17);
        const auto s19 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            const auto x1 = x0 - s15[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y18}});
        const V a1 = load<T>(s19[0].row);
        const auto y21 = any_log<T>(a1);
        const auto y22 = y21 - y17;
        const auto y23 = T(1.0) / a1;
        const auto y24 = y23 * y18;
        const auto y25 = T(-1.0) + y24;
        const auto y26 = y25 * c1;
        group.slopes([&](const auto& k) {
            const auto x0 = y23[k.row] * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y26);
        return y22;
    }
};
