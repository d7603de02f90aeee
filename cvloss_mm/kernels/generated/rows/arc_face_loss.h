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
            const auto x0 = y20[k.row] * k.kept(0);
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
        const auto y11 = y10 - group.p;
        const auto y12 = group.p + y11;
        const auto y13 = unfused(c4 * y12);
        const auto s14 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y13}});
        const V a0 = load<T>(s14[0].row);
        const auto y16 = y13 - a0;
        const auto y17 = exp<T>(y16);
        const auto s18 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c4 * k.p);
            const auto x1 = x0 - s14[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y17}});
        const V a1 = load<T>(s18[0].row);
        const auto y20 = any_log<T>(a1);
        const auto y21 = y20 - y16;
        const auto y22 = T(1.0) / a1;
        const auto y23 = y22 * y17;
        const auto y24 = T(-1.0) + y23;
        const auto y25 = y24 * c4;
        group.slopes([&](const auto& k) {
            const auto x0 = y22[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p > T(0.0);
        const auto y1 = unfused(c0 * group.p);
        const auto y2 = T(1.0) - group.p;
        const auto y3 = group.p + T(1.0);
        const auto y4 = unfused(y2 * y3);
        const auto y5 = maximum<T>(y4, T(Lanes<T>::epsilon));
        const auto y6 = sqrt<T>(y5);
        const auto y7 = unfused(c1 * y6);
        const auto y8 = y1 - y7;
        const auto y9 = y0 ? y8 : group.p;
        const auto y10 = unfused(c2 * y9);
        const auto s11 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y10}});
        const V a0 = load<T>(s11[0].row);
        const auto y13 = y10 - a0;
        const auto y14 = exp<T>(y13);
        const auto s15 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            const auto x1 = x0 - s11[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y14}});
        const V a1 = load<T>(s15[0].row);
        const auto y17 = any_log<T>(a1);
        const auto y18 = y17 - y13;
        const auto y19 = T(1.0) / a1;
        const auto y20 = y19 * y14;
        const auto y21 = T(-1.0) + y20;
        const auto y22 = y21 * c2;
        const auto y23 = y0 ? splat<T>(T(0.0)) : y22;
        const auto y24 = y0 ? y22 : splat<T>(T(0.0));
        const auto y25 = y24 * c0;
        const auto y26 = y23 + y25;
        const auto y27 = y4 > T(Lanes<T>::epsilon);
        const auto y28 = y24 * c1;
        const auto y29 = T(2.0) * y6;
        const auto y30 = y28 / y29;
        const auto y31 = -y30;
        const auto y32 = y27 ? y31 : splat<T>(T(0.0));
        const auto y33 = y32 * y2;
        const auto y34 = y26 + y33;
        const auto y35 = y32 * y3;
        const auto y36 = y34 - y35;
        group.slopes([&](const auto& k) {
            const auto x0 = y19[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p > T(0.0);
        const auto y1 = unfused(c0 * group.p);
        const auto y2 = T(1.0) - group.p;
        const auto y3 = group.p + T(1.0);
        const auto y4 = unfused(y2 * y3);
        const auto y5 = maximum<T>(y4, T(Lanes<T>::epsilon));
        const auto y6 = sqrt<T>(y5);
        const auto y7 = unfused(c1 * y6);
        const auto y8 = y1 - y7;
        const auto y9 = y0 ? y8 : group.p;
        const auto y10 = y9 - group.p;
        const auto y11 = group.p + y10;
        const auto y12 = unfused(c2 * y11);
        const auto s13 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y12}});
        const V a0 = load<T>(s13[0].row);
        const auto y15 = y12 - a0;
        const auto y16 = exp<T>(y15);
        const auto s17 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
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
        const auto y24 = y23 * c2;
        group.slopes([&](const auto& k) {
            const auto x0 = y21[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < c0;
        const auto y1 = unfused(c1 * group.p);
        const auto y2 = T(1.0) - group.p;
        const auto y3 = group.p + T(1.0);
        const auto y4 = unfused(y2 * y3);
        const auto y5 = maximum<T>(y4, T(Lanes<T>::epsilon));
        const auto y6 = sqrt<T>(y5);
        const auto y7 = unfused(c2 * y6);
        const auto y8 = y1 - y7;
        const auto y9 = y0 ? splat<T>(T(-1.0)) : y8;
        const auto y10 = unfused(c3 * y9);
        const auto s11 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y10}});
        const V a0 = load<T>(s11[0].row);
        const auto y13 = y10 - a0;
        const auto y14 = exp<T>(y13);
        const auto s15 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            const auto x1 = x0 - s11[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y14}});
        const V a1 = load<T>(s15[0].row);
        const auto y17 = any_log<T>(a1);
        const auto y18 = y17 - y13;
        const auto y19 = T(1.0) / a1;
        const auto y20 = y19 * y14;
        const auto y21 = T(-1.0) + y20;
        const auto y22 = y21 * c3;
        const auto y23 = y0 ? splat<T>(T(0.0)) : y22;
        const auto y24 = y23 * c1;
        const auto y25 = y4 > T(Lanes<T>::epsilon);
        const auto y26 = y23 * c2;
        const auto y27 = T(2.0) * y6;
        const auto y28 = y26 / y27;
        const auto y29 = -y28;
        const auto y30 = y25 ? y29 : splat<T>(T(0.0));
        const auto y31 = y30 * y2;
        const auto y32 = y24 + y31;
        const auto y33 = y30 * y3;
        const auto y34 = y32 - y33;
        group.slopes([&](const auto& k) {
            const auto x0 = y19[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < c0;
        const auto y1 = unfused(c1 * group.p);
        const auto y2 = T(1.0) - group.p;
        const auto y3 = group.p + T(1.0);
        const auto y4 = unfused(y2 * y3);
        const auto y5 = maximum<T>(y4, T(Lanes<T>::epsilon));
        const auto y6 = sqrt<T>(y5);
        const auto y7 = unfused(c2 * y6);
        const auto y8 = y1 - y7;
        const auto y9 = y0 ? splat<T>(T(-1.0)) : y8;
        const auto y10 = y9 - group.p;
        const auto y11 = group.p + y10;
        const auto y12 = unfused(c3 * y11);
        const auto s13 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y12}});
        const V a0 = load<T>(s13[0].row);
        const auto y15 = y12 - a0;
        const auto y16 = exp<T>(y15);
        const auto s17 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
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
        const auto y24 = y23 * c3;
        group.slopes([&](const auto& k) {
            const auto x0 = y21[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = unfused(c0 * group.p);
        const auto y1 = T(1.0) - group.p;
        const auto y2 = group.p + T(1.0);
        const auto y3 = unfused(y1 * y2);
        const auto y4 = maximum<T>(y3, T(Lanes<T>::epsilon));
        const auto y5 = sqrt<T>(y4);
        const auto y6 = unfused(c1 * y5);
        const auto y7 = y0 - y6;
        const auto y8 = unfused(c2 * y7);
        const auto s9 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y8}});
        const V a0 = load<T>(s9[0].row);
        const auto y11 = y8 - a0;
        const auto y12 = exp<T>(y11);
        const auto s13 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            const auto x1 = x0 - s9[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y12}});
        const V a1 = load<T>(s13[0].row);
        const auto y15 = any_log<T>(a1);
        const auto y16 = y15 - y11;
        const auto y17 = T(1.0) / a1;
        const auto y18 = y17 * y12;
        const auto y19 = T(-1.0) + y18;
        const auto y20 = y19 * c2;
        const auto y21 = y20 * c0;
        const auto y22 = y3 > T(Lanes<T>::epsilon);
        const auto y23 = y20 * c1;
        const auto y24 = T(2.0) * y5;
        const auto y25 = y23 / y24;
        const auto y26 = -y25;
        const auto y27 = y22 ? y26 : splat<T>(T(0.0));
        const auto y28 = y27 * y1;
        const auto y29 = y21 + y28;
        const auto y30 = y27 * y2;
        const auto y31 = y29 - y30;
        group.slopes([&](const auto& k) {
            const auto x0 = y17[k.row] * k.kept(0);
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
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = unfused(c0 * group.p);
        const auto y1 = T(1.0) - group.p;
        const auto y2 = group.p + T(1.0);
        const auto y3 = unfused(y1 * y2);
        const auto y4 = maximum<T>(y3, T(Lanes<T>::epsilon));
        const auto y5 = sqrt<T>(y4);
        const auto y6 = unfused(c1 * y5);
        const auto y7 = y0 - y6;
        const auto y8 = y7 - group.p;
        const auto y9 = group.p + y8;
        const auto y10 = unfused(c2 * y9);
        const auto s11 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y10}});
        const V a0 = load<T>(s11[0].row);
        const auto y13 = y10 - a0;
        const auto y14 = exp<T>(y13);
        const auto s15 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c2 * k.p);
            const auto x1 = x0 - s11[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y14}});
        const V a1 = load<T>(s15[0].row);
        const auto y17 = any_log<T>(a1);
        const auto y18 = y17 - y13;
        const auto y19 = T(1.0) / a1;
        const auto y20 = y19 * y14;
        const auto y21 = T(-1.0) + y20;
        const auto y22 = y21 * c2;
        group.slopes([&](const auto& k) {
            const auto x0 = y19[k.row] * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y22);
        return y18;
    }
};
