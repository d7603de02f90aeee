// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// logit_adjusted_loss_none_labels: reads tau
template <class T> struct logit_adjusted_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    explicit logit_adjusted_loss_none_labels(const double* h) {
        const double s3 = double(1.0) / h[1];
        const double s4 = std::log(s3);
        const double s5 = h[0] * s4;
        c0 = T(s5);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(k.p + c0);
            return std::array<V, 1>{x0};
        });
        const T a0 = s0[0];
        const auto s2 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(k.p + c0);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        });
        const T a1 = s2[0];
        const T y4 = std::log(a1);
        const T y5 = settled(row.p + c0);
        const T y6 = y5 - a0;
        const T y7 = y4 - y6;
        const T y8 = T(1.0) / a1;
        const T y9 = row.kept(0);
        const T y10 = y8 * y9;
        const T y11 = T(-1.0) + y10;
        row.slopes([&](const auto& k) {
            const auto x0 = y8 * k.kept(0);
            return std::array<V, 1>{x0};
        }, y11);
        return y7;
    }
};

// logit_adjusted_loss_given_labels: reads tau, class_counts
template <class T> struct logit_adjusted_loss_given_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 2;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    explicit logit_adjusted_loss_given_labels(const double* h) {
        c0 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<SUM>([&](const auto& k) {
            return std::array<V, 1>{k.r[0]};
        });
        const T a0 = s0[0];
        const T y2 = T(1.0) / a0;
        const auto s3 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(y2 * k.r[0]);
            const auto x1 = any_log<T>(x0);
            k.keep(0, x1);
            const auto x3 = settled(c0 * x1);
            const auto x4 = settled(k.p + x3);
            return std::array<V, 1>{x4};
        });
        const T a1 = s3[0];
        const auto s5 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c0 * k.kept(0));
            const auto x1 = settled(k.p + x0);
            const auto x2 = x1 - a1;
            const auto x3 = exp<T>(x2);
            k.keep(1, x3);
            return std::array<V, 1>{x3};
        });
        const T a2 = s5[0];
        const T y7 = std::log(a2);
        const T y8 = settled(y2 * row.r[0]);
        const T y9 = row.kept(0);
        const T y10 = settled(c0 * y9);
        const T y11 = settled(row.p + y10);
        const T y12 = y11 - a1;
        const T y13 = y7 - y12;
        const T y14 = T(1.0) / a2;
        const T y15 = row.kept(1);
        const T y16 = y14 * y15;
        const T y17 = T(-1.0) + y16;
        row.slopes([&](const auto& k) {
            const auto x0 = y14 * k.kept(1);
            return std::array<V, 1>{x0};
        }, y17);
        return y13;
    }
};

// logit_adjusted_loss_none_dense: reads tau
template <class T> struct logit_adjusted_loss_none_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    explicit logit_adjusted_loss_none_dense(const double* h) {
        const double s3 = double(1.0) / h[1];
        const double s4 = std::log(s3);
        const double s5 = h[0] * s4;
        c0 = T(s5);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(k.p + c0);
            return std::array<V, 1>{x0};
        });
        const T a0 = s0[0];
        const auto s2 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(k.p + c0);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        });
        const T a1 = s2[0];
        const T y4 = std::log(a1);
        const auto s5 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(k.p + c0);
            const auto x2 = x1 - a0;
            const auto x3 = x2 - y4;
            const auto x4 = absolute<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x0 & x5;
            const auto x7 = x6 ? all<T>(T(0.0)) : x3;
            const auto x8 = k.t * x7;
            const auto x9 = -k.t;
            const auto x10 = x6 ? all<T>(T(0.0)) : x9;
            return std::array<V, 2>{x8, x10};
        });
        const T a2 = s5[0];
        const T a3 = s5[1];
        const T y8 = -a2;
        const T y9 = T(1.0) / a1;
        row.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(k.p + c0);
            const auto x2 = x1 - a0;
            const auto x3 = x2 - y4;
            const auto x4 = absolute<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x0 & x5;
            const auto x7 = -k.t;
            const auto x8 = x6 ? all<T>(T(0.0)) : x7;
            const auto x9 = y9 * k.kept(0);
            const auto x10 = x9 * a3;
            const auto x11 = x8 - x10;
            return std::array<V, 1>{x11};
        });
        return y8;
    }
};

// logit_adjusted_loss_given_dense: reads tau, class_counts
template <class T> struct logit_adjusted_loss_given_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    explicit logit_adjusted_loss_given_dense(const double* h) {
        c0 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<SUM>([&](const auto& k) {
            return std::array<V, 1>{k.r[0]};
        });
        const T a0 = s0[0];
        const T y2 = T(1.0) / a0;
        const auto s3 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(y2 * k.r[0]);
            const auto x1 = any_log<T>(x0);
            k.keep(0, x1);
            const auto x3 = settled(c0 * x1);
            const auto x4 = settled(k.p + x3);
            return std::array<V, 1>{x4};
        });
        const T a1 = s3[0];
        const auto s5 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c0 * k.kept(0));
            const auto x1 = settled(k.p + x0);
            const auto x2 = x1 - a1;
            const auto x3 = exp<T>(x2);
            k.keep(1, x3);
            return std::array<V, 1>{x3};
        });
        const T a2 = s5[0];
        const T y7 = std::log(a2);
        const auto s8 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(c0 * k.kept(0));
            const auto x2 = settled(k.p + x1);
            const auto x3 = x2 - a1;
            const auto x4 = x3 - y7;
            const auto x5 = absolute<T>(x4);
            const auto x6 = x5 == T(INFINITY);
            const auto x7 = x0 & x6;
            const auto x8 = x7 ? all<T>(T(0.0)) : x4;
            const auto x9 = k.t * x8;
            const auto x10 = -k.t;
            const auto x11 = x7 ? all<T>(T(0.0)) : x10;
            return std::array<V, 2>{x9, x11};
        });
        const T a3 = s8[0];
        const T a4 = s8[1];
        const T y11 = -a3;
        const T y12 = T(1.0) / a2;
        row.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(c0 * k.kept(0));
            const auto x2 = settled(k.p + x1);
            const auto x3 = x2 - a1;
            const auto x4 = x3 - y7;
            const auto x5 = absolute<T>(x4);
            const auto x6 = x5 == T(INFINITY);
            const auto x7 = x0 & x6;
            const auto x8 = -k.t;
            const auto x9 = x7 ? all<T>(T(0.0)) : x8;
            const auto x10 = y12 * k.kept(1);
            const auto x11 = x10 * a4;
            const auto x12 = x9 - x11;
            return std::array<V, 1>{x12};
        });
        return y11;
    }
};
