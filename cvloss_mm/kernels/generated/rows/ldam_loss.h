// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// ldam_loss_none_labels: reads scale, margin, beta
template <class T> struct ldam_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit ldam_loss_none_labels(const double* h) {
        const double s3 = std::pow(double(1.0), double(0.25));
        const double s4 = h[1] * s3;
        const double s7 = h[2] - double(1.0);
        const double s8 = std::log1p(s7);
        const double s9 = std::expm1(s8);
        const double s10 = double(1.0) / s9;
        const double s12 = s10 * h[3];
        const double s13 = s12 / h[3];
        const double s14 = -s13;
        const double s15 = s10 / s14;
        c0 = T(s4);
        c1 = T(h[0]);
        c2 = T(s15);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = row.p - c0;
        const T y1 = settled(c1 * y0);
        const auto s2 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y1}});
        const T a0 = s2[0];
        const T y4 = y1 - a0;
        const T y5 = std::exp(y4);
        const auto s6 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y5}});
        const T a1 = s6[0];
        const T y8 = std::log(a1);
        const T y9 = y8 - y4;
        const T y10 = c2 * y9;
        const T y11 = -y10;
        const T y12 = T(1.0) / a1;
        const T y13 = y12 * y5;
        const T y14 = y13 * c2;
        const T y15 = c2 - y14;
        const T y16 = y15 * c1;
        row.slopes([&](const auto& k) {
            const auto x0 = y12 * k.kept(0);
            const auto x1 = x0 * c2;
            const auto x2 = x1 * c1;
            const auto x3 = -x2;
            return std::array<V, 1>{x3};
        }, y16);
        return y11;
    }
};

// ldam_loss_given_labels: reads scale, margin, beta, class_counts
template <class T> struct ldam_loss_given_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit ldam_loss_given_labels(const double* h) {
        const double s2 = double(1.0) / h[3];
        const double s4 = h[2] - double(1.0);
        const double s5 = std::log1p(s4);
        c0 = T(s2);
        c1 = T(s5);
        c2 = T(h[1]);
        c3 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<SUM, LARGEST>([&](const auto& k) {
            const auto x0 = k.r[0] * c1;
            const auto x1 = expm1<T>(x0);
            const auto x2 = T(1.0) / x1;
            const auto x3 = settled(-k.r[0]);
            return std::array<V, 2>{x2, x3};
        });
        const T a0 = s0[0];
        const T a1 = s0[1];
        const T y3 = a1 / row.r[0];
        const T y4 = -y3;
        const T y5 = std::pow(y4, T(0.25));
        const T y6 = settled(c2 * y5);
        const T y7 = row.p - y6;
        const T y8 = settled(c3 * y7);
        const auto s9 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y8}});
        const T a2 = s9[0];
        const T y11 = y8 - a2;
        const T y12 = std::exp(y11);
        const auto s13 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c3 * k.p);
            const auto x1 = x0 - a2;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y12}});
        const T a3 = s13[0];
        const T y15 = c0 * a0;
        const T y16 = -y15;
        const T y17 = T(1.0) / y16;
        const T y18 = row.r[0] * c1;
        const T y19 = std::expm1(y18);
        const T y20 = T(1.0) / y19;
        const T y21 = y17 * y20;
        const T y22 = std::log(a3);
        const T y23 = y22 - y11;
        const T y24 = y21 * y23;
        const T y25 = -y24;
        const T y26 = T(1.0) / a3;
        const T y27 = y26 * y12;
        const T y28 = y27 * y21;
        const T y29 = y21 - y28;
        const T y30 = y29 * c3;
        row.slopes([&](const auto& k) {
            const auto x0 = y26 * k.kept(0);
            const auto x1 = x0 * y21;
            const auto x2 = x1 * c3;
            const auto x3 = -x2;
            return std::array<V, 1>{x3};
        }, y30);
        return y25;
    }
};
