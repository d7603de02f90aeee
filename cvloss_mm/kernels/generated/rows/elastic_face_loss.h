// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// elastic_face_loss_none_arc_labels: reads scale, std, noise
template <class T> struct elastic_face_loss_none_arc_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit elastic_face_loss_none_arc_labels(const double* h) {
        c0 = T(h[1]);
        c1 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = settled(c0 * row.q[0]);
        const T y1 = y0 + T(0.5);
        const T y2 = T(3.141592653589793) - y1;
        const T y3 = smallest(y2, T(3.141592653589793));
        const T y4 = std::cos(y3);
        const bool y5 = row.p < y4;
        const T y6 = std::sin(y1);
        const T y7 = settled(y1 * y6);
        const T y8 = row.p - y7;
        const T y9 = std::cos(y1);
        const T y10 = settled(y9 * row.p);
        const T y11 = T(1.0) - row.p;
        const T y12 = row.p + T(1.0);
        const T y13 = settled(y11 * y12);
        const T y14 = greatest(y13, T(Lanes<T>::epsilon));
        const T y15 = std::sqrt(y14);
        const T y16 = settled(y6 * y15);
        const T y17 = y10 - y16;
        const T y18 = y5 ? y8 : y17;
        const T y19 = settled(c1 * y18);
        const auto s20 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y19}});
        const T a0 = s20[0];
        const T y22 = y19 - a0;
        const T y23 = std::exp(y22);
        const auto s24 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y23}});
        const T a1 = s24[0];
        const T y26 = std::log(a1);
        const T y27 = y26 - y22;
        const T y28 = T(1.0) / a1;
        const T y29 = y28 * y23;
        const T y30 = T(-1.0) + y29;
        const T y31 = y30 * c1;
        const T y32 = y5 ? T(0.0) : y31;
        const T y33 = y32 * y9;
        const bool y34 = y13 > T(Lanes<T>::epsilon);
        const T y35 = y32 * y6;
        const T y36 = T(2.0) * y15;
        const T y37 = y35 / y36;
        const T y38 = -y37;
        const T y39 = y34 ? y38 : T(0.0);
        const T y40 = y39 * y11;
        const T y41 = y33 + y40;
        const T y42 = y39 * y12;
        const T y43 = y41 - y42;
        const T y44 = y5 ? y31 : T(0.0);
        const T y45 = y43 + y44;
        row.slopes([&](const auto& k) {
            const auto x0 = y28 * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y45);
        return y27;
    }
};

// elastic_face_loss_none_cos_labels: reads scale, std, noise
template <class T> struct elastic_face_loss_none_cos_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    explicit elastic_face_loss_none_cos_labels(const double* h) {
        c0 = T(h[1]);
        c1 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = settled(c0 * row.q[0]);
        const T y1 = y0 + T(0.35);
        const T y2 = row.p - y1;
        const T y3 = settled(c1 * y2);
        const auto s4 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            return std::array<V, 1>{x0};
        }, {{y3}});
        const T a0 = s4[0];
        const T y6 = y3 - a0;
        const T y7 = std::exp(y6);
        const auto s8 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c1 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y7}});
        const T a1 = s8[0];
        const T y10 = std::log(a1);
        const T y11 = y10 - y6;
        const T y12 = T(1.0) / a1;
        const T y13 = y12 * y7;
        const T y14 = T(-1.0) + y13;
        const T y15 = y14 * c1;
        row.slopes([&](const auto& k) {
            const auto x0 = y12 * k.kept(0);
            const auto x1 = x0 * c1;
            return std::array<V, 1>{x1};
        }, y15);
        return y11;
    }
};

// elastic_face_loss_given_arc_labels: reads scale, margin, std, noise
template <class T> struct elastic_face_loss_given_arc_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit elastic_face_loss_given_arc_labels(const double* h) {
        c0 = T(h[2]);
        c1 = T(h[1]);
        c2 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = settled(c0 * row.q[0]);
        const T y1 = c1 + y0;
        const T y2 = T(3.141592653589793) - y1;
        const T y3 = smallest(y2, T(3.141592653589793));
        const T y4 = std::cos(y3);
        const bool y5 = row.p < y4;
        const T y6 = std::sin(y1);
        const T y7 = settled(y1 * y6);
        const T y8 = row.p - y7;
        const T y9 = std::cos(y1);
        const T y10 = settled(y9 * row.p);
        const T y11 = T(1.0) - row.p;
        const T y12 = row.p + T(1.0);
        const T y13 = settled(y11 * y12);
        const T y14 = greatest(y13, T(Lanes<T>::epsilon));
        const T y15 = std::sqrt(y14);
        const T y16 = settled(y6 * y15);
        const T y17 = y10 - y16;
        const T y18 = y5 ? y8 : y17;
        const T y19 = settled(c2 * y18);
        const auto s20 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y19}});
        const T a0 = s20[0];
        const T y22 = y19 - a0;
        const T y23 = std::exp(y22);
        const auto s24 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y23}});
        const T a1 = s24[0];
        const T y26 = std::log(a1);
        const T y27 = y26 - y22;
        const T y28 = T(1.0) / a1;
        const T y29 = y28 * y23;
        const T y30 = T(-1.0) + y29;
        const T y31 = y30 * c2;
        const T y32 = y5 ? T(0.0) : y31;
        const T y33 = y32 * y9;
        const bool y34 = y13 > T(Lanes<T>::epsilon);
        const T y35 = y32 * y6;
        const T y36 = T(2.0) * y15;
        const T y37 = y35 / y36;
        const T y38 = -y37;
        const T y39 = y34 ? y38 : T(0.0);
        const T y40 = y39 * y11;
        const T y41 = y33 + y40;
        const T y42 = y39 * y12;
        const T y43 = y41 - y42;
        const T y44 = y5 ? y31 : T(0.0);
        const T y45 = y43 + y44;
        row.slopes([&](const auto& k) {
            const auto x0 = y28 * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y45);
        return y27;
    }
};

// elastic_face_loss_given_cos_labels: reads scale, margin, std, noise
template <class T> struct elastic_face_loss_given_cos_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit elastic_face_loss_given_cos_labels(const double* h) {
        c0 = T(h[2]);
        c1 = T(h[1]);
        c2 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = settled(c0 * row.q[0]);
        const T y1 = c1 + y0;
        const T y2 = row.p - y1;
        const T y3 = settled(c2 * y2);
        const auto s4 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y3}});
        const T a0 = s4[0];
        const T y6 = y3 - a0;
        const T y7 = std::exp(y6);
        const auto s8 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y7}});
        const T a1 = s8[0];
        const T y10 = std::log(a1);
        const T y11 = y10 - y6;
        const T y12 = T(1.0) / a1;
        const T y13 = y12 * y7;
        const T y14 = T(-1.0) + y13;
        const T y15 = y14 * c2;
        row.slopes([&](const auto& k) {
            const auto x0 = y12 * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y15);
        return y11;
    }
};
