// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// vs_loss_none_labels: reads gamma, tau
template <class T> struct vs_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit vs_loss_none_labels(const double* h) {
        const double s2 = std::pow(double(1.0), h[0]);
        const double s5 = double(1.0) / h[2];
        const double s6 = std::log(s5);
        const double s7 = h[1] * s6;
        c0 = T(s2);
        c1 = T(s7);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c0 * k.p);
            const auto x1 = settled(x0 + c1);
            return std::array<V, 1>{x1};
        });
        const T a0 = s0[0];
        const auto s2 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c0 * k.p);
            const auto x1 = settled(x0 + c1);
            const auto x2 = x1 - a0;
            const auto x3 = exp<T>(x2);
            k.keep(0, x3);
            return std::array<V, 1>{x3};
        });
        const T a1 = s2[0];
        const T y4 = std::log(a1);
        const T y5 = settled(c0 * row.p);
        const T y6 = settled(y5 + c1);
        const T y7 = y6 - a0;
        const T y8 = y4 - y7;
        const T y9 = T(1.0) / a1;
        const T y10 = row.kept(0);
        const T y11 = y9 * y10;
        const T y12 = T(-1.0) + y11;
        const T y13 = y12 * c0;
        row.slopes([&](const auto& k) {
            const auto x0 = y9 * k.kept(0);
            const auto x1 = x0 * c0;
            return std::array<V, 1>{x1};
        }, y13);
        return y8;
    }
};

// vs_loss_given_labels: reads gamma, tau, class_counts
template <class T> struct vs_loss_given_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 3;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit vs_loss_given_labels(const double* h) {
        c0 = T(h[0]);
        c1 = T(h[1]);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST, SUM>([&](const auto& k) {
            return std::array<V, 2>{k.r[0], k.r[0]};
        });
        const T a0 = s0[0];
        const T a1 = s0[1];
        const T y3 = T(1.0) / a0;
        const T y4 = T(1.0) / a1;
        const auto s5 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(y3 * k.r[0]);
            const auto x1 = raised<T>(x0, c0);
            k.keep(0, x1);
            const auto x3 = settled(x1 * k.p);
            const auto x4 = settled(y4 * k.r[0]);
            const auto x5 = any_log<T>(x4);
            k.keep(1, x5);
            const auto x7 = settled(c1 * x5);
            const auto x8 = settled(x3 + x7);
            return std::array<V, 1>{x8};
        });
        const T a2 = s5[0];
        const auto s7 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(k.kept(0) * k.p);
            const auto x1 = settled(c1 * k.kept(1));
            const auto x2 = settled(x0 + x1);
            const auto x3 = x2 - a2;
            const auto x4 = exp<T>(x3);
            k.keep(2, x4);
            return std::array<V, 1>{x4};
        });
        const T a3 = s7[0];
        const T y9 = std::log(a3);
        const T y10 = settled(y3 * row.r[0]);
        const T y11 = row.kept(0);
        const T y12 = settled(y11 * row.p);
        const T y13 = settled(y4 * row.r[0]);
        const T y14 = row.kept(1);
        const T y15 = settled(c1 * y14);
        const T y16 = settled(y12 + y15);
        const T y17 = y16 - a2;
        const T y18 = y9 - y17;
        const T y19 = T(1.0) / a3;
        const T y20 = row.kept(2);
        const T y21 = y19 * y20;
        const T y22 = T(-1.0) + y21;
        const T y23 = y22 * y11;
        row.slopes([&](const auto& k) {
            const auto x0 = y19 * k.kept(2);
            const auto x1 = x0 * k.kept(0);
            return std::array<V, 1>{x1};
        }, y23);
        return y18;
    }
};

// vs_loss_none_dense: reads gamma, tau
template <class T> struct vs_loss_none_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    explicit vs_loss_none_dense(const double* h) {
        const double s2 = std::pow(double(1.0), h[0]);
        const double s5 = double(1.0) / h[2];
        const double s6 = std::log(s5);
        const double s7 = h[1] * s6;
        c0 = T(s2);
        c1 = T(s7);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c0 * k.p);
            const auto x1 = settled(x0 + c1);
            return std::array<V, 1>{x1};
        });
        const T a0 = s0[0];
        const auto s2 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c0 * k.p);
            const auto x1 = settled(x0 + c1);
            const auto x2 = x1 - a0;
            const auto x3 = exp<T>(x2);
            k.keep(0, x3);
            return std::array<V, 1>{x3};
        });
        const T a1 = s2[0];
        const T y4 = std::log(a1);
        const auto s5 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(c0 * k.p);
            const auto x2 = settled(x1 + c1);
            const auto x3 = x2 - a0;
            const auto x4 = x3 - y4;
            const auto x5 = absolute<T>(x4);
            const auto x6 = x5 == T(INFINITY);
            const auto x7 = x0 & x6;
            const auto x8 = x7 ? all<T>(T(0.0)) : x4;
            const auto x9 = k.t * x8;
            const auto x10 = -k.t;
            const auto x11 = x7 ? all<T>(T(0.0)) : x10;
            return std::array<V, 2>{x9, x11};
        });
        const T a2 = s5[0];
        const T a3 = s5[1];
        const T y8 = -a2;
        const T y9 = T(1.0) / a1;
        row.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(c0 * k.p);
            const auto x2 = settled(x1 + c1);
            const auto x3 = x2 - a0;
            const auto x4 = x3 - y4;
            const auto x5 = absolute<T>(x4);
            const auto x6 = x5 == T(INFINITY);
            const auto x7 = x0 & x6;
            const auto x8 = -k.t;
            const auto x9 = x7 ? all<T>(T(0.0)) : x8;
            const auto x10 = y9 * k.kept(0);
            const auto x11 = x10 * a3;
            const auto x12 = x9 - x11;
            const auto x13 = x12 * c0;
            return std::array<V, 1>{x13};
        });
        return y8;
    }
};

// vs_loss_given_dense: reads gamma, tau, class_counts
template <class T> struct vs_loss_given_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 3;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    explicit vs_loss_given_dense(const double* h) {
        c0 = T(h[0]);
        c1 = T(h[1]);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST, SUM>([&](const auto& k) {
            return std::array<V, 2>{k.r[0], k.r[0]};
        });
        const T a0 = s0[0];
        const T a1 = s0[1];
        const T y3 = T(1.0) / a0;
        const T y4 = T(1.0) / a1;
        const auto s5 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(y3 * k.r[0]);
            const auto x1 = raised<T>(x0, c0);
            k.keep(0, x1);
            const auto x3 = settled(x1 * k.p);
            const auto x4 = settled(y4 * k.r[0]);
            const auto x5 = any_log<T>(x4);
            k.keep(1, x5);
            const auto x7 = settled(c1 * x5);
            const auto x8 = settled(x3 + x7);
            return std::array<V, 1>{x8};
        });
        const T a2 = s5[0];
        const auto s7 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(k.kept(0) * k.p);
            const auto x1 = settled(c1 * k.kept(1));
            const auto x2 = settled(x0 + x1);
            const auto x3 = x2 - a2;
            const auto x4 = exp<T>(x3);
            k.keep(2, x4);
            return std::array<V, 1>{x4};
        });
        const T a3 = s7[0];
        const T y9 = std::log(a3);
        const auto s10 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(k.kept(0) * k.p);
            const auto x2 = settled(c1 * k.kept(1));
            const auto x3 = settled(x1 + x2);
            const auto x4 = x3 - a2;
            const auto x5 = x4 - y9;
            const auto x6 = absolute<T>(x5);
            const auto x7 = x6 == T(INFINITY);
            const auto x8 = x0 & x7;
            const auto x9 = x8 ? all<T>(T(0.0)) : x5;
            const auto x10 = k.t * x9;
            const auto x11 = -k.t;
            const auto x12 = x8 ? all<T>(T(0.0)) : x11;
            return std::array<V, 2>{x10, x12};
        });
        const T a4 = s10[0];
        const T a5 = s10[1];
        const T y13 = -a4;
        const T y14 = T(1.0) / a3;
        row.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = settled(k.kept(0) * k.p);
            const auto x2 = settled(c1 * k.kept(1));
            const auto x3 = settled(x1 + x2);
            const auto x4 = x3 - a2;
            const auto x5 = x4 - y9;
            const auto x6 = absolute<T>(x5);
            const auto x7 = x6 == T(INFINITY);
            const auto x8 = x0 & x7;
            const auto x9 = -k.t;
            const auto x10 = x8 ? all<T>(T(0.0)) : x9;
            const auto x11 = y14 * k.kept(2);
            const auto x12 = x11 * a5;
            const auto x13 = x10 - x12;
            const auto x14 = x13 * k.kept(0);
            return std::array<V, 1>{x14};
        });
        return y13;
    }
};
