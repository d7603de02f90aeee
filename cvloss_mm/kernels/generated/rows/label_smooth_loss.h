// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// label_smooth_loss_original_labels: reads label_smooth_val
template <class T> struct label_smooth_loss_original_labels {
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
    explicit label_smooth_loss_original_labels(const double* h) {
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

// label_smooth_loss_classy_vision_labels: reads label_smooth_val
template <class T> struct label_smooth_loss_classy_vision_labels {
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
    explicit label_smooth_loss_classy_vision_labels(const double* h) {
        const double s2 = h[0] + double(1.0);
        const double s3 = h[0] / s2;
        const double s4 = double(1.0) - s3;
        const double s6 = double(1.0) / h[1];
        const double s7 = s3 - double(1.0);
        const double s8 = s3 / h[1];
        const double s9 = h[1] * s8;
        const double s10 = s7 - s9;
        const double s11 = s7 - s8;
        const double s12 = -s8;
        c0 = T(s4);
        c1 = T(h[1]);
        c2 = T(s6);
        c3 = T(s3);
        c4 = T(s10);
        c5 = T(s11);
        c6 = T(s12);
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

// label_smooth_loss_original_dense: reads label_smooth_val
template <class T> struct label_smooth_loss_original_dense {
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
    explicit label_smooth_loss_original_dense(const double* h) {
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

// label_smooth_loss_classy_vision_dense: reads label_smooth_val
template <class T> struct label_smooth_loss_classy_vision_dense {
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
    explicit label_smooth_loss_classy_vision_dense(const double* h) {
        const double s2 = h[0] + double(1.0);
        const double s3 = h[0] / s2;
        const double s4 = double(1.0) - s3;
        const double s6 = double(1.0) / h[1];
        const double s7 = s3 - double(1.0);
        const double s8 = s3 / h[1];
        const double s9 = h[1] * s8;
        c0 = T(s4);
        c1 = T(h[1]);
        c2 = T(s6);
        c3 = T(s3);
        c4 = T(s7);
        c5 = T(s8);
        c6 = T(s9);
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
