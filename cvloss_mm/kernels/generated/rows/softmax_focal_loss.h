// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// softmax_focal_loss_none_labels: reads gamma
template <class T> struct softmax_focal_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    bool c1;
    explicit softmax_focal_loss_none_labels(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
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
        const auto y4 = group.p - a0;
        const auto y5 = any_log<T>(a1);
        const auto y6 = y4 - y5;
        const auto y7 = expm1<T>(y6);
        const auto y8 = -y7;
        const auto y9 = maximum<T>(y8, T(Lanes<T>::tiny));
        const auto y10 = pow<T>(y9, c0);
        const auto y11 = y5 - y4;
        const auto y12 = y10 * y11;
        const auto y13 = -y10;
        const auto y14 = y8 > T(Lanes<T>::tiny);
        const auto y15 = y10 / y9;
        const auto y16 = c0 * y15;
        const auto y17 = y11 * y16;
        const auto y18 = c1 ? splat<T>(T(0.0)) : y17;
        const auto y19 = y14 ? y18 : splat<T>(T(0.0));
        const auto y20 = y7 + T(1.0);
        const auto y21 = y19 * y20;
        const auto y22 = y13 - y21;
        const auto y23 = T(1.0) / a1;
        const auto y24 = group.kept(0);
        const auto y25 = y23 * y24;
        const auto y26 = y25 * y22;
        const auto y27 = y22 - y26;
        group.slopes([&](const auto& k) {
            const auto x0 = y23[k.row] * k.kept(0);
            const auto x1 = x0 * y22[k.row];
            const auto x2 = -x1;
            return std::array<V, 1>{x2};
        }, y27);
        return y12;
    }
};

// softmax_focal_loss_number_labels: reads gamma, alpha
template <class T> struct softmax_focal_loss_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    bool c1;
    explicit softmax_focal_loss_number_labels(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
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
        const auto y4 = group.p - a0;
        const auto y5 = any_log<T>(a1);
        const auto y6 = y4 - y5;
        const auto y7 = expm1<T>(y6);
        const auto y8 = -y7;
        const auto y9 = maximum<T>(y8, T(Lanes<T>::tiny));
        const auto y10 = pow<T>(y9, c0);
        const auto y11 = y5 - y4;
        const auto y12 = y10 * y11;
        const auto y13 = group.r[0] * y12;
        const auto y14 = group.r[0] * y10;
        const auto y15 = -y14;
        const auto y16 = y8 > T(Lanes<T>::tiny);
        const auto y17 = group.r[0] * y11;
        const auto y18 = y10 / y9;
        const auto y19 = c0 * y18;
        const auto y20 = y17 * y19;
        const auto y21 = c1 ? splat<T>(T(0.0)) : y20;
        const auto y22 = y16 ? y21 : splat<T>(T(0.0));
        const auto y23 = y7 + T(1.0);
        const auto y24 = y22 * y23;
        const auto y25 = y15 - y24;
        const auto y26 = T(1.0) / a1;
        const auto y27 = group.kept(0);
        const auto y28 = y26 * y27;
        const auto y29 = y28 * y25;
        const auto y30 = y25 - y29;
        group.slopes([&](const auto& k) {
            const auto x0 = y26[k.row] * k.kept(0);
            const auto x1 = x0 * y25[k.row];
            const auto x2 = -x1;
            return std::array<V, 1>{x2};
        }, y30);
        return y13;
    }
};

// softmax_focal_loss_none_dense: reads gamma
template <class T> struct softmax_focal_loss_none_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 3;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    bool c1;
    explicit softmax_focal_loss_none_dense(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
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
            const auto x7 = expm1<T>(x6);
            k.keep(1, x7);
            const auto x9 = -x7;
            const auto x10 = maximum<T>(x9, T(Lanes<T>::tiny));
            const auto x11 = pow<T>(x10, c0);
            k.keep(2, x11);
            const auto x13 = x6 * x11;
            const auto x14 = x13 * k.t;
            const auto x15 = k.t * x11;
            const auto x16 = -x15;
            const auto x17 = x9 > T(Lanes<T>::tiny);
            const auto x18 = x6 * k.t;
            const auto x19 = x11 / x10;
            const auto x20 = c0 * x19;
            const auto x21 = x18 * x20;
            const auto x22 = -x21;
            const auto x23 = c1 ? splat<T>(T(0.0)) : x22;
            const auto x24 = x17 ? x23 : splat<T>(T(0.0));
            const auto x25 = x7 + T(1.0);
            const auto x26 = x24 * x25;
            const auto x27 = x16 - x26;
            const auto x28 = x5 ? splat<T>(T(0.0)) : x27;
            return std::array<V, 2>{x14, x28};
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
            const auto x6 = k.t * k.kept(2);
            const auto x7 = -x6;
            const auto x8 = -k.kept(1);
            const auto x9 = x8 > T(Lanes<T>::tiny);
            const auto x10 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x11 = x10 * k.t;
            const auto x12 = maximum<T>(x8, T(Lanes<T>::tiny));
            const auto x13 = k.kept(2) / x12;
            const auto x14 = c0 * x13;
            const auto x15 = x11 * x14;
            const auto x16 = -x15;
            const auto x17 = c1 ? splat<T>(T(0.0)) : x16;
            const auto x18 = x9 ? x17 : splat<T>(T(0.0));
            const auto x19 = k.kept(1) + T(1.0);
            const auto x20 = x18 * x19;
            const auto x21 = x7 - x20;
            const auto x22 = x5 ? splat<T>(T(0.0)) : x21;
            const auto x23 = y9[k.row] * k.kept(0);
            const auto x24 = x23 * s5[1].row[k.row];
            const auto x25 = x22 - x24;
            return std::array<V, 1>{x25};
        });
        return y8;
    }
};

// softmax_focal_loss_number_dense: reads gamma, alpha
template <class T> struct softmax_focal_loss_number_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 3;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    bool c1;
    explicit softmax_focal_loss_number_dense(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
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
            const auto x7 = expm1<T>(x6);
            k.keep(1, x7);
            const auto x9 = -x7;
            const auto x10 = maximum<T>(x9, T(Lanes<T>::tiny));
            const auto x11 = pow<T>(x10, c0);
            k.keep(2, x11);
            const auto x13 = x6 * x11;
            const auto x14 = abs<T>(k.r[0]);
            const auto x15 = x14 == T(INFINITY);
            const auto x16 = x0 & x15;
            const auto x17 = x16 ? splat<T>(T(0.0)) : k.r[0];
            const auto x18 = x13 * x17;
            const auto x19 = x18 * k.t;
            const auto x20 = k.t * x17;
            const auto x21 = x20 * x11;
            const auto x22 = -x21;
            const auto x23 = x9 > T(Lanes<T>::tiny);
            const auto x24 = x6 * x20;
            const auto x25 = x11 / x10;
            const auto x26 = c0 * x25;
            const auto x27 = x24 * x26;
            const auto x28 = -x27;
            const auto x29 = c1 ? splat<T>(T(0.0)) : x28;
            const auto x30 = x23 ? x29 : splat<T>(T(0.0));
            const auto x31 = x7 + T(1.0);
            const auto x32 = x30 * x31;
            const auto x33 = x22 - x32;
            const auto x34 = x5 ? splat<T>(T(0.0)) : x33;
            return std::array<V, 2>{x19, x34};
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
            const auto x6 = abs<T>(k.r[0]);
            const auto x7 = x6 == T(INFINITY);
            const auto x8 = x0 & x7;
            const auto x9 = x8 ? splat<T>(T(0.0)) : k.r[0];
            const auto x10 = k.t * x9;
            const auto x11 = x10 * k.kept(2);
            const auto x12 = -x11;
            const auto x13 = -k.kept(1);
            const auto x14 = x13 > T(Lanes<T>::tiny);
            const auto x15 = x5 ? splat<T>(T(0.0)) : x2;
            const auto x16 = x15 * x10;
            const auto x17 = maximum<T>(x13, T(Lanes<T>::tiny));
            const auto x18 = k.kept(2) / x17;
            const auto x19 = c0 * x18;
            const auto x20 = x16 * x19;
            const auto x21 = -x20;
            const auto x22 = c1 ? splat<T>(T(0.0)) : x21;
            const auto x23 = x14 ? x22 : splat<T>(T(0.0));
            const auto x24 = k.kept(1) + T(1.0);
            const auto x25 = x23 * x24;
            const auto x26 = x12 - x25;
            const auto x27 = x5 ? splat<T>(T(0.0)) : x26;
            const auto x28 = y9[k.row] * k.kept(0);
            const auto x29 = x28 * s5[1].row[k.row];
            const auto x30 = x27 - x29;
            return std::array<V, 1>{x30};
        });
        return y8;
    }
};
