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
        const double s7 = double(1.0) - h[2];
        const double s9 = std::fmin(s7, double(0.9999999999999998));
        const double s10 = -s9;
        const double s11 = std::log1p(s10);
        const double s12 = std::expm1(s11);
        const double s13 = double(1.0) / s12;
        const double s15 = s13 * h[3];
        const double s16 = s15 / h[3];
        const double s17 = -s16;
        const double s18 = s13 / s17;
        c0 = T(s4);
        c1 = T(h[0]);
        c2 = T(s18);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p - c0;
        const auto y1 = unfused(c1 * y0);
        const auto s2 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y1}});
        const V a0 = load<T>(s2[0].row);
        const auto y4 = y1 - a0;
        const auto y5 = exp<T>(y4);
        const auto s6 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.p);
            const auto x1 = x0 - s2[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y5}});
        const V a1 = load<T>(s6[0].row);
        const auto y8 = any_log<T>(a1);
        const auto y9 = y8 - y4;
        const auto y10 = c2 * y9;
        const auto y11 = -y10;
        const auto y12 = T(1.0) / a1;
        const auto y13 = y12 * y5;
        const auto y14 = y13 * c2;
        const auto y15 = c2 - y14;
        const auto y16 = y15 * c1;
        group.slopes([&](const auto& k) {
            const auto x0 = y12[k.row] * k.kept(0);
            const auto x1 = x0 * c2;
            const auto x2 = x1 * c1;
            const auto x3 = -x2;
            return std::array<V, 1>{x3};
        }, y16);
        return y11;
    }
};

// ldam_loss_number_labels: reads scale, margin, beta, class_counts
template <class T> struct ldam_loss_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    explicit ldam_loss_number_labels(const double* h) {
        const double s2 = double(1.0) / h[3];
        const double s4 = double(1.0) - h[2];
        const double s6 = std::fmin(s4, double(0.9999999999999998));
        const double s7 = -s6;
        const double s8 = std::log1p(s7);
        c0 = T(s2);
        c1 = T(s8);
        c2 = T(h[1]);
        c3 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM, LARGEST>([&](const auto& k) {
            const auto x0 = k.r[0] * c1;
            const auto x1 = expm1<T>(x0);
            const auto x2 = T(1.0) / x1;
            const auto x3 = unfused(-k.r[0]);
            return std::array<V, 2>{x2, x3};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = a1 / group.r[0];
        const auto y4 = -y3;
        const auto y5 = pow<T>(y4, T(0.25));
        const auto y6 = unfused(c2 * y5);
        const auto y7 = group.p - y6;
        const auto y8 = unfused(c3 * y7);
        const auto s9 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            return std::array<V, 1>{x0};
        }, {{y8}});
        const V a2 = load<T>(s9[0].row);
        const auto y11 = y8 - a2;
        const auto y12 = exp<T>(y11);
        const auto s13 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c3 * k.p);
            const auto x1 = x0 - s9[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y12}});
        const V a3 = load<T>(s13[0].row);
        const auto y15 = c0 * a0;
        const auto y16 = -y15;
        const auto y17 = T(1.0) / y16;
        const auto y18 = group.r[0] * c1;
        const auto y19 = expm1<T>(y18);
        const auto y20 = T(1.0) / y19;
        const auto y21 = y17 * y20;
        const auto y22 = any_log<T>(a3);
        const auto y23 = y22 - y11;
        const auto y24 = y21 * y23;
        const auto y25 = -y24;
        const auto y26 = T(1.0) / a3;
        const auto y27 = y26 * y12;
        const auto y28 = y27 * y21;
        const auto y29 = y21 - y28;
        const auto y30 = y29 * c3;
        group.slopes([&](const auto& k) {
            const auto x0 = y26[k.row] * k.kept(0);
            const auto x1 = x0 * y21[k.row];
            const auto x2 = x1 * c3;
            const auto x3 = -x2;
            return std::array<V, 1>{x3};
        }, y30);
        return y25;
    }
};
