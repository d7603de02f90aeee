// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// mv_softmax_loss_cosine_linear_labels: reads scale, margin, boost
template <class T> struct mv_softmax_loss_cosine_linear_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit mv_softmax_loss_cosine_linear_labels(const double* h) {
        c0 = T(h[1]);
        c1 = T(h[0]);
        c2 = T(h[2]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p - c0;
        const auto y1 = unfused(c1 * y0);
        const auto s2 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = k.p > y0[k.row];
            const auto x1 = unfused(c2 * k.p);
            const auto x2 = x1 + c2;
            const auto x3 = x2 - T(1.0);
            const auto x4 = x0 ? x3 : k.p;
            const auto x5 = unfused(c1 * x4);
            return std::array<V, 1>{x5};
        }, {{y1}});
        const V a0 = load<T>(s2[0].row);
        const auto y4 = y1 - a0;
        const auto y5 = exp<T>(y4);
        const auto s6 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p > y0[k.row];
            const auto x1 = unfused(c2 * k.p);
            const auto x2 = x1 + c2;
            const auto x3 = x2 - T(1.0);
            const auto x4 = x0 ? x3 : k.p;
            const auto x5 = unfused(c1 * x4);
            const auto x6 = x5 - s2[0].row[k.row];
            const auto x7 = exp<T>(x6);
            k.keep(0, x7);
            return std::array<V, 1>{x7};
        }, {{y5}});
        const V a1 = load<T>(s6[0].row);
        const auto y8 = any_log<T>(a1);
        const auto y9 = y8 - y4;
        const auto y10 = T(1.0) / a1;
        const auto y11 = y10 * y5;
        const auto y12 = T(-1.0) + y11;
        const auto y13 = y12 * c1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p > y0[k.row];
            const auto x1 = y10[k.row] * k.kept(0);
            const auto x2 = x1 * c1;
            const auto x3 = x0 ? splat<T>(T(0.0)) : x2;
            const auto x4 = x0 ? x2 : splat<T>(T(0.0));
            const auto x5 = x4 * c2;
            const auto x6 = x3 + x5;
            return std::array<V, 1>{x6};
        }, y13);
        return y9;
    }
};

// mv_softmax_loss_cosine_easy_labels: reads scale, margin, boost
template <class T> struct mv_softmax_loss_cosine_easy_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit mv_softmax_loss_cosine_easy_labels(const double* h) {
        c0 = T(h[1]);
        c1 = T(h[0]);
        c2 = T(h[2]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p > T(0.0);
        const auto y1 = group.p - c0;
        const auto y2 = y0 ? y1 : group.p;
        const auto y3 = unfused(c1 * y2);
        const auto s4 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = k.p > y1[k.row];
            const auto x1 = unfused(c2 * k.p);
            const auto x2 = x1 + c2;
            const auto x3 = x2 - T(1.0);
            const auto x4 = x0 ? x3 : k.p;
            const auto x5 = unfused(c1 * x4);
            return std::array<V, 1>{x5};
        }, {{y3}});
        const V a0 = load<T>(s4[0].row);
        const auto y6 = y3 - a0;
        const auto y7 = exp<T>(y6);
        const auto s8 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p > y1[k.row];
            const auto x1 = unfused(c2 * k.p);
            const auto x2 = x1 + c2;
            const auto x3 = x2 - T(1.0);
            const auto x4 = x0 ? x3 : k.p;
            const auto x5 = unfused(c1 * x4);
            const auto x6 = x5 - s4[0].row[k.row];
            const auto x7 = exp<T>(x6);
            k.keep(0, x7);
            return std::array<V, 1>{x7};
        }, {{y7}});
        const V a1 = load<T>(s8[0].row);
        const auto y10 = any_log<T>(a1);
        const auto y11 = y10 - y6;
        const auto y12 = T(1.0) / a1;
        const auto y13 = y12 * y7;
        const auto y14 = T(-1.0) + y13;
        const auto y15 = y14 * c1;
        const auto y16 = y0 ? splat<T>(T(0.0)) : y15;
        const auto y17 = y0 ? y15 : splat<T>(T(0.0));
        const auto y18 = y16 + y17;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p > y1[k.row];
            const auto x1 = y12[k.row] * k.kept(0);
            const auto x2 = x1 * c1;
            const auto x3 = x0 ? splat<T>(T(0.0)) : x2;
            const auto x4 = x0 ? x2 : splat<T>(T(0.0));
            const auto x5 = x4 * c2;
            const auto x6 = x3 + x5;
            return std::array<V, 1>{x6};
        }, y18);
        return y11;
    }
};

// mv_softmax_loss_angle_linear_labels: reads scale, margin, boost
template <class T> struct mv_softmax_loss_angle_linear_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    T c5;
    explicit mv_softmax_loss_angle_linear_labels(const double* h) {
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
        c5 = T(h[2]);
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
            const auto x0 = k.p > y10[k.row];
            const auto x1 = unfused(c5 * k.p);
            const auto x2 = x1 + c5;
            const auto x3 = x2 - T(1.0);
            const auto x4 = x0 ? x3 : k.p;
            const auto x5 = unfused(c4 * x4);
            return std::array<V, 1>{x5};
        }, {{y11}});
        const V a0 = load<T>(s12[0].row);
        const auto y14 = y11 - a0;
        const auto y15 = exp<T>(y14);
        const auto s16 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p > y10[k.row];
            const auto x1 = unfused(c5 * k.p);
            const auto x2 = x1 + c5;
            const auto x3 = x2 - T(1.0);
            const auto x4 = x0 ? x3 : k.p;
            const auto x5 = unfused(c4 * x4);
            const auto x6 = x5 - s12[0].row[k.row];
            const auto x7 = exp<T>(x6);
            k.keep(0, x7);
            return std::array<V, 1>{x7};
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
            const auto x0 = k.p > y10[k.row];
            const auto x1 = y20[k.row] * k.kept(0);
            const auto x2 = x1 * c4;
            const auto x3 = x0 ? splat<T>(T(0.0)) : x2;
            const auto x4 = x0 ? x2 : splat<T>(T(0.0));
            const auto x5 = x4 * c5;
            const auto x6 = x3 + x5;
            return std::array<V, 1>{x6};
        }, y37);
        return y19;
    }
};

// mv_softmax_loss_angle_easy_labels: reads scale, margin, boost
template <class T> struct mv_softmax_loss_angle_easy_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit mv_softmax_loss_angle_easy_labels(const double* h) {
        const double s1 = std::cos(h[1]);
        const double s2 = std::sin(h[1]);
        c0 = T(s1);
        c1 = T(s2);
        c2 = T(h[0]);
        c3 = T(h[2]);
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
            const auto x0 = k.p > y8[k.row];
            const auto x1 = unfused(c3 * k.p);
            const auto x2 = x1 + c3;
            const auto x3 = x2 - T(1.0);
            const auto x4 = x0 ? x3 : k.p;
            const auto x5 = unfused(c2 * x4);
            return std::array<V, 1>{x5};
        }, {{y10}});
        const V a0 = load<T>(s11[0].row);
        const auto y13 = y10 - a0;
        const auto y14 = exp<T>(y13);
        const auto s15 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p > y8[k.row];
            const auto x1 = unfused(c3 * k.p);
            const auto x2 = x1 + c3;
            const auto x3 = x2 - T(1.0);
            const auto x4 = x0 ? x3 : k.p;
            const auto x5 = unfused(c2 * x4);
            const auto x6 = x5 - s11[0].row[k.row];
            const auto x7 = exp<T>(x6);
            k.keep(0, x7);
            return std::array<V, 1>{x7};
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
            const auto x0 = k.p > y8[k.row];
            const auto x1 = y19[k.row] * k.kept(0);
            const auto x2 = x1 * c2;
            const auto x3 = x0 ? splat<T>(T(0.0)) : x2;
            const auto x4 = x0 ? x2 : splat<T>(T(0.0));
            const auto x5 = x4 * c3;
            const auto x6 = x3 + x5;
            return std::array<V, 1>{x6};
        }, y36);
        return y18;
    }
};
