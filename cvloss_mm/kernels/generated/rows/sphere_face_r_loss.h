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
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p < c0;
        const T y1 = row.p - c1;
        const T y2 = T(1.0) - row.p;
        const T y3 = row.p + T(1.0);
        const T y4 = settled(y2 * y3);
        const T y5 = greatest(y4, T(Lanes<T>::epsilon));
        const T y6 = std::sqrt(y5);
        const T y7 = std::atan2(y6, row.p);
        const T y8 = settled(c2 * y7);
        const T y9 = std::cos(y8);
        const T y10 = settled(y9 * row.p);
        const T y11 = std::sin(y8);
        const T y12 = settled(y11 * y6);
        const T y13 = y10 - y12;
        const T y14 = y0 ? y1 : y13;
        const T y15 = settled(c3 * y14);
        const auto s16 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y15}});
        const T a0 = s16[0];
        const T y18 = y15 - a0;
        const T y19 = std::exp(y18);
        const auto s20 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y19}});
        const T a1 = s20[0];
        const T y22 = std::log(a1);
        const T y23 = y22 - y18;
        const T y24 = T(1.0) / a1;
        const T y25 = y24 * y19;
        const T y26 = T(-1.0) + y25;
        const T y27 = y26 * c3;
        const T y28 = y0 ? y27 : T(0.0);
        const T y29 = y0 ? T(0.0) : y27;
        const T y30 = y29 * y9;
        const T y31 = y28 + y30;
        const T y32 = y29 * y6;
        const T y33 = y32 * y9;
        const T y34 = -y33;
        const T y35 = y29 * row.p;
        const T y36 = y11 * y35;
        const T y37 = y34 - y36;
        const T y38 = y37 * c2;
        const T y39 = y6 * y38;
        const T y40 = y6 * y6;
        const T y41 = row.p * row.p;
        const T y42 = y40 + y41;
        const bool y43 = y42 == T(0.0);
        const T y44 = T(1.0) / y42;
        const T y45 = y43 ? T(0.0) : y44;
        const T y46 = y39 * y45;
        const T y47 = y31 - y46;
        const bool y48 = y4 > T(Lanes<T>::epsilon);
        const T y49 = y38 * row.p;
        const T y50 = y49 * y45;
        const T y51 = y29 * y11;
        const T y52 = y50 - y51;
        const T y53 = T(2.0) * y6;
        const T y54 = y52 / y53;
        const T y55 = y48 ? y54 : T(0.0);
        const T y56 = y55 * y2;
        const T y57 = y47 + y56;
        const T y58 = y55 * y3;
        const T y59 = y57 - y58;
        row.slopes([&](const auto& k) {
            const auto x0 = y24 * k.kept(0);
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
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p < c0;
        const T y1 = row.p - c1;
        const T y2 = T(1.0) - row.p;
        const T y3 = row.p + T(1.0);
        const T y4 = settled(y2 * y3);
        const T y5 = greatest(y4, T(Lanes<T>::epsilon));
        const T y6 = std::sqrt(y5);
        const T y7 = std::atan2(y6, row.p);
        const T y8 = settled(c2 * y7);
        const T y9 = std::cos(y8);
        const T y10 = settled(y9 * row.p);
        const T y11 = std::sin(y8);
        const T y12 = settled(y11 * y6);
        const T y13 = y10 - y12;
        const T y14 = y0 ? y1 : y13;
        const T y15 = y14 - row.p;
        const T y16 = row.p + y15;
        const T y17 = settled(c3 * y16);
        const auto s18 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y17}});
        const T a0 = s18[0];
        const T y20 = y17 - a0;
        const T y21 = std::exp(y20);
        const auto s22 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y21}});
        const T a1 = s22[0];
        const T y24 = std::log(a1);
        const T y25 = y24 - y20;
        const T y26 = T(1.0) / a1;
        const T y27 = y26 * y21;
        const T y28 = T(-1.0) + y27;
        const T y29 = y28 * c3;
        row.slopes([&](const auto& k) {
            const auto x0 = y26 * k.kept(0);
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
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p > T(0.0);
        const T y1 = T(1.0) - row.p;
        const T y2 = row.p + T(1.0);
        const T y3 = settled(y1 * y2);
        const T y4 = greatest(y3, T(Lanes<T>::epsilon));
        const T y5 = std::sqrt(y4);
        const T y6 = std::atan2(y5, row.p);
        const T y7 = settled(c0 * y6);
        const T y8 = std::cos(y7);
        const T y9 = settled(y8 * row.p);
        const T y10 = std::sin(y7);
        const T y11 = settled(y10 * y5);
        const T y12 = y9 - y11;
        const T y13 = y0 ? y12 : row.p;
        const T y14 = settled(c1 * y13);
        const auto s15 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y14}});
        const T a0 = s15[0];
        const T y17 = y14 - a0;
        const T y18 = std::exp(y17);
        const auto s19 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y18}});
        const T a1 = s19[0];
        const T y21 = std::log(a1);
        const T y22 = y21 - y17;
        const T y23 = T(1.0) / a1;
        const T y24 = y23 * y18;
        const T y25 = T(-1.0) + y24;
        const T y26 = y25 * c1;
        const T y27 = y0 ? T(0.0) : y26;
        const T y28 = y0 ? y26 : T(0.0);
        const T y29 = y28 * y8;
        const T y30 = y27 + y29;
        const T y31 = y28 * y5;
        const T y32 = y31 * y8;
        const T y33 = -y32;
        const T y34 = y28 * row.p;
        const T y35 = y10 * y34;
        const T y36 = y33 - y35;
        const T y37 = y36 * c0;
        const T y38 = y5 * y37;
        const T y39 = y5 * y5;
        const T y40 = row.p * row.p;
        const T y41 = y39 + y40;
        const bool y42 = y41 == T(0.0);
        const T y43 = T(1.0) / y41;
        const T y44 = y42 ? T(0.0) : y43;
        const T y45 = y38 * y44;
        const T y46 = y30 - y45;
        const bool y47 = y3 > T(Lanes<T>::epsilon);
        const T y48 = y37 * row.p;
        const T y49 = y48 * y44;
        const T y50 = y28 * y10;
        const T y51 = y49 - y50;
        const T y52 = T(2.0) * y5;
        const T y53 = y51 / y52;
        const T y54 = y47 ? y53 : T(0.0);
        const T y55 = y54 * y1;
        const T y56 = y46 + y55;
        const T y57 = y54 * y2;
        const T y58 = y56 - y57;
        row.slopes([&](const auto& k) {
            const auto x0 = y23 * k.kept(0);
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
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p > T(0.0);
        const T y1 = T(1.0) - row.p;
        const T y2 = row.p + T(1.0);
        const T y3 = settled(y1 * y2);
        const T y4 = greatest(y3, T(Lanes<T>::epsilon));
        const T y5 = std::sqrt(y4);
        const T y6 = std::atan2(y5, row.p);
        const T y7 = settled(c0 * y6);
        const T y8 = std::cos(y7);
        const T y9 = settled(y8 * row.p);
        const T y10 = std::sin(y7);
        const T y11 = settled(y10 * y5);
        const T y12 = y9 - y11;
        const T y13 = y0 ? y12 : row.p;
        const T y14 = y13 - row.p;
        const T y15 = row.p + y14;
        const T y16 = settled(c1 * y15);
        const auto s17 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y16}});
        const T a0 = s17[0];
        const T y19 = y16 - a0;
        const T y20 = std::exp(y19);
        const auto s21 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y20}});
        const T a1 = s21[0];
        const T y23 = std::log(a1);
        const T y24 = y23 - y19;
        const T y25 = T(1.0) / a1;
        const T y26 = y25 * y20;
        const T y27 = T(-1.0) + y26;
        const T y28 = y27 * c1;
        row.slopes([&](const auto& k) {
            const auto x0 = y25 * k.kept(0);
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
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p < c0;
        const T y1 = T(1.0) - row.p;
        const T y2 = row.p + T(1.0);
        const T y3 = settled(y1 * y2);
        const T y4 = greatest(y3, T(Lanes<T>::epsilon));
        const T y5 = std::sqrt(y4);
        const T y6 = std::atan2(y5, row.p);
        const T y7 = settled(c1 * y6);
        const T y8 = std::cos(y7);
        const T y9 = settled(y8 * row.p);
        const T y10 = std::sin(y7);
        const T y11 = settled(y10 * y5);
        const T y12 = y9 - y11;
        const T y13 = y0 ? T(-1.0) : y12;
        const T y14 = settled(c2 * y13);
        const auto s15 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y14}});
        const T a0 = s15[0];
        const T y17 = y14 - a0;
        const T y18 = std::exp(y17);
        const auto s19 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y18}});
        const T a1 = s19[0];
        const T y21 = std::log(a1);
        const T y22 = y21 - y17;
        const T y23 = T(1.0) / a1;
        const T y24 = y23 * y18;
        const T y25 = T(-1.0) + y24;
        const T y26 = y25 * c2;
        const T y27 = y0 ? T(0.0) : y26;
        const T y28 = y27 * y8;
        const T y29 = y27 * y5;
        const T y30 = y29 * y8;
        const T y31 = -y30;
        const T y32 = y27 * row.p;
        const T y33 = y10 * y32;
        const T y34 = y31 - y33;
        const T y35 = y34 * c1;
        const T y36 = y5 * y35;
        const T y37 = y5 * y5;
        const T y38 = row.p * row.p;
        const T y39 = y37 + y38;
        const bool y40 = y39 == T(0.0);
        const T y41 = T(1.0) / y39;
        const T y42 = y40 ? T(0.0) : y41;
        const T y43 = y36 * y42;
        const T y44 = y28 - y43;
        const bool y45 = y3 > T(Lanes<T>::epsilon);
        const T y46 = y35 * row.p;
        const T y47 = y46 * y42;
        const T y48 = y27 * y10;
        const T y49 = y47 - y48;
        const T y50 = T(2.0) * y5;
        const T y51 = y49 / y50;
        const T y52 = y45 ? y51 : T(0.0);
        const T y53 = y52 * y1;
        const T y54 = y44 + y53;
        const T y55 = y52 * y2;
        const T y56 = y54 - y55;
        row.slopes([&](const auto& k) {
            const auto x0 = y23 * k.kept(0);
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
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p < c0;
        const T y1 = T(1.0) - row.p;
        const T y2 = row.p + T(1.0);
        const T y3 = settled(y1 * y2);
        const T y4 = greatest(y3, T(Lanes<T>::epsilon));
        const T y5 = std::sqrt(y4);
        const T y6 = std::atan2(y5, row.p);
        const T y7 = settled(c1 * y6);
        const T y8 = std::cos(y7);
        const T y9 = settled(y8 * row.p);
        const T y10 = std::sin(y7);
        const T y11 = settled(y10 * y5);
        const T y12 = y9 - y11;
        const T y13 = y0 ? T(-1.0) : y12;
        const T y14 = y13 - row.p;
        const T y15 = row.p + y14;
        const T y16 = settled(c2 * y15);
        const auto s17 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y16}});
        const T a0 = s17[0];
        const T y19 = y16 - a0;
        const T y20 = std::exp(y19);
        const auto s21 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y20}});
        const T a1 = s21[0];
        const T y23 = std::log(a1);
        const T y24 = y23 - y19;
        const T y25 = T(1.0) / a1;
        const T y26 = y25 * y20;
        const T y27 = T(-1.0) + y26;
        const T y28 = y27 * c2;
        row.slopes([&](const auto& k) {
            const auto x0 = y25 * k.kept(0);
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
    template <class Row> T operator()(Row& row) const {
        const T y0 = T(1.0) - row.p;
        const T y1 = row.p + T(1.0);
        const T y2 = settled(y0 * y1);
        const T y3 = greatest(y2, T(Lanes<T>::epsilon));
        const T y4 = std::sqrt(y3);
        const T y5 = std::atan2(y4, row.p);
        const T y6 = settled(c0 * y5);
        const T y7 = std::cos(y6);
        const T y8 = settled(y7 * row.p);
        const T y9 = std::sin(y6);
        const T y10 = settled(y9 * y4);
        const T y11 = y8 - y10;
        const T y12 = settled(c1 * y11);
        const auto s13 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y12}});
        const T a0 = s13[0];
        const T y15 = y12 - a0;
        const T y16 = std::exp(y15);
        const auto s17 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y16}});
        const T a1 = s17[0];
        const T y19 = std::log(a1);
        const T y20 = y19 - y15;
        const T y21 = T(1.0) / a1;
        const T y22 = y21 * y16;
        const T y23 = T(-1.0) + y22;
        const T y24 = y23 * c1;
        const T y25 = y24 * y7;
        const T y26 = y24 * y4;
        const T y27 = y26 * y7;
        const T y28 = -y27;
        const T y29 = y24 * row.p;
        const T y30 = y9 * y29;
        const T y31 = y28 - y30;
        const T y32 = y31 * c0;
        const T y33 = y4 * y32;
        const T y34 = y4 * y4;
        const T y35 = row.p * row.p;
        const T y36 = y34 + y35;
        const bool y37 = y36 == T(0.0);
        const T y38 = T(1.0) / y36;
        const T y39 = y37 ? T(0.0) : y38;
        const T y40 = y33 * y39;
        const T y41 = y25 - y40;
        const bool y42 = y2 > T(Lanes<T>::epsilon);
        const T y43 = y32 * row.p;
        const T y44 = y43 * y39;
        const T y45 = y24 * y9;
        const T y46 = y44 - y45;
        const T y47 = T(2.0) * y4;
        const T y48 = y46 / y47;
        const T y49 = y42 ? y48 : T(0.0);
        const T y50 = y49 * y0;
        const T y51 = y41 + y50;
        const T y52 = y49 * y1;
        const T y53 = y51 - y52;
        row.slopes([&](const auto& k) {
            const auto x0 = y21 * k.kept(0);
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
    template <class Row> T operator()(Row& row) const {
        const T y0 = T(1.0) - row.p;
        const T y1 = row.p + T(1.0);
        const T y2 = settled(y0 * y1);
        const T y3 = greatest(y2, T(Lanes<T>::epsilon));
        const T y4 = std::sqrt(y3);
        const T y5 = std::atan2(y4, row.p);
        const T y6 = settled(c0 * y5);
        const T y7 = std::cos(y6);
        const T y8 = settled(y7 * row.p);
        const T y9 = std::sin(y6);
        const T y10 = settled(y9 * y4);
        const T y11 = y8 - y10;
        const T y12 = y11 - row.p;
        const T y13 = row.p + y12;
        const T y14 = settled(c1 * y13);
        const auto s15 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y14}});
        const T a0 = s15[0];
        const T y17 = y14 - a0;
        const T y18 = std::exp(y17);
        const auto s19 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y18}});
        const T a1 = s19[0];
        const T y21 = std::log(a1);
        const T y22 = y21 - y17;
        const T y23 = T(1.0) / a1;
        const T y24 = y23 * y18;
        const T y25 = T(-1.0) + y24;
        const T y26 = y25 * c1;
        row.slopes([&](const auto& k) {
            const auto x0 = y23 * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y26);
        return y22;
    }
};
