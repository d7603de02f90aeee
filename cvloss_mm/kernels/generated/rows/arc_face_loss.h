// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// arc_face_loss_linear_exact_labels: reads scale, margin
template <class T> struct arc_face_loss_linear_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit arc_face_loss_linear_exact_labels(const double* h) {
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
        const T y24 = y0 ? y23 : T(0.0);
        const T y25 = y0 ? T(0.0) : y23;
        const T y26 = y25 * c2;
        const T y27 = y24 + y26;
        const bool y28 = y5 > T(Lanes<T>::epsilon);
        const T y29 = y25 * c3;
        const T y30 = T(2.0) * y7;
        const T y31 = y29 / y30;
        const T y32 = -y31;
        const T y33 = y28 ? y32 : T(0.0);
        const T y34 = y33 * y3;
        const T y35 = y27 + y34;
        const T y36 = y33 * y4;
        const T y37 = y35 - y36;
        row.slopes([&](const auto& k) {
            const auto x0 = y20 * k.kept(0);
            const auto x1 = x0 * c4;
            return std::array<V, 1>{x1};
        }, y37);
        return y19;
    }
};

// arc_face_loss_linear_detached_labels: reads scale, margin
template <class T> struct arc_face_loss_linear_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit arc_face_loss_linear_detached_labels(const double* h) {
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
        const T y11 = y10 - row.p;
        const T y12 = row.p + y11;
        const T y13 = settled(c4 * y12);
        const auto s14 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y13}});
        const T a0 = s14[0];
        const T y16 = y13 - a0;
        const T y17 = std::exp(y16);
        const auto s18 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c4 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y17}});
        const T a1 = s18[0];
        const T y20 = std::log(a1);
        const T y21 = y20 - y16;
        const T y22 = T(1.0) / a1;
        const T y23 = y22 * y17;
        const T y24 = T(-1.0) + y23;
        const T y25 = y24 * c4;
        row.slopes([&](const auto& k) {
            const auto x0 = y22 * k.kept(0);
            const auto x1 = x0 * c4;
            return std::array<V, 1>{x1};
        }, y25);
        return y21;
    }
};

// arc_face_loss_easy_exact_labels: reads scale, margin
template <class T> struct arc_face_loss_easy_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit arc_face_loss_easy_exact_labels(const double* h) {
        const double s1 = std::cos(h[1]);
        const double s2 = std::sin(h[1]);
        c0 = T(s1);
        c1 = T(s2);
        c2 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p > T(0.0);
        const T y1 = settled(c0 * row.p);
        const T y2 = T(1.0) - row.p;
        const T y3 = row.p + T(1.0);
        const T y4 = settled(y2 * y3);
        const T y5 = greatest(y4, T(Lanes<T>::epsilon));
        const T y6 = std::sqrt(y5);
        const T y7 = settled(c1 * y6);
        const T y8 = y1 - y7;
        const T y9 = y0 ? y8 : row.p;
        const T y10 = settled(c2 * y9);
        const auto s11 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y10}});
        const T a0 = s11[0];
        const T y13 = y10 - a0;
        const T y14 = std::exp(y13);
        const auto s15 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y14}});
        const T a1 = s15[0];
        const T y17 = std::log(a1);
        const T y18 = y17 - y13;
        const T y19 = T(1.0) / a1;
        const T y20 = y19 * y14;
        const T y21 = T(-1.0) + y20;
        const T y22 = y21 * c2;
        const T y23 = y0 ? T(0.0) : y22;
        const T y24 = y0 ? y22 : T(0.0);
        const T y25 = y24 * c0;
        const T y26 = y23 + y25;
        const bool y27 = y4 > T(Lanes<T>::epsilon);
        const T y28 = y24 * c1;
        const T y29 = T(2.0) * y6;
        const T y30 = y28 / y29;
        const T y31 = -y30;
        const T y32 = y27 ? y31 : T(0.0);
        const T y33 = y32 * y2;
        const T y34 = y26 + y33;
        const T y35 = y32 * y3;
        const T y36 = y34 - y35;
        row.slopes([&](const auto& k) {
            const auto x0 = y19 * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y36);
        return y18;
    }
};

// arc_face_loss_easy_detached_labels: reads scale, margin
template <class T> struct arc_face_loss_easy_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit arc_face_loss_easy_detached_labels(const double* h) {
        const double s1 = std::cos(h[1]);
        const double s2 = std::sin(h[1]);
        c0 = T(s1);
        c1 = T(s2);
        c2 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p > T(0.0);
        const T y1 = settled(c0 * row.p);
        const T y2 = T(1.0) - row.p;
        const T y3 = row.p + T(1.0);
        const T y4 = settled(y2 * y3);
        const T y5 = greatest(y4, T(Lanes<T>::epsilon));
        const T y6 = std::sqrt(y5);
        const T y7 = settled(c1 * y6);
        const T y8 = y1 - y7;
        const T y9 = y0 ? y8 : row.p;
        const T y10 = y9 - row.p;
        const T y11 = row.p + y10;
        const T y12 = settled(c2 * y11);
        const auto s13 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y12}});
        const T a0 = s13[0];
        const T y15 = y12 - a0;
        const T y16 = std::exp(y15);
        const auto s17 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
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
        const T y24 = y23 * c2;
        row.slopes([&](const auto& k) {
            const auto x0 = y21 * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y24);
        return y20;
    }
};

// arc_face_loss_clip_exact_labels: reads scale, margin
template <class T> struct arc_face_loss_clip_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit arc_face_loss_clip_exact_labels(const double* h) {
        const double s2 = double(3.141592653589793) - h[1];
        const double s3 = std::fmin(s2, double(3.141592653589793));
        const double s4 = std::cos(s3);
        const double s5 = std::cos(h[1]);
        const double s6 = std::sin(h[1]);
        c0 = T(s4);
        c1 = T(s5);
        c2 = T(s6);
        c3 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p < c0;
        const T y1 = settled(c1 * row.p);
        const T y2 = T(1.0) - row.p;
        const T y3 = row.p + T(1.0);
        const T y4 = settled(y2 * y3);
        const T y5 = greatest(y4, T(Lanes<T>::epsilon));
        const T y6 = std::sqrt(y5);
        const T y7 = settled(c2 * y6);
        const T y8 = y1 - y7;
        const T y9 = y0 ? T(-1.0) : y8;
        const T y10 = settled(c3 * y9);
        const auto s11 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y10}});
        const T a0 = s11[0];
        const T y13 = y10 - a0;
        const T y14 = std::exp(y13);
        const auto s15 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y14}});
        const T a1 = s15[0];
        const T y17 = std::log(a1);
        const T y18 = y17 - y13;
        const T y19 = T(1.0) / a1;
        const T y20 = y19 * y14;
        const T y21 = T(-1.0) + y20;
        const T y22 = y21 * c3;
        const T y23 = y0 ? T(0.0) : y22;
        const T y24 = y23 * c1;
        const bool y25 = y4 > T(Lanes<T>::epsilon);
        const T y26 = y23 * c2;
        const T y27 = T(2.0) * y6;
        const T y28 = y26 / y27;
        const T y29 = -y28;
        const T y30 = y25 ? y29 : T(0.0);
        const T y31 = y30 * y2;
        const T y32 = y24 + y31;
        const T y33 = y30 * y3;
        const T y34 = y32 - y33;
        row.slopes([&](const auto& k) {
            const auto x0 = y19 * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y34);
        return y18;
    }
};

// arc_face_loss_clip_detached_labels: reads scale, margin
template <class T> struct arc_face_loss_clip_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit arc_face_loss_clip_detached_labels(const double* h) {
        const double s2 = double(3.141592653589793) - h[1];
        const double s3 = std::fmin(s2, double(3.141592653589793));
        const double s4 = std::cos(s3);
        const double s5 = std::cos(h[1]);
        const double s6 = std::sin(h[1]);
        c0 = T(s4);
        c1 = T(s5);
        c2 = T(s6);
        c3 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p < c0;
        const T y1 = settled(c1 * row.p);
        const T y2 = T(1.0) - row.p;
        const T y3 = row.p + T(1.0);
        const T y4 = settled(y2 * y3);
        const T y5 = greatest(y4, T(Lanes<T>::epsilon));
        const T y6 = std::sqrt(y5);
        const T y7 = settled(c2 * y6);
        const T y8 = y1 - y7;
        const T y9 = y0 ? T(-1.0) : y8;
        const T y10 = y9 - row.p;
        const T y11 = row.p + y10;
        const T y12 = settled(c3 * y11);
        const auto s13 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y12}});
        const T a0 = s13[0];
        const T y15 = y12 - a0;
        const T y16 = std::exp(y15);
        const auto s17 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
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
        const T y24 = y23 * c3;
        row.slopes([&](const auto& k) {
            const auto x0 = y21 * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y24);
        return y20;
    }
};

// arc_face_loss_none_exact_labels: reads scale, margin
template <class T> struct arc_face_loss_none_exact_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit arc_face_loss_none_exact_labels(const double* h) {
        const double s1 = std::cos(h[1]);
        const double s2 = std::sin(h[1]);
        c0 = T(s1);
        c1 = T(s2);
        c2 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = settled(c0 * row.p);
        const T y1 = T(1.0) - row.p;
        const T y2 = row.p + T(1.0);
        const T y3 = settled(y1 * y2);
        const T y4 = greatest(y3, T(Lanes<T>::epsilon));
        const T y5 = std::sqrt(y4);
        const T y6 = settled(c1 * y5);
        const T y7 = y0 - y6;
        const T y8 = settled(c2 * y7);
        const auto s9 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y8}});
        const T a0 = s9[0];
        const T y11 = y8 - a0;
        const T y12 = std::exp(y11);
        const auto s13 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y12}});
        const T a1 = s13[0];
        const T y15 = std::log(a1);
        const T y16 = y15 - y11;
        const T y17 = T(1.0) / a1;
        const T y18 = y17 * y12;
        const T y19 = T(-1.0) + y18;
        const T y20 = y19 * c2;
        const T y21 = y20 * c0;
        const bool y22 = y3 > T(Lanes<T>::epsilon);
        const T y23 = y20 * c1;
        const T y24 = T(2.0) * y5;
        const T y25 = y23 / y24;
        const T y26 = -y25;
        const T y27 = y22 ? y26 : T(0.0);
        const T y28 = y27 * y1;
        const T y29 = y21 + y28;
        const T y30 = y27 * y2;
        const T y31 = y29 - y30;
        row.slopes([&](const auto& k) {
            const auto x0 = y17 * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y31);
        return y16;
    }
};

// arc_face_loss_none_detached_labels: reads scale, margin
template <class T> struct arc_face_loss_none_detached_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit arc_face_loss_none_detached_labels(const double* h) {
        const double s1 = std::cos(h[1]);
        const double s2 = std::sin(h[1]);
        c0 = T(s1);
        c1 = T(s2);
        c2 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = settled(c0 * row.p);
        const T y1 = T(1.0) - row.p;
        const T y2 = row.p + T(1.0);
        const T y3 = settled(y1 * y2);
        const T y4 = greatest(y3, T(Lanes<T>::epsilon));
        const T y5 = std::sqrt(y4);
        const T y6 = settled(c1 * y5);
        const T y7 = y0 - y6;
        const T y8 = y7 - row.p;
        const T y9 = row.p + y8;
        const T y10 = settled(c2 * y9);
        const auto s11 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y10}});
        const T a0 = s11[0];
        const T y13 = y10 - a0;
        const T y14 = std::exp(y13);
        const auto s15 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y14}});
        const T a1 = s15[0];
        const T y17 = std::log(a1);
        const T y18 = y17 - y13;
        const T y19 = T(1.0) / a1;
        const T y20 = y19 * y14;
        const T y21 = T(-1.0) + y20;
        const T y22 = y21 * c2;
        row.slopes([&](const auto& k) {
            const auto x0 = y19 * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y22);
        return y18;
    }
};
