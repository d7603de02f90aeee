// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// sphere_face_loss_none_labels: reads scale, margin, lamb
template <class T> struct sphere_face_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit sphere_face_loss_none_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(h[1]);
        c1 = T(s2);
        c2 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = T(1.0) - row.p;
        const T y1 = row.p + T(1.0);
        const T y2 = settled(y0 * y1);
        const T y3 = greatest(y2, T(0.0));
        const T y4 = std::sqrt(y3);
        const T y5 = std::atan2(y4, row.p);
        const T y6 = settled(c0 * y5);
        const T y7 = y6 / T(3.141592653589793);
        const T y8 = std::floor(y7);
        const T y9 = settled(T(0.5) * y8);
        const T y10 = std::floor(y9);
        const T y11 = settled(T(2.0) * y10);
        const T y12 = y8 - y11;
        const T y13 = settled(T(2.0) * y12);
        const T y14 = T(1.0) - y13;
        const T y15 = greatest(y2, T(Lanes<T>::epsilon));
        const T y16 = std::sqrt(y15);
        const T y17 = std::atan2(y16, row.p);
        const T y18 = settled(c1 * y17);
        const T y19 = std::cos(y18);
        const T y20 = settled(y19 * row.p);
        const T y21 = std::sin(y18);
        const T y22 = settled(y21 * y16);
        const T y23 = y20 - y22;
        const T y24 = settled(y14 * y23);
        const T y25 = settled(T(2.0) * y8);
        const T y26 = y24 - y25;
        const T y27 = y26 - row.p;
        const T y28 = row.q[0] + T(1.0);
        const T y29 = y27 / y28;
        const T y30 = row.p + y29;
        const T y31 = settled(c2 * y30);
        const auto s32 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            return std::array<V, 1>{x0};
        }, {{y31}});
        const T a0 = s32[0];
        const T y34 = y31 - a0;
        const T y35 = std::exp(y34);
        const auto s36 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c2 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y35}});
        const T a1 = s36[0];
        const T y38 = std::log(a1);
        const T y39 = y38 - y34;
        const T y40 = T(1.0) / a1;
        const T y41 = y40 * y35;
        const T y42 = T(-1.0) + y41;
        const T y43 = y42 * c2;
        const T y44 = y43 / y28;
        const T y45 = y43 - y44;
        const T y46 = y44 * y14;
        const T y47 = y46 * y19;
        const T y48 = y45 + y47;
        const T y49 = y46 * y16;
        const T y50 = y49 * y19;
        const T y51 = -y50;
        const T y52 = y46 * row.p;
        const T y53 = y21 * y52;
        const T y54 = y51 - y53;
        const T y55 = y54 * c1;
        const T y56 = y16 * y55;
        const T y57 = y16 * y16;
        const T y58 = row.p * row.p;
        const T y59 = y57 + y58;
        const bool y60 = y59 == T(0.0);
        const T y61 = T(1.0) / y59;
        const T y62 = y60 ? T(0.0) : y61;
        const T y63 = y56 * y62;
        const T y64 = y48 - y63;
        const bool y65 = y2 > T(Lanes<T>::epsilon);
        const T y66 = y55 * row.p;
        const T y67 = y66 * y62;
        const T y68 = y46 * y21;
        const T y69 = y67 - y68;
        const T y70 = T(2.0) * y16;
        const T y71 = y69 / y70;
        const T y72 = y65 ? y71 : T(0.0);
        const T y73 = y72 * y0;
        const T y74 = y64 + y73;
        const T y75 = y72 * y1;
        const T y76 = y74 - y75;
        row.slopes([&](const auto& k) {
            const auto x0 = y40 * k.kept(0);
            const auto x1 = x0 * c2;
            return std::array<V, 1>{x1};
        }, y76);
        return y39;
    }
};

// sphere_face_loss_given_labels: reads scale, margin, norm, lamb
template <class T> struct sphere_face_loss_given_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 2, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit sphere_face_loss_given_labels(const double* h) {
        const double s2 = h[1] - double(1.0);
        c0 = T(h[1]);
        c1 = T(s2);
        c2 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = T(1.0) - row.p;
        const T y1 = row.p + T(1.0);
        const T y2 = settled(y0 * y1);
        const T y3 = greatest(y2, T(0.0));
        const T y4 = std::sqrt(y3);
        const T y5 = std::atan2(y4, row.p);
        const T y6 = settled(c0 * y5);
        const T y7 = y6 / T(3.141592653589793);
        const T y8 = std::floor(y7);
        const T y9 = settled(T(0.5) * y8);
        const T y10 = std::floor(y9);
        const T y11 = settled(T(2.0) * y10);
        const T y12 = y8 - y11;
        const T y13 = settled(T(2.0) * y12);
        const T y14 = T(1.0) - y13;
        const T y15 = greatest(y2, T(Lanes<T>::epsilon));
        const T y16 = std::sqrt(y15);
        const T y17 = std::atan2(y16, row.p);
        const T y18 = settled(c1 * y17);
        const T y19 = std::cos(y18);
        const T y20 = settled(y19 * row.p);
        const T y21 = std::sin(y18);
        const T y22 = settled(y21 * y16);
        const T y23 = y20 - y22;
        const T y24 = settled(y14 * y23);
        const T y25 = settled(T(2.0) * y8);
        const T y26 = y24 - y25;
        const T y27 = y26 - row.p;
        const T y28 = row.q[1] + T(1.0);
        const T y29 = y27 / y28;
        const T y30 = row.p + y29;
        const T y31 = settled(row.q[0] * y30);
        const T y32 = settled(c2 * y31);
        const auto s33 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(row.q[0] * k.p);
            const auto x1 = settled(c2 * x0);
            return std::array<V, 1>{x1};
        }, {{y32}});
        const T a0 = s33[0];
        const T y35 = y32 - a0;
        const T y36 = std::exp(y35);
        const auto s37 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(row.q[0] * k.p);
            const auto x1 = settled(c2 * x0);
            const auto x2 = x1 - a0;
            const auto x3 = exp<T>(x2);
            k.keep(0, x3);
            return std::array<V, 1>{x3};
        }, {{y36}});
        const T a1 = s37[0];
        const T y39 = T(1.0) / a1;
        const auto s40 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = y39 * k.kept(0);
            const auto x1 = x0 * c2;
            const auto x2 = x1 * k.p;
            return std::array<V, 1>{x2};
        }, {{T(0.0)}});
        const T a2 = s40[0];
        const T y42 = std::log(a1);
        const T y43 = y42 - y35;
        const T y44 = y39 * y36;
        const T y45 = T(-1.0) + y44;
        const T y46 = y45 * c2;
        const T y47 = y46 * row.q[0];
        const T y48 = y47 / y28;
        const T y49 = y47 - y48;
        const T y50 = y48 * y14;
        const T y51 = y50 * y19;
        const T y52 = y49 + y51;
        const T y53 = y50 * y16;
        const T y54 = y53 * y19;
        const T y55 = -y54;
        const T y56 = y50 * row.p;
        const T y57 = y21 * y56;
        const T y58 = y55 - y57;
        const T y59 = y58 * c1;
        const T y60 = y16 * y59;
        const T y61 = y16 * y16;
        const T y62 = row.p * row.p;
        const T y63 = y61 + y62;
        const bool y64 = y63 == T(0.0);
        const T y65 = T(1.0) / y63;
        const T y66 = y64 ? T(0.0) : y65;
        const T y67 = y60 * y66;
        const T y68 = y52 - y67;
        const bool y69 = y2 > T(Lanes<T>::epsilon);
        const T y70 = y59 * row.p;
        const T y71 = y70 * y66;
        const T y72 = y50 * y21;
        const T y73 = y71 - y72;
        const T y74 = T(2.0) * y16;
        const T y75 = y73 / y74;
        const T y76 = y69 ? y75 : T(0.0);
        const T y77 = y76 * y0;
        const T y78 = y68 + y77;
        const T y79 = y76 * y1;
        const T y80 = y78 - y79;
        row.slopes([&](const auto& k) {
            const auto x0 = y39 * k.kept(0);
            const auto x1 = x0 * c2;
            const auto x2 = x1 * row.q[0];
            return std::array<V, 1>{x2};
        }, y80);
        const T y82 = y46 * y30;
        const T y83 = a2 + y82;
        row.sample_grad(0, y83);
        return y43;
    }
};
