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
        const auto y9 = y8 + c3;
        const auto y10 = cos<T>(y9);
        const auto y11 = unfused(y10 * group.p);
        const auto y12 = sin<T>(y9);
        const auto y13 = unfused(y12 * y6);
        const auto y14 = y11 - y13;
        const auto y15 = y0 ? y1 : y14;
        const auto y16 = y15 - c4;
        const auto y17 = unfused(c5 * y16);
        const auto s18 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c5 * k.p);
            return std::array<V, 1>{x0};
        }, {{y17}});
        const V a0 = load<T>(s18[0].row);
        const auto y20 = y17 - a0;
        const auto y21 = exp<T>(y20);
        const auto s22 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c5 * k.p);
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
        const auto y29 = y28 * c5;
        const auto y30 = y0 ? y29 : splat<T>(T(0.0));
        const auto y31 = y0 ? splat<T>(T(0.0)) : y29;
        const auto y32 = y31 * y10;
        const auto y33 = y30 + y32;
        const auto y34 = y31 * y6;
        const auto y35 = y34 * y10;
        const auto y36 = -y35;
        const auto y37 = y31 * group.p;
        const auto y38 = y12 * y37;
        const auto y39 = y36 - y38;
        const auto y40 = y39 * c2;
        const auto y41 = y6 * y40;
        const auto y42 = y6 * y6;
        const auto y43 = group.p * group.p;
        const auto y44 = y42 + y43;
        const auto y45 = y44 == T(0.0);
        const auto y46 = T(1.0) / y44;
        const auto y47 = y45 ? splat<T>(T(0.0)) : y46;
        const auto y48 = y41 * y47;
        const auto y49 = y33 - y48;
        const auto y50 = y4 > T(Lanes<T>::epsilon);
        const auto y51 = y40 * group.p;
        const auto y52 = y51 * y47;
        const auto y53 = y31 * y12;
        const auto y54 = y52 - y53;
        const auto y55 = T(2.0) * y6;
        const auto y56 = y54 / y55;
        const auto y57 = y50 ? y56 : splat<T>(T(0.0));
        const auto y58 = y57 * y2;
        const auto y59 = y49 + y58;
        const auto y60 = y57 * y3;
        const auto y61 = y59 - y60;
        group.slopes([&](const auto& k) {
            const auto x0 = y26[k.row] * k.kept(0);
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
        const auto y9 = y8 + c3;
        const auto y10 = cos<T>(y9);
        const auto y11 = unfused(y10 * group.p);
        const auto y12 = sin<T>(y9);
        const auto y13 = unfused(y12 * y6);
        const auto y14 = y11 - y13;
        const auto y15 = y0 ? y1 : y14;
        const auto y16 = y15 - c4;
        const auto y17 = y16 - group.p;
        const auto y18 = group.p + y17;
        const auto y19 = unfused(c5 * y18);
        const auto s20 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c5 * k.p);
            return std::array<V, 1>{x0};
        }, {{y19}});
        const V a0 = load<T>(s20[0].row);
        const auto y22 = y19 - a0;
        const auto y23 = exp<T>(y22);
        const auto s24 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c5 * k.p);
            const auto x1 = x0 - s20[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y23}});
        const V a1 = load<T>(s24[0].row);
        const auto y26 = any_log<T>(a1);
        const auto y27 = y26 - y22;
        const auto y28 = T(1.0) / a1;
        const auto y29 = y28 * y23;
        const auto y30 = T(-1.0) + y29;
        const auto y31 = y30 * c5;
        group.slopes([&](const auto& k) {
            const auto x0 = y28[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p > T(0.0);
        const auto y1 = T(1.0) - group.p;
        const auto y2 = group.p + T(1.0);
        const auto y3 = unfused(y1 * y2);
        const auto y4 = maximum<T>(y3, T(Lanes<T>::epsilon));
        const auto y5 = sqrt<T>(y4);
        const auto y6 = atan2<T>(y5, group.p);
        const auto y7 = unfused(c0 * y6);
        const auto y8 = y7 + c1;
        const auto y9 = cos<T>(y8);
        const auto y10 = unfused(y9 * group.p);
        const auto y11 = sin<T>(y8);
        const auto y12 = unfused(y11 * y5);
        const auto y13 = y10 - y12;
        const auto y14 = y0 ? y13 : group.p;
        const auto y15 = y14 - c2;
        const auto y16 = unfused(c3 * y15);
        const auto s17 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y16}});
        const V a0 = load<T>(s17[0].row);
        const auto y19 = y16 - a0;
        const auto y20 = exp<T>(y19);
        const auto s21 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
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
        const auto y28 = y27 * c3;
        const auto y29 = y0 ? splat<T>(T(0.0)) : y28;
        const auto y30 = y0 ? y28 : splat<T>(T(0.0));
        const auto y31 = y30 * y9;
        const auto y32 = y29 + y31;
        const auto y33 = y30 * y5;
        const auto y34 = y33 * y9;
        const auto y35 = -y34;
        const auto y36 = y30 * group.p;
        const auto y37 = y11 * y36;
        const auto y38 = y35 - y37;
        const auto y39 = y38 * c0;
        const auto y40 = y5 * y39;
        const auto y41 = y5 * y5;
        const auto y42 = group.p * group.p;
        const auto y43 = y41 + y42;
        const auto y44 = y43 == T(0.0);
        const auto y45 = T(1.0) / y43;
        const auto y46 = y44 ? splat<T>(T(0.0)) : y45;
        const auto y47 = y40 * y46;
        const auto y48 = y32 - y47;
        const auto y49 = y3 > T(Lanes<T>::epsilon);
        const auto y50 = y39 * group.p;
        const auto y51 = y50 * y46;
        const auto y52 = y30 * y11;
        const auto y53 = y51 - y52;
        const auto y54 = T(2.0) * y5;
        const auto y55 = y53 / y54;
        const auto y56 = y49 ? y55 : splat<T>(T(0.0));
        const auto y57 = y56 * y1;
        const auto y58 = y48 + y57;
        const auto y59 = y56 * y2;
        const auto y60 = y58 - y59;
        group.slopes([&](const auto& k) {
            const auto x0 = y25[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p > T(0.0);
        const auto y1 = T(1.0) - group.p;
        const auto y2 = group.p + T(1.0);
        const auto y3 = unfused(y1 * y2);
        const auto y4 = maximum<T>(y3, T(Lanes<T>::epsilon));
        const auto y5 = sqrt<T>(y4);
        const auto y6 = atan2<T>(y5, group.p);
        const auto y7 = unfused(c0 * y6);
        const auto y8 = y7 + c1;
        const auto y9 = cos<T>(y8);
        const auto y10 = unfused(y9 * group.p);
        const auto y11 = sin<T>(y8);
        const auto y12 = unfused(y11 * y5);
        const auto y13 = y10 - y12;
        const auto y14 = y0 ? y13 : group.p;
        const auto y15 = y14 - c2;
        const auto y16 = y15 - group.p;
        const auto y17 = group.p + y16;
        const auto y18 = unfused(c3 * y17);
        const auto s19 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y18}});
        const V a0 = load<T>(s19[0].row);
        const auto y21 = y18 - a0;
        const auto y22 = exp<T>(y21);
        const auto s23 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            const auto x1 = x0 - s19[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y22}});
        const V a1 = load<T>(s23[0].row);
        const auto y25 = any_log<T>(a1);
        const auto y26 = y25 - y21;
        const auto y27 = T(1.0) / a1;
        const auto y28 = y27 * y22;
        const auto y29 = T(-1.0) + y28;
        const auto y30 = y29 * c3;
        group.slopes([&](const auto& k) {
            const auto x0 = y27[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < c0;
        const auto y1 = T(1.0) - group.p;
        const auto y2 = group.p + T(1.0);
        const auto y3 = unfused(y1 * y2);
        const auto y4 = maximum<T>(y3, T(Lanes<T>::epsilon));
        const auto y5 = sqrt<T>(y4);
        const auto y6 = atan2<T>(y5, group.p);
        const auto y7 = unfused(c1 * y6);
        const auto y8 = y7 + c2;
        const auto y9 = cos<T>(y8);
        const auto y10 = unfused(y9 * group.p);
        const auto y11 = sin<T>(y8);
        const auto y12 = unfused(y11 * y5);
        const auto y13 = y10 - y12;
        const auto y14 = y0 ? splat<T>(T(-1.0)) : y13;
        const auto y15 = y14 - c3;
        const auto y16 = unfused(c4 * y15);
        const auto s17 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y16}});
        const V a0 = load<T>(s17[0].row);
        const auto y19 = y16 - a0;
        const auto y20 = exp<T>(y19);
        const auto s21 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c4 * k.p);
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
        const auto y28 = y27 * c4;
        const auto y29 = y0 ? splat<T>(T(0.0)) : y28;
        const auto y30 = y29 * y9;
        const auto y31 = y29 * y5;
        const auto y32 = y31 * y9;
        const auto y33 = -y32;
        const auto y34 = y29 * group.p;
        const auto y35 = y11 * y34;
        const auto y36 = y33 - y35;
        const auto y37 = y36 * c1;
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
        const auto y50 = y29 * y11;
        const auto y51 = y49 - y50;
        const auto y52 = T(2.0) * y5;
        const auto y53 = y51 / y52;
        const auto y54 = y47 ? y53 : splat<T>(T(0.0));
        const auto y55 = y54 * y1;
        const auto y56 = y46 + y55;
        const auto y57 = y54 * y2;
        const auto y58 = y56 - y57;
        group.slopes([&](const auto& k) {
            const auto x0 = y25[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < c0;
        const auto y1 = T(1.0) - group.p;
        const auto y2 = group.p + T(1.0);
        const auto y3 = unfused(y1 * y2);
        const auto y4 = maximum<T>(y3, T(Lanes<T>::epsilon));
        const auto y5 = sqrt<T>(y4);
        const auto y6 = atan2<T>(y5, group.p);
        const auto y7 = unfused(c1 * y6);
        const auto y8 = y7 + c2;
        const auto y9 = cos<T>(y8);
        const auto y10 = unfused(y9 * group.p);
        const auto y11 = sin<T>(y8);
        const auto y12 = unfused(y11 * y5);
        const auto y13 = y10 - y12;
        const auto y14 = y0 ? splat<T>(T(-1.0)) : y13;
        const auto y15 = y14 - c3;
        const auto y16 = y15 - group.p;
        const auto y17 = group.p + y16;
        const auto y18 = unfused(c4 * y17);
        const auto s19 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y18}});
        const V a0 = load<T>(s19[0].row);
        const auto y21 = y18 - a0;
        const auto y22 = exp<T>(y21);
        const auto s23 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c4 * k.p);
            const auto x1 = x0 - s19[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y22}});
        const V a1 = load<T>(s23[0].row);
        const auto y25 = any_log<T>(a1);
        const auto y26 = y25 - y21;
        const auto y27 = T(1.0) / a1;
        const auto y28 = y27 * y22;
        const auto y29 = T(-1.0) + y28;
        const auto y30 = y29 * c4;
        group.slopes([&](const auto& k) {
            const auto x0 = y27[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = T(1.0) - group.p;
        const auto y1 = group.p + T(1.0);
        const auto y2 = unfused(y0 * y1);
        const auto y3 = maximum<T>(y2, T(Lanes<T>::epsilon));
        const auto y4 = sqrt<T>(y3);
        const auto y5 = atan2<T>(y4, group.p);
        const auto y6 = unfused(c0 * y5);
        const auto y7 = y6 + c1;
        const auto y8 = cos<T>(y7);
        const auto y9 = unfused(y8 * group.p);
        const auto y10 = sin<T>(y7);
        const auto y11 = unfused(y10 * y4);
        const auto y12 = y9 - y11;
        const auto y13 = y12 - c2;
        const auto y14 = unfused(c3 * y13);
        const auto s15 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y14}});
        const V a0 = load<T>(s15[0].row);
        const auto y17 = y14 - a0;
        const auto y18 = exp<T>(y17);
        const auto s19 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
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
        const auto y26 = y25 * c3;
        const auto y27 = y26 * y8;
        const auto y28 = y26 * y4;
        const auto y29 = y28 * y8;
        const auto y30 = -y29;
        const auto y31 = y26 * group.p;
        const auto y32 = y10 * y31;
        const auto y33 = y30 - y32;
        const auto y34 = y33 * c0;
        const auto y35 = y4 * y34;
        const auto y36 = y4 * y4;
        const auto y37 = group.p * group.p;
        const auto y38 = y36 + y37;
        const auto y39 = y38 == T(0.0);
        const auto y40 = T(1.0) / y38;
        const auto y41 = y39 ? splat<T>(T(0.0)) : y40;
        const auto y42 = y35 * y41;
        const auto y43 = y27 - y42;
        const auto y44 = y2 > T(Lanes<T>::epsilon);
        const auto y45 = y34 * group.p;
        const auto y46 = y45 * y41;
        const auto y47 = y26 * y10;
        const auto y48 = y46 - y47;
        const auto y49 = T(2.0) * y4;
        const auto y50 = y48 / y49;
        const auto y51 = y44 ? y50 : splat<T>(T(0.0));
        const auto y52 = y51 * y0;
        const auto y53 = y43 + y52;
        const auto y54 = y51 * y1;
        const auto y55 = y53 - y54;
        group.slopes([&](const auto& k) {
            const auto x0 = y23[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = T(1.0) - group.p;
        const auto y1 = group.p + T(1.0);
        const auto y2 = unfused(y0 * y1);
        const auto y3 = maximum<T>(y2, T(Lanes<T>::epsilon));
        const auto y4 = sqrt<T>(y3);
        const auto y5 = atan2<T>(y4, group.p);
        const auto y6 = unfused(c0 * y5);
        const auto y7 = y6 + c1;
        const auto y8 = cos<T>(y7);
        const auto y9 = unfused(y8 * group.p);
        const auto y10 = sin<T>(y7);
        const auto y11 = unfused(y10 * y4);
        const auto y12 = y9 - y11;
        const auto y13 = y12 - c2;
        const auto y14 = y13 - group.p;
        const auto y15 = group.p + y14;
        const auto y16 = unfused(c3 * y15);
        const auto s17 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y16}});
        const V a0 = load<T>(s17[0].row);
        const auto y19 = y16 - a0;
        const auto y20 = exp<T>(y19);
        const auto s21 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
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
        const auto y28 = y27 * c3;
        group.slopes([&](const auto& k) {
            const auto x0 = y25[k.row] * k.kept(0);
            const auto x1 = x0 * c3;
            return std::array<V, 1>{x1};
        }, y28);
        return y24;
    }
};
