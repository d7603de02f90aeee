// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// softmax_cross_entropy_loss_none_none_labels: reads no hyperparameters
template <class T> struct softmax_cross_entropy_loss_none_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    explicit softmax_cross_entropy_loss_none_none_labels(const double* h) {
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
        const auto y7 = T(1.0) / a1;
        const auto y8 = group.kept(0);
        const auto y9 = y7 * y8;
        const auto y10 = T(-1.0) + y9;
        group.slopes([&](const auto& k) {
            const auto x0 = y7[k.row] * k.kept(0);
            return std::array<V, 1>{x0};
        }, y10);
        return y6;
    }
};

// softmax_cross_entropy_loss_none_number_labels: reads label_smoothing
template <class T> struct softmax_cross_entropy_loss_none_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    T c5;
    T c6;
    explicit softmax_cross_entropy_loss_none_number_labels(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = double(1.0) / h[1];
        const double s5 = h[0] - double(1.0);
        const double s6 = h[0] / h[1];
        const double s7 = h[1] * s6;
        const double s8 = s5 - s7;
        const double s9 = s5 - s6;
        const double s10 = -s6;
        c0 = T(s2);
        c1 = T(h[1]);
        c2 = T(s4);
        c3 = T(h[0]);
        c4 = T(s8);
        c5 = T(s9);
        c6 = T(s10);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 2>{x1, x0};
        });
        const V a1 = load<T>(s2[0].row);
        const V a2 = load<T>(s2[1].row);
        const auto y5 = any_log<T>(a1);
        const auto y6 = group.p - a0;
        const auto y7 = y5 - y6;
        const auto y8 = c0 * y7;
        const auto y9 = c1 * y5;
        const auto y10 = a2 - y9;
        const auto y11 = c2 * y10;
        const auto y12 = c3 * y11;
        const auto y13 = y8 - y12;
        const auto y14 = T(1.0) / a1;
        const auto y15 = group.kept(0);
        const auto y16 = y14 * y15;
        const auto y17 = y16 * c4;
        const auto y18 = c5 - y17;
        group.slopes([&](const auto& k) {
            const auto x0 = y14[k.row] * k.kept(0);
            const auto x1 = x0 * c4;
            const auto x2 = c6 - x1;
            return std::array<V, 1>{x2};
        }, y18);
        return y13;
    }
};

// softmax_cross_entropy_loss_number_none_labels: reads class_weight
template <class T> struct softmax_cross_entropy_loss_number_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    explicit softmax_cross_entropy_loss_number_none_labels(const double* h) {
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = -group.r[0];
        const auto s1 = group.template gather<LARGEST_NUMBER, SUM>([&](const auto& k) {
            return std::array<V, 2>{k.p, splat<T>(T(0.0))};
        }, {{group.p, y0}});
        const V a0 = load<T>(s1[0].row);
        const V a1 = load<T>(s1[1].row);
        const auto s4 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - s1[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const V a2 = load<T>(s4[0].row);
        const auto y6 = group.p - a0;
        const auto y7 = any_log<T>(a2);
        const auto y8 = y6 - y7;
        const auto y9 = group.r[0] * y8;
        const auto y10 = -y9;
        const auto y11 = T(1.0) / a2;
        const auto y12 = group.kept(0);
        const auto y13 = y11 * y12;
        const auto y14 = y13 * a1;
        const auto y15 = y0 - y14;
        group.slopes([&](const auto& k) {
            const auto x0 = y11[k.row] * k.kept(0);
            const auto x1 = x0 * s1[1].row[k.row];
            const auto x2 = -x1;
            return std::array<V, 1>{x2};
        }, y15);
        return y10;
    }
};

// softmax_cross_entropy_loss_number_number_labels: reads label_smoothing, class_weight
template <class T> struct softmax_cross_entropy_loss_number_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit softmax_cross_entropy_loss_number_number_labels(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = double(1.0) / h[1];
        const double s5 = h[0] - double(1.0);
        const double s6 = h[0] / h[1];
        const double s7 = s5 - s6;
        c0 = T(s2);
        c1 = T(s4);
        c2 = T(h[0]);
        c3 = T(s7);
        c4 = T(s6);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = c3 * group.r[0];
        const auto s1 = group.template gather<LARGEST_NUMBER, SUM>([&](const auto& k) {
            const auto x0 = c4 * k.r[0];
            const auto x1 = -x0;
            return std::array<V, 2>{k.p, x1};
        }, {{group.p, y0}});
        const V a0 = load<T>(s1[0].row);
        const V a1 = load<T>(s1[1].row);
        const auto s4 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - s1[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const V a2 = load<T>(s4[0].row);
        const auto y6 = any_log<T>(a2);
        const auto s7 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - s1[0].row[k.row];
            const auto x1 = x0 - y6[k.row];
            const auto x2 = k.r[0] * x1;
            return std::array<V, 1>{x2};
        });
        const V a3 = load<T>(s7[0].row);
        const auto y9 = group.p - a0;
        const auto y10 = y9 - y6;
        const auto y11 = group.r[0] * y10;
        const auto y12 = y11 * c0;
        const auto y13 = -y12;
        const auto y14 = c1 * a3;
        const auto y15 = c2 * y14;
        const auto y16 = y13 - y15;
        const auto y17 = T(1.0) / a2;
        const auto y18 = group.kept(0);
        const auto y19 = y17 * y18;
        const auto y20 = y19 * a1;
        const auto y21 = y0 - y20;
        group.slopes([&](const auto& k) {
            const auto x0 = c4 * k.r[0];
            const auto x1 = -x0;
            const auto x2 = y17[k.row] * k.kept(0);
            const auto x3 = x2 * s1[1].row[k.row];
            const auto x4 = x1 - x3;
            return std::array<V, 1>{x4};
        }, y21);
        return y16;
    }
};

// softmax_cross_entropy_loss_none_none_dense: reads no hyperparameters
template <class T> struct softmax_cross_entropy_loss_none_none_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    explicit softmax_cross_entropy_loss_none_none_dense(const double* h) {
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
        const auto s5 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x7 = k.t * x6;
            const auto x8 = -k.t;
            const auto x9 = x5 ? splat<T>(T(0.0)) : x8;
            return std::array<V, 2>{x7, x9};
        });
        const V a2 = load<T>(s5[0].row);
        const V a3 = load<T>(s5[1].row);
        const auto y8 = -a2;
        const auto y9 = T(1.0) / a1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = -k.t;
            const auto x7 = x5 ? splat<T>(T(0.0)) : x6;
            const auto x8 = y9[k.row] * k.kept(0);
            const auto x9 = x8 * s5[1].row[k.row];
            const auto x10 = x7 - x9;
            return std::array<V, 1>{x10};
        });
        return y8;
    }
};

// softmax_cross_entropy_loss_none_number_dense: reads label_smoothing
template <class T> struct softmax_cross_entropy_loss_none_number_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    T c5;
    T c6;
    explicit softmax_cross_entropy_loss_none_number_dense(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = double(1.0) / h[1];
        const double s5 = h[0] - double(1.0);
        const double s6 = h[0] / h[1];
        const double s7 = h[1] * s6;
        c0 = T(s2);
        c1 = T(h[1]);
        c2 = T(s4);
        c3 = T(h[0]);
        c4 = T(s5);
        c5 = T(s6);
        c6 = T(s7);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.p - s0[0].row[k.row];
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 2>{x1, x0};
        });
        const V a1 = load<T>(s2[0].row);
        const V a2 = load<T>(s2[1].row);
        const auto y5 = any_log<T>(a1);
        const auto s6 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y5[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x7 = k.t * x6;
            const auto x8 = c4 * k.t;
            const auto x9 = x5 ? splat<T>(T(0.0)) : x8;
            return std::array<V, 2>{x7, x9};
        });
        const V a3 = load<T>(s6[0].row);
        const V a4 = load<T>(s6[1].row);
        const auto y9 = a3 * c0;
        const auto y10 = -y9;
        const auto y11 = c1 * y5;
        const auto y12 = a2 - y11;
        const auto y13 = c2 * y12;
        const auto y14 = c3 * y13;
        const auto y15 = y10 - y14;
        const auto y16 = T(1.0) / a1;
        const auto y17 = a4 - c6;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y5[k.row];
            const auto x3 = abs<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = c4 * k.t;
            const auto x7 = x5 ? splat<T>(T(0.0)) : x6;
            const auto x8 = x7 - c5;
            const auto x9 = y16[k.row] * k.kept(0);
            const auto x10 = x9 * y17[k.row];
            const auto x11 = x8 - x10;
            return std::array<V, 1>{x11};
        });
        return y15;
    }
};

// softmax_cross_entropy_loss_number_none_dense: reads class_weight
template <class T> struct softmax_cross_entropy_loss_number_none_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    explicit softmax_cross_entropy_loss_number_none_dense(const double* h) {
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
        const auto s5 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = k.r[0] * x2;
            const auto x4 = abs<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x0 & x5;
            const auto x7 = x6 ? splat<T>(T(0.0)) : x3;
            const auto x8 = k.t * x7;
            const auto x9 = -k.t;
            const auto x10 = x6 ? splat<T>(T(0.0)) : x9;
            const auto x11 = x10 * k.r[0];
            return std::array<V, 2>{x8, x11};
        });
        const V a2 = load<T>(s5[0].row);
        const V a3 = load<T>(s5[1].row);
        const auto y8 = -a2;
        const auto y9 = T(1.0) / a1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = k.r[0] * x2;
            const auto x4 = abs<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x0 & x5;
            const auto x7 = -k.t;
            const auto x8 = x6 ? splat<T>(T(0.0)) : x7;
            const auto x9 = x8 * k.r[0];
            const auto x10 = y9[k.row] * k.kept(0);
            const auto x11 = x10 * s5[1].row[k.row];
            const auto x12 = x9 - x11;
            return std::array<V, 1>{x12};
        });
        return y8;
    }
};

// softmax_cross_entropy_loss_number_number_dense: reads label_smoothing, class_weight
template <class T> struct softmax_cross_entropy_loss_number_number_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit softmax_cross_entropy_loss_number_number_dense(const double* h) {
        const double s2 = double(1.0) - h[0];
        const double s4 = double(1.0) / h[1];
        const double s5 = h[0] - double(1.0);
        const double s6 = h[0] / h[1];
        c0 = T(s2);
        c1 = T(s4);
        c2 = T(h[0]);
        c3 = T(s5);
        c4 = T(s6);
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
        const auto s5 = group.template gather<SUM, SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = k.r[0] * x2;
            const auto x4 = abs<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x0 & x5;
            const auto x7 = x6 ? splat<T>(T(0.0)) : x3;
            const auto x8 = k.t * x7;
            const auto x9 = c3 * k.t;
            const auto x10 = x6 ? splat<T>(T(0.0)) : x9;
            const auto x11 = x10 - c4;
            const auto x12 = x11 * k.r[0];
            return std::array<V, 3>{x8, x3, x12};
        });
        const V a2 = load<T>(s5[0].row);
        const V a3 = load<T>(s5[1].row);
        const V a4 = load<T>(s5[2].row);
        const auto y9 = a2 * c0;
        const auto y10 = -y9;
        const auto y11 = c1 * a3;
        const auto y12 = c2 * y11;
        const auto y13 = y10 - y12;
        const auto y14 = T(1.0) / a1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - s0[0].row[k.row];
            const auto x2 = x1 - y4[k.row];
            const auto x3 = k.r[0] * x2;
            const auto x4 = abs<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x0 & x5;
            const auto x7 = c3 * k.t;
            const auto x8 = x6 ? splat<T>(T(0.0)) : x7;
            const auto x9 = x8 - c4;
            const auto x10 = x9 * k.r[0];
            const auto x11 = y14[k.row] * k.kept(0);
            const auto x12 = x11 * s5[2].row[k.row];
            const auto x13 = x10 - x12;
            return std::array<V, 1>{x13};
        });
        return y13;
    }
};
