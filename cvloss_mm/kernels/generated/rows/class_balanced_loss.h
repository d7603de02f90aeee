// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// class_balanced_loss_none_softmax_labels: reads beta, gamma
template <class T> struct class_balanced_loss_none_softmax_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    explicit class_balanced_loss_none_softmax_labels(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = std::fmin(s2, double(0.9999999999999998));
        const double s5 = -s4;
        const double s6 = std::log1p(s5);
        const double s7 = std::expm1(s6);
        const double s8 = double(1.0) / s7;
        const double s10 = s8 * h[2];
        const double s11 = s10 / h[2];
        const double s12 = -s11;
        const double s13 = s8 / s12;
        c0 = T(s13);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const V a1 = load<T>(s2[0].row);
        const auto y4 = any_log<T>(a1);
        const auto y5 = group.p - a0;
        const auto y6 = y4 - y5;
        const auto y7 = c0 * y6;
        const auto y8 = -y7;
        const auto y9 = T(1.0) / a1;
        const auto y10 = group.kept(0);
        const auto y11 = y9 * y10;
        const auto y12 = y11 * c0;
        const auto y13 = c0 - y12;
        group.slopes([&](const auto& k) {
            const auto x0 = y9[k.row] * k.kept(0);
            const auto x1 = x0 * c0;
            const auto x2 = -x1;
            return std::array<V, 1>{x2};
        }, y13);
        return y8;
    }
};

// class_balanced_loss_none_sigmoid_labels: reads beta, gamma
template <class T> struct class_balanced_loss_none_sigmoid_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    explicit class_balanced_loss_none_sigmoid_labels(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = std::fmin(s2, double(0.9999999999999998));
        const double s5 = -s4;
        const double s6 = std::log1p(s5);
        const double s7 = std::expm1(s6);
        const double s8 = double(1.0) / s7;
        const double s10 = s8 * h[2];
        const double s11 = s10 / h[2];
        const double s12 = -s11;
        const double s13 = s8 / s12;
        c0 = T(s13);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = abs<T>(group.p);
        const auto y1 = -y0;
        const auto y2 = exp<T>(y1);
        const auto y3 = log1p<T>(y2);
        const auto y4 = minimum<T>(group.p, T(0.0));
        const auto y5 = y3 - y4;
        const auto s6 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = abs<T>(k.p);
            const auto x1 = -x0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            const auto x4 = log1p<T>(x2);
            const auto x5 = -k.p;
            const auto x6 = minimum<T>(x5, T(0.0));
            const auto x7 = x4 - x6;
            return std::array<V, 1>{x7};
        }, {{y5}});
        const V a0 = load<T>(s6[0].row);
        const auto y8 = c0 * a0;
        const auto y9 = -y8;
        const auto y10 = group.p < T(0.0);
        const auto y11 = T(1.0) + y2;
        const auto y12 = T(1.0) / y11;
        const auto y13 = y2 * y12;
        const auto y14 = y10 ? y12 : y13;
        const auto y15 = c0 * y14;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p < T(0.0);
            const auto x1 = T(1.0) + k.kept(0);
            const auto x2 = T(1.0) / x1;
            const auto x3 = k.kept(0) * x2;
            const auto x4 = x0 ? x3 : x2;
            const auto x5 = c0 * x4;
            const auto x6 = -x5;
            return std::array<V, 1>{x6};
        }, y15);
        return y9;
    }
};

// class_balanced_loss_none_focal_labels: reads beta, gamma
template <class T> struct class_balanced_loss_none_focal_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 3;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    bool c2;
    explicit class_balanced_loss_none_focal_labels(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = std::fmin(s2, double(0.9999999999999998));
        const double s5 = -s4;
        const double s6 = std::log1p(s5);
        const double s7 = std::expm1(s6);
        const double s8 = double(1.0) / s7;
        const double s10 = s8 * h[2];
        const double s11 = s10 / h[2];
        const double s12 = -s11;
        const double s13 = s8 / s12;
        const bool s16 = h[1] == double(0.0);
        c0 = T(s13);
        c1 = T(h[1]);
        c2 = s16;
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < T(0.0);
        const auto y1 = abs<T>(group.p);
        const auto y2 = -y1;
        const auto y3 = exp<T>(y2);
        const auto y4 = T(1.0) + y3;
        const auto y5 = T(1.0) / y4;
        const auto y6 = y3 * y5;
        const auto y7 = y0 ? y5 : y6;
        const auto y8 = maximum<T>(y7, T(Lanes<T>::tiny));
        const auto y9 = pow<T>(y8, c1);
        const auto y10 = log1p<T>(y3);
        const auto y11 = minimum<T>(group.p, T(0.0));
        const auto y12 = y10 - y11;
        const auto y13 = y9 * y12;
        const auto s14 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p < T(0.0);
            const auto x1 = abs<T>(k.p);
            const auto x2 = -x1;
            const auto x3 = exp<T>(x2);
            k.keep(0, x3);
            const auto x5 = T(1.0) + x3;
            const auto x6 = T(1.0) / x5;
            const auto x7 = x3 * x6;
            const auto x8 = x0 ? x7 : x6;
            const auto x9 = maximum<T>(x8, T(Lanes<T>::tiny));
            const auto x10 = pow<T>(x9, c1);
            k.keep(1, x10);
            const auto x12 = log1p<T>(x3);
            k.keep(2, x12);
            const auto x14 = -k.p;
            const auto x15 = minimum<T>(x14, T(0.0));
            const auto x16 = x12 - x15;
            const auto x17 = x10 * x16;
            return std::array<V, 1>{x17};
        }, {{y13}});
        const V a0 = load<T>(s14[0].row);
        const auto y16 = c0 * a0;
        const auto y17 = -y16;
        const auto y18 = c0 * y9;
        const auto y19 = y18 * y7;
        const auto y20 = y7 > T(Lanes<T>::tiny);
        const auto y21 = c0 * y12;
        const auto y22 = y9 / y8;
        const auto y23 = c1 * y22;
        const auto y24 = y21 * y23;
        const auto y25 = -y24;
        const auto y26 = c2 ? splat<T>(T(0.0)) : y25;
        const auto y27 = y20 ? y26 : splat<T>(T(0.0));
        const auto y28 = y0 ? y6 : y5;
        const auto y29 = y7 * y28;
        const auto y30 = y27 * y29;
        const auto y31 = y19 - y30;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p < T(0.0);
            const auto x1 = T(1.0) + k.kept(0);
            const auto x2 = T(1.0) / x1;
            const auto x3 = k.kept(0) * x2;
            const auto x4 = x0 ? x3 : x2;
            const auto x5 = x4 > T(Lanes<T>::tiny);
            const auto x6 = -k.p;
            const auto x7 = minimum<T>(x6, T(0.0));
            const auto x8 = k.kept(2) - x7;
            const auto x9 = c0 * x8;
            const auto x10 = maximum<T>(x4, T(Lanes<T>::tiny));
            const auto x11 = k.kept(1) / x10;
            const auto x12 = c1 * x11;
            const auto x13 = x9 * x12;
            const auto x14 = -x13;
            const auto x15 = c2 ? splat<T>(T(0.0)) : x14;
            const auto x16 = x5 ? x15 : splat<T>(T(0.0));
            const auto x17 = x0 ? x2 : x3;
            const auto x18 = x4 * x17;
            const auto x19 = x16 * x18;
            const auto x20 = c0 * k.kept(1);
            const auto x21 = x20 * x4;
            const auto x22 = x19 - x21;
            return std::array<V, 1>{x22};
        }, y31);
        return y17;
    }
};

// class_balanced_loss_number_softmax_labels: reads beta, gamma, class_counts
template <class T> struct class_balanced_loss_number_softmax_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit class_balanced_loss_number_softmax_labels(const double* h) {
        const double s2 = double(1.0) / h[2];
        const double s4 = double(1.0) - h[0];
        const double s6 = std::fmin(s4, double(0.9999999999999998));
        const double s7 = -s6;
        const double s8 = std::log1p(s7);
        c0 = T(s2);
        c1 = T(s8);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM, LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = k.r[0] * c1;
            const auto x1 = expm1<T>(x0);
            const auto x2 = T(1.0) / x1;
            return std::array<V, 2>{x2, k.p};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto s3 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[1].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const V a2 = load<T>(s3[0].row);
        const auto y5 = c0 * a0;
        const auto y6 = -y5;
        const auto y7 = T(1.0) / y6;
        const auto y8 = group.r[0] * c1;
        const auto y9 = expm1<T>(y8);
        const auto y10 = T(1.0) / y9;
        const auto y11 = y7 * y10;
        const auto y12 = any_log<T>(a2);
        const auto y13 = group.p - a1;
        const auto y14 = y12 - y13;
        const auto y15 = y11 * y14;
        const auto y16 = -y15;
        const auto y17 = T(1.0) / a2;
        const auto y18 = group.kept(0);
        const auto y19 = y17 * y18;
        const auto y20 = y19 * y11;
        const auto y21 = y11 - y20;
        group.slopes([&](const auto& k) {
            const auto x0 = y17[k.row] * k.kept(0);
            const auto x1 = x0 * y11[k.row];
            const auto x2 = -x1;
            return std::array<V, 1>{x2};
        }, y21);
        return y16;
    }
};

// class_balanced_loss_number_sigmoid_labels: reads beta, gamma, class_counts
template <class T> struct class_balanced_loss_number_sigmoid_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit class_balanced_loss_number_sigmoid_labels(const double* h) {
        const double s2 = double(1.0) / h[2];
        const double s4 = double(1.0) - h[0];
        const double s6 = std::fmin(s4, double(0.9999999999999998));
        const double s7 = -s6;
        const double s8 = std::log1p(s7);
        c0 = T(s2);
        c1 = T(s8);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.r[0] * c1;
        const auto y1 = expm1<T>(y0);
        const auto y2 = T(1.0) / y1;
        const auto y3 = abs<T>(group.p);
        const auto y4 = -y3;
        const auto y5 = exp<T>(y4);
        const auto y6 = log1p<T>(y5);
        const auto y7 = minimum<T>(group.p, T(0.0));
        const auto y8 = y6 - y7;
        const auto s9 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.r[0] * c1;
            const auto x1 = expm1<T>(x0);
            const auto x2 = T(1.0) / x1;
            const auto x3 = abs<T>(k.p);
            const auto x4 = -x3;
            const auto x5 = exp<T>(x4);
            k.keep(0, x5);
            const auto x7 = log1p<T>(x5);
            const auto x8 = -k.p;
            const auto x9 = minimum<T>(x8, T(0.0));
            const auto x10 = x7 - x9;
            return std::array<V, 2>{x2, x10};
        }, {{y2, y8}});
        const V a0 = load<T>(s9[0].row);
        const V a1 = load<T>(s9[1].row);
        const auto y12 = c0 * a0;
        const auto y13 = -y12;
        const auto y14 = T(1.0) / y13;
        const auto y15 = y14 * y2;
        const auto y16 = y15 * a1;
        const auto y17 = -y16;
        const auto y18 = group.p < T(0.0);
        const auto y19 = T(1.0) + y5;
        const auto y20 = T(1.0) / y19;
        const auto y21 = y5 * y20;
        const auto y22 = y18 ? y20 : y21;
        const auto y23 = y15 * y22;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p < T(0.0);
            const auto x1 = T(1.0) + k.kept(0);
            const auto x2 = T(1.0) / x1;
            const auto x3 = k.kept(0) * x2;
            const auto x4 = x0 ? x3 : x2;
            const auto x5 = y15[k.row] * x4;
            const auto x6 = -x5;
            return std::array<V, 1>{x6};
        }, y23);
        return y17;
    }
};

// class_balanced_loss_number_focal_labels: reads beta, gamma, class_counts
template <class T> struct class_balanced_loss_number_focal_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 3;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    bool c3;
    explicit class_balanced_loss_number_focal_labels(const double* h) {
        const double s2 = double(1.0) / h[2];
        const double s4 = double(1.0) - h[0];
        const double s6 = std::fmin(s4, double(0.9999999999999998));
        const double s7 = -s6;
        const double s8 = std::log1p(s7);
        const bool s11 = h[1] == double(0.0);
        c0 = T(s2);
        c1 = T(s8);
        c2 = T(h[1]);
        c3 = s11;
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.r[0] * c1;
        const auto y1 = expm1<T>(y0);
        const auto y2 = T(1.0) / y1;
        const auto y3 = group.p < T(0.0);
        const auto y4 = abs<T>(group.p);
        const auto y5 = -y4;
        const auto y6 = exp<T>(y5);
        const auto y7 = T(1.0) + y6;
        const auto y8 = T(1.0) / y7;
        const auto y9 = y6 * y8;
        const auto y10 = y3 ? y8 : y9;
        const auto y11 = maximum<T>(y10, T(Lanes<T>::tiny));
        const auto y12 = pow<T>(y11, c2);
        const auto y13 = log1p<T>(y6);
        const auto y14 = minimum<T>(group.p, T(0.0));
        const auto y15 = y13 - y14;
        const auto y16 = y12 * y15;
        const auto s17 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.r[0] * c1;
            const auto x1 = expm1<T>(x0);
            const auto x2 = T(1.0) / x1;
            const auto x3 = k.p < T(0.0);
            const auto x4 = abs<T>(k.p);
            const auto x5 = -x4;
            const auto x6 = exp<T>(x5);
            k.keep(0, x6);
            const auto x8 = T(1.0) + x6;
            const auto x9 = T(1.0) / x8;
            const auto x10 = x6 * x9;
            const auto x11 = x3 ? x10 : x9;
            const auto x12 = maximum<T>(x11, T(Lanes<T>::tiny));
            const auto x13 = pow<T>(x12, c2);
            k.keep(1, x13);
            const auto x15 = log1p<T>(x6);
            k.keep(2, x15);
            const auto x17 = -k.p;
            const auto x18 = minimum<T>(x17, T(0.0));
            const auto x19 = x15 - x18;
            const auto x20 = x13 * x19;
            return std::array<V, 2>{x2, x20};
        }, {{y2, y16}});
        const V a0 = load<T>(s17[0].row);
        const V a1 = load<T>(s17[1].row);
        const auto y20 = c0 * a0;
        const auto y21 = -y20;
        const auto y22 = T(1.0) / y21;
        const auto y23 = y22 * y2;
        const auto y24 = y23 * a1;
        const auto y25 = -y24;
        const auto y26 = y23 * y12;
        const auto y27 = y26 * y10;
        const auto y28 = y10 > T(Lanes<T>::tiny);
        const auto y29 = y23 * y15;
        const auto y30 = y12 / y11;
        const auto y31 = c2 * y30;
        const auto y32 = y29 * y31;
        const auto y33 = -y32;
        const auto y34 = c3 ? splat<T>(T(0.0)) : y33;
        const auto y35 = y28 ? y34 : splat<T>(T(0.0));
        const auto y36 = y3 ? y9 : y8;
        const auto y37 = y10 * y36;
        const auto y38 = y35 * y37;
        const auto y39 = y27 - y38;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p < T(0.0);
            const auto x1 = T(1.0) + k.kept(0);
            const auto x2 = T(1.0) / x1;
            const auto x3 = k.kept(0) * x2;
            const auto x4 = x0 ? x3 : x2;
            const auto x5 = x4 > T(Lanes<T>::tiny);
            const auto x6 = -k.p;
            const auto x7 = minimum<T>(x6, T(0.0));
            const auto x8 = k.kept(2) - x7;
            const auto x9 = y23[k.row] * x8;
            const auto x10 = maximum<T>(x4, T(Lanes<T>::tiny));
            const auto x11 = k.kept(1) / x10;
            const auto x12 = c2 * x11;
            const auto x13 = x9 * x12;
            const auto x14 = -x13;
            const auto x15 = c3 ? splat<T>(T(0.0)) : x14;
            const auto x16 = x5 ? x15 : splat<T>(T(0.0));
            const auto x17 = x0 ? x2 : x3;
            const auto x18 = x4 * x17;
            const auto x19 = x16 * x18;
            const auto x20 = y23[k.row] * k.kept(1);
            const auto x21 = x20 * x4;
            const auto x22 = x19 - x21;
            return std::array<V, 1>{x22};
        }, y39);
        return y25;
    }
};

// class_balanced_loss_none_softmax_dense: reads beta, gamma
template <class T> struct class_balanced_loss_none_softmax_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    bool c0;
    T c1;
    explicit class_balanced_loss_none_softmax_dense(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = std::fmin(s2, double(0.9999999999999998));
        const double s5 = -s4;
        const double s6 = std::log1p(s5);
        const double s7 = std::expm1(s6);
        const double s8 = double(1.0) / s7;
        const double s10 = s8 * h[2];
        const double s11 = s10 / h[2];
        const double s12 = -s11;
        const double s13 = s8 / s12;
        const double s14 = std::abs(s13);
        const bool s16 = s14 == double(INFINITY);
        const double s17 = -s13;
        c0 = s16;
        c1 = T(s17);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = x0 & mask<T>(c0);
            const auto x2 = x1 ? splat<T>(T(0.0)) : splat<T>(c1);
            const auto x3 = k.t * x2;
            return std::array<V, 2>{k.p, x3};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto s3 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const V a2 = load<T>(s3[0].row);
        const auto y5 = any_log<T>(a2);
        const auto s6 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y5[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x7 = k.t * x6;
            const auto x8 = s0[1].row[k.row] * k.t;
            const auto x9 = -x8;
            const auto x10 = x5 ? splat<T>(T(0.0)) : x9;
            return std::array<V, 2>{x7, x10};
        });
        const V a3 = load<T>(s6[0].row);
        const V a4 = load<T>(s6[1].row);
        const auto y9 = a3 * a1;
        const auto y10 = -y9;
        const auto y11 = T(1.0) / a2;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y5[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = s0[1].row[k.row] * k.t;
            const auto x7 = -x6;
            const auto x8 = x5 ? splat<T>(T(0.0)) : x7;
            const auto x9 = y11[k.row] * k.kept(0);
            const auto x10 = x9 * s6[1].row[k.row];
            const auto x11 = x8 - x10;
            return std::array<V, 1>{x11};
        });
        return y10;
    }
};

// class_balanced_loss_none_sigmoid_dense: reads beta, gamma
template <class T> struct class_balanced_loss_none_sigmoid_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    bool c0;
    T c1;
    explicit class_balanced_loss_none_sigmoid_dense(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = std::fmin(s2, double(0.9999999999999998));
        const double s5 = -s4;
        const double s6 = std::log1p(s5);
        const double s7 = std::expm1(s6);
        const double s8 = double(1.0) / s7;
        const double s10 = s8 * h[2];
        const double s11 = s10 / h[2];
        const double s12 = -s11;
        const double s13 = s8 / s12;
        const double s14 = std::abs(s13);
        const bool s16 = s14 == double(INFINITY);
        const double s17 = -s13;
        c0 = s16;
        c1 = T(s17);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = x0 & mask<T>(c0);
            const auto x2 = x1 ? splat<T>(T(0.0)) : splat<T>(c1);
            const auto x3 = k.t * x2;
            const auto x4 = minimum<T>(k.p, T(0.0));
            const auto x5 = abs<T>(k.p);
            const auto x6 = -x5;
            const auto x7 = exp<T>(x6);
            k.keep(0, x7);
            const auto x9 = log1p<T>(x7);
            const auto x10 = x4 - x9;
            const auto x11 = k.t * x10;
            const auto x12 = -x11;
            const auto x13 = T(1.0) - k.t;
            const auto x14 = -k.p;
            const auto x15 = minimum<T>(x14, T(0.0));
            const auto x16 = x15 - x9;
            const auto x17 = x13 * x16;
            const auto x18 = x12 - x17;
            return std::array<V, 2>{x3, x18};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = a0 * a1;
        group.slopes([&](const auto& k) {
            const auto x0 = T(1.0) - k.t;
            const auto x1 = s0[0].row[k.row] * x0;
            const auto x2 = k.p < T(0.0);
            const auto x3 = T(1.0) + k.kept(0);
            const auto x4 = T(1.0) / x3;
            const auto x5 = k.kept(0) * x4;
            const auto x6 = x2 ? x5 : x4;
            const auto x7 = x1 * x6;
            const auto x8 = k.t * s0[0].row[k.row];
            const auto x9 = x2 ? x4 : x5;
            const auto x10 = x8 * x9;
            const auto x11 = x7 - x10;
            return std::array<V, 1>{x11};
        });
        return y3;
    }
};

// class_balanced_loss_none_focal_dense: reads beta, gamma
template <class T> struct class_balanced_loss_none_focal_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 3;
    static constexpr bool dense = 1, counted = 0;
    bool c0;
    T c1;
    T c2;
    bool c3;
    explicit class_balanced_loss_none_focal_dense(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = std::fmin(s2, double(0.9999999999999998));
        const double s5 = -s4;
        const double s6 = std::log1p(s5);
        const double s7 = std::expm1(s6);
        const double s8 = double(1.0) / s7;
        const double s10 = s8 * h[2];
        const double s11 = s10 / h[2];
        const double s12 = -s11;
        const double s13 = s8 / s12;
        const double s14 = std::abs(s13);
        const bool s16 = s14 == double(INFINITY);
        const double s17 = -s13;
        const bool s20 = h[1] == double(0.0);
        c0 = s16;
        c1 = T(s17);
        c2 = T(h[1]);
        c3 = s20;
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = x0 & mask<T>(c0);
            const auto x2 = x1 ? splat<T>(T(0.0)) : splat<T>(c1);
            const auto x3 = k.t * x2;
            const auto x4 = k.p < T(0.0);
            const auto x5 = abs<T>(k.p);
            const auto x6 = -x5;
            const auto x7 = exp<T>(x6);
            k.keep(0, x7);
            const auto x9 = T(1.0) + x7;
            const auto x10 = T(1.0) / x9;
            const auto x11 = x7 * x10;
            const auto x12 = x4 ? x10 : x11;
            const auto x13 = k.t * x12;
            const auto x14 = T(1.0) - k.t;
            const auto x15 = x4 ? x11 : x10;
            const auto x16 = x14 * x15;
            const auto x17 = x13 + x16;
            const auto x18 = maximum<T>(x17, T(Lanes<T>::tiny));
            const auto x19 = pow<T>(x18, c2);
            k.keep(1, x19);
            const auto x21 = minimum<T>(k.p, T(0.0));
            const auto x22 = log1p<T>(x7);
            k.keep(2, x22);
            const auto x24 = x21 - x22;
            const auto x25 = k.t * x24;
            const auto x26 = -x25;
            const auto x27 = -k.p;
            const auto x28 = minimum<T>(x27, T(0.0));
            const auto x29 = x28 - x22;
            const auto x30 = x14 * x29;
            const auto x31 = x26 - x30;
            const auto x32 = x19 * x31;
            return std::array<V, 2>{x3, x32};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = a0 * a1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p < T(0.0);
            const auto x1 = T(1.0) + k.kept(0);
            const auto x2 = T(1.0) / x1;
            const auto x3 = k.kept(0) * x2;
            const auto x4 = x0 ? x2 : x3;
            const auto x5 = k.t * x4;
            const auto x6 = T(1.0) - k.t;
            const auto x7 = x0 ? x3 : x2;
            const auto x8 = x6 * x7;
            const auto x9 = x5 + x8;
            const auto x10 = x9 > T(Lanes<T>::tiny);
            const auto x11 = minimum<T>(k.p, T(0.0));
            const auto x12 = x11 - k.kept(2);
            const auto x13 = k.t * x12;
            const auto x14 = -x13;
            const auto x15 = -k.p;
            const auto x16 = minimum<T>(x15, T(0.0));
            const auto x17 = x16 - k.kept(2);
            const auto x18 = x6 * x17;
            const auto x19 = x14 - x18;
            const auto x20 = s0[0].row[k.row] * x19;
            const auto x21 = maximum<T>(x9, T(Lanes<T>::tiny));
            const auto x22 = k.kept(1) / x21;
            const auto x23 = c2 * x22;
            const auto x24 = x20 * x23;
            const auto x25 = c3 ? splat<T>(T(0.0)) : x24;
            const auto x26 = x10 ? x25 : splat<T>(T(0.0));
            const auto x27 = x26 * x6;
            const auto x28 = x7 * x4;
            const auto x29 = x27 * x28;
            const auto x30 = x26 * k.t;
            const auto x31 = x4 * x7;
            const auto x32 = x30 * x31;
            const auto x33 = x29 - x32;
            const auto x34 = s0[0].row[k.row] * k.kept(1);
            const auto x35 = x34 * x6;
            const auto x36 = x35 * x7;
            const auto x37 = x33 + x36;
            const auto x38 = k.t * x34;
            const auto x39 = x38 * x4;
            const auto x40 = x37 - x39;
            return std::array<V, 1>{x40};
        });
        return y3;
    }
};

// class_balanced_loss_number_softmax_dense: reads beta, gamma, class_counts
template <class T> struct class_balanced_loss_number_softmax_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    explicit class_balanced_loss_number_softmax_dense(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = std::fmin(s2, double(0.9999999999999998));
        const double s5 = -s4;
        const double s6 = std::log1p(s5);
        const double s8 = double(1.0) / h[2];
        c0 = T(s6);
        c1 = T(s8);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER, SUM>([&](const auto& k) {
            const auto x0 = k.r[0] * c0;
            const auto x1 = expm1<T>(x0);
            k.keep(0, x1);
            const auto x3 = T(1.0) / x1;
            return std::array<V, 2>{k.p, x3};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = c1 * a1;
        const auto y4 = -y3;
        const auto y5 = T(1.0) / y4;
        const auto s6 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(1, x1);
            const auto x3 = k.t == T(0.0);
            const auto x4 = T(1.0) / k.kept(0);
            const auto x5 = y5[k.row] * x4;
            const auto x6 = abs<T>(x5);
            const auto x7 = x6 == T(INFINITY);
            const auto x8 = x3 & x7;
            const auto x9 = -x5;
            const auto x10 = x8 ? splat<T>(T(0.0)) : x9;
            const auto x11 = k.t * x10;
            return std::array<V, 2>{x1, x11};
        });
        const V a2 = load<T>(s6[0].row);
        const V a3 = load<T>(s6[1].row);
        const auto y9 = any_log<T>(a2);
        const auto s10 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y9[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x7 = k.t * x6;
            const auto x8 = s6[1].row[k.row] * k.t;
            const auto x9 = -x8;
            const auto x10 = x5 ? splat<T>(T(0.0)) : x9;
            return std::array<V, 2>{x7, x10};
        });
        const V a4 = load<T>(s10[0].row);
        const V a5 = load<T>(s10[1].row);
        const auto y13 = a4 * a3;
        const auto y14 = -y13;
        const auto y15 = T(1.0) / a2;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y9[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = s6[1].row[k.row] * k.t;
            const auto x7 = -x6;
            const auto x8 = x5 ? splat<T>(T(0.0)) : x7;
            const auto x9 = y15[k.row] * k.kept(1);
            const auto x10 = x9 * s10[1].row[k.row];
            const auto x11 = x8 - x10;
            return std::array<V, 1>{x11};
        });
        return y14;
    }
};

// class_balanced_loss_number_sigmoid_dense: reads beta, gamma, class_counts
template <class T> struct class_balanced_loss_number_sigmoid_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    explicit class_balanced_loss_number_sigmoid_dense(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = std::fmin(s2, double(0.9999999999999998));
        const double s5 = -s4;
        const double s6 = std::log1p(s5);
        const double s8 = double(1.0) / h[2];
        c0 = T(s6);
        c1 = T(s8);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.r[0] * c0;
            const auto x1 = expm1<T>(x0);
            k.keep(0, x1);
            const auto x3 = T(1.0) / x1;
            const auto x4 = minimum<T>(k.p, T(0.0));
            const auto x5 = abs<T>(k.p);
            const auto x6 = -x5;
            const auto x7 = exp<T>(x6);
            k.keep(1, x7);
            const auto x9 = log1p<T>(x7);
            const auto x10 = x4 - x9;
            const auto x11 = k.t * x10;
            const auto x12 = -x11;
            const auto x13 = T(1.0) - k.t;
            const auto x14 = -k.p;
            const auto x15 = minimum<T>(x14, T(0.0));
            const auto x16 = x15 - x9;
            const auto x17 = x13 * x16;
            const auto x18 = x12 - x17;
            return std::array<V, 2>{x3, x18};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = c1 * a0;
        const auto y4 = -y3;
        const auto y5 = T(1.0) / y4;
        const auto s6 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = T(1.0) / k.kept(0);
            const auto x2 = y5[k.row] * x1;
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = -x2;
            const auto x7 = x5 ? splat<T>(T(0.0)) : x6;
            const auto x8 = k.t * x7;
            return std::array<V, 1>{x8};
        });
        const V a2 = load<T>(s6[0].row);
        const auto y8 = a2 * a1;
        group.slopes([&](const auto& k) {
            const auto x0 = T(1.0) - k.t;
            const auto x1 = s6[0].row[k.row] * x0;
            const auto x2 = k.p < T(0.0);
            const auto x3 = T(1.0) + k.kept(1);
            const auto x4 = T(1.0) / x3;
            const auto x5 = k.kept(1) * x4;
            const auto x6 = x2 ? x5 : x4;
            const auto x7 = x1 * x6;
            const auto x8 = k.t * s6[0].row[k.row];
            const auto x9 = x2 ? x4 : x5;
            const auto x10 = x8 * x9;
            const auto x11 = x7 - x10;
            return std::array<V, 1>{x11};
        });
        return y8;
    }
};

// class_balanced_loss_number_focal_dense: reads beta, gamma, class_counts
template <class T> struct class_balanced_loss_number_focal_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 4;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    bool c3;
    explicit class_balanced_loss_number_focal_dense(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = std::fmin(s2, double(0.9999999999999998));
        const double s5 = -s4;
        const double s6 = std::log1p(s5);
        const double s9 = double(1.0) / h[2];
        const bool s11 = h[1] == double(0.0);
        c0 = T(s6);
        c1 = T(h[1]);
        c2 = T(s9);
        c3 = s11;
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.r[0] * c0;
            const auto x1 = expm1<T>(x0);
            k.keep(0, x1);
            const auto x3 = T(1.0) / x1;
            const auto x4 = k.p < T(0.0);
            const auto x5 = abs<T>(k.p);
            const auto x6 = -x5;
            const auto x7 = exp<T>(x6);
            k.keep(1, x7);
            const auto x9 = T(1.0) + x7;
            const auto x10 = T(1.0) / x9;
            const auto x11 = x7 * x10;
            const auto x12 = x4 ? x10 : x11;
            const auto x13 = k.t * x12;
            const auto x14 = T(1.0) - k.t;
            const auto x15 = x4 ? x11 : x10;
            const auto x16 = x14 * x15;
            const auto x17 = x13 + x16;
            const auto x18 = maximum<T>(x17, T(Lanes<T>::tiny));
            const auto x19 = pow<T>(x18, c1);
            k.keep(2, x19);
            const auto x21 = minimum<T>(k.p, T(0.0));
            const auto x22 = log1p<T>(x7);
            k.keep(3, x22);
            const auto x24 = x21 - x22;
            const auto x25 = k.t * x24;
            const auto x26 = -x25;
            const auto x27 = -k.p;
            const auto x28 = minimum<T>(x27, T(0.0));
            const auto x29 = x28 - x22;
            const auto x30 = x14 * x29;
            const auto x31 = x26 - x30;
            const auto x32 = x19 * x31;
            return std::array<V, 2>{x3, x32};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = c2 * a0;
        const auto y4 = -y3;
        const auto y5 = T(1.0) / y4;
        const auto s6 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = T(1.0) / k.kept(0);
            const auto x2 = y5[k.row] * x1;
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = -x2;
            const auto x7 = x5 ? splat<T>(T(0.0)) : x6;
            const auto x8 = k.t * x7;
            return std::array<V, 1>{x8};
        });
        const V a2 = load<T>(s6[0].row);
        const auto y8 = a2 * a1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.p < T(0.0);
            const auto x1 = T(1.0) + k.kept(1);
            const auto x2 = T(1.0) / x1;
            const auto x3 = k.kept(1) * x2;
            const auto x4 = x0 ? x2 : x3;
            const auto x5 = k.t * x4;
            const auto x6 = T(1.0) - k.t;
            const auto x7 = x0 ? x3 : x2;
            const auto x8 = x6 * x7;
            const auto x9 = x5 + x8;
            const auto x10 = x9 > T(Lanes<T>::tiny);
            const auto x11 = minimum<T>(k.p, T(0.0));
            const auto x12 = x11 - k.kept(3);
            const auto x13 = k.t * x12;
            const auto x14 = -x13;
            const auto x15 = -k.p;
            const auto x16 = minimum<T>(x15, T(0.0));
            const auto x17 = x16 - k.kept(3);
            const auto x18 = x6 * x17;
            const auto x19 = x14 - x18;
            const auto x20 = s6[0].row[k.row] * x19;
            const auto x21 = maximum<T>(x9, T(Lanes<T>::tiny));
            const auto x22 = k.kept(2) / x21;
            const auto x23 = c1 * x22;
            const auto x24 = x20 * x23;
            const auto x25 = c3 ? splat<T>(T(0.0)) : x24;
            const auto x26 = x10 ? x25 : splat<T>(T(0.0));
            const auto x27 = x26 * x6;
            const auto x28 = x7 * x4;
            const auto x29 = x27 * x28;
            const auto x30 = x26 * k.t;
            const auto x31 = x4 * x7;
            const auto x32 = x30 * x31;
            const auto x33 = x29 - x32;
            const auto x34 = s6[0].row[k.row] * k.kept(2);
            const auto x35 = x34 * x6;
            const auto x36 = x35 * x7;
            const auto x37 = x33 + x36;
            const auto x38 = k.t * x34;
            const auto x39 = x38 * x4;
            const auto x40 = x37 - x39;
            return std::array<V, 1>{x40};
        });
        return y8;
    }
};
