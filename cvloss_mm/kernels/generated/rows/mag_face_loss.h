// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// mag_face_loss_none_labels: reads scale, low, high, low_norm, high_norm, norm_weight
template <class T> struct mag_face_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit mag_face_loss_none_labels(const double* h) {
        const double s3 = h[2] - h[1];
        const double s7 = h[3] + h[4];
        const double s8 = double(0.5) * s7;
        const double s9 = std::fmax(s8, h[3]);
        const double s10 = std::fmin(s9, h[4]);
        const double s11 = s10 - h[3];
        const double s12 = s3 * s11;
        const double s13 = h[4] - h[3];
        const double s14 = s12 / s13;
        const double s15 = h[1] + s14;
        const double s16 = double(3.141592653589793) - s15;
        const double s17 = std::fmin(s16, double(3.141592653589793));
        const double s18 = std::cos(s17);
        const double s19 = std::sin(s15);
        const double s20 = s15 * s19;
        const double s21 = std::cos(s15);
        c0 = T(s18);
        c1 = T(s20);
        c2 = T(s21);
        c3 = T(s19);
        c4 = T(h[0]);
    }
    template <class Row> T operator()(Row& row) const {
        const bool y0 = row.p < c0;
        const T y1 = row.p - c1;
        const T y2 = settled(c2 * row.p);
        const T y3 = T(1.0) - row.p;
        const T y4 = row.p + T(1.0);
        const T y5 = settled(y3 * y4);
        const T y6 = greatest(y5, T(Lanes<T>::epsilon));
        const T y7 = std::sqrt(y6);
        const T y8 = settled(c3 * y7);
        const T y9 = y2 - y8;
        const T y10 = y0 ? y1 : y9;
        const T y11 = settled(c4 * y10);
        const auto s12 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y11}});
        const T a0 = s12[0];
        const T y14 = y11 - a0;
        const T y15 = std::exp(y14);
        const auto s16 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c4 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y15}});
        const T a1 = s16[0];
        const T y18 = std::log(a1);
        const T y19 = y18 - y14;
        const T y20 = T(1.0) / a1;
        const T y21 = y20 * y15;
        const T y22 = T(-1.0) + y21;
        const T y23 = y22 * c4;
        const T y24 = y0 ? T(0.0) : y23;
        const T y25 = y24 * c2;
        const bool y26 = y5 > T(Lanes<T>::epsilon);
        const T y27 = y24 * c3;
        const T y28 = T(2.0) * y7;
        const T y29 = y27 / y28;
        const T y30 = -y29;
        const T y31 = y26 ? y30 : T(0.0);
        const T y32 = y31 * y3;
        const T y33 = y25 + y32;
        const T y34 = y31 * y4;
        const T y35 = y33 - y34;
        const T y36 = y0 ? y23 : T(0.0);
        const T y37 = y35 + y36;
        row.slopes([&](const auto& k) {
            const auto x0 = y20 * k.kept(0);
            const auto x1 = x0 * c4;
            return std::array<V, 1>{x1};
        }, y37);
        return y19;
    }
};

// mag_face_loss_given_labels: reads scale, low, high, low_norm, high_norm, norm_weight, norm
template <class T> struct mag_face_loss_given_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    T c5;
    T c6;
    T c7;
    bool c8;
    T c9;
    explicit mag_face_loss_given_labels(const double* h) {
        const double s4 = h[2] - h[1];
        const double s6 = h[4] - h[3];
        const double s7 = double(1.0) / s6;
        const double s9 = h[4] * h[4];
        const double s10 = double(1.0) / s9;
        const bool s12 = h[3] < h[4];
        const double s13 = h[5] / s9;
        c0 = T(h[3]);
        c1 = T(h[4]);
        c2 = T(s4);
        c3 = T(s7);
        c4 = T(h[1]);
        c5 = T(h[0]);
        c6 = T(s10);
        c7 = T(h[5]);
        c8 = s12;
        c9 = T(s13);
    }
    template <class Row> T operator()(Row& row) const {
        const T y0 = greatest(row.q[0], c0);
        const T y1 = smallest(y0, c1);
        const T y2 = y1 - c0;
        const T y3 = settled(c2 * y2);
        const T y4 = settled(c3 * y3);
        const T y5 = c4 + y4;
        const T y6 = T(3.141592653589793) - y5;
        const T y7 = smallest(y6, T(3.141592653589793));
        const T y8 = std::cos(y7);
        const bool y9 = row.p < y8;
        const T y10 = std::sin(y5);
        const T y11 = settled(y5 * y10);
        const T y12 = row.p - y11;
        const T y13 = std::cos(y5);
        const T y14 = settled(y13 * row.p);
        const T y15 = T(1.0) - row.p;
        const T y16 = row.p + T(1.0);
        const T y17 = settled(y15 * y16);
        const T y18 = greatest(y17, T(Lanes<T>::epsilon));
        const T y19 = std::sqrt(y18);
        const T y20 = settled(y10 * y19);
        const T y21 = y14 - y20;
        const T y22 = y9 ? y12 : y21;
        const T y23 = settled(c5 * y22);
        const auto s24 = row.template gather<LARGEST>([&](const auto& k) {
            const auto x0 = settled(c5 * k.p);
            return std::array<V, 1>{x0};
        }, {{y23}});
        const T a0 = s24[0];
        const T y26 = y23 - a0;
        const T y27 = std::exp(y26);
        const auto s28 = row.template gather<SUM>([&](const auto& k) {
            const auto x0 = settled(c5 * k.p);
            const auto x1 = x0 - a0;
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y27}});
        const T a1 = s28[0];
        const T y30 = std::log(a1);
        const T y31 = y30 - y26;
        const T y32 = T(1.0) / y1;
        const T y33 = c6 * y1;
        const T y34 = y32 + y33;
        const T y35 = c7 * y34;
        const T y36 = y31 + y35;
        const T y37 = T(1.0) / a1;
        const T y38 = y37 * y27;
        const T y39 = T(-1.0) + y38;
        const T y40 = y39 * c5;
        const T y41 = y9 ? T(0.0) : y40;
        const T y42 = y41 * y13;
        const bool y43 = y17 > T(Lanes<T>::epsilon);
        const T y44 = y41 * y10;
        const T y45 = T(2.0) * y19;
        const T y46 = y44 / y45;
        const T y47 = -y46;
        const T y48 = y43 ? y47 : T(0.0);
        const T y49 = y48 * y15;
        const T y50 = y42 + y49;
        const T y51 = y48 * y16;
        const T y52 = y50 - y51;
        const T y53 = y9 ? y40 : T(0.0);
        const T y54 = y52 + y53;
        row.slopes([&](const auto& k) {
            const auto x0 = y37 * k.kept(0);
            const auto x1 = x0 * c5;
            return std::array<V, 1>{x1};
        }, y54);
        const bool y56 = row.q[0] < c0;
        const bool y57 = row.q[0] > c1;
        const bool y58 = y56 || y57;
        const bool y59 = row.q[0] == c0;
        const bool y60 = row.q[0] == c1;
        const bool y61 = y59 || y60;
        const bool y62 = y61 && c8;
        const T y63 = y32 * y32;
        const T y64 = c7 * y63;
        const T y65 = c9 - y64;
        const T y66 = y41 * y19;
        const T y67 = y66 * y13;
        const T y68 = -y67;
        const T y69 = y41 * row.p;
        const T y70 = y10 * y69;
        const T y71 = y68 - y70;
        const T y72 = y53 * y10;
        const T y73 = y71 - y72;
        const T y74 = y53 * y5;
        const T y75 = y74 * y13;
        const T y76 = y73 - y75;
        const T y77 = c3 * y76;
        const T y78 = y77 * c2;
        const T y79 = y65 + y78;
        const T y80 = T(0.5) * y79;
        const T y81 = y62 ? y80 : y79;
        const T y82 = y58 ? T(0.0) : y81;
        row.sample_grad(0, y82);
        return y36;
    }
};
