// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// combined_margin_loss_linear_exact_labels: reads scale, m1, m2, m3
template <class T> struct combined_margin_loss_linear_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    T c5;
    explicit combined_margin_loss_linear_exact_labels(const double* h) {
        const double s2 = double(3.141592653589793) - h[2];
        const double s4 = s2 / h[1];
        const double s5 = std::fmin(s4, double(3.141592653589793));
        const double s6 = std::cos(s5);
        const double s7 = std::sin(h[2]);
        const double s8 = h[2] * s7;
        const double s10 = s6 + double(1.0);
        const double s11 = std::fmax(s8, s10);
        const double s12 = h[1] - double(1.0);
        c0 = T(s6);
        c1 = T(s11);
        c2 = T(s12);
        c3 = T(h[2]);
        c4 = T(h[3]);
        c5 = T(h[0]);
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
        const T y9 = y8 + c3;
        const T y10 = std::cos(y9);
        const T y11 = settled(y10 * row.p);
        const T y12 = std::sin(y9);
        const T y13 = settled(y12 * y6);
        const T y14 = y11 - y13;
        const T y15 = y0 ? y1 : y14;
        const T y16 = y15 - c4;
        const T y17 = settled(c5 * y16);
        const auto s18 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c5 * k.p);
            return std::array<V, 1>{x0};
        }, {{y17}});
        const T a0 = s18[0];
        const T y20 = y17 - a0;
        const T y21 = std::exp(y20);
        const auto s22 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c5 * k.p);
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
        const T y29 = y28 * c5;
        const T y30 = y0 ? y29 : T(0.0);
        const T y31 = y0 ? T(0.0) : y29;
        const T y32 = y31 * y10;
        const T y33 = y30 + y32;
        const T y34 = y31 * y6;
        const T y35 = y34 * y10;
        const T y36 = -y35;
        const T y37 = y31 * row.p;
        const T y38 = y12 * y37;
        const T y39 = y36 - y38;
        const T y40 = y39 * c2;
        const T y41 = y6 * y40;
        const T y42 = y6 * y6;
        const T y43 = row.p * row.p;
        const T y44 = y42 + y43;
        const bool y45 = y44 == T(0.0);
        const T y46 = T(1.0) / y44;
        const T y47 = y45 ? T(0.0) : y46;
        const T y48 = y41 * y47;
        const T y49 = y33 - y48;
        const bool y50 = y4 > T(Lanes<T>::epsilon);
        const T y51 = y40 * row.p;
        const T y52 = y51 * y47;
        const T y53 = y31 * y12;
        const T y54 = y52 - y53;
        const T y55 = T(2.0) * y6;
        const T y56 = y54 / y55;
        const T y57 = y50 ? y56 : T(0.0);
        const T y58 = y57 * y2;
        const T y59 = y49 + y58;
        const T y60 = y57 * y3;
        const T y61 = y59 - y60;
        row.slopes([&](const auto& k) {
            const auto x0 = y26 * k.kept(0);
            const auto x1 = x0 * c5;
            return std::array<V, 1>{x1};
        }, y61);
        return y25;
    }
};

// combined_margin_loss_linear_detached_labels: reads scale, m1, m2, m3
template <class T> struct combined_margin_loss_linear_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    T c5;
    explicit combined_margin_loss_linear_detached_labels(const double* h) {
        const double s2 = double(3.141592653589793) - h[2];
        const double s4 = s2 / h[1];
        const double s5 = std::fmin(s4, double(3.141592653589793));
        const double s6 = std::cos(s5);
        const double s7 = std::sin(h[2]);
        const double s8 = h[2] * s7;
        const double s10 = s6 + double(1.0);
        const double s11 = std::fmax(s8, s10);
        const double s12 = h[1] - double(1.0);
        c0 = T(s6);
        c1 = T(s11);
        c2 = T(s12);
        c3 = T(h[2]);
        c4 = T(h[3]);
        c5 = T(h[0]);
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
        const T y9 = y8 + c3;
        const T y10 = std::cos(y9);
        const T y11 = settled(y10 * row.p);
        const T y12 = std::sin(y9);
        const T y13 = settled(y12 * y6);
        const T y14 = y11 - y13;
        const T y15 = y0 ? y1 : y14;
        const T y16 = y15 - c4;
        const T y17 = y16 - row.p;
        const T y18 = row.p + y17;
        const T y19 = settled(c5 * y18);
        const auto s20 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c5 * k.p);
            return std::array<V, 1>{x0};
        }, {{y19}});
        const T a0 = s20[0];
        const T y22 = y19 - a0;
        const T y23 = std::exp(y22);
        const auto s24 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c5 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y23}});
        const T a1 = s24[0];
        const T y26 = std::log(a1);
        const T y27 = y26 - y22;
        const T y28 = T(1.0) / a1;
        const T y29 = y28 * y23;
        const T y30 = T(-1.0) + y29;
        const T y31 = y30 * c5;
        row.slopes([&](const auto& k) {
            const auto x0 = y28 * k.kept(0);
            const auto x1 = x0 * c5;
            return std::array<V, 1>{x1};
        }, y31);
        return y27;
    }
};

// combined_margin_loss_easy_exact_labels: reads scale, m1, m2, m3
template <class T> struct combined_margin_loss_easy_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit combined_margin_loss_easy_exact_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(s2);
        c1 = T(h[2]);
        c2 = T(h[3]);
        c3 = T(h[0]);
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
        const T y8 = y7 + c1;
        const T y9 = std::cos(y8);
        const T y10 = settled(y9 * row.p);
        const T y11 = std::sin(y8);
        const T y12 = settled(y11 * y5);
        const T y13 = y10 - y12;
        const T y14 = y0 ? y13 : row.p;
        const T y15 = y14 - c2;
        const T y16 = settled(c3 * y15);
        const auto s17 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y16}});
        const T a0 = s17[0];
        const T y19 = y16 - a0;
        const T y20 = std::exp(y19);
        const auto s21 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
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
        const T y28 = y27 * c3;
        const T y29 = y0 ? T(0.0) : y28;
        const T y30 = y0 ? y28 : T(0.0);
        const T y31 = y30 * y9;
        const T y32 = y29 + y31;
        const T y33 = y30 * y5;
        const T y34 = y33 * y9;
        const T y35 = -y34;
        const T y36 = y30 * row.p;
        const T y37 = y11 * y36;
        const T y38 = y35 - y37;
        const T y39 = y38 * c0;
        const T y40 = y5 * y39;
        const T y41 = y5 * y5;
        const T y42 = row.p * row.p;
        const T y43 = y41 + y42;
        const bool y44 = y43 == T(0.0);
        const T y45 = T(1.0) / y43;
        const T y46 = y44 ? T(0.0) : y45;
        const T y47 = y40 * y46;
        const T y48 = y32 - y47;
        const bool y49 = y3 > T(Lanes<T>::epsilon);
        const T y50 = y39 * row.p;
        const T y51 = y50 * y46;
        const T y52 = y30 * y11;
        const T y53 = y51 - y52;
        const T y54 = T(2.0) * y5;
        const T y55 = y53 / y54;
        const T y56 = y49 ? y55 : T(0.0);
        const T y57 = y56 * y1;
        const T y58 = y48 + y57;
        const T y59 = y56 * y2;
        const T y60 = y58 - y59;
        row.slopes([&](const auto& k) {
            const auto x0 = y25 * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y60);
        return y24;
    }
};

// combined_margin_loss_easy_detached_labels: reads scale, m1, m2, m3
template <class T> struct combined_margin_loss_easy_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit combined_margin_loss_easy_detached_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(s2);
        c1 = T(h[2]);
        c2 = T(h[3]);
        c3 = T(h[0]);
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
        const T y8 = y7 + c1;
        const T y9 = std::cos(y8);
        const T y10 = settled(y9 * row.p);
        const T y11 = std::sin(y8);
        const T y12 = settled(y11 * y5);
        const T y13 = y10 - y12;
        const T y14 = y0 ? y13 : row.p;
        const T y15 = y14 - c2;
        const T y16 = y15 - row.p;
        const T y17 = row.p + y16;
        const T y18 = settled(c3 * y17);
        const auto s19 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y18}});
        const T a0 = s19[0];
        const T y21 = y18 - a0;
        const T y22 = std::exp(y21);
        const auto s23 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y22}});
        const T a1 = s23[0];
        const T y25 = std::log(a1);
        const T y26 = y25 - y21;
        const T y27 = T(1.0) / a1;
        const T y28 = y27 * y22;
        const T y29 = T(-1.0) + y28;
        const T y30 = y29 * c3;
        row.slopes([&](const auto& k) {
            const auto x0 = y27 * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y30);
        return y26;
    }
};

// combined_margin_loss_clip_exact_labels: reads scale, m1, m2, m3
template <class T> struct combined_margin_loss_clip_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit combined_margin_loss_clip_exact_labels(const double* h) {
        const double s2 = double(3.141592653589793) - h[2];
        const double s4 = s2 / h[1];
        const double s5 = std::fmin(s4, double(3.141592653589793));
        const double s6 = std::cos(s5);
        const double s8 = h[1] - double(1.0);
        c0 = T(s6);
        c1 = T(s8);
        c2 = T(h[2]);
        c3 = T(h[3]);
        c4 = T(h[0]);
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
        const T y8 = y7 + c2;
        const T y9 = std::cos(y8);
        const T y10 = settled(y9 * row.p);
        const T y11 = std::sin(y8);
        const T y12 = settled(y11 * y5);
        const T y13 = y10 - y12;
        const T y14 = y0 ? T(-1.0) : y13;
        const T y15 = y14 - c3;
        const T y16 = settled(c4 * y15);
        const auto s17 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y16}});
        const T a0 = s17[0];
        const T y19 = y16 - a0;
        const T y20 = std::exp(y19);
        const auto s21 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c4 * k.p);
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
        const T y28 = y27 * c4;
        const T y29 = y0 ? T(0.0) : y28;
        const T y30 = y29 * y9;
        const T y31 = y29 * y5;
        const T y32 = y31 * y9;
        const T y33 = -y32;
        const T y34 = y29 * row.p;
        const T y35 = y11 * y34;
        const T y36 = y33 - y35;
        const T y37 = y36 * c1;
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
        const T y50 = y29 * y11;
        const T y51 = y49 - y50;
        const T y52 = T(2.0) * y5;
        const T y53 = y51 / y52;
        const T y54 = y47 ? y53 : T(0.0);
        const T y55 = y54 * y1;
        const T y56 = y46 + y55;
        const T y57 = y54 * y2;
        const T y58 = y56 - y57;
        row.slopes([&](const auto& k) {
            const auto x0 = y25 * k.kept(0);
            const auto x1 = x0 * c4;
            return std::array<V, 1>{x1};
        }, y58);
        return y24;
    }
};

// combined_margin_loss_clip_detached_labels: reads scale, m1, m2, m3
template <class T> struct combined_margin_loss_clip_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit combined_margin_loss_clip_detached_labels(const double* h) {
        const double s2 = double(3.141592653589793) - h[2];
        const double s4 = s2 / h[1];
        const double s5 = std::fmin(s4, double(3.141592653589793));
        const double s6 = std::cos(s5);
        const double s8 = h[1] - double(1.0);
        c0 = T(s6);
        c1 = T(s8);
        c2 = T(h[2]);
        c3 = T(h[3]);
        c4 = T(h[0]);
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
        const T y8 = y7 + c2;
        const T y9 = std::cos(y8);
        const T y10 = settled(y9 * row.p);
        const T y11 = std::sin(y8);
        const T y12 = settled(y11 * y5);
        const T y13 = y10 - y12;
        const T y14 = y0 ? T(-1.0) : y13;
        const T y15 = y14 - c3;
        const T y16 = y15 - row.p;
        const T y17 = row.p + y16;
        const T y18 = settled(c4 * y17);
        const auto s19 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y18}});
        const T a0 = s19[0];
        const T y21 = y18 - a0;
        const T y22 = std::exp(y21);
        const auto s23 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c4 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y22}});
        const T a1 = s23[0];
        const T y25 = std::log(a1);
        const T y26 = y25 - y21;
        const T y27 = T(1.0) / a1;
        const T y28 = y27 * y22;
        const T y29 = T(-1.0) + y28;
        const T y30 = y29 * c4;
        row.slopes([&](const auto& k) {
            const auto x0 = y27 * k.kept(0);
            const auto x1 = x0 * c4;
            return std::array<V, 1>{x1};
        }, y30);
        return y26;
    }
};

// combined_margin_loss_none_exact_labels: reads scale, m1, m2, m3
template <class T> struct combined_margin_loss_none_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit combined_margin_loss_none_exact_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(s2);
        c1 = T(h[2]);
        c2 = T(h[3]);
        c3 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = T(1.0) - row.p;
        const T y1 = row.p + T(1.0);
        const T y2 = settled(y0 * y1);
        const T y3 = greatest(y2, T(Lanes<T>::epsilon));
        const T y4 = std::sqrt(y3);
        const T y5 = std::atan2(y4, row.p);
        const T y6 = settled(c0 * y5);
        const T y7 = y6 + c1;
        const T y8 = std::cos(y7);
        const T y9 = settled(y8 * row.p);
        const T y10 = std::sin(y7);
        const T y11 = settled(y10 * y4);
        const T y12 = y9 - y11;
        const T y13 = y12 - c2;
        const T y14 = settled(c3 * y13);
        const auto s15 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y14}});
        const T a0 = s15[0];
        const T y17 = y14 - a0;
        const T y18 = std::exp(y17);
        const auto s19 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
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
        const T y26 = y25 * c3;
        const T y27 = y26 * y8;
        const T y28 = y26 * y4;
        const T y29 = y28 * y8;
        const T y30 = -y29;
        const T y31 = y26 * row.p;
        const T y32 = y10 * y31;
        const T y33 = y30 - y32;
        const T y34 = y33 * c0;
        const T y35 = y4 * y34;
        const T y36 = y4 * y4;
        const T y37 = row.p * row.p;
        const T y38 = y36 + y37;
        const bool y39 = y38 == T(0.0);
        const T y40 = T(1.0) / y38;
        const T y41 = y39 ? T(0.0) : y40;
        const T y42 = y35 * y41;
        const T y43 = y27 - y42;
        const bool y44 = y2 > T(Lanes<T>::epsilon);
        const T y45 = y34 * row.p;
        const T y46 = y45 * y41;
        const T y47 = y26 * y10;
        const T y48 = y46 - y47;
        const T y49 = T(2.0) * y4;
        const T y50 = y48 / y49;
        const T y51 = y44 ? y50 : T(0.0);
        const T y52 = y51 * y0;
        const T y53 = y43 + y52;
        const T y54 = y51 * y1;
        const T y55 = y53 - y54;
        row.slopes([&](const auto& k) {
            const auto x0 = y23 * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y55);
        return y22;
    }
};

// combined_margin_loss_none_detached_labels: reads scale, m1, m2, m3
template <class T> struct combined_margin_loss_none_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit combined_margin_loss_none_detached_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(s2);
        c1 = T(h[2]);
        c2 = T(h[3]);
        c3 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = T(1.0) - row.p;
        const T y1 = row.p + T(1.0);
        const T y2 = settled(y0 * y1);
        const T y3 = greatest(y2, T(Lanes<T>::epsilon));
        const T y4 = std::sqrt(y3);
        const T y5 = std::atan2(y4, row.p);
        const T y6 = settled(c0 * y5);
        const T y7 = y6 + c1;
        const T y8 = std::cos(y7);
        const T y9 = settled(y8 * row.p);
        const T y10 = std::sin(y7);
        const T y11 = settled(y10 * y4);
        const T y12 = y9 - y11;
        const T y13 = y12 - c2;
        const T y14 = y13 - row.p;
        const T y15 = row.p + y14;
        const T y16 = settled(c3 * y15);
        const auto s17 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y16}});
        const T a0 = s17[0];
        const T y19 = y16 - a0;
        const T y20 = std::exp(y19);
        const auto s21 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
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
        const T y28 = y27 * c3;
        row.slopes([&](const auto& k) {
            const auto x0 = y25 * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y28);
        return y24;
    }
};
