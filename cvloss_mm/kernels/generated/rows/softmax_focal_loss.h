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
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const T a0 = s0[0];
        const auto s2 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - a0;
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const T a1 = s2[0];
        const T y4 = row.p - a0;
        const T y5 = std::log(a1);
        const T y6 = y4 - y5;
        const T y7 = std::expm1(y6);
        const T y8 = -y7;
        const T y9 = greatest(y8, T(Lanes<T>::tiny));
        const T y10 = std::pow(y9, c0);
        const T y11 = y5 - y4;
        const T y12 = y10 * y11;
        const T y13 = -y10;
        const bool y14 = y8 > T(Lanes<T>::tiny);
        const T y15 = y10 / y9;
        const T y16 = c0 * y15;
        const T y17 = y11 * y16;
        const T y18 = c1 ? T(0.0) : y17;
        const T y19 = y14 ? y18 : T(0.0);
        const T y20 = y7 + T(1.0);
        const T y21 = y19 * y20;
        const T y22 = y13 - y21;
        const T y23 = T(1.0) / a1;
        const T y24 = row.kept(0);
        const T y25 = y23 * y24;
        const T y26 = y25 * y22;
        const T y27 = y22 - y26;
        row.slopes([&](const auto& k) {
            const auto x0 = y23 * k.kept(0);
            const auto x1 = x0 * y22;
            const auto x2 = -x1;
            return std::array<V, 1>{x2};
        }, y27);
        return y12;
    }
};

// softmax_focal_loss_given_labels: reads gamma, alpha
template <class T> struct softmax_focal_loss_given_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    bool c1;
    explicit softmax_focal_loss_given_labels(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const T a0 = s0[0];
        const auto s2 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - a0;
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const T a1 = s2[0];
        const T y4 = row.p - a0;
        const T y5 = std::log(a1);
        const T y6 = y4 - y5;
        const T y7 = std::expm1(y6);
        const T y8 = -y7;
        const T y9 = greatest(y8, T(Lanes<T>::tiny));
        const T y10 = std::pow(y9, c0);
        const T y11 = y5 - y4;
        const T y12 = y10 * y11;
        const T y13 = row.r[0] * y12;
        const T y14 = row.r[0] * y10;
        const T y15 = -y14;
        const bool y16 = y8 > T(Lanes<T>::tiny);
        const T y17 = row.r[0] * y11;
        const T y18 = y10 / y9;
        const T y19 = c0 * y18;
        const T y20 = y17 * y19;
        const T y21 = c1 ? T(0.0) : y20;
        const T y22 = y16 ? y21 : T(0.0);
        const T y23 = y7 + T(1.0);
        const T y24 = y22 * y23;
        const T y25 = y15 - y24;
        const T y26 = T(1.0) / a1;
        const T y27 = row.kept(0);
        const T y28 = y26 * y27;
        const T y29 = y28 * y25;
        const T y30 = y25 - y29;
        row.slopes([&](const auto& k) {
            const auto x0 = y26 * k.kept(0);
            const auto x1 = x0 * y25;
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
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const T a0 = s0[0];
        const auto s2 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - a0;
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const T a1 = s2[0];
        const T y4 = std::log(a1);
        const auto s5 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - a0;
            const auto x2 = x1 - y4;
            const auto x3 = absolute<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? all<T>(T(0.0)) : x2;
            const auto x7 = expm1<T>(x6);
            k.keep(1, x7);
            const auto x9 = -x7;
            const auto x10 = maximum<T>(x9, T(Lanes<T>::tiny));
            const auto x11 = raised<T>(x10, c0);
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
            const auto x23 = c1 ? all<T>(T(0.0)) : x22;
            const auto x24 = x17 ? x23 : all<T>(T(0.0));
            const auto x25 = x7 + T(1.0);
            const auto x26 = x24 * x25;
            const auto x27 = x16 - x26;
            const auto x28 = x5 ? all<T>(T(0.0)) : x27;
            return std::array<V, 2>{x14, x28};
        });
        const T a2 = s5[0];
        const T a3 = s5[1];
        const T y8 = -a2;
        const T y9 = T(1.0) / a1;
        row.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - a0;
            const auto x2 = x1 - y4;
            const auto x3 = absolute<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = k.t * k.kept(2);
            const auto x7 = -x6;
            const auto x8 = -k.kept(1);
            const auto x9 = x8 > T(Lanes<T>::tiny);
            const auto x10 = x5 ? all<T>(T(0.0)) : x2;
            const auto x11 = x10 * k.t;
            const auto x12 = maximum<T>(x8, T(Lanes<T>::tiny));
            const auto x13 = k.kept(2) / x12;
            const auto x14 = c0 * x13;
            const auto x15 = x11 * x14;
            const auto x16 = -x15;
            const auto x17 = c1 ? all<T>(T(0.0)) : x16;
            const auto x18 = x9 ? x17 : all<T>(T(0.0));
            const auto x19 = k.kept(1) + T(1.0);
            const auto x20 = x18 * x19;
            const auto x21 = x7 - x20;
            const auto x22 = x5 ? all<T>(T(0.0)) : x21;
            const auto x23 = y9 * k.kept(0);
            const auto x24 = x23 * a3;
            const auto x25 = x22 - x24;
            return std::array<V, 1>{x25};
        });
        return y8;
    }
};

// softmax_focal_loss_given_dense: reads gamma, alpha
template <class T> struct softmax_focal_loss_given_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 1, samples = 0, kept = 3;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    bool c1;
    explicit softmax_focal_loss_given_dense(const double* h) {
        const bool s2 = h[0] == double(0.0);
        c0 = T(h[0]);
        c1 = s2;
    }
    template <class Row> T operator()(Row& row) const {
        const auto s0 = row.template gather<LARGEST>([&](const auto& k) {
            return std::array<V, 1>{k.p};
        });
        const T a0 = s0[0];
        const auto s2 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = k.p - a0;
            const auto x1 = exp<T>(x0);
            k.keep(0, x1);
            return std::array<V, 1>{x1};
        });
        const T a1 = s2[0];
        const T y4 = std::log(a1);
        const auto s5 = row.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - a0;
            const auto x2 = x1 - y4;
            const auto x3 = absolute<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = x5 ? all<T>(T(0.0)) : x2;
            const auto x7 = expm1<T>(x6);
            k.keep(1, x7);
            const auto x9 = -x7;
            const auto x10 = maximum<T>(x9, T(Lanes<T>::tiny));
            const auto x11 = raised<T>(x10, c0);
            k.keep(2, x11);
            const auto x13 = x6 * x11;
            const auto x14 = absolute<T>(k.r[0]);
            const auto x15 = x14 == T(INFINITY);
            const auto x16 = x0 & x15;
            const auto x17 = x16 ? all<T>(T(0.0)) : k.r[0];
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
            const auto x29 = c1 ? all<T>(T(0.0)) : x28;
            const auto x30 = x23 ? x29 : all<T>(T(0.0));
            const auto x31 = x7 + T(1.0);
            const auto x32 = x30 * x31;
            const auto x33 = x22 - x32;
            const auto x34 = x5 ? all<T>(T(0.0)) : x33;
            return std::array<V, 2>{x19, x34};
        });
        const T a2 = s5[0];
        const T a3 = s5[1];
        const T y8 = -a2;
        const T y9 = T(1.0) / a1;
        row.slopes([&](const auto& k) {
            const auto x0 = k.t == T(0.0);
            const auto x1 = k.p - a0;
            const auto x2 = x1 - y4;
            const auto x3 = absolute<T>(x2);
            const auto x4 = x3 == T(INFINITY);
            const auto x5 = x0 & x4;
            const auto x6 = absolute<T>(k.r[0]);
            const auto x7 = x6 == T(INFINITY);
            const auto x8 = x0 & x7;
            const auto x9 = x8 ? all<T>(T(0.0)) : k.r[0];
            const auto x10 = k.t * x9;
            const auto x11 = x10 * k.kept(2);
            const auto x12 = -x11;
            const auto x13 = -k.kept(1);
            const auto x14 = x13 > T(Lanes<T>::tiny);
            const auto x15 = x5 ? all<T>(T(0.0)) : x2;
            const auto x16 = x15 * x10;
            const auto x17 = maximum<T>(x13, T(Lanes<T>::tiny));
            const auto x18 = k.kept(2) / x17;
            const auto x19 = c0 * x18;
            const auto x20 = x16 * x19;
            const auto x21 = -x20;
            const auto x22 = c1 ? all<T>(T(0.0)) : x21;
            const auto x23 = x14 ? x22 : all<T>(T(0.0));
            const auto x24 = k.kept(1) + T(1.0);
            const auto x25 = x23 * x24;
            const auto x26 = x12 - x25;
            const auto x27 = x5 ? all<T>(T(0.0)) : x26;
            const auto x28 = y9 * k.kept(0);
            const auto x29 = x28 * a3;
            const auto x30 = x27 - x29;
            return std::array<V, 1>{x30};
        });
        return y8;
    }
};
