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
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(k.p + c0);
            return std::array<V, 1>{x0};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(k.p + c0);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        });
        const V a1 = load<T>(s2[0].row);
        const auto y4 = any_log<T>(a1);
        const auto y5 = unfused(group.p + c0);
        const auto y6 = y5 - a0;
        const auto y7 = y4 - y6;
        const auto y8 = T(1.0) / a1;
        const auto y9 = group.kept(0);
        const auto y10 = y8 * y9;
        const auto y11 = T(-1.0) + y10;
        group.slopes([&](const auto& k) {
            const auto x0 = y8[k.row] * k.kept(0);
            return std::array<V, 1>{x0};
        }, y11);
        return y7;
    }
};

// logit_adjusted_loss_number_labels: reads tau, class_counts
template <class T> struct logit_adjusted_loss_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 2;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    explicit logit_adjusted_loss_number_labels(const double* h) {
        c0 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM>([&](const auto& k) {
            return std::array<V, 1>{k.r[0]};
        });
        const V a0 = load<T>(s0[0].row);
        const auto y2 = T(1.0) / a0;
        const auto s3 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(y2[k.row] * k.r[0]);
            const auto x1 = any_log<T>(x0);
            k.keep(0, x1);
            const auto x3 = unfused(c0 * x1);
            const auto x4 = unfused(k.p + x3);
            return std::array<V, 1>{x4};
        });
        const V a1 = load<T>(s3[0].row);
        const auto s5 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.kept(0));
            const auto x1 = unfused(k.p + x0);
            const auto x2 = x1 - s3[0].row[k.row];
            const auto x3 = exp<T>(x2);
            k.keep(1, x3);
            return std::array<V, 1>{x3};
        });
        const V a2 = load<T>(s5[0].row);
        const auto y7 = any_log<T>(a2);
        const auto y8 = unfused(y2 * group.r[0]);
        const auto y9 = group.kept(0);
        const auto y10 = unfused(c0 * y9);
        const auto y11 = unfused(group.p + y10);
        const auto y12 = y11 - a1;
        const auto y13 = y7 - y12;
        const auto y14 = T(1.0) / a2;
        const auto y15 = group.kept(1);
        const auto y16 = y14 * y15;
        const auto y17 = T(-1.0) + y16;
        group.slopes([&](const auto& k) {
            const auto x0 = y14[k.row] * k.kept(1);
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
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(k.p + c0);
            return std::array<V, 1>{x0};
        });
        const V a0 = load<T>(s0[0].row);
        const auto s2 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(k.p + c0);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        });
        const V a1 = load<T>(s2[0].row);
        const auto y4 = any_log<T>(a1);
        const auto s5 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(k.p + c0);
            const auto x2 = x1 - s0[0].row[k.row];
            const auto x3 = x2 - y4[k.row];
            const auto x4 = abs<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x0 & x5;
            const auto x7 = x6 ? splat<T>(T(0.0)) : x3;
            const auto x8 = k.t * x7;
            const auto x9 = -k.t;
            const auto x10 = x6 ? splat<T>(T(0.0)) : x9;
            return std::array<V, 2>{x8, x10};
        });
        const V a2 = load<T>(s5[0].row);
        const V a3 = load<T>(s5[1].row);
        const auto y8 = -a2;
        const auto y9 = T(1.0) / a1;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(k.p + c0);
            const auto x2 = x1 - s0[0].row[k.row];
            const auto x3 = x2 - y4[k.row];
            const auto x4 = abs<T>(x3);
            const auto x5 = x4 == T(INFINITY);
            const auto x6 = x0 & x5;
            const auto x7 = -k.t;
            const auto x8 = x6 ? splat<T>(T(0.0)) : x7;
            const auto x9 = y9[k.row] * k.kept(0);
            const auto x10 = x9 * s5[1].row[k.row];
            const auto x11 = x8 - x10;
            return std::array<V, 1>{x11};
        });
        return y8;
    }
};

// logit_adjusted_loss_number_dense: reads tau, class_counts
template <class T> struct logit_adjusted_loss_number_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    explicit logit_adjusted_loss_number_dense(const double* h) {
        c0 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM>([&](const auto& k) {
            return std::array<V, 1>{k.r[0]};
        });
        const V a0 = load<T>(s0[0].row);
        const auto y2 = T(1.0) / a0;
        const auto s3 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(y2[k.row] * k.r[0]);
            const auto x1 = any_log<T>(x0);
            k.keep(0, x1);
            const auto x3 = unfused(c0 * x1);
            const auto x4 = unfused(k.p + x3);
            return std::array<V, 1>{x4};
        });
        const V a1 = load<T>(s3[0].row);
        const auto s5 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.kept(0));
            const auto x1 = unfused(k.p + x0);
            const auto x2 = x1 - s3[0].row[k.row];
            const auto x3 = exp<T>(x2);
            k.keep(1, x3);
            return std::array<V, 1>{x3};
        });
        const V a2 = load<T>(s5[0].row);
        const auto y7 = any_log<T>(a2);
        const auto s8 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(c0 * k.kept(0));
            const auto x2 = unfused(k.p + x1);
            const auto x3 = x2 - s3[0].row[k.row];
            const auto x4 = x3 - y7[k.row];
            const auto x5 = abs<T>(x4);
            const auto x6 = x5 == T(INFINITY);
            const auto x7 = x0 & x6;
            const auto x8 = x7 ? splat<T>(T(0.0)) : x4;
            const auto x9 = k.t * x8;
            const auto x10 = -k.t;
            const auto x11 = x7 ? splat<T>(T(0.0)) : x10;
            return std::array<V, 2>{x9, x11};
        });
        const V a3 = load<T>(s8[0].row);
        const V a4 = load<T>(s8[1].row);
        const auto y11 = -a3;
        const auto y12 = T(1.0) / a2;
        group.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = unfused(c0 * k.kept(0));
            const auto x2 = unfused(k.p + x1);
            const auto x3 = x2 - s3[0].row[k.row];
            const auto x4 = x3 - y7[k.row];
            const auto x5 = abs<T>(x4);
            const auto x6 = x5 == T(INFINITY);
            const auto x7 = x0 & x6;
            const auto x8 = -k.t;
            const auto x9 = x7 ? splat<T>(T(0.0)) : x8;
            const auto x10 = y12[k.row] * k.kept(1);
            const auto x11 = x10 * s8[1].row[k.row];
            const auto x12 = x9 - x11;
            return std::array<V, 1>{x12};
        });
        return y11;
    }
};
